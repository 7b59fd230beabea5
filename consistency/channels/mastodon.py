"""Mastodon: posts as ActivityPub (`outbox.json` of an account's archive) and as the API gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.channels.markup import post_parts
from consistency.channels.record_place import Place, instant
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

SHAPE = re.compile(r'^\{.*"orderedItems"\s*:', re.DOTALL)
PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
WRITTEN = frozenset({"Note", "Question", "Article", "Page"})
BOOST = "a boost of somebody else's words"
REPLY = "a reply to somebody else"
HIDDEN = "not public: only followers or those it names see it"


class Mastodon:
    """Reads the public posts of a Mastodon archive (`outbox.json`), and of any other ActivityPub outbox, in file order.

    A content warning stands above its post and is read as its headline; the choices of a poll and the descriptions of pictures are read
    too. Posts that answer somebody else are skipped, those that go on from the account's own are read.
    """

    name: ClassVar[str] = "mastodon"
    formats: ClassVar[str] = "outbox.json of a Mastodon archive (ActivityPub)"
    reads: ClassVar[str] = "public posts with content warnings, links, choices of polls and descriptions of pictures"
    skips: ClassVar[str] = "boosts, replies to others, posts for followers only, posts without words"
    source: ClassVar[str] = "W3C ActivityPub and ActivityStreams 2.0; Mastodon documentation, ActivityPub"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is an ordered collection of activities."""
        return bool(SHAPE.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; boosts, replies and what is not public are skipped."""
        for number, activity in enumerate(records(load(file), "orderedItems"), 1):
            yield _read(Place.in_file(file, number), activity)


def _read(place: Place, activity: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(activity, dict):
        return place.no_post()
    if activity.get("type") == "Announce":
        return place.skipped(BOOST)
    post = activity.get("object")
    if activity.get("type") not in {"Create", "Update"} or not isinstance(post, dict) or post.get("type") not in WRITTEN:
        return place.skipped(f"an activity of the kind {string(activity.get('type')) or 'unknown'!r} that writes no post")
    actor = string(activity.get("actor")) or string(post.get("attributedTo"))
    if not PUBLIC & {*_names(activity.get("to")), *_names(activity.get("cc")), *_names(post.get("to")), *_names(post.get("cc"))}:
        return place.skipped(HIDDEN)
    answered = string(post.get("inReplyTo"))
    if answered and not (actor and answered.startswith(actor + "/")):
        return place.skipped(REPLY)
    return _note(place, post)


def _names(value: Any) -> list[str]:
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


def _note(place: Place, post: dict[str, Any]) -> Touchpoint | Skipped:
    contents = post["contentMap"] if isinstance(post.get("contentMap"), dict) else {}
    uri = string(post.get("url")) or string(post.get("id"))
    html = string(post.get("content")) or next(map(string, contents.values()), "")
    choices = [string(choice.get("name")) for key in ("oneOf", "anyOf") for choice in objects(post.get(key))]
    pictures = [string(picture.get("name")) for picture in objects(post.get("attachment"))]
    composition = _composed(string(post.get("name")) or string(post.get("summary")), html, choices, pictures, uri)
    if not composition:
        return place.skipped("a post without words")
    language = next(iter(contents)) if len(contents) == 1 else ""
    return place.post(composition, uri=uri, language=language, observed_at=instant(post.get("published")))


def _composed(heading: str, html: str, choices: list[str], pictures: list[str], uri: str) -> Composition:
    composition = Composition()
    composition.add(heading, Role.HEADLINE, "content warning")
    composition.parts += post_parts(html, uri or None)
    for choice in choices:
        composition.add(choice, label="choice")
    for picture in pictures:
        composition.add(picture, Role.ALT, "alt")
    return composition


def read_status(place: Place, status: Any, account: str) -> Touchpoint | Skipped | Unreadable:
    """A post as Mastodon's API gives it; `account` is the number of the account asked about, whose own threads are read."""
    if not isinstance(status, dict) or not isinstance(status.get("content"), str):
        return place.unreadable("REA81", "this entry is no post: it has no content.", "Check that the server speaks Mastodon's API.")
    if status.get("reblog"):
        return place.skipped(BOOST)
    if status.get("in_reply_to_id") and str(status.get("in_reply_to_account_id")) != account:
        return place.skipped(REPLY)
    if status.get("visibility", "public") not in {"public", "unlisted"}:
        return place.skipped(HIDDEN)
    uri = string(status.get("url")) or string(status.get("uri"))
    poll = status["poll"] if isinstance(status.get("poll"), dict) else {}
    choices = [string(choice.get("title")) for choice in objects(poll.get("options"))]
    pictures = [string(picture.get("description")) for picture in objects(status.get("media_attachments"))]
    composition = _composed(string(status.get("spoiler_text")), status["content"], choices, pictures, uri)
    if not composition:
        return place.skipped("a post without words")
    return place.post(composition, uri=uri, language=string(status.get("language")), observed_at=instant(status.get("created_at")))
