"""What a further encoder's vectors say: likeness to the middle of the approved copy, beside that of each approved text to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

LEAST_TEXTS = 3
"""Of fewer approved texts there is no middle to speak of."""


def likeness(own: np.ndarray, texts: np.ndarray) -> list[tuple[float, float]]:
    """For each of the texts (m, d) its cosine to the centroid of the approved ones (n, d), and its percentile among theirs.

    Rows are unit vectors. An approved text's own cosine is to the centroid of the others, so that none speaks for itself; the percentile
    (0..100) is the share of approved texts that are no more alike. Empty where there are fewer than LEAST_TEXTS approved ones.
    """
    import numpy as np

    if len(own) < LEAST_TEXTS:
        return []
    total = own.sum(axis=0)
    others = np.array([row @ _unit(total - row) for row in own])
    cosines = texts @ _unit(total)
    return [(float(cosine), float(100 * np.mean(others <= cosine))) for cosine in cosines]


def _unit(vector: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-12))
