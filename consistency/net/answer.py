"""Answer: what a server said, its body read and decoded from its transfer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from consistency.net.errors import NetError

NEXT = re.compile(r"""<([^<>]*)>[^<]*?;\s*rel\s*=\s*["']?(?:[\w ]+ )?next\b""", re.IGNORECASE)
CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,30})""", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """One successful answer. `url` is where it was found after redirects, `redirects` the addresses that led there, first one first.

    `headers` are case-insensitive. `size` is the number of bytes that came over the wire for the body; `is_unchanged` says that the server
    confirmed the copy in the cache (304), of which this is the content.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    content: bytes
    redirects: tuple[str, ...] = ()
    size: int = 0
    is_unchanged: bool = False

    @property
    def mime(self) -> str:
        """The media type in small letters, without its parameters; empty where none is given."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The charset that the header declares."""
        match = CHARSET.search(self.headers.get("Content-Type", ""))
        return match[1] if match else None

    @cached_property
    def text(self) -> str:
        """The content decoded by its declared charset, UTF-8 where none is known; what does not fit is replaced."""
        try:
            return self.content.decode(self.charset or "utf-8-sig", "replace")
        except LookupError:
            return self.content.decode("utf-8-sig", "replace")

    def json(self) -> Any:
        """The content as JSON; NetError NET13 where it is none."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError) as error:
            kind = self.mime or "no type given"
            todo = "Check the address; a login page or an error page may stand there."
            raise NetError("NET13", f"the answer is not JSON ({kind}).", where=self.url, todo=todo, status=self.status) from error

    @property
    def next_url(self) -> str | None:
        """The address of the next page of a list that is given in pages, as the `Link` header names it."""
        match = NEXT.search(self.headers.get("Link", ""))
        return urljoin(self.url, match[1]) if match else None
