"""What the branch says of a sentence: layers that were trained on restyled copies, read by one linear map; the third opinion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.represent.arrays import product
from consistency.represent.net import against_none

if TYPE_CHECKING:
    import numpy as np

NUMBER, HALFWAY = 7, 8
"""The numbers by which encoders are asked for the branch and for what it tells halfway up, beside those of their layers."""
EPSILON = 1e-5


@dataclass(frozen=True)
class Branch:
    """A linear map of the branch's vectors, each put at middle 0 and spread 1 first; its outputs are "none" and the kinds of drift.

    `scale` and `shift` (d,) are those of the layer normalisation, `kind_weights` (d, 1 + kinds), `kind_bias` (1 + kinds,).
    """

    scale: np.ndarray
    shift: np.ndarray
    kind_weights: np.ndarray
    kind_bias: np.ndarray

    def score(self, vectors: np.ndarray) -> np.ndarray:
        """Log-odds of sentences (n, d): drift of any kind, then each kind, against none, shape (n, 1 + kinds), float32."""
        import numpy as np

        centred = vectors - vectors.mean(axis=1, keepdims=True)
        even = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
        return against_none(np.asarray(product(even * self.scale + self.shift, self.kind_weights) + self.kind_bias))
