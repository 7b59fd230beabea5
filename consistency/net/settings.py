"""ClientSettings: what the client may reach, how patient it is and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

AGENT = "consistency/0.1 (reads a brand's own copy; robots.txt is respected)"


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """Limits of one client; times in seconds, sizes in bytes.

    `allow_hosts` names hosts (`intranet.example` or `127.0.0.1:8080`) that may be private, loopback or link-local addresses. `timeout`
    bounds each wait for the other side, `deadline` one whole response with its body. `retries` counts the further tries after a 429, a
    5xx, a time-out or a lost connection; `backoff` is the first wait before one, doubled each time, and `patience` the longest wait that
    a `Retry-After` may ask for. `delay` is the least time between two requests to one host. `cache` is the folder of the HTTP cache, None
    for none; what was not used for `cache_days` is dropped from it, and what is more than `cache_bytes`, the oldest first. `authorities` is
    a file of further certificate authorities in PEM, for companies that have their own.
    """

    allow_hosts: tuple[str, ...] = ()
    timeout: float = 20.0
    deadline: float = 120.0
    max_bytes: int = 16 * 1024 * 1024
    max_redirects: int = 10
    retries: int = 3
    backoff: float = 1.0
    patience: float = 120.0
    delay: float = 0.0
    agent: str = AGENT
    cache: Path | None = None
    cache_bytes: int = 1_000_000_000
    cache_days: float = 90.0
    authorities: Path | None = None
