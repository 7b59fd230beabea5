"""Mastodon, Bluesky, feeds and WordPress, asked at a real server that also misbehaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from consistency.channels.services import SERVICES, Visit, collect_service
from consistency.records.collection import Collection
from consistency.records.touchpoint import Kind, Role
from tests.services.server import Request, Say, Site, failed, html, json, limited, refused, require, slow_loris, text, truncated

Ask = Callable[..., Collection]


@pytest.fixture
def ask(site: Site, tmp_path: Path) -> Ask:
    """Asks a service at the local server, without patience."""

    def collected(service: str, **options: Any) -> Collection:
        whole = {"allow_hosts": [site.host], "timeout": 0.5, "retries": 1, **options}
        visit = Visit("social", "brand", tmp_path, tmp_path / "kept", lambda line: None)
        return collect_service("campaign", service, SERVICES[service].Options.model_validate(whole), visit)

    return collected


def status(number: int, content: str = "<p>Hello there</p>", **more: object) -> dict[str, object]:
    return {
        "id": str(number),
        "created_at": "2026-03-03T08:05:00.000Z",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "visibility": "public",
        "language": "en",
        "url": f"https://example.social/@kites/{number}",
        "spoiler_text": "",
        "reblog": None,
        "content": content,
        "media_attachments": [],
        "poll": None,
        **more,
    }


def mastodon(site: Site, *pages: Say) -> None:
    site.say("/api/v1/accounts/lookup", json({"id": "7", "acct": "kites"}))
    site.say("/api/v1/accounts/7/statuses", *pages)


def paged(site: Site, posts: list[Any], *, more: bool) -> Say:
    link = f'<{site.url}/elsewhere?max_id=1>; rel="next", <{site.url}/x>; rel="prev"' if more else f'<{site.url}/x>; rel="prev"'
    return json(posts, headers={"Link": link})


def test_mastodon_page_after_page(site, ask):
    first = [status(9), status(8, reblog={"id": "1"}), status(7, in_reply_to_id="1", in_reply_to_account_id="3")]
    second = [
        status(6, "<p>One<br>two</p>", in_reply_to_id="5", in_reply_to_account_id="7", spoiler_text="Mind"),
        status(5, visibility="direct"),
    ]
    mastodon(site, paged(site, first, more=True), paged(site, second, more=False))
    found = ask("mastodon", account="@kites@example.social", base_url=site.url)
    assert [t.locator for t in found.touchpoints] == ["mastodon:@kites@example.social/9", "mastodon:@kites@example.social/6"]
    one, two = found.touchpoints
    assert (one.kind, one.uri, one.language, one.stage) == (Kind.POST, "https://example.social/@kites/9", "en", "brand")
    assert [(two.slice(b), b.role) for b in two.blocks] == [("Mind", Role.HEADLINE), ("One\ntwo", Role.BODY)]
    assert [s.why.split(" of ")[0].split(":")[0] for s in found.skipped] == ["a boost", "a reply to somebody else", "not public"]
    assert [request.query.get("max_id") for request in site.seen if "statuses" in request.path] == [None, "7"]
    assert (found.path, found.unreadable) == ("mastodon:@kites@example.social", ())


def test_mastodon_stops_at_the_limit_and_says_so(site, ask):
    mastodon(site, paged(site, [status(n) for n in range(9, 4, -1)], more=True))
    found = ask("mastodon", account="kites@example.social", base_url=site.url, limit=3)
    assert len(found.touchpoints) == 3
    assert "newest 3" in found.skipped[0].why


def test_mastodon_that_repeats_itself_ends(site, ask):
    mastodon(site, json([status(9)]))
    found = ask("mastodon", account="kites@example.social", base_url=site.url)
    assert (len(found.touchpoints), [u.code for u in found.unreadable]) == (1, ["REA85"])


def test_mastodon_asks_again_after_429_and_keeps_its_token_to_itself(site, ask, monkeypatch):
    monkeypatch.setenv("KITES_TOKEN", "hush")
    site.say("/api/v1/accounts/lookup", limited("0"), require("Bearer hush", json({"id": 7})))
    site.say("/api/v1/accounts/7/statuses", require("Bearer hush", json([])))
    found = ask("mastodon", account="kites", base_url=site.url, token={"env": "KITES_TOKEN"})
    assert [u.code for u in found.unreadable] == ["REA52"]
    assert "hush" not in str(found)


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (refused(401), "NET08"),
        (failed(500), "NET11"),
        (truncated(json([status(8)])), "NET12"),
        (slow_loris(json([status(8)])), "NET04"),
        (html("<h1>Log in</h1>"), "NET13"),
        (json({"error": "x"}), "REA81"),
        (limited("3600"), "NET10"),
    ],
)
def test_a_server_that_fails_midway_costs_only_the_rest(site, ask, page, code):
    mastodon(site, paged(site, [status(9)], more=True), page)
    found = ask("mastodon", account="kites@example.social", base_url=site.url, retries=0, timeout=0.2)
    assert [t.locator[-2:] for t in found.touchpoints] == ["/9"]
    assert [u.code for u in found.unreadable] == [code]


def test_an_entry_that_is_no_post_is_told(site, ask):
    mastodon(site, paged(site, [{"id": "3"}, status(2), "x"], more=False))
    found = ask("mastodon", account="kites@example.social", base_url=site.url)
    assert (len(found.touchpoints), [u.code for u in found.unreadable]) == (1, ["REA81", "REA81"])


@pytest.mark.parametrize("account", ["", "@", "a@b@c", "kites@"])
def test_a_name_that_is_no_account(account):
    with pytest.raises(ValidationError, match="account"):
        SERVICES["mastodon"].Options(account=account)


def test_a_local_address_is_refused_unless_it_is_allowed(site, ask):
    found = ask("mastodon", account="kites", base_url=site.url, allow_hosts=[])
    assert ([u.code for u in found.unreadable], site.seen) == (["NET01"], [])


def sky(number: str, text: str = "Hello", **more: object) -> dict[str, Any]:
    record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-03-03T08:05:00Z"}
    uri = f"at://did:plc:k/app.bsky.feed.post/{number}"
    return {"post": {"uri": uri, "author": {"did": "did:plc:k", "handle": "k.example"}, "record": record}, **more}


def test_bluesky_by_its_cursor(site, ask):
    repost = sky("b", reason={"$type": "app.bsky.feed.defs#reasonRepost"})
    pages = {"": {"feed": [sky("a"), repost], "cursor": "two"}, "two": {"feed": [sky("c", "Bye")]}}
    site.say("/xrpc/app.bsky.feed.getAuthorFeed", lambda request: json(pages[request.query.get("cursor", "")]))
    found = ask("bluesky", account="@k.example", base_url=site.url)
    assert [(t.locator, t.text) for t in found.touchpoints] == [("bluesky:@k.example/a", "Hello"), ("bluesky:@k.example/c", "Bye")]
    assert [s.locator for s in found.skipped] == ["bluesky:@k.example/b"]
    assert {request.query["actor"] for request in site.seen} == {"k.example"}


def test_bluesky_that_repeats_its_cursor_ends(site, ask):
    site.say("/xrpc/app.bsky.feed.getAuthorFeed", json({"feed": [sky("a")], "cursor": "same"}))
    assert [u.code for u in ask("bluesky", account="k.example", base_url=site.url).unreadable] == ["REA85"]


@pytest.mark.parametrize(("page", "code"), [(json({"error": "x"}, status=400), "NET14"), (json([]), "REA81"), (failed(), "NET11")])
def test_bluesky_that_refuses(site, ask, page, code):
    site.say("/xrpc/app.bsky.feed.getAuthorFeed", page)
    found = ask("bluesky", account="k.example", base_url=site.url)
    assert ([u.code for u in found.unreadable], found.touchpoints) == ([code], ())


def rss(*entries: str, after: str = "") -> Say:
    items = "".join(f"<item><title>{e}</title><link>https://k.example/{e}</link><guid>{e}</guid></item>" for e in entries)
    links = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="{after}"/>' if after else ""
    return text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>K</title>{links}{items}</channel></rss>', "application/rss+xml")


def test_a_feed_page_after_page(site, ask):
    site.say("/feed?page=2", rss("two", "three"))
    site.say("/feed", rss("one", "two", after="/feed?page=2"))
    found = ask("feed", url=f"{site.url}/feed")
    assert [t.locator for t in found.touchpoints] == ["https://k.example/one", "https://k.example/two", "https://k.example/three"]
    assert [s.why for s in found.skipped] == ["an entry that was there before"]


def test_a_feed_that_leads_back_to_itself_ends(site, ask):
    site.say("/feed", rss("one", after="/feed"))
    assert len(ask("feed", url=f"{site.url}/feed").touchpoints) == 1


def test_a_page_that_names_its_feed(site, ask):
    site.say("/", html('<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>x</body></html>'))
    (line,) = ask("feed", url=site.url).unreadable
    assert (line.code, f"{site.url}/feed.xml" in line.todo) == ("REA86", True)


@pytest.mark.parametrize(("page", "code"), [(rss(), "REA52"), (refused(403), "NET08"), (truncated(rss("a")), "NET12")])
def test_a_feed_that_gives_nothing(site, ask, page, code):
    site.say("/feed", page)
    assert [u.code for u in ask("feed", url=f"{site.url}/feed").unreadable] == [code]


def test_a_feed_in_another_charset(site, ask):
    body = '<rss version="2.0"><channel><item><title>It’s £5</title></item></channel></rss>'.encode("cp1252")
    site.say("/feed", Say(body, mime="application/rss+xml; charset=windows-1252"))
    assert [t.text for t in ask("feed", url=f"{site.url}/feed").touchpoints] == ["It’s £5"]


def record(number: int, content: str = "<p>Hello.</p>", **more: object) -> dict[str, object]:
    return {
        "id": number,
        "date_gmt": "2026-03-03T08:05:00",
        "link": f"https://k.example/{number}/",
        "title": {"rendered": f"Page &#8211; {number}"},
        "content": {"rendered": content, "protected": False},
        **more,
    }


def wordpress(records: list[Any], *, says: int | None = None) -> Callable[[Request], Say]:
    def route(request: Request) -> Say:
        size, page = int(request.query["per_page"]), int(request.query["page"])
        headers = {"X-WP-Total": str(says or len(records)), "X-WP-TotalPages": str(-(-len(records) // size))}
        return json(records[size * (page - 1) : size * page], headers=headers)

    return route


def test_wordpress_pages_and_posts(site, ask):
    seo = {"description": "All kites"}
    pages = [record(1, yoast_head_json=seo), {**record(2), "content": {"rendered": "", "protected": True}}, record(3, "")]
    site.say("/wp-json/wp/v2/pages", wordpress(pages))
    site.say("/wp-json/wp/v2/posts", wordpress([record(4, '<h2>Why</h2><p>See <a href="/s">it</a>.</p>')]))
    found = ask("wordpress", base_url=site.url, page_size=2)
    one, four = found.touchpoints
    assert [(one.slice(b), b.role) for b in one.blocks] == [
        ("Page – 1", Role.HEADLINE),
        ("All kites", Role.DESCRIPTION),
        ("Hello.", Role.BODY),
    ]
    assert (one.locator, one.kind, one.observed_at.isoformat()) == ("https://k.example/1/", Kind.PAGE, "2026-03-03T08:05:00+00:00")
    assert four.links[0].url == "https://k.example/s"
    assert [s.why for s in found.skipped] == ["it is protected by a password", "it has no content"]
    assert [request.query["page"] for request in site.seen] == ["1", "2", "1"]


def test_wordpress_without_readable_addresses(site, ask):
    site.say("/", lambda request: wordpress([record(1)])(request) if request.query.get("rest_route") == "/wp/v2/pages" else refused(404))
    found = ask("wordpress", base_url=site.url, types=["pages"])
    assert len(found.touchpoints) == 1


def test_no_wordpress_at_all(site, ask):
    site.say("/", html("<h1>Hello</h1>"))
    found = ask("wordpress", base_url=site.url)
    assert ([u.code for u in found.unreadable], found.touchpoints) == (["NET09", "NET09"], ())


def test_wordpress_of_which_one_type_fails(site, ask):
    site.say("/wp-json/wp/v2/pages", failed())
    site.say("/wp-json/wp/v2/posts", wordpress([record(4)]))
    found = ask("wordpress", base_url=site.url)
    assert (len(found.touchpoints), [u.code for u in found.unreadable]) == (1, ["NET11"])


def test_wordpress_that_gives_less_than_it_has(site, ask):
    site.say("/wp-json/wp/v2/pages", wordpress([record(1)], says=12))
    (line,) = ask("wordpress", base_url=site.url, types=["pages"]).unreadable
    assert (line.code, "12 pages and gave 1" in line.what) == ("REA87", True)
