"""Pace: how often each host is asked, slower where it says so."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

SLOWEST = 60.0
"""Seconds between two requests beyond which no host's wish is followed."""


class Pace:
    """Keeps the least time between the starts of two requests to one host; safe to use from several threads."""

    def __init__(self, delay: float) -> None:
        self._delays: defaultdict[str, float] = defaultdict(lambda: delay)
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def slow_down(self, host: str, delay: float) -> None:
        """Waits at least `delay` seconds between requests to the host from now on."""
        with self._lock:
            self._delays[host] = max(self._delays[host], min(delay, SLOWEST))

    def pause(self, host: str, seconds: float) -> None:
        """Leaves the host alone for so long, whoever wants to ask it."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), time.monotonic() + seconds)

    def close(self) -> None:
        """Ends all waiting."""
        self._closed.set()

    def wait(self, host: str) -> bool:
        """Sleeps until the host may be asked again; False where it may not be asked any more, as all was closed."""
        with self._lock:
            delay, now = self._delays[host], time.monotonic()
            start = max(now, self._next.get(host, now))
            self._next[host] = start + delay
        return not self._closed.wait(start - now) if start > now else not self._closed.is_set()


def retry_after(value: str | None) -> float | None:
    """The seconds that a `Retry-After` header asks to wait, given in seconds or as a date; None where it says nothing."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((aware - datetime.now(UTC)).total_seconds(), 0.0)
