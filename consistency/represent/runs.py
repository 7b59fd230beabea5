"""Columns of runs of characters, looked up for all runs of many sentences at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

NOWHERE = -1
"""The column of a run that has none."""


class RunTree:
    """Runs of characters with their columns as a tree: a level for each place in a run, node 0 of each for what no run begins with."""

    def __init__(self, columns: Mapping[str, int]) -> None:
        import numpy as np

        sizes, own = np.array([*map(len, columns)], np.intp), np.array([*columns.values()], np.intp)
        letters = self._numbered(np.array([*columns], f"U{sizes.max(initial=1)}"))
        nodes, known, kinds = np.zeros(len(sizes), np.intp), 1, letters.max(initial=0) + 1
        self._levels: list[tuple[np.ndarray, np.ndarray]] = []
        for place in range(letters.shape[1]):
            going, ending = sizes > place, sizes == place + 1
            steps, begun = np.unique(nodes[going] * kinds + letters[going, place], return_inverse=True)
            nodes[going] = begun + 1
            onward, column = np.zeros((known, kinds), np.int32), np.full(len(steps) + 1, NOWHERE)
            onward.flat[steps], column[nodes[ending]] = np.arange(1, len(steps) + 1), own[ending]
            self._levels.append((onward, column))
            known = len(steps) + 1

    def _numbered(self, runs: np.ndarray) -> np.ndarray:
        """The letters of runs as numbers from 1, shape (runs, longest); which letter has which is kept, all others have 0."""
        import numpy as np

        written = runs.view(np.uint32).reshape(len(runs), -1)
        known = np.unique(written)
        self._letters = np.zeros(known.max(initial=0) + 2, np.intp)
        self._letters[known] = np.arange(1, len(known) + 1)
        return np.asarray(self._letters[written])

    @property
    def longest(self) -> int:
        """How many characters the longest run has."""
        return len(self._levels)

    def columns(self, text: str) -> Iterator[np.ndarray]:
        """For runs of one character, of two and so on: the column of each that the text has, in order, or NOWHERE."""
        import numpy as np

        letters = self._letters.take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), mode="clip")
        nodes = np.zeros(len(letters), np.intp)
        for place, (onward, column) in enumerate(self._levels):
            nodes = onward[nodes[: max(len(letters) - place, 0)], letters[place:]]
            yield column[nodes]
