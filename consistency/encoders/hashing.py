"""A tiny deterministic encoder without a model: hashed words, for tests and for machines without torch."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

WORD = re.compile(r"\w+")


class Hashing:
    """Counts words in hashed columns; knows nothing of meaning, but equal words give equal vectors on every machine."""

    name = "hashing"
    layers = None
    """It has no hidden layers, and says so: where the voice model would listen to some, it goes by words and counts alone."""

    def __init__(self, dimensions: int = 64) -> None:
        self.dimensions = dimensions

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors (zero for a text without words), shape (len(texts), dimensions), float32."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            for word in WORD.findall(text.casefold()):
                vectors[row, zlib.crc32(word.encode("utf-8", "surrogatepass")) % self.dimensions] += 1
        return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), dtype=np.float32)
