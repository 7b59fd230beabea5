"""X (Twitter) archives: the posts in `tweets.js`, with shortened links written out and re-posts skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any, ClassVar

from consistency.channels.composition import Composition, collapsed, url_links
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.channels.record_place import instant
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

ARCHIVE = re.compile(r"(?:window\.YTD\.(\w+)\.part\d+|Grailbird\.data\.(tweets)_\w+)\s*=")
POSTS = frozenset({"tweets", "tweet", "community_tweet", "note_tweet"})
POST = re.compile(r'^[\[{].*"full_text"\s*:', re.DOTALL)
CREATED = ("%a %b %d %H:%M:%S %z %Y", "%Y-%m-%d %H:%M:%S %z")
URL_KEYS = (("url", "shortUrl"), ("expanded_url", "expandedUrl"), ("display_url", "displayUrl"))
SHORT_LINK = re.compile(r"\s*https?://t\.co/\w+\s*$")
"""The link to itself that ends what is shown of a long post."""
LEAST_SHOWN = 100
"""Characters that are shown of any long post."""


class XArchive:
    """Reads the posts of an X archive in file order."""

    name: ClassVar[str] = "x_archive"
    formats: ClassVar[str] = (
        "X (Twitter) archive: tweets.js, tweets-part1.js …, note-tweet.js, older tweet.js and data/js/tweets, JSON of posts"
    )
    reads: ClassVar[str] = "posts and long posts, t.co links written out"
    skips: ClassVar[str] = "re-posts, beginnings of long posts, pictures, the archive's other parts"
    source: ClassVar[str] = "X Help Center: How to download your X archive; the archive's README.txt"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is part of an X archive or a list of its posts."""
        start = file.head_text
        return bool(ARCHIVE.match(start) or POST.match(start))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; other parts of the archive are skipped as a whole."""
        part = ARCHIVE.match(file.head_text)
        name = (part[1] or part[2]) if part else "tweets"
        if name not in POSTS:
            yield Skipped(file.locator, f"the part {name!r} of an X archive holds no posts")
            return
        whole = _long_posts(file) if name != "note_tweet" else ()
        for number, record in enumerate(records(load(file), "tweets"), 1):
            yield _read(file, number, record, whole)


def _long_posts(file: SourceFile) -> tuple[str, ...]:
    """The texts of the long posts that lie beside the file, which holds only their beginnings."""
    found: list[str] = []
    folder = file.path.parent
    paths = sorted(folder.glob("note-tweet*.js"))
    file.beside.update(paths, [folder / "note-tweet.js", folder / f"note-tweet-part{max(len(paths), 1)}.js"])  # those that may come too
    for path in paths:
        try:
            beside = records(load(replace(file, path=path)), "tweets")
        except UnreadableError:  # told where that file itself is read
            continue
        found += [_words(string(_post(record).get("text"))) for record in beside]
    return tuple(found)


def _words(text: str) -> str:
    return collapsed(unescape(text))


def _post(record: Any) -> dict[str, Any]:
    """The post in an entry of any layout; a long post's text and links lie deeper and are named otherwise."""
    record = record if isinstance(record, dict) else {}
    if isinstance(note := record.get("noteTweet"), dict):
        core = note["core"] if isinstance(note.get("core"), dict) else {}
        return {**core, "entities": {"urls": core.get("urls")}, "created_at": note.get("createdAt")}
    post = record.get("tweet", record)
    return post if isinstance(post, dict) else {}


def _read(file: SourceFile, number: int, record: Any, whole: tuple[str, ...]) -> Touchpoint | Skipped | Unreadable:
    post = _post(record)
    if not string(post.get("full_text") or post.get("text")):
        return file.unreadable(number, "REA18", "this entry is no post: it has no text (full_text).", "Check that the export is complete.")
    text = string(post.get("full_text")) or string(post.get("text"))
    if text.startswith("RT @") or post.get("retweeted") is True or post.get("retweeted_status"):
        return file.skipped(number, "a re-post of somebody else's words")
    if _is_beginning(text, whole):
        return file.skipped(number, "the beginning of a long post, which note-tweet.js beside it holds whole")
    composition = _composition(text, post)
    if not composition:
        return file.skipped(number, "a post without words")
    language = string(post.get("lang")) or None
    return composition.touchpoint(file, Kind.POST, number=number, language=language, observed_at=instant(post.get("created_at"), *CREATED))


def _is_beginning(text: str, whole: tuple[str, ...]) -> bool:
    """Whether a text is only what is shown of one of the long posts."""
    shown = SHORT_LINK.sub("", _words(text)).rstrip("… ")
    return len(shown) >= LEAST_SHOWN and any(post.startswith(shown) for post in whole)


def _composition(text: str, post: dict[str, Any]) -> Composition:
    """The post as followers see it: short links as they are displayed, links to its own pictures not at all."""
    entities: dict[str, Any] = post["entities"] if isinstance(post.get("entities"), dict) else {}
    text = collapsed(unescape(text))
    for media in objects(entities.get("media")):
        text = collapsed(text.replace(string(media.get("url")) or "\0", ""))
    links: list[tuple[str, int, int]] = []
    composition = Composition()
    for entry in objects(entities.get("urls")):
        short, target, shown = (_either(entry, *keys) for keys in URL_KEYS)
        shown, target = shown or target, target or short
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


def _either(entry: dict[str, Any], *keys: str) -> str:
    return next(filter(None, (string(entry.get(key)) for key in keys)), "")
