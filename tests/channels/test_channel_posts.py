"""Posts exported from X, Instagram, Facebook and LinkedIn."""

from __future__ import annotations

import json

import pytest

from consistency.records.touchpoint import Kind

from .reading import parts


def damaged(text: str) -> str:
    """The text as Meta's exports write it: UTF-8 read as Latin-1."""
    return text.encode("utf-8").decode("latin-1")


def tweet(text: str, **more: object) -> dict[str, object]:
    return {"tweet": {"full_text": text, "created_at": "Tue Mar 03 08:05:00 +0000 2026", "retweeted": False, "lang": "en", **more}}


def archive(*records: object, part: str = "tweets") -> str:
    return f"window.YTD.{part}.part0 = {json.dumps(list(records))}"


def test_posts_of_an_x_archive(gather):
    entities = {
        "urls": [{"url": "https://t.co/abc", "expanded_url": "https://kites.example/sale?utm=x", "display_url": "kites.example/sale"}],
        "media": [{"url": "https://t.co/pic"}],
    }
    found = gather(
        {
            "tweets.js": archive(
                tweet("Kites &amp; strings: https://t.co/abc till Friday https://t.co/pic", entities=entities),
                tweet("RT @other: not ours"),
                tweet("Two lines\n\nof ours: www.kites.example"),
                {"odd": 1},
            )
        }
    )
    first, third = found.touchpoints
    assert first.locator == "campaign/tweets.js#1"
    assert first.kind is Kind.POST
    assert first.text == "Kites & strings: kites.example/sale till Friday"
    assert [(k.url, first.text[k.start : k.end]) for k in first.links] == [("https://kites.example/sale?utm=x", "kites.example/sale")]
    assert first.observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert (third.locator, third.text) == ("campaign/tweets.js#3", "Two lines\nof ours: www.kites.example")
    assert third.links[0].url == "https://www.kites.example"
    assert [s.locator for s in found.skipped] == ["campaign/tweets.js#2"]
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/tweets.js#4", "REA18")]


def test_two_links_in_one_post_keep_their_places(only):
    urls = [
        {"url": "https://t.co/2", "expanded_url": "https://b.example/two", "display_url": "b.example/two"},
        {"url": "https://t.co/1", "expanded_url": "https://a.example/one", "display_url": "a.example/one"},
    ]
    post = only("t.js", archive(tweet("See https://t.co/1 or https://t.co/2 now", entities={"urls": urls})))
    assert {post.text[k.start : k.end]: k.url for k in post.links} == {
        "a.example/one": "https://a.example/one",
        "b.example/two": "https://b.example/two",
    }


def test_other_parts_of_an_x_archive_are_skipped_with_a_reason(gather):
    found = gather({"follower.js": archive({"follower": {}}, part="follower"), "tweets.js": archive(tweet("Hello there"))})
    assert [s.locator for s in found.skipped] == ["campaign/follower.js"]
    assert len(found.touchpoints) == 1


def test_captions_of_an_instagram_export(gather):
    posts = [
        {"media": [{"uri": "a.jpg", "creation_timestamp": 1760173800, "title": damaged("It’s £5 ☕")}], "creation_timestamp": 1760173800},
        {
            "media": [{"uri": "b.jpg", "title": ""}, {"uri": "c.jpg", "title": ""}],
            "title": damaged("Café week"),
            "creation_timestamp": 1760173900,
        },
        {"media": [{"uri": "d.jpg", "creation_timestamp": 1760174000, "title": ""}]},
        {"media": [{"uri": "e.jpg", "creation_timestamp": 1760174000, "title": "Sound café"}]},
    ]
    found = gather({"posts_1.json": json.dumps(posts)})
    assert [t.text for t in found.touchpoints] == ["It’s £5 ☕", "Café week", "Sound café"]
    assert [t.locator[-1] for t in found.touchpoints] == ["1", "2", "4"]
    assert found.touchpoints[0].observed_at.isoformat() == "2025-10-11T09:10:00+00:00"
    assert [s.locator for s in found.skipped] == ["campaign/posts_1.json#3"]


def test_posts_of_a_facebook_export(gather):
    link = [{"data": [{"external_context": {"url": "https://kites.example/june"}}]}]
    picture = [{"data": [{"media": {"uri": "x.jpg", "description": damaged("It’s up!")}}]}]
    posts = [
        {"timestamp": 1772539200, "data": [{"post": damaged("Café’s open")}], "title": "Kites updated their status.", "attachments": link},
        {"timestamp": 1772539300, "attachments": picture, "title": "Kites added a new photo."},
        {"timestamp": 1772539400, "data": [{"update_timestamp": 1}], "title": "Kites updated their status."},
    ]
    found = gather({"your_posts_1.json": json.dumps(posts)})
    assert [t.text for t in found.touchpoints] == ["Café’s open", "It’s up!"]
    assert [k.url for k in found.touchpoints[0].links] == ["https://kites.example/june"]
    assert [s.locator for s in found.skipped] == ["campaign/your_posts_1.json#3"]


def test_shares_of_a_linkedin_export(gather):
    table = (
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        '2026-03-03 09:00:00,https://s.example/1,"First line, with a comma.\n\nSecond ""quoted"" one.",https://k.example/a,,MEMBER_NETWORK\n'
        "2026-03-04 09:00:00,https://s.example/2,,,https://k.example/pic,MEMBER_NETWORK\n"
    )
    found = gather({"Shares.csv": table})
    (post,) = found.touchpoints
    assert parts(post) == ["First line, with a comma.", 'Second "quoted" one.']
    assert post.links[0].url == "https://k.example/a"
    assert post.observed_at.isoformat() == "2026-03-03T09:00:00+00:00"
    assert [s.locator for s in found.skipped] == ["campaign/Shares.csv#2"]


def test_quotation_marks_that_linkedin_puts_at_line_breaks_are_nobodys(only):
    table = 'Date,ShareLink,ShareCommentary,SharedUrl\n2026-03-03 09:00:00,x,"One.""\n""""\n""Two.",\n'
    assert parts(only("Shares.csv", table)) == ["One.", "Two."]


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_an_export_that_is_cut_off_is_one_clear_line(gather, cut):
    whole = archive(tweet("One is here"), tweet("Two is here"))
    (line,) = gather({"tweets.js": whole[: int(len(whole) * cut)]}).unreadable
    assert line.code == "REA07"
    assert "cut off" in line.what
