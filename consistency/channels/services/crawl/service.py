"""The crawler as a service of the rack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.services.crawl.address import key_of, tidy
from consistency.channels.services.crawl.document import Record
from consistency.channels.services.crawl.options import CrawlOptions
from consistency.channels.services.visit import Visit


class Crawl:
    """Reads a website from its start address on: its sitemaps, its links, its linked documents.

    Pages are read whole, as the channel `page` reads a saved one, with their linked style sheets; PDF, Word and text files as their
    channels do. robots.txt, `Crawl-delay`, `Retry-After`, `nofollow`, `noindex` and canonical addresses are respected. A page is read once
    however it is spelt: tracking parameters, fragments, default ports and index files do not count. A crawl that is stopped, also by a
    kill, goes on where it stood when it is run again within a day with the same options; one that is complete asks, the next time, only
    for what has changed. Pages that are built by scripts can be rendered in Chromium (`render`), which reaches the network only through
    the same guarded client.
    """

    name: ClassVar[str] = "crawl"
    Options: ClassVar[type] = CrawlOptions
    formats: ClassVar[str] = "a website: HTML pages and linked PDF, Word and text files; sitemaps as XML, text, index, packed with gzip"
    reads: ClassVar[str] = "all visible copy of each page, title, description, links, structured data, look (style sheets), language"
    skips: ClassVar[str] = (
        "what robots.txt, noindex, nofollow or the patterns leave out; other languages where `languages` is set; the same page under"
        " another address; broken links; pictures, scripts and feeds; calendars without end"
    )
    source: ClassVar[str] = "RFC 9309 (robots.txt); sitemaps.org protocol; RFC 9110 and 9111 (HTTP); RFC 6596 (canonical)"

    def place(self, options: CrawlOptions) -> str:
        """The start address without its scheme."""
        return key_of(tidy(options.start) or options.start)

    def read(self, options: CrawlOptions, visit: Visit) -> Iterator[Record]:
        """The site's records, page after page; each is kept on disk before it is given."""
        from consistency.channels.services.crawl.journey import Journey

        with Journey(options, visit) as journey:
            yield from journey.records()
