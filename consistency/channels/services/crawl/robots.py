"""Robots: what a site's robots.txt lets us read, how slowly, and where it says that its sitemaps are."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from consistency.channels.services.crawl.address import host_of
from consistency.errors import UnreadableError
from consistency.net import Client, NetError

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 512 * 1024
"""Bytes of a robots.txt that are heeded, as RFC 9309 asks at least."""
NO_RULES = frozenset({"NET08", "NET09", "NET14"})
"""Answers of 400 to 499 mean that there are no rules (RFC 9309); anything else that fails means that nobody knows them."""


class Robots:
    """The rules of each host, asked for once; safe to use from several threads."""

    def __init__(self, client: Client, *, is_heeded: bool) -> None:
        self._client, self._is_heeded = client, is_heeded
        self._agent = client.settings.agent.partition("/")[0]
        self._rules: dict[str, Protego] = {}
        self._lock = threading.Lock()

    def allows(self, url: str) -> bool:
        """Whether the site lets us read an address; UnreadableError REA61 where its rules cannot be read."""
        return not self._is_heeded or bool(self._of(url).can_fetch(url, self._agent))

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the host of `url` names in its robots.txt; none where that cannot be read."""
        try:
            return [urljoin(url, place) for place in self._of(url).sitemaps]
        except UnreadableError:
            return []

    def _of(self, url: str) -> Protego:
        host = host_of(url)
        with self._lock:
            if host not in self._rules:
                self._rules[host] = rules = self._ask(url)
                delay = rules.crawl_delay(self._agent)
                if self._is_heeded and delay:
                    self._client.slow_down(host, float(delay))
            return self._rules[host]

    def _ask(self, url: str) -> Protego:
        from protego import Protego

        try:
            answer = self._client.get(urljoin(url, "/robots.txt"))
        except NetError as error:
            if error.error_code in NO_RULES:
                return Protego.parse("")
            what = f"its robots.txt cannot be read, so nobody knows what may be: {error.what}"
            raise UnreadableError(what, where=host_of(url), todo=error.todo, code="REA61") from error
        if answer.mime == "text/html":  # many sites answer every address with a page
            return Protego.parse("")
        return Protego.parse(answer.content[:LARGEST].decode("utf-8-sig", "replace"))
