"""A channel's nights to a chart: what is usual for it, how its copy moves, and when it has drifted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import sqrt

from consistency.drift.charts import cusum_limit, cusum_step, ewma, pooled, shewhart_limit
from consistency.drift.levels import NEW_COPY
from consistency.records.history import Drift, Point

SHIFT = 0.3
"""Standard deviations of single texts by which a channel's mean must move to be worth telling; half of it is never told."""
NEAR, FAR = timedelta(days=20), timedelta(days=140)
"""Usual is what was written so long ago: not so lately that a slow drift becomes usual, not so long ago that seasons count as drift."""
LEAST = 100
"""Texts that must be known before a channel is watched: its usual mean is then known to a tenth of a deviation."""
YEARS_BETWEEN = 8.0
"""Years of nights that pass on average between two false alarms of a brand by either chart, over all of its channels."""
NIGHTS = 365
MOST_NIGHTS = 400
"""Nights that are kept in mind."""
WEIGHT = 0.02
"""Weight of one text in the moving mean that is shown: it looks back on about fifty."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One measure of one channel over time: its points, the moving mean after each, and its drifts, oldest first."""

    channel: str
    measure: str
    points: tuple[Point, ...]
    moving: tuple[float, ...]
    drifts: tuple[Drift, ...]


@dataclass
class _Sum:
    """One side of a CUSUM: its value, and the point at which it began to rise."""

    sign: int
    value: float = 0.0
    since: Point | None = None
    seen: int = 0
    moved: float = 0.0

    def add(self, point: Point, z: float, slack: float) -> None:
        """One more night, which lies `z` standard deviations of single texts off what is usual."""
        if self.value <= 0:
            self.since, self.seen, self.moved = point, 0, 0.0
        self.value = max(0.0, self.value + cusum_step(self.sign * z, point.n, SHIFT, slack))
        self.seen += point.n
        self.moved += point.n * z


@dataclass
class _Watch:
    """What is known of a channel since it was last found to have moved."""

    known: list[Point] = field(default_factory=list)
    sums: tuple[_Sum, _Sum] = field(default_factory=lambda: (_Sum(1), _Sum(-1)))


def watch(points: Sequence[Point], measure: str = NEW_COPY) -> tuple[Chart, ...]:
    """A chart for each channel that has points of the measure, oldest first; after an alarm its channel is learned anew."""
    own: dict[str, list[Point]] = {}
    for point in points:
        if point.measure == measure:
            own.setdefault(point.channel, []).append(point)
    run_length = YEARS_BETWEEN * NIGHTS * len(own)
    return tuple(_chart(channel, own[channel], run_length) for channel in sorted(own))


def _chart(channel: str, points: Sequence[Point], run_length: float) -> Chart:
    moving = ewma([point.mean for point in points], [point.n for point in points], WEIGHT)
    return Chart(channel, points[0].measure, tuple(points), tuple(moving), tuple(_drifts(points, run_length)))


def _drifts(points: Sequence[Point], run_length: float) -> list[Drift]:
    found, state = [], _Watch()
    for point in points:
        drift = _looked_at(point, state, run_length)
        if drift is not None:
            found.append(drift)
            state = _Watch()  # what raised the alarm was picked by it, so that the new level is learned from what follows
        else:
            state.known = [*state.known[-MOST_NIGHTS:], point]
    return found


def _looked_at(point: Point, state: _Watch, run_length: float) -> Drift | None:
    """The drift that this night shows, by a sum of many nights (CUSUM) or by itself (Shewhart); None where it shows none."""
    usual = _usual(point, state.known)
    n = sum(one.n for one in usual)
    if n < LEAST:
        return None
    centre, sigma = pooled([one.mean for one in usual], [one.n for one in usual], [one.deviation for one in usual])
    if sigma <= 0:
        return None
    z, slack = (point.mean - centre) / sigma, 1 / sqrt(n)
    limit = cusum_limit(round(SHIFT * sqrt(_typical(state.known)), 2), run_length)
    for side in state.sums:
        side.add(point, z, slack)
        if side.since is not None and side.value > limit:
            return _drift(point, side.since, side.moved / side.seen, centre, sigma)
    if (abs(z) - slack) * sqrt(point.n) > shewhart_limit(run_length):
        return _drift(point, point, z, centre, sigma)
    return None


def _usual(point: Point, known: Sequence[Point]) -> list[Point]:
    """The nights that say what is usual now: those of the right age; all that are old enough, or all, where these are few."""
    old = [one for one in known if one.created_at <= point.created_at - NEAR]
    recent = [one for one in old if one.created_at >= point.created_at - FAR]
    return next((some for some in (recent, old) if sum(one.n for one in some) >= LEAST), list(known))


def _typical(known: Sequence[Point]) -> float:
    latest = known[-30:]
    return sum(one.n for one in latest) / len(latest)


def _drift(told: Point, since: Point, size: float, centre: float, sigma: float) -> Drift:
    return Drift(told.channel, told.measure, told.number, told.created_at, since.number, since.created_at, size, centre, sigma)
