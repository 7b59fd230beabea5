"""The arithmetic of control charts for batches of unequal size: CUSUM limits and steps, Shewhart's limit, moving means.

Sources: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), whose likelihood-ratio form weighs each batch by how much was
seen; D. Siegmund, "Sequential Analysis" (1985), p. 219, for its run length; G. Lorden, "Procedures for reacting to a change in
distribution", Annals of Mathematical Statistics 42 (1971), for a bound of it that holds whatever is counted; J. M. Lucas, "Combined
Shewhart-CUSUM quality control schemes", Journal of Quality Technology 14 (1982); M. R. Reynolds and Z. G. Stoumbos, "A CUSUM chart for
monitoring a proportion", Journal of Quality Technology 31 (1999); J. Cohen, "Statistical Power Analysis" (1988), ch. 6, for the distance of
two proportions; S. W. Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import asin, exp, log, pi, sin, sqrt
from statistics import NormalDist

OVERSHOOT = 1.166
"""Siegmund's correction: by so much a sum of standardised steps passes its limit."""


@cache
def cusum_limit(shift: float, run_length: float) -> float:
    """The log-likelihood ratio at which a one-sided CUSUM for `shift` (standard errors of a batch) has this in-control run length."""
    low, high = 0.0, 100.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if cusum_run_length(middle, shift) < run_length else (low, middle)
    return (low + high) / 2


def cusum_run_length(limit: float, shift: float) -> float:
    """Siegmund's approximation of the in-control run length of a one-sided CUSUM, in batches."""
    reference = shift / 2
    passed = limit / shift + OVERSHOOT
    return (exp(2 * reference * passed) - 2 * reference * passed - 1) / (2 * reference**2)


def cusum_step(z: float, n: int, shift: float, slack: float) -> float:
    """What a batch of `n` values with mean `z` (standard deviations of single values) adds to the sum for a shift of `shift`.

    `slack` is how far the centre itself may be off: a shift of less than half of `shift` plus slack takes away from the sum.
    """
    return n * shift * (z - shift / 2 - slack)


def count_limit(run_length: float) -> float:
    """The log-likelihood ratio at which any one-sided CUSUM has at least this in-control run length: Lorden's bound."""
    return log(run_length)


def count_step(hits: float, n: int, usual: float, other: float) -> float:
    """What a batch of `n`, of which `hits` have something, adds to the sum for a share of `other` instead of the `usual` one."""
    return hits * log(other / usual) + (n - hits) * log((1 - other) / (1 - usual))


def share_away(share: float, by: float) -> float:
    """The share that lies Cohen's distance h of `by` above (below, where negative) a share; never outside 0.001 to 0.999."""
    angle = asin(sqrt(share)) + by / 2
    return min(max(sin(min(max(angle, 0.0), pi / 2)) ** 2, 0.001), 0.999)


def shewhart_limit(run_length: float) -> float:
    """Standard errors beyond which a single batch lies, on one side, once in `run_length` batches."""
    return NormalDist().inv_cdf(1 - 1 / run_length)


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
