"""Being told to stop: a polite request from outside (SIGTERM) ends a command as Ctrl-C does, with what was read so far kept."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stoppable() -> Iterator[None]:
    """Takes SIGTERM for Ctrl-C, as schedulers and `timeout` send it."""
    if threading.current_thread() is not threading.main_thread():  # only there can signals be heard
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
