"""What an encoder remembers: the vectors that it gave last, so that sentences met again are not encoded again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Key = tuple[int, str]
"""A layer and a text."""
MOST_KEPT = 20_000
"""Vectors that are remembered at most, about 30 MB of 384 numbers each."""


class Memory:
    """Vectors by layer and text; the longest unused are forgotten where more than `most` would be kept. For several threads at a time.

    A draft that is edited and checked again differs in a sentence or two, and the approved copy that it is held against not at all.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Key, np.ndarray] = OrderedDict()
        self._lock = Lock()

    def known(self, keys: Sequence[Key]) -> dict[Key, np.ndarray]:
        """Those of the keys that are remembered, which thereby count as used last."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
            return found

    def keep(self, made: Mapping[Key, np.ndarray]) -> None:
        """Remembers vectors, as copies: a row alone would hold all the others of its batch."""
        with self._lock:
            for key, vector in islice(made.items(), max(0, len(made) - self._most), None):
                self._kept[key] = vector.copy()
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
