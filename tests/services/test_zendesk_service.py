"""The service `zendesk` against a real server, sound and misbehaving."""

from __future__ import annotations

from base64 import b64encode

import pytest

from consistency.channels.services import SERVICES, Visit, collect_service
from tests.services.server import failed, json, limited, moved, refused, require, slow_loris, truncated

TOKEN = "t0ps3cret"
FIRST = "/api/v2/macros.json?page[size]=100"


def macro(number, text, active=True):
    actions = [{"field": "comment_value_html", "value": f"<p>{text}</p>"}, {"field": "status", "value": "solved"}]
    return {"id": number, "title": f"Macro {number}", "active": active, "actions": actions}


@pytest.fixture
def ask(site, tmp_path, monkeypatch):
    """Collects from the service at the test's server."""
    monkeypatch.setenv("ZENDESK_TOKEN", TOKEN)

    def collect(**changes):
        options = {
            "base_url": site.url,
            "token": {"env": "ZENDESK_TOKEN"},
            "allow_hosts": [site.host],
            "retries": 1,
            "timeout": 1.0,
            **changes,
        }
        visit = Visit("support", "service", tmp_path, tmp_path / "cache", lambda _: None)
        return collect_service("campaign", "zendesk", SERVICES["zendesk"].Options.model_validate(options), visit)

    return collect


def two_pages(site, second):
    more = f"{site.url}/api/v2/macros.json?page[after]=abc&page[size]=100"
    say = json({"macros": [macro(1, "Hello."), macro(2, "Gone.", active=False)], "meta": {"has_more": True}, "links": {"next": more}})
    site.otherwise = lambda request: second if "after" in request.query.get("page[after]", "") + request.path else say


def test_all_pages_by_cursor(site, ask):
    two_pages(site, json({"macros": [macro(3, "Goodbye.")], "meta": {"has_more": False}, "links": {"next": None}}))
    found = ask()
    place = f"zendesk:{site.host}"
    assert found.path == place
    assert [(t.locator, t.text, t.channel, t.stage, t.title) for t in found.touchpoints] == [
        (f"{place}/macros/1", "Hello.", "support", "service", "Macro 1"),
        (f"{place}/macros/3", "Goodbye.", "support", "service", "Macro 3"),
    ]
    assert [(s.locator, s.why) for s in found.skipped] == [(f"{place}/macros/2", "an inactive macro")]
    assert len(site.paths) == 2


def test_pages_by_number_and_inactive_macros_where_asked_for(site, ask):
    site.otherwise = json({"macros": [macro(2, "Old.", active=False)], "next_page": None})
    site.say("/api/v2/macros.json", json({"macros": [macro(1, "Hello.")], "next_page": "/api/v2/more.json?page=2"}))
    assert [t.text for t in ask(keep_inactive=True).touchpoints] == ["Hello.", "Old."]


@pytest.mark.parametrize(
    ("email", "header"),
    [(None, f"Bearer {TOKEN}"), ("ann@kestrel.example", "Basic " + b64encode(f"ann@kestrel.example/token:{TOKEN}".encode()).decode())],
)
def test_the_token_is_shown_and_in_no_message(site, ask, email, header):
    site.say("/api/v2/macros.json", require(header, json({"macros": [macro(1, "Hello.")]})))
    assert [t.text for t in ask(email=email).touchpoints] == ["Hello."]
    site.say("/api/v2/macros.json", refused())
    (line,) = ask(email=email).unreadable
    assert line.code == "NET08"
    assert TOKEN not in f"{line}"


def test_patience_after_429_and_500(site, ask):
    site.say("/api/v2/macros.json", limited(after="0"), json({"macros": [macro(1, "Hello.")]}))
    assert [t.text for t in ask().touchpoints] == ["Hello."]
    site.say("/api/v2/macros.json", failed())
    assert [u.code for u in ask(retries=0).unreadable] == ["NET11"]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (truncated(json({"macros": [macro(3, "Goodbye.")]})), "NET12"),
        (failed(), "NET11"),
        (json({"error": "no"}), "SUP01"),
        (json([1, 2]), "SUP01"),
        (json({"macros": [], "links": {"next": "https://elsewhere.example/api"}}), "SUP02"),
        (json({"macros": [], "next_page": "/api/v2/macros.json?page[after]=abc&page[size]=100"}), "SUP03"),
    ],
)
def test_what_goes_wrong_later_keeps_what_was_read(site, ask, second, code):
    two_pages(site, second)
    found = ask(retries=0)
    assert [t.text for t in found.touchpoints] == ["Hello."]
    assert [u.code for u in found.unreadable] == [code]


def test_a_dripping_answer_is_left(site, ask):
    site.say("/api/v2/macros.json", slow_loris(json({"macros": [macro(1, "Hello.")] * 9})))
    assert [u.code for u in ask(retries=0, timeout=0.1).unreadable] == ["NET04"]


def test_a_redirect_elsewhere_never_sees_the_token(site, ask):
    site.say("/api/v2/macros.json", moved(f"http://localhost:{site.host.rpartition(':')[2]}/login"))
    site.say("/login", json({"macros": []}))
    ask(allow_hosts=[site.host, "localhost"], retries=0)
    assert [request.headers.get("authorization") for request in site.seen[1:]] == [None] * (len(site.seen) - 1)


def test_a_macro_of_no_shape_is_one_line(site, ask):
    site.otherwise = json({"macros": [7, {"id": 8}, macro(9, "Hello.")]})
    found = ask()
    assert [(u.locator[-9:], u.code) for u in found.unreadable] == [("/macros/1", "REA18"), ("/macros/8", "REA18")]
    assert len(found.touchpoints) == 1


def test_without_a_token_nothing_is_asked(site, ask, monkeypatch):
    monkeypatch.delenv("ZENDESK_TOKEN")
    assert [u.code for u in ask().unreadable] == ["REA50"]
    assert site.paths == []


@pytest.mark.parametrize("wrong", [{"subdomain": "kestrel"}, {"base_url": None}, {"base_url": "ftp://x"}, {"token": "in the settings"}])
def test_wrong_options_are_refused(ask, wrong):
    with pytest.raises(ValueError, match="validation error"):
        ask(**wrong)
