"""Every service that is asked over HTTP, from the rack, against a server that misbehaves: one clear line each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from consistency.channels.services import SERVICES, Visit, collect_service
from consistency.records.collection import Collection
from tests.services.server import Route, Site, failed, html, json, limited, moved, refused, slow_loris, text, truncated

SECRET = "0123abcd-us21"
NOT_HTTP = {"imap"}
"""Tested against Dovecot and broken servers of its own protocol (test_mail_imap)."""
FEED = "<rss version='2.0'><channel><item><title>Kite week</title><description>Fly.</description></item></channel></rss>"
STATUS = {"id": "1", "visibility": "public", "content": "<p>Fly.</p>", "account": {"id": "7"}, "created_at": "2026-03-02T09:00:00Z"}
POST = {"uri": "at://did:plc:a/app.bsky.feed.post/1", "author": {"handle": "k.example"}, "record": {"text": "Fly."}}
MACRO = {"id": 1, "title": "T", "active": True, "actions": [{"field": "comment_value", "value": "Fly."}]}
PAGE = {"id": 1, "link": "https://k.example/a", "status": "publish", "title": {"rendered": "K"}, "content": {"rendered": "<p>Fly.</p>"}}
MAIL = {"id": "1", "subject": "S", "content": {"widgets": {"m": {"body": {"html": "<p>Fly.</p>"}}}}}


def ways(site: Site) -> dict[str, tuple[dict[str, Any], str]]:
    """For each service its options for this server, and the path of its list."""
    token = {"token": {"file": "key"}}
    return {
        "crawl": ({"start": f"{site.url}/", "delay": 0, "sitemaps": False, "deadline": 1}, "/"),
        "mailchimp": ({**token, "base_url": site.url}, "/campaigns"),
        "klaviyo": ({**token, "base_url": site.url}, "/api/campaigns"),
        "hubspot": ({**token, "base_url": site.url}, "/marketing/v3/emails"),
        "mastodon": ({**token, "account": "@brand@k.example", "base_url": site.url}, "/api/v1/accounts/7/statuses"),
        "bluesky": ({"account": "k.example", "base_url": site.url}, "/xrpc/app.bsky.feed.getAuthorFeed"),
        "feed": ({"url": f"{site.url}/feed.xml"}, "/feed.xml"),
        "wordpress": ({"base_url": site.url, "types": ["pages"]}, "/wp-json/wp/v2/pages"),
        "zendesk": ({**token, "base_url": site.url}, "/api/v2/macros.json"),
    }


def sound(service: str) -> Route:
    """The answer of a server that is well."""
    return {
        "crawl": html("<h1>Kite week</h1><p>Fly.</p>"),
        "mailchimp": json({"campaigns": [], "total_items": 0}),
        "klaviyo": json({"data": []}),
        "hubspot": json({"results": [MAIL]}),
        "mastodon": json([STATUS], headers={"Link": ""}),
        "bluesky": json({"feed": [{"post": POST}]}),
        "feed": text(FEED, "application/rss+xml"),
        "wordpress": json([PAGE]),
        "zendesk": json({"macros": [MACRO]}),
    }[service]


def asked(service: str, site: Site, folder: Path, *routes: Route) -> Collection:
    (folder / "key").write_text(SECRET)
    options, path = ways(site)[service]
    options |= {"allow_hosts": [site.host], "timeout": 0.4, "retries": 1}
    site.say("/robots.txt", refused(404))
    site.say("/api/v1/accounts/lookup", json({"id": "7"}))
    site.say(path, *routes)
    visit = Visit("any", None, folder, folder / "cache", lambda _: None)
    return collect_service("campaign", service, SERVICES[service].Options.model_validate(options), visit)


def test_every_service_of_the_rack_is_here(site):
    assert {*ways(site), *NOT_HTTP} == {*SERVICES}


@pytest.mark.parametrize("service", [name for name in SERVICES if name not in NOT_HTTP])
@pytest.mark.parametrize(
    ("misbehaves", "code"),
    [
        (lambda say: refused(401), "NET08"),
        (lambda say: limited(after="0"), "NET10"),
        (lambda say: limited(after="86400"), "NET10"),
        (lambda say: failed(500), "NET11"),
        (truncated, "NET12"),
        (lambda say: slow_loris(say, 0.1), "NET04"),
        (lambda say: moved("http://169.254.169.254/latest"), "NET01"),
    ],
    ids=["401", "429", "429 for a day", "500", "truncated", "slow loris", "redirect within"],
)
def test_what_a_server_does_wrong_is_one_clear_line(service, misbehaves, code, site, tmp_path):
    found = asked(service, site, tmp_path, misbehaves(sound(service)))
    lines = [line for line in found.unreadable if line.code != "REA52"]
    expected = "REA60" if (service, code) == ("crawl", "NET01") else code
    assert [line.code for line in lines] == [expected], lines
    assert not found.touchpoints
    assert all(part.strip() and "\n" not in part for part in (lines[0].locator, lines[0].what, lines[0].todo))
    assert SECRET not in str(found)


@pytest.mark.parametrize("service", [name for name in SERVICES if name not in {*NOT_HTTP, "mailchimp", "klaviyo"}])
@pytest.mark.parametrize("first", [limited(after="0"), failed(503)], ids=["429", "503"])
def test_trouble_that_passes_costs_nothing(service, first, site, tmp_path):
    found = asked(service, site, tmp_path, first, sound(service))
    assert not found.unreadable, found.unreadable
    assert len(found.touchpoints) == 1
