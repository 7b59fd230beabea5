"""Feeds: the entries of RSS (0.9x, 1.0, 2.0) and Atom, with their content where the feed carries it."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.markup import content_parts, plain
from consistency.channels.record_place import Place
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

PROLOGUE = r"(?:<\?[^<>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^\[<>]*>\s*)*"
"""What may stand before a root element; each piece can be matched in one way only, so that hostile files cost no time."""
ROOT = re.compile(rf"{PROLOGUE}<(?:rss|(?:\w+:)?feed|rdf:RDF)[\s>]", re.DOTALL)
ENDED = re.compile(rb"</(?:rss|(?:\w+:)?feed|rdf:RDF)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z", re.DOTALL)
LAST = 4096
"""Bytes at a feed's end that are looked at for its closing tag."""
HOSTILE = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)


class Feed:
    """Reads one entry a record: its title is a headline, its full content (or else its summary) gives the blocks.

    The feed's own name and description stay out, as they repeat what the site says of itself; so do authors, categories and the files
    that a podcast encloses.
    """

    name: ClassVar[str] = "feed"
    formats: ClassVar[str] = "RSS 0.9x, 1.0 and 2.0, Atom"
    reads: ClassVar[str] = "titles, content or else summaries, links and dates of entries"
    skips: ClassVar[str] = "the feed's own name and description, categories, enclosed files, entries without words"
    source: ClassVar[str] = "RSS 2.0 Specification (RSS Advisory Board); RFC 4287, The Atom Syndication Format"

    def recognises(self, file: SourceFile) -> bool:
        """True where the root element is a feed's."""
        return is_feed(file.head_text)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The entries; UnreadableError where the feed is no sound XML or breaks off, after what could be read."""
        data = file.data()
        feed = parse_feed(data, file.locator)
        for number, entry in enumerate(feed.entries, 1):
            yield read_entry(Place.in_file(file, number), entry, feed)
        yield from why_incomplete(data, feed, file.locator)


def is_feed(text: str) -> bool:
    """Whether a text begins like a feed."""
    return bool(ROOT.match(text))


def parse_feed(data: bytes, place: str, declared: dict[str, str] | None = None) -> Any:
    """The feed (feedparser); `declared` holds the headers it came with. Nothing is fetched. UnreadableError REA82 where it is hostile."""
    import feedparser

    if HOSTILE.search(data.replace(b"\x00", b"")[:100_000]):
        what = "it was not opened: the feed declares entities of its own, as only hostile files do."
        raise UnreadableError(what, where=place, todo="Tell whoever serves it.", code="REA82")
    return feedparser.parse(io.BytesIO(data), response_headers=declared or {}, sanitize_html=False)


def why_incomplete(data: bytes, feed: Any, place: str) -> Iterator[Unreadable]:
    """The line for a feed that breaks off or is none."""
    if ENDED.search(data[-LAST:].replace(b"\x00", b"")):
        return
    what = f"the feed breaks off after entry {len(feed.entries)}; what is there was read."
    yield Unreadable(place, "REA83", what, "Fetch it again, complete.")


def read_entry(place: Place, entry: Any, feed: Any) -> Touchpoint | Skipped:
    """One entry with its feed's language and address."""
    uri = str(entry.get("link") or "")
    title = plain(str(entry.get("title") or ""))
    composition = Composition()
    composition.add(title, Role.HEADLINE, "title")
    composition.parts += content_parts(_content(entry), uri or str(feed.feed.get("link") or "") or None)
    if not composition:
        return place.skipped("an entry without words")
    language = str(_detail(entry).get("language") or feed.feed.get("language") or "")
    meta = {"feed": plain(str(feed.feed.get("title") or ""))}
    return place.post(composition, title=title, uri=uri, language=language, observed_at=_date(entry), meta=meta)


def _detail(entry: Any) -> Any:
    return next((content for content in entry.get("content") or [] if content.get("value")), {})


def _content(entry: Any) -> str:
    """The longest of what the entry says: feeds give the summary beside the content, or the content as a summary."""
    texts = [str(content.get("value") or "") for content in entry.get("content") or []]
    return max([*texts, str(entry.get("summary") or "")], key=len)


def _date(entry: Any) -> datetime | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
