"""Progress: who does long work says what it is doing, and need not know who listens."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Called with a line that says what is being done."""


def silent(line: str) -> None:
    """Progress that nobody watches."""
