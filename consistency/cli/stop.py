"""Being told to stop: a polite request from outside (SIGTERM) ends a command as Ctrl-C does, with what was read so far kept."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SHORTLY = 0.01
"""Seconds after which an interruption that was not heeded is said again."""


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


@contextmanager
def heard_interruptions() -> Iterator[None]:
    """Hears Ctrl-C also where it comes while compiled code is loaded, which can only say that it did not heed it: it is said again."""
    before = sys.unraisablehook

    def heeded(unraisable: Any) -> None:
        if unraisable.exc_type is not None and issubclass(unraisable.exc_type, KeyboardInterrupt):
            threading.Timer(SHORTLY, _thread.interrupt_main).start()  # at once, it would come where it cannot be heeded either
        else:
            before(unraisable)

    sys.unraisablehook = heeded
    try:
        yield
    finally:
        sys.unraisablehook = before
        forget_interruptions()


def forget_interruptions() -> None:
    """Has the process end with its own exit code: CPython ends one as killed where code made at run time was interrupted."""
    exec("")  # noqa: S102 -- whatever runs to its end takes the mark away (`unhandled_keyboard_interrupt`)
