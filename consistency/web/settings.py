"""How the application is served: which folders, where it listens, and whether it asks who is there."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Folders with a consistency.toml each, the database of the people (None: the first folder's history), and the address.

    `public_url` is what people reach it as through a proxy; `certificate` and `key` are files, for TLS without one. `is_demo`: the brand
    is the invented one, and nothing outlives the server. `upload_mb` is how many megabytes one upload may bring.
    """

    folders: tuple[Path, ...]
    store: str | None = None
    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str = ""
    certificate: str = ""
    key: str = ""
    is_demo: bool = False
    upload_mb: int = 20

    @property
    def asks_login(self) -> bool:
        """Whether people must sign in: everywhere but on this machine alone."""
        return self.host not in LOOPBACK or bool(self.public_url)

    @property
    def upload_bytes(self) -> int:
        """How much one upload may bring."""
        return self.upload_mb * 1_000_000

    @property
    def is_https(self) -> bool:
        """Whether people are known to reach it by TLS."""
        return bool(self.certificate) or urlsplit(self.public_url).scheme == "https"

    @property
    def site(self) -> str:
        """Host and port of the public URL, as browsers name them."""
        return urlsplit(self.public_url).netloc.casefold()

    @property
    def hosts(self) -> frozenset[str] | None:
        """The names that requests may call the server by; None where that is left to the network in front of it."""
        if not self.asks_login:
            return LOOPBACK
        return LOOPBACK | {urlsplit(self.public_url).hostname or ""} if self.public_url else None

    def written(self) -> str:
        """As JSON, for the processes of several workers."""
        return json.dumps(asdict(self) | {"folders": [str(one) for one in self.folders]})

    @classmethod
    def read(cls, text: str) -> Self:
        """What `written` wrote."""
        given = json.loads(text)
        return cls(**given | {"folders": tuple(map(Path, given["folders"]))})
