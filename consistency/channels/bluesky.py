"""Bluesky: posts as `getAuthorFeed` and `listRecords` give them, saved as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition, collapsed, url_links
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.channels.record_place import Place, instant, placed_links
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

SHAPE = re.compile(r'^[\[{].*"\$type"\s*:\s*"app\.bsky\.feed\.', re.DOTALL)
POST = "app.bsky.feed.post"
LINK = "app.bsky.richtext.facet#link"
AT = re.compile(r"at://([^/]+)/app\.bsky\.feed\.post/([^/]+)")


class Bluesky:
    """Reads the posts of an author's feed, or of a repository's records, in file order.

    Links are where the post's facets put them; what a shared card shows is the other page's own, so that of a card only its address is
    kept. Replies to others are skipped, those that go on from the author's own posts are read.
    """

    name: ClassVar[str] = "bluesky"
    formats: ClassVar[str] = "JSON of app.bsky.feed.getAuthorFeed or com.atproto.repo.listRecords"
    reads: ClassVar[str] = "posts with their links and descriptions of pictures"
    skips: ClassVar[str] = "re-posts, replies to others, likes and other records, posts without words"
    source: ClassVar[str] = "AT Protocol lexicons app.bsky.feed.getAuthorFeed, app.bsky.feed.post and app.bsky.richtext.facet"

    def recognises(self, file: SourceFile) -> bool:
        """True where the records name a type of Bluesky's feed."""
        return bool(SHAPE.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; re-posts, replies and records of other types are skipped."""
        for number, entry in enumerate(records(load(file), "feed", "records", "posts"), 1):
            yield read_entry(Place.in_file(file, number), entry)


def read_entry(place: Place, entry: Any) -> Touchpoint | Skipped | Unreadable:
    """A feed's entry, a post's view or a repository's record."""
    post = _object(entry, "post") or (entry if isinstance(entry, dict) else {})
    record = _object(post, "record") or _object(post, "value") or post
    if string(record.get("$type")) not in {"", POST}:
        return place.skipped(f"a record of the type {string(record.get('$type'))} and no post")
    if not isinstance(record.get("text"), str):
        return place.unreadable("REA18", "this entry is no post: it has no text.", "Check that the export is complete.")
    if string(_object(entry, "reason").get("$type")).endswith("reasonRepost"):
        return place.skipped("a re-post of somebody else's words")
    if _answers_others(post, record):
        return place.skipped("a reply to somebody else")
    composition = _composition(record)
    if not composition:
        return place.skipped("a post without words")
    languages = [name for name in record.get("langs") or [] if isinstance(name, str)] if isinstance(record.get("langs"), list) else []
    language = languages[0] if len(languages) == 1 else ""
    return place.post(composition, uri=_address(post), language=language, observed_at=instant(record.get("createdAt")))


def _object(value: Any, key: str) -> dict[str, Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _answers_others(post: dict[str, Any], record: dict[str, Any]) -> bool:
    """Whether a post answers a post of another repository."""
    parent = AT.match(string(_object(_object(record, "reply"), "parent").get("uri")))
    own = AT.match(string(post.get("uri")))
    return parent is not None and (own is None or parent[1] != own[1])


def _composition(record: dict[str, Any]) -> Composition:
    composition = Composition()
    text = collapsed(record["text"])
    links = placed_links(text, list(_facets(record)))
    taken = [range(start, end) for _, start, end in links]
    links += [link for link in url_links(text) if not any(link[1] in span for span in taken)]
    composition.add(text, links=sorted(links, key=lambda link: link[1]))
    embed = _object(record, "embed")
    for media in (embed, _object(embed, "media")):
        composition.link(string(_object(media, "external").get("uri")))
        for picture in [*objects(media.get("images")), media]:
            composition.add(string(picture.get("alt")), Role.ALT, "alt")
    return composition


def _facets(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Addresses with the words that lead there; facets count in bytes of UTF-8."""
    data = record["text"].encode("utf-8", "surrogatepass")
    found = []
    for facet in objects(record.get("facets")):
        index = _object(facet, "index")
        start, end = index.get("byteStart"), index.get("byteEnd")
        urls = [string(feature.get("uri")) for feature in objects(facet.get("features")) if feature.get("$type") == LINK]
        if urls and isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(data):
            found.append((start, urls[0], collapsed(data[start:end].decode("utf-8", "replace"))))
    for _, url, shown in sorted(found):
        yield url, shown


def _address(post: dict[str, Any]) -> str:
    """The post's page; the name that people read goes before the number of the account."""
    own = AT.match(string(post.get("uri")))
    if not own:
        return ""
    return f"https://bsky.app/profile/{string(_object(post, 'author').get('handle')) or own[1]}/post/{own[2]}"
