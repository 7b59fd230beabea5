"""A feed by its address: RSS or Atom, page after page where it has several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, ClassVar
from urllib.parse import urljoin

from pydantic import Field

from consistency.channels.feed import is_feed, parse_feed, read_entry, why_incomplete
from consistency.channels.record_place import Place
from consistency.channels.services.asking import HttpOptions, site_of
from consistency.channels.services.visit import Visit
from consistency.errors import UnreadableError
from consistency.net import Answer
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

ADVERTISED = re.compile(r"<link\b[^>]*type=[\"']application/(?:rss|atom)\+xml[\"'][^>]*>", re.IGNORECASE)
HREF = re.compile(r"href=[\"']([^\"']+)[\"']", re.IGNORECASE)


class FeedOptions(HttpOptions):
    """Which feed is read."""

    url: str = Field(min_length=1, description="The feed's address.")


class Feed:
    """Reads the entries of a feed, and of the pages that it links to as its next ones (RFC 5005).

    An answer that is no feed is not read; where it is a page that names its feed, the error says its address.
    """

    name: ClassVar[str] = "feed"
    formats: ClassVar[str] = "RSS 0.9x, 1.0 and 2.0, Atom, by address"
    reads: ClassVar[str] = "titles, content or else summaries, links and dates of entries"
    skips: ClassVar[str] = "the feed's own name and description, entries without words, entries that were there before"
    source: ClassVar[str] = "RSS 2.0 Specification; RFC 4287, Atom; RFC 5005, Feed Paging and Archiving"
    Options: ClassVar[type] = FeedOptions

    def place(self, options: FeedOptions) -> str:
        """The feed's address."""
        return site_of(options.url)

    def read(self, options: FeedOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The entries; UnreadableError where the server refuses or fails, or what it gives is no feed."""
        seen: set[str] = set()
        with options.client(visit) as client:
            url, pages = self.place(options), set[str]()
            while url and url not in pages:
                pages.add(url)
                answer = client.get(url)
                feed = _parsed(answer)
                for entry in feed.entries:
                    name = str(entry.get("id") or entry.get("link") or f"#{len(seen) + 1}")
                    locator = str(entry.get("link") or f"{self.place(options)}#{len(seen) + 1}")
                    if name in seen:
                        yield Skipped(locator, "an entry that was there before")
                        continue
                    if len(seen) == options.limit:
                        yield Skipped(self.place(options), f"older entries than the newest {options.limit} (limit)")
                        return
                    seen.add(name)
                    yield read_entry(Place.at_service(locator, visit.channel, visit.stage), entry, feed)
                visit.progress(f"{len(seen)} entries of {self.place(options)}")
                yield from why_incomplete(answer.content, feed, answer.url)
                url = _next(feed, answer.url)


def _parsed(answer: Answer) -> Any:
    start = answer.text.lstrip("\ufeff \r\n\t")
    if not is_feed(start):
        advertised = ADVERTISED.search(start[:200_000])
        href = HREF.search(advertised[0]) if advertised else None
        todo = f"Its feed is {urljoin(answer.url, unescape(href[1]))}: name that." if href else "Correct the feed's address."
        raise UnreadableError(f"this is no feed ({answer.mime or 'no type given'}).", where=answer.url, todo=todo, code="REA86")
    return parse_feed(answer.content, answer.url, {"content-type": answer.headers.get("Content-Type", ""), "content-location": answer.url})


def _next(feed: Any, url: str) -> str:
    """The address of the feed's next page; "" where there is none."""
    links = feed.feed.get("links") or []
    return next((urljoin(url, str(link.get("href"))) for link in links if link.get("rel") == "next" and link.get("href")), "")
