"""Progress: who does long work says what it is doing, and need not know who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
STEP = 500
"""Items after which it is said again how many there were."""
Progress = Callable[[str], None]
"""Called with a line that says what is being done."""


def counted(items: Iterable[Item], progress: Progress, doing: str) -> Iterator[Item]:
    """The items as they come; `progress` hears now and then how many there were."""
    for number, item in enumerate(items, 1):
        if number % STEP == 0:
            progress(f"{doing}: {number:,} so far")
        yield item


def silent(line: str) -> None:
    """Progress that nobody watches."""
