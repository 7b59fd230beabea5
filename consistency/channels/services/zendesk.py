"""The service `zendesk`: asks an account of Zendesk for its macros."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from pydantic import Field, model_validator

from consistency.channels.files import SourceFile
from consistency.channels.json_records import string
from consistency.channels.services.visit import Options, Secret, Visit
from consistency.channels.zendesk import read_macro
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

PAGE_SIZE = 100
PATIENCE = 6
"""A whole page of the list may take so many times as long as the wait for its next bytes."""
MOST_PAGES = 1000
"""Pages after which an account that never says that it is done is left."""


class ZendeskOptions(Options):
    """What `[source.options]` of the service `zendesk` may say."""

    subdomain: str | None = Field(None, pattern=r"^[A-Za-z0-9-]+$", description="The account's name, as in NAME.zendesk.com.")
    base_url: str | None = Field(
        None, pattern=r"^https?://[^\s/]+/?$", description="The account's address, where it is not NAME.zendesk.com."
    )
    email: str | None = Field(None, description="The user whose API token it is; left out, the token is an OAuth access token.")
    token: Secret = Field(description="Where the API token or OAuth access token stands.")
    keep_inactive: bool = Field(default=False, description="Read inactive macros too.")
    allow_hosts: tuple[str, ...] = Field((), description="Hosts that may be private or local addresses.")
    timeout: float = Field(20.0, gt=0, le=600, description="Seconds to wait for the account to answer.")
    retries: int = Field(3, ge=0, le=20, description="Further tries after an answer that asks for patience, or a failure.")
    authorities: Path | None = Field(None, description="A file of further certificate authorities (PEM), for a company's own.")

    @model_validator(mode="after")
    def _one_address(self) -> ZendeskOptions:
        if (self.subdomain is None) == (self.base_url is None):
            raise ValueError("name either subdomain or base_url")
        return self

    @property
    def base(self) -> str:
        """The account's address without a slash at its end."""
        return (self.base_url or f"https://{self.subdomain}.zendesk.com").rstrip("/")


class ZendeskService:
    """Macros of a Zendesk account, asked for over its interface.

    **What is read.** As from a file of macros: the comments that a macro writes. All pages of the list are read.

    **What is skipped.** Inactive macros (unless `keep_inactive`), macros that only set fields, private comments.

    **Options.** `subdomain` or `base_url`; `token` (an environment variable or a file) with the `email` whose API token it is, or without
    for an OAuth token; `keep_inactive`, `allow_hosts`, `timeout`, `retries`,
    `authorities`.

    **Source.** Zendesk developer documentation, "Macros", "Pagination" and "Security and authentication".
    """

    name: ClassVar[str] = "zendesk"
    Options: ClassVar[type] = ZendeskOptions
    formats: ClassVar[str] = "the interface /api/v2/macros, all pages"
    reads: ClassVar[str] = "comments that macros send, with markup; title as internal name"
    skips: ClassVar[str] = "inactive macros, macros without a comment, private comments"
    source: ClassVar[str] = "Zendesk developer documentation: Macros, Pagination, Security and authentication"

    def place(self, options: ZendeskOptions) -> str:
        """`zendesk:` with the account's host."""
        return f"zendesk:{urlsplit(options.base).netloc}"

    def read(self, options: ZendeskOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The macros in the account's order; UnreadableError where it refuses, fails or answers with something else."""
        place = self.place(options)
        for number, macro in enumerate(_macros(options, visit, place), 1):
            name = macro.get("id", number) if isinstance(macro, dict) else number
            file = SourceFile(Path(), place, visit.channel, stage=visit.stage, keep_paused=options.keep_inactive)
            yield replace(read_macro(file, number, macro), locator=f"{place}/macros/{name}")


def _macros(options: ZendeskOptions, visit: Visit, place: str) -> Iterator[Any]:
    """The records of all pages."""
    from consistency.net import Client, ClientSettings

    headers = {"Authorization": _authorization(options, visit), "Accept": "application/json"}
    settings = ClientSettings(
        allow_hosts=options.allow_hosts,
        timeout=options.timeout,
        deadline=PATIENCE * options.timeout,
        retries=options.retries,
        authorities=visit.root / options.authorities if options.authorities else None,
    )
    url: str | None = f"{options.base}/api/v2/macros.json?page[size]={PAGE_SIZE}"
    seen: set[str] = set()
    with Client(settings) as client:
        while url is not None:
            seen.add(url)
            visit.progress(f"reading {place}, page {len(seen)}")
            page = client.get(url, headers=headers).json()
            if not isinstance(page, dict) or not isinstance(page.get("macros"), list):
                todo = "Check the address and that the token's user may read macros."
                raise UnreadableError("the answer holds no list of macros.", where=place, todo=todo, code="SUP01")
            yield from page["macros"]
            url = _next(page, url, options, seen)


def _next(page: dict[str, Any], url: str, options: ZendeskOptions, seen: set[str]) -> str | None:
    """The next page's address, by cursor or by number; UnreadableError where it leads elsewhere, which must not see the token."""
    links, meta = page.get("links"), page.get("meta")
    if isinstance(meta, dict) and meta.get("has_more") is False:
        return None
    found = string(links.get("next")) if isinstance(links, dict) else string(page.get("next_page"))
    if not found:
        return None
    found = urljoin(url, found)
    if urlsplit(found)[:2] != urlsplit(options.base)[:2]:
        what = f"the list goes on at another address ({urlsplit(found).netloc}), which was not asked."
        raise UnreadableError(what, where=url, todo="Check base_url.", code="SUP02")
    if found in seen or len(seen) >= MOST_PAGES:
        raise UnreadableError("the list of macros never ends.", where=url, todo="What was read until then is kept.", code="SUP03")
    return found


def _authorization(options: ZendeskOptions, visit: Visit) -> str:
    """The header that proves who asks: an API token with its user's e-mail address, or an OAuth token."""
    from base64 import b64encode

    token = options.token.reveal(visit.root)
    if options.email is None:
        return f"Bearer {token}"
    return "Basic " + b64encode(f"{options.email}/token:{token}".encode()).decode("ascii")
