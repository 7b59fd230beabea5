"""The engine of one machine's one process: batch after batch, here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import ClassVar, TypeVar

from consistency.engines.crew import Crew

Item = TypeVar("Item")
Result = TypeVar("Result")


class Local:
    """Does the work in this process, one batch after the other; the default."""

    name: ClassVar[str] = "local"

    def __init__(self, crew: Crew | None = None) -> None:
        """Takes a crew as every engine does; there is nobody to lead here."""

    def __enter__(self) -> Local:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """There is nothing to put away."""

    def map(self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]) -> Iterator[Sequence[Result]]:
        """The results of each batch, in order, each made when it is asked for."""
        return map(work, batches)
