"""X (Twitter) archives: the posts in `tweets.js`, with shortened links written out and re-posts skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any, ClassVar

from consistency.channels.composition import Composition, collapsed, url_links
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

ARCHIVE = re.compile(r"window\.YTD\.(\w+)\.part\d+\s*=")
POSTS = frozenset({"tweets", "tweet", "community_tweet", "note_tweet"})
POST = re.compile(r'^[\[{].*"full_text"\s*:', re.DOTALL)
CREATED = "%a %b %d %H:%M:%S %z %Y"


class XArchive:
    """Reads the posts of an X archive in file order."""

    name: ClassVar[str] = "x_archive"
    formats: ClassVar[str] = "X (Twitter) archive, tweets.js and its parts, JSON of posts"
    reads: ClassVar[str] = "posts, t.co links written out"
    skips: ClassVar[str] = "re-posts, pictures, the archive's other parts"
    source: ClassVar[str] = "X Help Center: How to download your X archive; the archive's README.txt"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is part of an X archive or a list of its posts."""
        start = file.head_text
        return bool(ARCHIVE.match(start) or POST.match(start))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; other parts of the archive are skipped as a whole."""
        part = ARCHIVE.match(file.head_text)
        if part and part.group(1) not in POSTS:
            yield Skipped(file.locator, f"the part {part.group(1)!r} of an X archive holds no posts")
            return
        for number, record in enumerate(records(load(file), "tweets"), 1):
            yield _read(file, number, record)


def _read(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    post = record.get("tweet", record) if isinstance(record, dict) else None
    if not isinstance(post, dict) or not string(post.get("full_text") or post.get("text")):
        return file.unreadable(number, "REA18", "this entry is no post: it has no text (full_text).", "Check that the export is complete.")
    text = string(post.get("full_text")) or string(post.get("text"))
    if text.startswith("RT @") or post.get("retweeted") is True:
        return file.skipped(number, "a re-post of somebody else's words")
    composition = _composition(text, post)
    if not composition:
        return file.skipped(number, "a post without words")
    language = string(post.get("lang")) or None
    return composition.touchpoint(file, Kind.POST, number=number, language=language, observed_at=_created(post))


def _composition(text: str, post: dict[str, Any]) -> Composition:
    """The post as followers see it: short links as they are displayed, links to its own pictures not at all."""
    entities: dict[str, Any] = post["entities"] if isinstance(post.get("entities"), dict) else {}
    text = collapsed(unescape(text))
    for media in objects(entities.get("media")):
        text = collapsed(text.replace(string(media.get("url")) or "\0", ""))
    links: list[tuple[str, int, int]] = []
    composition = Composition()
    for entry in objects(entities.get("urls")):
        short, shown = string(entry.get("url")), string(entry.get("display_url")) or string(entry.get("expanded_url"))
        target = string(entry.get("expanded_url")) or short
        at = text.find(short) if short else -1
        if at < 0:
            composition.link(target)
            continue
        shown = shown or short
        links = [(u, a + len(shown) - len(short), b + len(shown) - len(short)) if a > at else (u, a, b) for u, a, b in links]
        text = text[:at] + shown + text[at + len(short) :]
        links.append((target, at, at + len(shown)))
    taken = [range(a, b) for _, a, b in links]
    links += [link for link in url_links(text) if not any(link[1] in span for span in taken)]
    composition.add(text, links=sorted(links, key=lambda link: link[1]))
    return composition


def _created(post: dict[str, Any]) -> datetime | None:
    try:
        return datetime.strptime(string(post.get("created_at")), CREATED)
    except ValueError:
        return None
