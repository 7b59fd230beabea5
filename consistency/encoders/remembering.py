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
"""Sentences whose vectors are kept: about 30 MB of 384 numbers each."""


class Remembering:
    """Gives each text the vector that the encoder behind it once gave; may be used by several threads at a time.

    A draft that is edited and checked again differs in a sentence or two, and the approved copy that it is held against not at all.
    """

    def __init__(self, encoder: Encoder, most: int = MOST_KEPT) -> None:
        self.name, self.dimensions = encoder.name, encoder.dimensions
        self._encoder, self._most = encoder, most
        self._kept: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), dimensions), float32."""
        import numpy as np

        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            known |= dict(zip(fresh, self._encoder.encode(fresh), strict=True))
        self._keep(known)
        return np.stack([known[text] for text in texts]) if known else np.zeros((0, self.dimensions), dtype=np.float32)

    def _keep(self, vectors: dict[str, np.ndarray]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._kept[text] = vector
                self._kept.move_to_end(text)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
