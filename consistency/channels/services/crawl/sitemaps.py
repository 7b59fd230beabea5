"""Sitemaps: the addresses that a site lists of itself, however the lists are nested, packed or broken."""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from consistency.channels.services.crawl.address import joined, key_of
from consistency.net import Answer, Client, NetError
from consistency.records.collection import Unreadable

MOST_FILES = 200
"""Sitemaps read in one crawl; an index may name 50,000."""
MOST_ADDRESSES = 50_000
"""Addresses taken from one sitemap, as the protocol allows."""
DEEPEST = 3
LARGEST = 50 * 1024 * 1024
"""Bytes of one unpacked sitemap, as the protocol allows."""
PIECE = 64 * 1024
MAYBE_MISSING = frozenset({"NET09", "NET08", "NET14"})


def read_sitemaps(  # noqa: C901 -- one loop over a queue with its bounds, which is clearest in one piece
    client: Client, places: Iterable[str], guessed: Iterable[str], is_ours: Callable[[str], bool], most: int
) -> Iterator[str | Unreadable]:
    """The tidy addresses in the sitemaps at `places` and in those that they name, at most `most` of those that `is_ours`.

    `guessed` are places where a sitemap may be or not. A sitemap that cannot be read is an Unreadable, and the rest goes on.
    """
    waiting = deque([(place, 0, False) for place in places] + [(place, 0, True) for place in guessed])
    seen: set[str] = set()
    given = 0
    while waiting:
        place, depth, is_guess = waiting.popleft()
        if place in seen:
            continue
        if len(seen) >= MOST_FILES:
            yield Unreadable(place, "REA62", f"the site has more than {MOST_FILES} sitemaps.", "Name those to read in sitemaps.")
            return
        seen.add(place)
        for found in _read(client, place, is_guess=is_guess):
            if isinstance(found, Unreadable):
                yield found
                continue
            kind, address = found
            if kind == "sitemap" and depth < DEEPEST:
                waiting.append((address, depth + 1, False))
            elif kind == "sitemap":
                yield Unreadable(key_of(place), "REA62", "the sitemaps lie too deep in one another.", "Name those to read in sitemaps.")
                break
            elif kind == "url" and is_ours(address):
                given += 1
                yield address
            if given >= most:
                return


def _read(client: Client, place: str, *, is_guess: bool) -> Iterator[tuple[str, str] | Unreadable]:
    """What one sitemap lists: kind ("url", "sitemap") and address."""
    try:
        answer = client.get(place, max_bytes=LARGEST)
    except NetError as error:
        if not (is_guess and error.error_code in MAYBE_MISSING):
            yield Unreadable(key_of(place), error.error_code, f"the sitemap cannot be read: {error.what}", error.todo)
        return
    if not (is_guess and answer.mime == "text/html"):
        yield from _entries(answer, place)


def _entries(answer: Answer, place: str) -> Iterator[tuple[str, str] | Unreadable]:
    known, problem = 0, ""
    try:
        for kind, address in islice(_listed(answer.content), MOST_ADDRESSES + 1):
            known += 1
            if known <= MOST_ADDRESSES and (url := joined(answer.url, address)):
                yield kind, url
    except (ValueError, zlib.error) as error:
        problem = f"it is damaged ({' '.join(str(error).split())[:80]}); what could be read was taken."
    if known > MOST_ADDRESSES:
        problem = f"it lists more than {MOST_ADDRESSES} addresses; the first ones were taken."
    if problem or not known:
        yield Unreadable(key_of(place), "REA62", f"the sitemap: {problem or 'it lists no address.'}", "Correct the sitemap.")


def _listed(content: bytes) -> Iterator[tuple[str, str]]:
    pieces = _unpacked(content)
    first = next(pieces, b"")
    if first.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        yield from _in_xml(_chain(first, pieces))
    else:
        for line in b"".join(_chain(first, pieces)).decode("utf-8-sig", "replace").split("\n"):
            if line.strip().startswith(("http://", "https://")):
                yield "url", line.strip()


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _in_xml(pieces: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """The `loc` of each `url` and `sitemap`, read as it comes so that no list fills the memory."""
    from lxml import etree  # type: ignore[import-untyped]

    # libxml2 bounds depth and text by itself unless huge_tree is set; entities of a hostile document stay unread
    parser = etree.XMLPullParser(("end",), resolve_entities=False, no_network=True, recover=True)
    for piece in pieces:
        parser.feed(piece)
        for _, element in parser.read_events():
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name in {"url", "sitemap"}:
                loc = next((child.text for child in element if isinstance(child.tag, str) and etree.QName(child).localname == "loc"), None)
                if loc and loc.strip():
                    yield name, loc.strip()
                _forget(element)


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The content in pieces: plain, gzip, or the deflate stream of a gzip file without its header; bounded, so that no bomb goes off."""
    if content[:2] != b"\x1f\x8b" and (content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in {b"<", b"h", b""}):
        yield from (content[start : start + PIECE] for start in range(0, len(content), PIECE))
        return
    unpack = zlib.decompressobj(_packing(content))
    total, rest = 0, content
    while rest and not unpack.eof:
        piece = unpack.decompress(rest, PIECE)
        rest = unpack.unconsumed_tail
        total += len(piece)
        if total > LARGEST:
            raise ValueError(f"it unpacks to more than {LARGEST // 1024 // 1024} MB")
        yield piece
    if not unpack.eof:
        raise ValueError("it is cut off")


def _packing(content: bytes) -> int:
    """The way a list is packed, in zlib's numbers."""
    if content[:2] == b"\x1f\x8b":
        return 31
    return 15 if content[:1] == b"\x78" else -15
