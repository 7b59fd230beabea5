"""Control charts for batches of unequal size: a two-sided CUSUM for a shift of a given size, and an EWMA.

Sources: E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), whose likelihood-ratio form weighs each night by how much was
seen; D. Siegmund, "Sequential Analysis" (1985), p. 219, for its run length; J. M. Lucas and M. S. Saccucci, "Exponentially weighted moving
average control schemes", Technometrics 32 (1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

OVERSHOOT = 1.166
"""Siegmund's correction: by so much a sum of standardised steps passes its limit."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one night brought: the mean of `n` values, which stand `sigma` around `centre` while nothing drifts."""

    n: int
    mean: float


@dataclass(frozen=True, slots=True)
class CusumAlarm:
    """A sum that passed its limit: at the batch `at`, having risen since the batch `since`; `size` is the mean shift since then."""

    at: int
    since: int
    size: float


def cusum(batches: Sequence[Batch], centre: float, sigma: float, shift: float, run_length: float) -> CusumAlarm | None:
    """The first alarm of a two-sided CUSUM for a shift of `shift` standard deviations up or down; None where there is none.

    `run_length` is how many batches pass on average between false alarms. A lasting shift of less than half of `shift` never alarms in
    the long run, so that what is too small to matter stays silent however much is seen.
    """
    if not batches or sigma <= 0:
        return None
    typical = sum(batch.n for batch in batches) / len(batches)
    limit = limit_of(shift * sqrt(typical), run_length)
    sums, since = [0.0, 0.0], [0, 0]
    for number, batch in enumerate(batches):
        z = (batch.mean - centre) / sigma
        for side, sign in enumerate((1, -1)):
            step = batch.n * shift * (sign * z - shift / 2)
            if sums[side] <= 0:
                sums[side], since[side] = 0.0, number
            sums[side] = max(0.0, sums[side] + step)
            if sums[side] > limit:
                return CusumAlarm(number, since[side], _size(batches[since[side] : number + 1], centre, sigma))
    return None


def limit_of(shift: float, run_length: float) -> float:
    """The log-likelihood ratio at which a two-sided CUSUM for `shift` (standard errors) has this in-control run length."""
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if run_length_of(middle, shift) < run_length else (low, middle)
    return (low + high) / 2


def run_length_of(limit: float, shift: float) -> float:
    """Siegmund's approximation of the in-control run length of the two-sided CUSUM, half of that of either side."""
    reference = shift / 2
    passed = limit / shift + OVERSHOOT
    one_sided = (exp(2 * reference * passed) - 2 * reference * passed - 1) / (2 * reference**2)
    return one_sided / 2


def ewma(batches: Sequence[Batch], centre: float, weight: float) -> list[float]:
    """The exponentially weighted mean after each batch; a batch of `n` values counts as n steps of `weight`."""
    values, now = [], centre
    for batch in batches:
        share = 1 - (1 - weight) ** batch.n
        now += share * (batch.mean - now)
        values.append(now)
    return values


def _size(batches: Sequence[Batch], centre: float, sigma: float) -> float:
    seen = sum(batch.n for batch in batches)
    return (sum(batch.n * batch.mean for batch in batches) / seen - centre) / sigma if seen else 0.0
