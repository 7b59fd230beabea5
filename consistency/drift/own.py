"""What a touchpoint's earlier versions say of its own voice, taken off its new version, so that a channel's mean wobbles less.

A page on returns sounds drier than one on gifts, whoever writes it and however often. Which of them happen to be edited tonight moves the
mean of tonight's copy, and is no drift. Method: a shrunken mean of what was there before is taken off, as in C. R. Henderson, "Best linear
unbiased estimation and prediction under a selection model", Biometrics 31 (1975), and A. Deng et al., "Improving the sensitivity of online
controlled experiments by utilizing pre-experiment data", WSDM (2013).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LEAST_PLACES = 10
"""Touchpoints with several earlier versions that must be known before anything is taken off."""


def own_levels(earlier: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """By how much each place's copy lies above (below) that of its channel by its own earlier versions, shrunken towards none.

    `earlier` are the values of the versions of each place of a channel. Empty where too little is known to tell places apart.
    """
    import numpy as np

    known = {place: np.asarray(values) for place, values in earlier.items() if len(values)}
    sums = ([len(values), values.sum(), (values**2).sum()] for values in known.values())
    own = shrunken(*np.array(list(sums), dtype=float).reshape(-1, 3).T)
    return dict(zip(known, own.tolist(), strict=True)) if own.any() else {}


def shrunken(n: Array, sums: Array, squares: Array) -> Array:
    """The own levels of places (places,) by number, sum and sum of squares of their versions' values; 0 where too little is known."""
    import numpy as np

    is_known, several = n > 0, n > 1
    if several.sum() < LEAST_PLACES:
        return np.zeros_like(n)
    within, between = _variances(n[several], sums[several], squares[several])
    if between <= 0:
        return np.zeros_like(n)
    means = np.divide(sums, n, out=np.zeros_like(n), where=is_known)
    return np.where(is_known, (means - means[is_known].mean()) * between / (between + within / np.maximum(n, 1)), 0.0)


def _variances(n: Array, sums: Array, squares: Array) -> tuple[float, float]:
    """Variance within groups, and of their own levels (one-way analysis of variance, groups of unequal size)."""
    within = (squares - sums**2 / n).sum() / (n.sum() - len(n))
    apart = (n * (sums / n - sums.sum() / n.sum()) ** 2).sum() / (len(n) - 1)
    typical = (n.sum() - (n**2).sum() / n.sum()) / (len(n) - 1)
    return float(within), float((apart - within) / typical)
