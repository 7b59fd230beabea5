"""What was worked out of readings before, by what they hold: one touchpoint alone, or several that are held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from consistency.flows.keys import digest
from consistency.flows.packing import pack, unpack
from consistency.protocols import Cache, Task

Result = TypeVar("Result")


class Recalled:
    """Work of one part of the program that a cache may know (the socket `Recall`); the results are those of the work itself.

    `version` is that of the part's code, `marks` are digests of all that the readings hold, by locator.
    """

    def __init__(self, cache: Cache, version: str, marks: Mapping[str, str]) -> None:
        self._cache, self._version, self._marks = cache, version, marks

    def __call__(
        self, kind: type[Result], name: str, tasks: Sequence[Task], work: Callable[[Sequence[int]], Iterable[Result]]
    ) -> Sequence[Result]:
        """A result for each task, those that are not known worked out and kept."""
        keys = [self._key(name, task) for task in tasks]
        bodies = self._cache.get(keys)
        found = {at: result for at, key in enumerate(keys) if (result := _unpacked(kind, bodies.get(key))) is not None}
        if missing := [at for at in range(len(tasks)) if at not in found]:
            made = dict(zip(missing, work(missing), strict=True))
            self._cache.put({keys[at]: body for at, result in made.items() if (body := pack(kind, result)) is not None})
            found |= made
        return [found[at] for at in range(len(tasks))]

    def _key(self, name: str, task: Task) -> str:
        return digest(self._version, name, task.beside, *(self._marks[one.touchpoint.locator] for one in task.readings))


def _unpacked(kind: type[Result], body: bytes | None) -> Result | None:
    """What was kept; None where nothing was, or what was is damaged."""
    try:
        return None if body is None else unpack(kind, body)
    except ValueError:
        return None
