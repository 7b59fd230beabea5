"""Exports of networks: golden files of the documented shapes, with their quirks."""

from __future__ import annotations

import json

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACTOR = "https://example.social/users/kites"


def note(number: int, content: str, **more: object) -> dict[str, object]:
    post = {
        "id": f"{ACTOR}/statuses/{number}",
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": "2026-03-03T08:05:00Z",
        "url": f"https://example.social/@kites/{number}",
        "attributedTo": ACTOR,
        "to": [PUBLIC],
        "cc": [f"{ACTOR}/followers"],
        "content": content,
        "contentMap": {"en": content},
        "attachment": [],
        **more,
    }
    return {"id": f"{post['id']}/activity", "type": "Create", "actor": ACTOR, "to": post["to"], "cc": post["cc"], "object": post}


def outbox(*activities: object) -> str:
    context = "https://www.w3.org/ns/activitystreams"
    whole = {
        "@context": context,
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": len(activities),
        "orderedItems": activities,
    }
    return json.dumps(whole)


def test_a_mastodon_outbox(gather):
    link = '<a href="https://www.kites.example/sale?a=1"><span class="invisible">https://www.</span>'
    link += '<span class="ellipsis">kites.example/sale</span>'
    link += '<span class="invisible">?a=1</span></a>'
    found = gather(
        {
            "outbox.json": outbox(
                note(1, f"<p>It’s windy &amp; we sell kites.<br />Come: {link}</p><p>Till Friday</p>"),
                {"type": "Announce", "actor": ACTOR, "to": [PUBLIC], "object": "https://other.example/1"},
                note(3, "<p>Thanks!</p>", inReplyTo="https://other.example/users/bo/statuses/9"),
                note(4, "<p>And more.</p>", inReplyTo=f"{ACTOR}/statuses/1"),
                note(5, "<p>Secret</p>", to=[f"{ACTOR}/followers"], cc=[]),
                note(6, "", attachment=[{"type": "Document", "mediaType": "image/png", "name": "A red kite"}], summary="Pictures"),
                note(7, "<p>Which one?</p>", type="Question", oneOf=[{"type": "Note", "name": "Red"}, {"type": "Note", "name": "Blue"}]),
                note(8, ""),
                "broken",
            )
        }
    )
    first, thread, picture, poll = found.touchpoints
    assert parts(first) == ["It’s windy & we sell kites.\nCome: kites.example/sale…", "Till Friday"]
    assert [(k.url, first.text[k.start : k.end]) for k in first.links] == [("https://www.kites.example/sale?a=1", "kites.example/sale…")]
    assert (first.kind, first.uri, first.language) == (Kind.POST, "https://example.social/@kites/1", "en")
    assert first.observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert thread.text == "And more."
    assert (parts(picture, Role.HEADLINE), parts(picture, Role.ALT)) == (["Pictures"], ["A red kite"])
    assert parts(poll) == ["Which one?", "Red", "Blue"]
    assert {s.locator[-1]: s.why.split(":")[0] for s in found.skipped} == {
        "2": "a boost of somebody else's words",
        "3": "a reply to somebody else",
        "5": "not public",
        "8": "a post without words",
    }
    assert [(u.locator[-1], u.code) for u in found.unreadable] == [("9", "REA18")]


def sky(text: str, number: str = "a", **record: object) -> dict[str, object]:
    return {
        "post": {
            "uri": f"at://did:plc:kites/app.bsky.feed.post/{number}",
            "cid": "x",
            "author": {"did": "did:plc:kites", "handle": "kites.example"},
            "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-03-03T08:05:00.123Z", "langs": ["en"], **record},
        }
    }


def facet(text: str, shown: str, url: str) -> dict[str, object]:
    start = len(text[: text.index(shown)].encode())
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": url}
    return {"index": {"byteStart": start, "byteEnd": start + len(shown.encode())}, "features": [feature]}


def test_a_bluesky_feed(gather):
    text = "Wind’s up – 🪁 see our shop\nor café"
    reply = {"parent": {"uri": "at://did:plc:other/app.bsky.feed.post/z"}, "root": {"uri": "at://did:plc:other/app.bsky.feed.post/z"}}
    own = {"parent": {"uri": "at://did:plc:kites/app.bsky.feed.post/a"}}
    card = {"$type": "app.bsky.embed.external", "external": {"uri": "https://k.example/card", "title": "Not ours", "description": ""}}
    images = {"$type": "app.bsky.embed.images", "images": [{"alt": "A kite", "image": {}}]}
    feed = [
        sky(text, facets=[facet(text, "café", "https://k.example/c"), facet(text, "our shop", "https://k.example/s")], embed=card),
        {**sky("Not ours"), "reason": {"$type": "app.bsky.feed.defs#reasonRepost"}},
        sky("Thanks", reply=reply),
        sky("Second part", "b", reply=own, embed=images),
        sky(""),
    ]
    found = gather({"feed.json": json.dumps({"feed": feed, "cursor": "x"})})
    first, second = found.touchpoints
    assert first.text == text
    assert [(k.url, first.text[k.start : k.end]) for k in first.links] == [
        ("https://k.example/s", "our shop"),
        ("https://k.example/c", "café"),
        ("https://k.example/card", ""),
    ]
    assert first.uri == "https://bsky.app/profile/kites.example/post/a"
    assert (second.text, parts(second, Role.ALT)) == ("Second part\n\nA kite", ["A kite"])
    assert [s.locator[-1] for s in found.skipped] == ["2", "3", "5"]


def test_a_bluesky_repository(gather):
    post = {
        "uri": "at://did:plc:k/app.bsky.feed.post/1",
        "value": {"$type": "app.bsky.feed.post", "text": "Fly", "createdAt": "2026-01-01T00:00:00Z"},
    }
    like = {"uri": "at://did:plc:k/app.bsky.feed.like/2", "value": {"$type": "app.bsky.feed.like", "subject": {}}}
    found = gather({"records.json": json.dumps({"records": [post, like]})})
    assert [t.text for t in found.touchpoints] == ["Fly"]
    assert "app.bsky.feed.like" in found.skipped[0].why


def tiktok(*posts: object, **more: object) -> str:
    history = {"Video Browsing History": {"VideoList": [{"Date": "2026-01-01 10:00:00", "Link": "https://t.example/1"}]}}
    return json.dumps({"Activity": history, "Post": {"Posts": {"VideoList": posts}, **more}})


def test_tiktok_captions(gather):
    found = gather(
        {
            "user_data_tiktok.json": tiktok(
                {"Date": "2026-03-03 08:05:00", "Link": "https://t.example/v/1", "Title": "Windy? £5 off #kites", "WhoCanView": "Public"},
                {"Date": "2026-03-03 08:06:00", "Link": "https://cdn.example/v?key=1", "Title": "Up it goes", "WhoCanView": "Friends"},
                {"Date": "2026-03-03 08:07:00", "Link": "", "Title": "Mine", "WhoCanView": "Only you"},
                {"Date": "2026-03-03 08:08:00", "Link": "", "Title": ""},
                **{"Recently Deleted Posts": {"PostList": [{"Title": "Gone"}]}},
            )
        }
    )
    assert [t.text for t in found.touchpoints] == ["Windy? £5 off #kites", "Up it goes"]
    assert [t.uri for t in found.touchpoints] == ["https://t.example/v/1", None]
    assert found.touchpoints[0].observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert [s.why for s in found.skipped] == ["not public: seen by only you", "a post without a caption", "recently deleted posts: 1"]


def test_tiktok_of_the_older_layout_says_that_it_has_no_captions(gather):
    found = gather({"user_data.json": json.dumps({"Video": {"Videos": {"VideoList": [{"Date": "2022-01-01 00:00:00", "Likes": "3"}]}}})})
    assert [s.why for s in found.skipped] == ["a post without a caption"]


def test_tiktok_data_without_posts_are_not_copy(gather):
    found = gather(
        {"user_data_tiktok.json": json.dumps({"Profile": {"Profile Information": {}}, "Comment": {"Comments": {"CommentsList": []}}})}
    )
    assert "without a section of posts" in found.skipped[0].why


def test_youtube_tables(gather):
    table = (
        "Video ID,Approximate Duration (ms),Video Title (Original),Video Description (Original),Privacy,Video Publish Timestamp\n"
        'abc,1000,"Fly, fly away","It’s windy.\n\nShop: https://k.example/s",Public,2026-03-03T08:05:00+00:00\n'
        "def,1000,Inside,Only us,Private,2026-03-03T08:05:00+00:00\n"
        "ghi,1000,Listed nowhere,,Unlisted,2026-03-03T08:05:00+00:00\n"
    )
    found = gather({"videos.csv": table})
    first, second = found.touchpoints
    assert (parts(first, Role.HEADLINE), parts(first, Role.BODY)) == (["Fly, fly away"], ["It’s windy.", "Shop: https://k.example/s"])
    assert (first.uri, first.links[0].url) == ("https://www.youtube.com/watch?v=abc", "https://k.example/s")
    assert first.observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert second.text == "Listed nowhere"
    assert [s.why for s in found.skipped] == ["the video is private"]


def test_youtube_texts_in_segments(only):
    table = "Video ID,Video Title (Original) Segment 1,Video Description (Original) Segment 1,Video Description (Original) Segment 2\n"
    assert parts(only("video texts.csv", table + "abc,Kites,We sell ki,tes.\n")) == ["Kites", "We sell kites."]


def test_youtube_json(gather):
    snippet = {"publishedAt": "2026-03-03T08:05:00Z", "title": "Fly", "description": "Away."}
    items = [
        {"kind": "youtube#video", "id": "abc", "snippet": snippet, "status": {"privacyStatus": "public"}},
        {"kind": "youtube#searchResult", "id": {"kind": "youtube#video", "videoId": "def"}, "snippet": snippet},
        {"kind": "youtube#video", "id": "ghi"},
    ]
    found = gather({"videos.json": json.dumps({"kind": "youtube#videoListResponse", "items": items})})
    assert [t.uri for t in found.touchpoints] == ["https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=def"]
    assert [u.code for u in found.unreadable] == ["REA18"]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("outbox.json", outbox(note(1, "<p>One is here</p>"))),
        ("feed.json", json.dumps({"feed": [sky("One is here")]})),
        ("user_data_tiktok.json", tiktok({"Title": "One is here"})),
    ],
)
def test_an_export_that_is_cut_off_is_one_clear_line(gather, name, whole):
    (line,) = gather({name: whole[:-4]}).unreadable
    assert (line.code, "cut off" in line.what) == ("REA07", True)
