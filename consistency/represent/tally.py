"""Which columns occur how often in each of many sentences, all counted at once, and the sparse rows that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np

Grams: TypeAlias = "tuple[np.ndarray, np.ndarray]"
"""The columns of a sentence's n-grams (k,) and their weights (k,)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """`columns` (k,) of all sentences, how often each occurs (`numbers`, (k,)), and where each sentence begins among them (`starts`).

    Sentence n has those from `starts[n]` to `starts[n + 1]`.
    """

    columns: np.ndarray
    numbers: np.ndarray
    starts: np.ndarray


@dataclass(frozen=True, slots=True)
class SparseRows:
    """Columns (k,) and weights (k,) float32 of all sentences; sentence n has those from `starts[n]` to `starts[n + 1]`."""

    columns: np.ndarray
    weights: np.ndarray
    starts: np.ndarray

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[Grams]:
        for start, end in pairwise(self.starts.tolist()):
            yield self.columns[start:end], self.weights[start:end]

    def products(self, matrix: np.ndarray) -> np.ndarray:
        """Each row times a matrix (columns, d), shape (len(self), d), float32."""
        import numpy as np

        found = np.zeros((len(self), matrix.shape[1]), np.float32)
        for row, (columns, weights) in enumerate(self):
            found[row] = weights @ matrix.take(columns, axis=0)
        return found


def ascending(sentences: np.ndarray, columns: np.ndarray, number: int, width: int) -> Tally:
    """What occurs in each of `number` sentences, by column.

    `sentences` (n,) and `columns` (n,), below `width`, say in which sentence and on which column each of n n-grams falls.
    """
    import numpy as np

    bits = width.bit_length()
    keys, numbers = np.unique(sentences << bits | columns, return_counts=True)
    return Tally(keys & (1 << bits) - 1, numbers, np.searchsorted(keys >> bits, np.arange(number + 1)))


def as_met(sentences: np.ndarray, columns: np.ndarray, number: int, width: int) -> Tally:
    """The same, the columns of each sentence in the order in which they first occur; only that within a sentence counts."""
    import numpy as np

    bits, place_bits = width.bit_length(), len(columns).bit_length()
    met = np.sort((sentences << bits | columns) << place_bits | np.arange(len(columns)))
    keys = met >> place_bits
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    owners = keys[begins] >> bits
    order = np.argsort(owners << place_bits | met[begins] & (1 << place_bits) - 1)
    columns, numbers = keys[begins] & (1 << bits) - 1, np.diff(begins, append=len(keys))
    return Tally(columns[order], numbers[order], np.searchsorted(owners, np.arange(number + 1)))


def weighted(found: Tally, rarity: np.ndarray | None = None) -> SparseRows:
    """Rows of length one: the logarithm of how often a column occurs, times its `rarity` (columns,)."""
    import numpy as np

    weights = 1 + np.log(found.numbers.astype(np.float32))
    if rarity is not None:
        weights *= rarity[found.columns]
    rows = SparseRows(found.columns, weights, found.starts)
    lengths = np.sqrt(np.array([own @ own for _, own in rows], np.float32))
    lengths = np.repeat(np.maximum(lengths, np.float32(1e-9)), np.diff(found.starts))
    return SparseRows(found.columns, weights / lengths, found.starts)


def side_by_side(first: SparseRows, second: SparseRows) -> SparseRows:
    """Rows of which each has those of the first and then those of the second."""
    import numpy as np

    starts = first.starts + second.starts
    places = _shifted(first, second.starts[:-1]), _shifted(second, first.starts[1:])
    columns, weights = np.empty(starts[-1], np.intp), np.empty(starts[-1], np.float32)
    for rows, own in zip((first, second), places, strict=True):
        columns[own], weights[own] = rows.columns, rows.weights
    return SparseRows(columns, weights, starts)


def _shifted(rows: SparseRows, by: np.ndarray) -> np.ndarray:
    """Where each entry comes to stand when the entries of row n move up by `by[n]`."""
    import numpy as np

    return np.asarray(np.arange(len(rows.columns)) + np.repeat(by, np.diff(rows.starts)))
