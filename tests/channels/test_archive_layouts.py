"""Older and newer layouts of the archives of X, Facebook, Instagram and LinkedIn."""

from __future__ import annotations

import json

import pytest

from .reading import parts

LONG = "We have flown kites for thirty years and have seen every wind that there is; this is what we learned. " * 4


def script(name: str, part: int, *entries: object) -> str:
    return f"window.YTD.{name}.part{part} = {json.dumps(list(entries), indent=2)}"


def tweet(text: str, **more: object) -> dict[str, object]:
    return {"full_text": text, "created_at": "Tue Mar 03 08:05:00 +0000 2026", **more}


def long_post(text: str) -> dict[str, object]:
    urls = [{"shortUrl": "https://t.co/a", "expandedUrl": "https://k.example/s?x=1", "displayUrl": "k.example/s"}]
    return {
        "noteTweet": {"noteTweetId": "1", "createdAt": "2026-03-03T08:05:00.000Z", "core": {"text": text, "urls": urls, "hashtags": []}}
    }


def test_parts_of_a_split_x_archive(gather):
    files = {
        "tweets.js": script("tweets", 0, {"tweet": tweet("First part")}),
        "tweets-part1.js": script("tweets", 1, {"tweet": tweet("Second part")}),
        "tweet.js": script("tweet", 0, tweet("Of the old layout")),
        "tweet-headers.js": script("tweet_headers", 0, {"tweet": {"tweet_id": "1"}}),
    }
    found = gather(files)
    assert [t.text for t in found.touchpoints] == ["Of the old layout", "Second part", "First part"]
    assert [s.locator for s in found.skipped] == ["campaign/tweet-headers.js"]


def test_an_x_archive_of_the_first_layout(gather):
    entries = [
        {"text": "Fly away", "created_at": "2015-01-05 10:00:00 +0000", "entities": {"urls": []}},
        {"text": "RT @bo: Fly", "created_at": "2015-01-05 10:00:00 +0000", "retweeted_status": {"text": "Fly"}},
    ]
    found = gather({"2015_01.js": f"Grailbird.data.tweets_2015_01 = \n {json.dumps(entries)}"})
    assert [(t.text, t.observed_at.isoformat()) for t in found.touchpoints] == [("Fly away", "2015-01-05T10:00:00+00:00")]
    assert len(found.skipped) == 1


def test_long_posts_of_an_x_archive_are_read_once_and_whole(gather):
    shown = LONG[:270] + "… https://t.co/self"
    found = gather(
        {
            "note-tweet.js": script("note_tweet", 0, long_post(LONG + "See https://t.co/a")),
            "tweets.js": script("tweets", 0, {"tweet": tweet(shown)}, {"tweet": tweet("We have flown")}),
        }
    )
    whole, short = found.touchpoints
    assert whole.text.endswith("See k.example/s")
    assert [(k.url, whole.text[k.start : k.end]) for k in whole.links] == [("https://k.example/s?x=1", "k.example/s")]
    assert whole.observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert short.text == "We have flown"
    assert [(s.locator, "note-tweet.js" in s.why) for s in found.skipped] == [("campaign/tweets.js#1", True)]


def test_the_beginning_of_a_long_post_is_read_where_the_whole_is_damaged(gather):
    found = gather(
        {
            "note-tweet.js": script("note_tweet", 0, long_post(LONG))[:-9],
            "tweets.js": script("tweets", 0, {"tweet": tweet(LONG[:270] + "…")}),
        }
    )
    assert (len(found.touchpoints), [u.code for u in found.unreadable]) == (1, ["REA07"])


def damaged(text: str) -> str:
    return text.encode().decode("latin-1")


def labels(*pairs: tuple[str, str], **more: object) -> dict[str, object]:
    return {
        "timestamp": 1772525100,
        "media": [],
        "label_values": [{"label": name, "value": value} for name, value in pairs],
        "fbid": "1",
        **more,
    }


def test_facebook_posts_with_labels(gather):
    nested = labels()
    nested["label_values"] = [
        {"title": "Post", "dict": [{"label": "Text", "value": damaged("It’s windy")}, {"label": "URL", "value": "https://k.example/s"}]}
    ]
    found = gather(
        {"posts.json": json.dumps([labels(("Text", damaged("Café’s open")), ("Audience", "Public")), nested, labels(("Texte", "Bonjour"))])}
    )
    assert [t.text for t in found.touchpoints] == ["Café’s open", "It’s windy"]
    assert [k.url for k in found.touchpoints[1].links] == ["https://k.example/s"]
    assert found.touchpoints[0].observed_at.isoformat() == "2026-03-03T08:05:00+00:00"
    assert [s.why for s in found.skipped] == ["a post without words (it has texte)"]


@pytest.mark.parametrize("key", ["status_updates_v2", "profile_posts", "some_later_name_v3"])
def test_facebook_posts_under_other_keys(only, key):
    post = {"timestamp": 1772525100, "data": [{"post": "We are open"}], "title": "Kites wrote"}
    assert only("profile_posts_1.json", json.dumps({key: [post]})).text == "We are open"


def test_what_others_wrote_on_facebook_is_skipped(gather):
    post = {"timestamp": 1772525100, "data": [{"post": "I love kites"}]}
    found = gather({"wall.json": json.dumps({"wall_posts_sent_to_you": [post]})})
    assert (found.touchpoints, len(found.skipped)) == ((), 1)


@pytest.mark.parametrize("key", ["ig_reels_media", "ig_igtv_media", "ig_other_media"])
def test_instagram_reels_and_others(only, key):
    media = {"uri": "a.mp4", "creation_timestamp": 1772525100, "title": damaged("It’s windy 🪁")}
    assert only("reels.json", json.dumps({key: [{"media": [media]}]})).text == "It’s windy 🪁"


def test_instagram_stories_stand_without_a_list_of_media(only):
    story = {"uri": "a.jpg", "creation_timestamp": 1772525100, "title": "Today only", "media_metadata": {}}
    assert only("stories.json", json.dumps({"ig_stories": [story]})).text == "Today only"


def test_what_was_archived_on_instagram_is_skipped_but_on_request(gather):
    media = {"uri": "a.jpg", "creation_timestamp": 1772525100, "title": "Old news"}
    files = {"archived_posts.json": json.dumps({"ig_archived_post_media": [{"media": [media]}]})}
    found = gather(files)
    assert (found.touchpoints, "ig_archived_post_media" in found.skipped[0].why) == ((), True)
    assert [t.text for t in gather(files, keep_paused=True).touchpoints] == ["Old news"]


SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('"One, two.\nThree ""four"" five.\n\nSix."', ['One, two.\nThree "four" five.', "Six."]),
        ('"One, two.""\n""Three four five.""\n""""\n""Six."', ["One, two.\nThree four five.", "Six."]),
        ('"One, two.\\"four\\" five.\n\nSix."', ['One, two."four" five.', "Six."]),
        ("One", ["One"]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cells_of_linkedin_in_each_dialect(gather, cell, read, end):
    rows = f"2026-03-03 09:00:00,https://s.example/1,{cell},https://k.example/a,,MEMBER_NETWORK\n2026-03-04 09:00:00,x,Last one,,,\n"
    found = gather({"Shares.csv": (SHARES + rows).replace("\n", end)})
    assert [parts(t) for t in found.touchpoints] == [read, ["Last one"]]
    assert found.touchpoints[0].links[0].url == "https://k.example/a"
