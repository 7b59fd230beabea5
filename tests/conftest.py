"""What all tests share: they, and the processes that they start, hear Ctrl-C however they were started themselves."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Shells have what they start with `&` ignore Ctrl-C, and what ignores it has its own processes do so too."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
