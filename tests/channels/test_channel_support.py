"""Macros, saved replies and help articles of the help desks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.records.touchpoint import Kind, Role

from .reading import parts

GOLDEN = Path(__file__).parent / "golden"


def read(name, **options):
    return collect("campaign", "support", Path(name), GOLDEN, **options)


def test_gorgias_macros():
    found = read("gorgias_macros.json")
    late, plain = found.touchpoints
    assert (late.kind, late.title, late.language) == (Kind.MACRO, "Late parcel", "en")
    assert parts(late, Role.SUBJECT) == ["Your parcel is late"]
    assert parts(late, Role.BODY) == ["Hi {{ticket.customer.firstname}},", "Your kite is stuck in the depot. We’ll send a new one today."]
    assert plain.text == "Thanks for the photo."
    assert [s.why for s in found.skipped] == ["a macro that sends no reply", "an archived macro"]
    assert len(read("gorgias_macros.json", keep_paused=True).touchpoints) == 3


def test_intercom_articles_with_translations_and_drafts():
    found = read("intercom_articles.json")
    english, german = found.touchpoints
    assert (english.kind, english.uri, english.language) == (Kind.PAGE, "https://help.kestrelkites.example/en/articles/1-returns", "en")
    assert english.title == "How do returns work?"
    assert parts(english, Role.HEADLINE) == ["How do returns work?", "The label"]
    assert parts(english, Role.BODY) == ["Send it back within 30 days.", "We email one to you."]
    assert english.links[0].url == "https://help.kestrelkites.example/en/articles/2"
    assert english.observed_at.year == 2026
    assert german.locator == f"{english.locator}/de"
    assert (german.language, german.title) == ("de", "Wie gehen Rücksendungen?")
    assert [s.why for s in found.skipped] == ["a draft (fr)", "a draft (en)"]


@pytest.mark.parametrize(
    "document",
    [
        {"saved_replies": [{"name": "Hi", "text": "Hello there."}, {"name": "Blank", "text": ""}]},
        {"type": "list", "data": [{"type": "macro", "name": "Hi", "body": "<p>Hello there.</p>"}, {"type": "macro", "body": None}]},
    ],
)
def test_intercom_replies(gather, document):
    found = gather({"replies.json": json.dumps(document)})
    (reply,) = found.touchpoints
    assert (reply.text, reply.title, reply.kind) == ("Hello there.", "Hi", Kind.MACRO)
    assert [s.why for s in found.skipped] == ["a reply without words"]


def test_a_private_comment_is_no_copy(gather):
    actions = [{"field": "comment_value", "value": "Ask Bea."}, {"field": "comment_mode_is_public", "value": "false"}]
    found = gather({"m.json": json.dumps({"macros": [{"title": "Note", "active": True, "actions": actions}]})})
    assert [s.why for s in found.skipped] == ["a macro that writes a private comment"]


@pytest.mark.parametrize("name", ["gorgias_macros.json", "intercom_articles.json"])
def test_damage_is_one_line(gather, name):
    whole = (GOLDEN / name).read_text("utf-8")
    assert [u.code for u in gather({"cut.json": whole[: len(whole) // 2]}).unreadable] == ["REA07"]


@pytest.mark.parametrize(
    "text",
    [
        '{"data":[3,{"type":"article","title":4,"body":[],"translated_content":{"fr":1}},{"type":"article"}]}',
        '{"data":[{"actions":[{"name":"setResponseText","arguments":7},4]},{"actions":5},null]}',
    ],
)
def test_wrong_types_never_crash(gather, text):
    found = gather({"odd.json": text})
    assert not [u for u in found.unreadable if u.code == "REA99"]
    assert (len(found.touchpoints), len(found.skipped) + len(found.unreadable)) == (0, 3)
