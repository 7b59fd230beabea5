"""Turns: drafts are checked a few at a time, first come, first served, so that under load everybody waits alike and nobody for long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from consistency.web.refusals import RefusedError

Made = TypeVar("Made")
AT_ONCE = 2
"""More threads than this only take the interpreter from one another."""
QUEUE = 30
"""How many wait at most: fewer than there are threads for requests, so that other pages are answered meanwhile."""


class Turns:
    """A queue for work that keeps a processor busy; safe to use from several threads."""

    def __init__(self, at_once: int = AT_ONCE, queue: int = QUEUE) -> None:
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="turn")
        self._places = threading.BoundedSemaphore(at_once + queue)

    def run(self, work: Callable[[], Made]) -> Made:
        """What the work makes, when its turn has come; RefusedError WEB12 (429) where too many wait already."""
        if not self._places.acquire(blocking=False):
            raise RefusedError("too many ask at once.", status=429, todo="Try again in a few seconds.", code="WEB12")
        try:
            return self._pool.submit(work).result()
        finally:
            self._places.release()

    def close(self) -> None:
        """Lets what is under way finish."""
        self._pool.shutdown(cancel_futures=True)
