"""Style sheets of a site, fetched once in a crawl into the folder where the pages look for them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from consistency.channels.services.crawl.address import joined
from consistency.channels.services.crawl.document import path_below
from consistency.channels.services.crawl.robots import Robots
from consistency.errors import UnreadableError
from consistency.net import Client

MOST = 200
"""Style sheets fetched in one crawl."""
LARGEST = 4 * 1024 * 1024
IMPORT = re.compile(rb"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""")
DEEPEST = 3


class Sheets:
    """Fetches style sheets; those that cannot be had are left for the page to report as missing."""

    def __init__(self, client: Client, robots: Robots) -> None:
        self._client, self._robots = client, robots
        self._digests: dict[tuple[Path, str], str] = {}

    def fetch(self, urls: Iterable[str], folder: Path, depth: int = 0) -> str:
        """Puts these sheets and what they import below the folder; a digest of them all, the same while none of them changes."""
        return hashlib.sha256(" ".join(self._one(url, folder, depth) for url in urls).encode()).hexdigest()

    def _one(self, url: str, folder: Path, depth: int) -> str:
        key = (folder, url)
        if key not in self._digests and len(self._digests) < MOST:
            self._digests[key] = "missing"  # also while its imports are read, which may lead back to it
            self._digests[key] = self._put(url, folder, depth)
        return self._digests.get(key, "missing")

    def _put(self, url: str, folder: Path, depth: int) -> str:
        try:
            if not self._robots.allows(url):
                return "missing"
            answer = self._client.get(url, max_bytes=LARGEST)
            path = path_below(folder, url)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(answer.content)
        except (UnreadableError, OSError):  # the page says which sheets are missing
            return "missing"
        imported = [joined(answer.url, href.decode("utf-8", "replace")) for href in IMPORT.findall(answer.content)[:20]]
        inner = self.fetch([href for href in imported if href], folder, depth + 1) if depth < DEEPEST else ""
        return hashlib.sha256(answer.content).hexdigest() + inner
