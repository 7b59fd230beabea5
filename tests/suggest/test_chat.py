"""A language model behind a real HTTP server: what it is asked, what is taken from it, and what goes wrong."""

from __future__ import annotations

import json as json_text
from collections.abc import Iterator

import pytest

from consistency.errors import SettingsError, UnreadableError
from consistency.flows.rewriter import rewriter_of
from consistency.net import Client
from consistency.settings import RewriterSettings
from consistency.suggest.chat import ChatRewriter, RewriterError
from tests.services.server import Say, Site, json, refused, require

PATH = "/v1/chat/completions"
SENTENCES = ["We are AMAZED by the 7.10 boat!!!", "Passengers shall utilise {{gate}}."]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def said(content: object) -> Say:
    text = content if isinstance(content, str) else json_text.dumps(content)
    return json({"choices": [{"message": {"role": "assistant", "content": text}}]})


def ask(site: Site, key: str = "") -> tuple[str | None, ...]:
    with Client(site.settings()) as client:
        return ChatRewriter(f"{site.url}/v1/", "any-model", client, key).rewrite("The draft.", SENTENCES, ["hype"], ["Bring a coat."])


def test_it_is_asked_with_examples_and_key(site: Site) -> None:
    site.say(PATH, require("Bearer s3cret", said({"rewordings": ["The 7.10 boat is good.", "Use {{gate}}."]})))
    assert ask(site, "s3cret") == ("The 7.10 boat is good.", "Use {{gate}}.")
    asked = json_text.loads(site.seen[0].body)
    assert asked["model"] == "any-model"
    assert json_text.loads(asked["messages"][1]["content"])["sentences"] == SENTENCES
    assert "Bring a coat." in asked["messages"][1]["content"]


def test_no_key_means_no_header(site: Site) -> None:
    site.say(PATH, said({"rewordings": ["The 7.10.", "Use {{gate}}."]}))
    ask(site)
    assert "authorization" not in site.seen[0].headers


def test_a_rewording_that_changes_facts_or_runs_on_is_left_out(site: Site) -> None:
    site.say(PATH, said({"rewordings": ["The 7.20 boat is good.", "Use the gate."]}))
    assert ask(site) == (None, None)
    site.say(PATH, said({"rewordings": ["The 7.10 boat " + "is very good " * 20, 7]}))
    assert ask(site) == (None, None)


def test_json_in_a_fence_is_read(site: Site) -> None:
    site.say(PATH, said('```json\n["The 7.10 boat is good.", "Use {{gate}}."]\n```'))
    assert ask(site)[1] == "Use {{gate}}."


@pytest.mark.parametrize("content", ["no JSON", {"rewordings": ["one"]}, {"other": []}, {"rewordings": "x"}, "null"])
def test_an_answer_without_rewordings_is_an_error(content: object, site: Site) -> None:
    site.say(PATH, said(content))
    with pytest.raises(RewriterError) as caught:
        ask(site)
    assert caught.value.error_code == "RWR01"


def test_a_refusal_is_told(site: Site) -> None:
    site.say(PATH, refused(401))
    with pytest.raises(UnreadableError) as caught:
        ask(site)
    assert caught.value.error_code == "NET08"


def test_settings_open_the_named_host_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.say(PATH, require("Bearer k", said({"rewordings": ["The 7.10.", "Use {{gate}}."]})))
    monkeypatch.setenv("OUR_KEY", "k")
    with rewriter_of(RewriterSettings(url=f"{site.url}/v1", model="m", key="OUR_KEY")) as rewriter:
        assert rewriter is not None
        assert rewriter.rewrite("", SENTENCES, [], [])[0] == "The 7.10."
    monkeypatch.delenv("OUR_KEY")
    with pytest.raises(SettingsError) as caught, rewriter_of(RewriterSettings(url=site.url, model="m", key="OUR_KEY")):
        pass
    assert caught.value.error_code == "CFG11"
    with rewriter_of(None) as none:
        assert none is None
