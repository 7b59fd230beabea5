"""When the share of a channel's new copy that findings name has moved: a CUSUM of counts beside what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from consistency.drift.charts import count_limit, count_step, share_away
from consistency.drift.usual import Usual, usual
from consistency.records.history import Drift, Point

SHIFT = 0.2
"""Cohen's h of what counts as a small effect: charts are made for shares that move by so much; half of it is never told."""
SLACK = 0.6
"""Standard errors of the usual share that are taken off before anything counts."""
MOST_NIGHTS = 400
"""Nights that are kept in mind."""


@dataclass
class _Sum:
    """One side of a CUSUM: its value, and the point at which it began to rise."""

    sign: int
    value: float = 0.0
    since: Point | None = None
    seen: int = 0
    moved: float = 0.0

    def add(self, point: Point, step: float) -> None:
        """One more night, which adds `step` to the sum."""
        if self.value <= 0:
            self.since, self.seen, self.moved = point, 0, 0.0
        self.value = max(0.0, self.value + step)
        self.seen += point.n
        self.moved += point.n * point.mean

    @property
    def mean(self) -> float:
        """Of all texts since it began to rise."""
        return self.moved / self.seen


@dataclass
class _Watch:
    """What is known of a channel since it was last found to have moved."""

    known: list[Point] = field(default_factory=list)
    sums: tuple[_Sum, _Sum] = field(default_factory=lambda: (_Sum(1), _Sum(-1)))


def share_drifts(points: Sequence[Point], run_length: float) -> list[Drift]:
    """The drifts of a channel's share, oldest first, where so many nights lie between two false alarms.

    What raised an alarm was picked by it, so that the new share is learned from what follows.
    """
    found: list[Drift] = []
    state = _Watch()
    if not any(point.mean for point in points):
        return found  # as of most concerns, of which no finding ever told
    for point in points:
        known = usual(point, state.known)
        drift = _moved(point, state, known, run_length) if known is not None else None
        if drift is not None:
            found.append(drift)
            state = _Watch()
        else:
            state.known = [*state.known[-MOST_NIGHTS:], point]
    return found


def _moved(point: Point, state: _Watch, known: Usual, run_length: float) -> Drift | None:
    """The drift that the nights up to this one show."""
    centre = min(max(known.share, 0.0), 1.0)
    share = (centre * known.n + 0.5) / (known.n + 1)  # where none was found yet, the next must not be infinitely surprising
    sigma = sqrt(share * (1 - share))
    hits = min(max(point.mean, 0.0), 1.0) * point.n
    for side in state.sums:
        least = min(max(share + side.sign * SLACK * known.error * sigma, 0.001), 0.999)
        side.add(point, count_step(hits, point.n, least, share_away(least, side.sign * SHIFT)))
        if side.since is not None and side.value > count_limit(run_length):
            size = (side.mean - share) / sigma
            return _drift(point, side.since, size, share, sigma)
    return None


def _drift(told: Point, since: Point, size: float, share: float, sigma: float) -> Drift:
    return Drift(told.channel, told.measure, told.number, told.created_at, since.number, since.created_at, size, share, sigma)
