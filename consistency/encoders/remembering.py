"""An encoder that keeps the vectors that it gave last, for a program that stays up and is asked again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from consistency.protocols import Encoder

if TYPE_CHECKING:
    import numpy as np

MOST_KEPT = 20_000
"""Sentences whose vectors are kept at most: about 30 MB of 384 numbers each."""
CALLS = 2000
"""Calls after which a sentence that none of them named is let go, so that a server holds no more after a day than after a minute."""


class Remembering:
    """Gives each text the vector that the encoder behind it once gave; may be used by several threads at a time.

    A draft that is edited and checked again differs in a sentence or two, and the approved copy that it is held against not at all. What
    was not asked for in the last `calls` calls is forgotten, and the longest unused where more than `most` would be kept.
    """

    def __init__(self, encoder: Encoder, most: int = MOST_KEPT, calls: int = CALLS) -> None:
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self._encoder, self._most, self._calls = encoder, most, calls
        self._kept: OrderedDict[str, tuple[int, np.ndarray]] = OrderedDict()
        self._call = 0
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), dimensions), float32."""
        import numpy as np

        with self._lock:
            known = {text: self._kept[text][1] for text in texts if text in self._kept}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            # copies: a row alone would hold all the others of its call in memory
            known |= {text: row.copy() for text, row in zip(fresh, self._encoder.encode(fresh), strict=True)}
        self._keep(known)
        return np.stack([known[text] for text in texts]) if known else np.zeros((0, self.dimensions), dtype=np.float32)

    def _keep(self, vectors: dict[str, np.ndarray]) -> None:
        with self._lock:
            self._call += 1
            for text, vector in vectors.items():
                self._kept[text] = self._call, vector
                self._kept.move_to_end(text)
            while self._kept and self._is_to_go(next(iter(self._kept.values()))[0]):
                self._kept.popitem(last=False)

    def _is_to_go(self, last_asked: int) -> bool:
        """Whether the text that was not asked for longest, last in this call, is to be let go."""
        return len(self._kept) > self._most or last_asked <= self._call - self._calls
