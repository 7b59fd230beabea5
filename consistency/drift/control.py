"""A channel's nights to a chart: what is usual for it, how its copy moves, and when it has drifted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from consistency.drift.anew import rebased
from consistency.drift.charts import count_limit, count_step, cusum_limit, cusum_step, ewma, share_away, shewhart_limit
from consistency.drift.levels import NEW_COPY, OF_NEW
from consistency.drift.usual import Usual, usual
from consistency.records.history import Drift, Point

SHIFT = 0.2
"""What counts as a small effect: standard deviations of single texts by which a channel's mean, or Cohen's h by which a share moves.

Charts are made for shifts of this size; half of it is never told.
"""
SLACK = 0.6
"""Standard errors of the usual mean that are taken off before anything counts."""
YEARS_BETWEEN = 3.0
"""Years of nights that pass on average between two false alarms of a brand, over all channels: by voice, and again by all concerns."""
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


_Look = Callable[[Point, _Watch, Usual, float], Drift | None]


def watch(points: Sequence[Point]) -> tuple[Chart, ...]:
    """A chart for each channel and measure of new copy, voice first; after an alarm its channel is learned anew.

    `points` are those of all nights, oldest first. Copy that was measured otherwise is brought to the newest measuring before.
    """
    own: dict[tuple[str, str], list[Point]] = {}
    for point in rebased(points):
        if point.measure.endswith(OF_NEW):
            own.setdefault((point.measure, point.channel), []).append(point)
    voice = sum(measure == NEW_COPY for measure, _ in own)
    charts = []
    for key in sorted(own, key=lambda one: (one[0] != NEW_COPY, one)):
        is_voice = key[0] == NEW_COPY
        run_length = YEARS_BETWEEN * NIGHTS * (voice if is_voice else len(own) - voice)
        charts.append(_chart(own[key], run_length, _level_moved if is_voice else _share_moved))
    return tuple(charts)


def _chart(points: Sequence[Point], run_length: float, look: _Look) -> Chart:
    moving = ewma([point.mean for point in points], [point.n for point in points], WEIGHT)
    return Chart(points[0].channel, points[0].measure, tuple(points), tuple(moving), tuple(_drifts(points, run_length, look)))


def _drifts(points: Sequence[Point], run_length: float, look: _Look) -> list[Drift]:
    found: list[Drift] = []
    state = _Watch()
    if not any(point.mean for point in points):
        return found  # as of most concerns, of which no finding ever told
    for point in points:
        known = usual(point, state.known)
        drift = look(point, state, known, run_length) if known is not None else None
        if drift is not None:
            found.append(drift)
            state = _Watch()  # what raised the alarm was picked by it, so that the new level is learned from what follows
        else:
            state.known = [*state.known[-MOST_NIGHTS:], point]
    return found


def _level_moved(point: Point, state: _Watch, known: Usual, run_length: float) -> Drift | None:
    """The drift of a mean that this night shows, by a sum of many nights (CUSUM) or by itself (Shewhart); each has half of the alarms."""
    if known.sigma <= 0:
        return None
    z, slack = (point.mean - known.centre) / known.sigma, SLACK * known.error
    limit = cusum_limit(round(SHIFT * sqrt(known.a_night), 2), 2 * run_length)
    for side in state.sums:
        side.add(point, cusum_step(side.sign * z, point.n, SHIFT, slack))
        if side.since is not None and side.value > limit:
            return _drift(point, side.since, side.mean, known.centre, known.sigma)
    if (abs(z) - slack) * sqrt(point.n) > shewhart_limit(2 * run_length):
        return _drift(point, point, point.mean, known.centre, known.sigma)
    return None


def _share_moved(point: Point, state: _Watch, known: Usual, run_length: float) -> Drift | None:
    """The drift of a share that the nights up to this one show (CUSUM of counts)."""
    centre = min(max(known.centre, 0.0), 1.0)
    share = (centre * known.n + 0.5) / (known.n + 1)  # where none was found yet, the next must not be infinitely surprising
    sigma = sqrt(share * (1 - share))
    hits = min(max(point.mean, 0.0), 1.0) * point.n
    for side in state.sums:
        least = min(max(share + side.sign * SLACK * known.error * sigma, 0.001), 0.999)
        side.add(point, count_step(hits, point.n, least, share_away(least, side.sign * SHIFT)))
        if side.since is not None and side.value > count_limit(run_length):
            return _drift(point, side.since, side.mean, share, sigma)
    return None


def _drift(told: Point, since: Point, mean: float, centre: float, sigma: float) -> Drift:
    size = (mean - centre) / sigma
    return Drift(told.channel, told.measure, told.number, told.created_at, since.number, since.created_at, size, centre, sigma)
