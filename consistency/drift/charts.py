"""The arithmetic of control charts for batches of unequal size: limits and steps of a CUSUM of counts, Shewhart's limit, moving means.

Sources: G. Lorden, "Procedures for reacting to a change in distribution", Annals of Mathematical Statistics 42 (1971), for a bound of a
CUSUM's run length that holds whatever is counted; M. R. Reynolds and Z. G. Stoumbos, "A CUSUM chart for monitoring a proportion", Journal
of Quality Technology 31 (1999); J. Cohen, "Statistical Power Analysis" (1988), ch. 6, for the distance of two proportions; S. W. Roberts,
"Control chart tests based on geometric moving averages", Technometrics 1 (1959).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, log, pi, sin, sqrt
from statistics import NormalDist

YEARS_BETWEEN = 3.0
"""Years of nights between two false alarms of a brand: at least so many by what jumps, and again by all concerns that are counted."""
NIGHTS = 365


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
