"""The arithmetic of control charts for batches of unequal size: CUSUM limits and steps, Shewhart's limit, moving means.

Sources: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), whose likelihood-ratio form weighs each batch by how much was
seen; D. Siegmund, "Sequential Analysis" (1985), p. 219, for its run length; J. M. Lucas, "Combined Shewhart-CUSUM quality control schemes",
Journal of Quality Technology 14 (1982); S. W. Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, sqrt
from statistics import NormalDist

OVERSHOOT = 1.166
"""Siegmund's correction: by so much a sum of standardised steps passes its limit."""


@cache
def cusum_limit(shift: float, run_length: float) -> float:
    """The log-likelihood ratio at which a two-sided CUSUM for `shift` (standard errors of a batch) has this in-control run length."""
    low, high = 0.0, 100.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if cusum_run_length(middle, shift) < run_length else (low, middle)
    return (low + high) / 2


def cusum_run_length(limit: float, shift: float) -> float:
    """Siegmund's approximation of the in-control run length of the two-sided CUSUM, half of that of either side, in batches."""
    reference = shift / 2
    passed = limit / shift + OVERSHOOT
    one_sided = (exp(2 * reference * passed) - 2 * reference * passed - 1) / (2 * reference**2)
    return one_sided / 2


def cusum_step(z: float, n: int, shift: float, slack: float) -> float:
    """What a batch of `n` values with mean `z` (standard deviations of single values) adds to the upper sum for a shift of `shift`.

    `slack` is how far the centre itself may be off: a shift of less than half of `shift` plus slack takes away from the sum.
    """
    return n * shift * (z - shift / 2 - slack)


def shewhart_limit(run_length: float) -> float:
    """Standard errors beyond which a single batch lies once in `run_length` batches, on either side."""
    return NormalDist().inv_cdf(1 - 0.5 / run_length)


def ewma(means: Sequence[float], sizes: Sequence[int], weight: float) -> list[float]:
    """The exponentially weighted mean after each batch; a batch of n values counts as n steps of `weight`."""
    values: list[float] = []
    for mean, n in zip(means, sizes, strict=True):
        share = 1 - (1 - weight) ** n
        values.append(mean if not values else values[-1] + share * (mean - values[-1]))
    return values


def pooled(means: Sequence[float], sizes: Sequence[int], deviations: Sequence[float]) -> tuple[float, float]:
    """Mean and standard deviation of the single values that batches were made of."""
    n = sum(sizes)
    centre = sum(size * mean for size, mean in zip(sizes, means, strict=True)) / n
    inside = sum((size - 1) * deviation**2 for size, deviation in zip(sizes, deviations, strict=True))
    between = sum(size * (mean - centre) ** 2 for size, mean in zip(sizes, means, strict=True))
    return centre, sqrt((inside + between) / max(n - 1, 1))
