"""Where a text lies among brands, once the ways in which one brand's own texts differ, its subjects first of all, count for little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.represent.tally import SparseRows

if TYPE_CHECKING:
    import numpy as np

CLIP = 4.0
"""Standardised values beyond this are cut, so that one odd text cannot outshout the rest."""
SPACES = ("grams", "layers", "branch")
"""The spaces of a place, in the order of its columns."""


@dataclass(frozen=True)
class Whitening:
    """A linear map after which a brand's own texts spread the same way in all directions (within-class covariance normalisation).

    `middle` and `spread` (d,) standardise, `centre` (d,) is the middle of the brands, `turn` (d, d) the inverse square root of the
    covariance inside brands. Method: Hatch, Kajarekar and Stolcke, "Within-class covariance normalization", Interspeech 2006.
    """

    middle: np.ndarray
    spread: np.ndarray
    centre: np.ndarray
    turn: np.ndarray

    def place(self, rows: np.ndarray) -> np.ndarray:
        """Rows (n, d) as unit vectors (n, d), float32."""
        import numpy as np

        scaled = np.clip((rows - self.middle) / self.spread, -CLIP, CLIP) - self.centre
        return unit(scaled @ self.turn)


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows (n, d) of length one, float32; rows of zeros stay zeros."""
    import numpy as np

    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


@dataclass(frozen=True)
class Kinship:
    """Latent semantic analysis of n-grams, and the encoder's layers and the branch's vectors, each whitened in a space of its own.

    `row_of` (vocabulary,) is an n-gram's row in `gram_basis` (n-grams, d) int8, -1 where it has none; `gram_scale` (d,) makes the basis'
    columns real numbers. Layers have e columns and the branch's vectors f, a place d + e + f.
    """

    row_of: np.ndarray
    gram_basis: np.ndarray
    gram_scale: np.ndarray
    grams: Whitening
    layers: Whitening
    branch: Whitening

    def gram_sketches(self, grams: SparseRows) -> np.ndarray:
        """Each sentence's n-grams, by column of the vocabulary and weight, in d numbers, shape (len(grams), d), float32."""
        import numpy as np

        sketches = np.zeros((len(grams), len(self.gram_scale)), np.float32)
        for row, (columns, weights) in enumerate(grams):
            rows = self.row_of[columns]
            known = rows >= 0
            sketches[row] = weights[known] @ self.gram_basis.take(rows[known], axis=0).astype(np.float32) * self.gram_scale
        return sketches

    def place(self, gram_sketches: np.ndarray, hidden: np.ndarray | None, words: np.ndarray) -> np.ndarray:
        """A text's place among brands from its sentences' sketches (n, d), layers and branch side by side (n, e + f) and their words (n,).

        Shape (d + e + f,), float32. Longer sentences weigh more, by the square root of their words. Without layers the rest is zeros.
        """
        import numpy as np

        weights = np.sqrt(np.maximum(words, 1.0))[None] / np.sqrt(np.maximum(words, 1.0)).sum()
        by_grams = self.grams.place(unit(weights @ gram_sketches))[0]
        split = len(self.layers.centre)
        if hidden is None:
            return np.concatenate([by_grams, np.zeros(split + len(self.branch.centre), np.float32)])
        mean = weights @ hidden
        return np.concatenate([by_grams, self.layers.place(mean[:, :split])[0], self.branch.place(mean[:, split:])[0]])
