"""Mastodon: an account's public posts by the server's API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field, field_validator

from consistency.channels.mastodon import read_status
from consistency.channels.record_place import Place
from consistency.channels.services.asking import HttpOptions, site_of
from consistency.channels.services.visit import Secret, Visit
from consistency.errors import UnreadableError
from consistency.net import Client
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

PAGE = 40
SPEAKS = "Check account and base_url; the server must speak Mastodon's API."


class MastodonOptions(HttpOptions):
    """Which account is read, and where."""

    account: str = Field(description="The account, as in @brand@example.social.")
    base_url: str | None = Field(None, description="The server, where its address is not the one in the account's name.")
    token: Secret | None = Field(None, description="An access token, for servers that show nothing without.")

    @field_validator("account")
    @classmethod
    def _whole(cls, account: str) -> str:
        account = account.strip().removeprefix("@")
        if not account or account.startswith("@") or account.endswith("@") or account.count("@") > 1:
            raise ValueError("write the account as in @brand@example.social")
        return account


class Mastodon:
    """Reads an account's public posts, newest first, over the public API of Mastodon and of servers that speak it.

    Boosts and replies to others are skipped one by one, so that they are counted; the account's own threads are read whole.
    """

    name: ClassVar[str] = "mastodon"
    formats: ClassVar[str] = "Mastodon API (JSON)"
    reads: ClassVar[str] = "an account's public posts with content warnings, links, polls and descriptions of pictures"
    skips: ClassVar[str] = "boosts, replies to others, posts that are not public, posts without words"
    source: ClassVar[str] = "Mastodon documentation, API methods accounts/lookup and accounts/statuses"
    Options: ClassVar[type] = MastodonOptions

    def place(self, options: MastodonOptions) -> str:
        """`mastodon:@brand@example.social`."""
        return f"mastodon:@{options.account}"

    def read(self, options: MastodonOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The posts; UnreadableError where the server refuses, fails or does not know the account."""
        place = self.place(options)
        headers = {"Authorization": f"Bearer {options.token.reveal(visit.root)}"} if options.token else {}
        with options.client(visit) as client:
            site = _site(options)
            account = _lookup(client, site, options.account, headers)
            for count, status in enumerate(_statuses(client, site, account, headers, visit), 1):
                if count > options.limit:
                    yield Skipped(place, f"older posts than the newest {options.limit} (limit)")
                    return
                name = status.get("id") if isinstance(status, dict) else count
                yield read_status(Place.at_service(f"{place}/{name}", visit.channel, visit.stage), status, account)


def _site(options: MastodonOptions) -> str:
    host = options.account.partition("@")[2]
    if not (options.base_url or host):
        raise UnreadableError("the account names no server.", where=options.account, todo="Write @brand@example.social.", code="REA80")
    return site_of(options.base_url or host)


def _lookup(client: Client, site: str, account: str, headers: dict[str, str]) -> str:
    found = client.get(f"{site}/api/v1/accounts/lookup", params={"acct": account}, headers=headers).json()
    number = found.get("id") if isinstance(found, dict) else None
    if not isinstance(number, str | int):
        raise UnreadableError("the server's answer names no account.", where=site, todo=SPEAKS, code="REA81")
    return str(number)


def _statuses(client: Client, site: str, account: str, headers: dict[str, str], visit: Visit) -> Iterator[Any]:
    """All posts, page after page; the next page is asked for by the last post's number, so that no answer can lead elsewhere."""
    seen: set[str] = set()
    oldest: dict[str, str] = {}
    while True:
        answer = client.get(f"{site}/api/v1/accounts/{account}/statuses", params={"limit": PAGE, **oldest}, headers=headers)
        page = answer.json()
        if not isinstance(page, list):
            raise UnreadableError("the server's answer is no list of posts.", where=answer.url, todo=SPEAKS, code="REA81")
        numbers = [str(status.get("id")) for status in page if isinstance(status, dict)]
        if page and (not numbers or seen.issuperset(numbers)):
            raise UnreadableError("the server gives the same posts again and again.", where=answer.url, todo=SPEAKS, code="REA85")
        yield from (status for status in page if not (isinstance(status, dict) and str(status.get("id")) in seen))
        seen.update(numbers)
        visit.progress(f"{len(seen)} posts of {site}")
        if not page or ("Link" in answer.headers and answer.next_url is None):
            return
        oldest = {"max_id": numbers[-1]}
