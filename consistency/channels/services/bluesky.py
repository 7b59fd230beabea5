"""Bluesky: an account's posts by the public API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field

from consistency.channels.bluesky import AT, read_entry
from consistency.channels.json_records import string
from consistency.channels.record_place import Place
from consistency.channels.services.asking import HttpOptions, site_of
from consistency.channels.services.visit import Visit
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

PAGE = 100
SPEAKS = "Check account and base_url; the server must speak AT Protocol."


class BlueskyOptions(HttpOptions):
    """Which account is read, and where."""

    account: str = Field(min_length=1, description="The account's handle, as in brand.example, or its did:plc:… number.")
    base_url: str = Field("https://public.api.bsky.app", description="The server that is asked.")


class Bluesky:
    """Reads an account's posts, newest first, over `app.bsky.feed.getAuthorFeed`; no log-in is needed.

    Re-posts and replies to others are skipped one by one, so that they are counted; the account's own threads are read whole.
    """

    name: ClassVar[str] = "bluesky"
    formats: ClassVar[str] = "app.bsky.feed.getAuthorFeed (JSON)"
    reads: ClassVar[str] = "an account's posts with their links and descriptions of pictures"
    skips: ClassVar[str] = "re-posts, replies to others, posts without words"
    source: ClassVar[str] = "AT Protocol lexicon app.bsky.feed.getAuthorFeed"
    Options: ClassVar[type] = BlueskyOptions

    def place(self, options: BlueskyOptions) -> str:
        """`bluesky:@brand.example`."""
        return f"bluesky:@{options.account.removeprefix('@')}"

    def read(self, options: BlueskyOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; UnreadableError where the server refuses, fails or does not know the account."""
        place = self.place(options)
        for count, entry in enumerate(_entries(options, visit), 1):
            if count > options.limit:
                yield Skipped(place, f"older posts than the newest {options.limit} (limit)")
                return
            yield read_entry(Place.at_service(f"{place}/{_number(entry) or count}", visit.channel, visit.stage), entry)


def _number(entry: Any) -> str:
    post = entry.get("post") if isinstance(entry, dict) else None
    found = AT.match(string(post.get("uri"))) if isinstance(post, dict) else None
    return found[2] if found else ""


def _entries(options: BlueskyOptions, visit: Visit) -> Iterator[Any]:
    """All entries, page after page; a cursor that was there before ends in an error, not in a circle."""
    url = f"{site_of(options.base_url)}/xrpc/app.bsky.feed.getAuthorFeed"
    asked: dict[str, str | int] = {"actor": options.account.removeprefix("@"), "limit": PAGE, "filter": "posts_with_replies"}
    cursors: set[str] = set()
    count = 0
    with options.client(visit) as client:
        while True:
            page = client.get(url, params=asked).json()
            if not isinstance(page, dict) or not isinstance(page.get("feed"), list):
                raise UnreadableError("the server's answer is no feed.", where=url, todo=SPEAKS, code="REA81")
            yield from page["feed"]
            count += len(page["feed"])
            visit.progress(f"{count} posts of {options.account}")
            cursor = string(page.get("cursor"))
            if not cursor:
                return
            if cursor in cursors:
                raise UnreadableError("the server gives the same page again and again.", where=url, todo=SPEAKS, code="REA85")
            cursors.add(cursor)
            asked["cursor"] = cursor
