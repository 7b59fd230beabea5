"""How far a channel's mean has risen on a ramp that began some nights ago, beside its level and the seasons: a regression every night.

The regression has a level, of which nothing is known beforehand, and the wave of a year, of which it is known that it is small. Each ramp
that ends in a night is one further column: what is told of it is what the others cannot explain, so that how uncertain level and seasons
are is part of its error.

Sources: A. S. Willsky and H. L. Jones, "A generalized likelihood ratio approach to the detection and estimation of jumps in linear
systems", IEEE Transactions on Automatic Control 21 (1976); D. Siegmund and E. S. Venkatraman, "Using the generalized likelihood ratio
statistic for sequential detection of a change-point", Annals of Statistics 23 (1995); R. Frisch and F. V. Waugh, "Partial time
regressions as compared with individual trends", Econometrica 1 (1933); A. E. Hoerl and R. W. Kennard, "Ridge regression", Technometrics 12
(1970), for what is known of the seasons beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING, Any

from consistency.drift.clocks import days_of
from consistency.drift.worth import worth_of_nights
from consistency.records.history import Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

LENGTHS = tuple(sorted({round(1.18**step) for step in range(32)}))
"""Nights of the ramps, from 1 to half a year: each a sixth longer than the one before, so that a beginning is known as well as its age."""
MEMORY = 400
"""Nights that say what is usual: a year, so that every season was seen."""
YEAR = 365.25
SEASON = 0.07
"""Standard deviations of single texts by which the sine and the cosine of a year are expected to move a channel each: a wave of 0.1.

A wave that may do more explains slow drifts too, until a year of it is known; one that may do less tells of the season as a drift.
"""
UNKNOWN = 1e-4
"""Texts that what is known of a level beforehand is worth."""


@dataclass(frozen=True, slots=True)
class Ramps:
    """The ramps of all `LENGTHS` that end in each night: arrays (nights, ramps), in the unit of the points.

    `first` is the first night on the ramp, `heights` how far it has risen, `texts` how many texts at full height would tell as much of it,
    `below` where the mean would lie without it. Of the nights before each are `squares` (nights,), the sum of squares of single texts
    around what is usual, and `known` (nights,), their number.
    """

    first: Array
    heights: Array
    texts: Array
    below: Array
    squares: Array
    known: Array


@dataclass(frozen=True, slots=True)
class _Usual:
    """The regression without ramps: its columns in each night, and by then its coefficients, their covariance where single texts differ by
    one, and the sum of squares of nights around it, each by what it is worth.
    """

    columns: Array
    covariance: Array
    fitted: Array
    squares: Array


def ramps(points: Sequence[Point], squares: float = 0.0, known: float = 0.0, worth: Array | None = None) -> Ramps:
    """The ramps of a channel's nights, oldest first; `squares` and `known` are of earlier nights that have no part in them.

    `worth` is what each night is worth (nights,), where nights before them have a say in it.
    """
    import numpy as np

    days = days_of(points)
    sizes, means = np.array([float(one.n) for one in points]), np.array([one.mean for one in points])
    deviations = np.array([one.deviation for one in points])
    worth = worth_of_nights(points) if worth is None else worth
    usual = _usual(_columns(days + points[0].created_at.timestamp() / 86400), days, worth, means)
    lengths = np.array(LENGTHS)
    begins = days[:, None] - lengths
    first = np.searchsorted(days, begins, side="right")

    def along(values: Array) -> Array:
        """Sums (nights, ramps, columns) of the values of all nights on a ramp, each times how high the ramp is by then."""
        rising = _between(values * days[:, None], first) - begins[..., None] * _between(values, first)
        return np.asarray(rising / lengths[:, None])

    beside = along(worth[:, None] * usual.columns)
    shared = beside @ usual.covariance
    whole = along((worth * days)[:, None])[..., 0] - begins * along(worth[:, None])[..., 0]
    texts = np.where(first > 0, np.maximum(whole / lengths - (shared * beside).sum(-1), 0.0), 0.0)
    score = along((worth * means)[:, None])[..., 0] - np.einsum("tlj,tj->tl", beside, usual.fitted)
    heights = np.divide(score, texts, out=np.zeros_like(score), where=texts > UNKNOWN)
    below = np.einsum("tlj,tj->tl", usual.fitted[:, None, :] - shared * heights[..., None], usual.columns)
    old = np.searchsorted(days, days - MEMORY)
    inside, counted = _between((sizes - 1) * deviations**2, old), _between(sizes, old)
    return Ramps(first, heights, texts, below, squares + _before(usual.squares + inside), known + _before(counted))


def _usual(columns: Array, days: Array, worth: Array, means: Array) -> _Usual:
    import numpy as np

    weighted, old = worth[:, None] * columns, np.searchsorted(days, days - MEMORY)
    covariance = np.linalg.inv(_beforehand() + _between(weighted[:, :, None] * columns[:, None, :], old))
    moments = _between(weighted * means[:, None], old)
    fitted = np.einsum("tij,tj->ti", covariance, moments)
    squares = _between(worth * means**2, old) - (fitted * moments).sum(-1)
    return _Usual(columns, covariance, fitted, squares)


def _columns(days: Array) -> Array:
    """A level and the wave of a year (nights, columns)."""
    import numpy as np

    turn = 2 * pi * days / YEAR
    return np.column_stack([np.ones_like(days), np.sin(turn), np.cos(turn)])


def _beforehand() -> Array:
    """The precision of what is known of level and wave before any copy is seen, in texts."""
    import numpy as np

    return np.diag([UNKNOWN, SEASON**-2, SEASON**-2])


def _between(values: Array, first: Array) -> Array:
    """The sums over the nights from `first` (nights, ...) up to each night."""
    import numpy as np

    sums = np.concatenate([np.zeros_like(values[:1]), np.cumsum(values, axis=0)])
    end = np.arange(1, len(values) + 1).reshape(-1, *[1] * (first.ndim - 1))
    difference: Array = sums[end] - sums[first]
    return difference


def _before(sums: Array) -> Array:
    """What each night's value was the night before."""
    import numpy as np

    return np.concatenate([np.zeros(1), sums[:-1]])
