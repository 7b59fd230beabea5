"""A channel's nights to a chart: what is usual for it, how it moves, and whether it has drifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from consistency.drift.charts import Batch, cusum, ewma
from consistency.drift.levels import NEW_COPY
from consistency.records.history import Drift, Point

SHIFT = 0.35
"""Standard deviations of single texts that a channel's mean must move to be worth telling; half of it stays silent for good."""
LEARNING = 60
"""Values after which what is usual for a channel is known well enough to watch it: its mean is then within an eighth of a deviation."""
YEARS_BETWEEN = 2.0
"""Years of nights that pass on average between two false alarms of a brand, over all of its channels."""
NIGHTS = 365
WEIGHT = 0.02
"""Weight of one text in the moving mean: it looks back on about fifty."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One measure of one channel over time: its points, the moving mean after each, the centre and spread, and drifts, oldest first."""

    channel: str
    measure: str
    points: tuple[Point, ...]
    moving: tuple[float, ...]
    centre: float
    sigma: float
    drifts: tuple[Drift, ...]


def watch(points: Sequence[Point], measure: str = NEW_COPY) -> tuple[Chart, ...]:
    """A chart for each channel that has points of the measure; after an alarm its channel's usual level is learned anew."""
    channels = sorted({point.channel for point in points if point.measure == measure})
    run_length = YEARS_BETWEEN * NIGHTS * max(len(channels), 1)
    return tuple(_chart([one for one in points if (one.channel, one.measure) == (channel, measure)], run_length) for channel in channels)


def _chart(points: Sequence[Point], run_length: float) -> Chart:
    batches = [Batch(point.n, point.mean) for point in points]
    drifts = tuple(_drifts(points, batches, run_length))
    learned = _learned(points)
    centre, sigma = _usual(points[: learned or len(points)])
    return Chart(points[0].channel, points[0].measure, tuple(points), tuple(ewma(batches, centre, WEIGHT)), centre, sigma, drifts)


def _drifts(points: Sequence[Point], batches: Sequence[Batch], run_length: float) -> Iterator[Drift]:
    start = 0
    while (learned := _learned(points[start:])) is not None:
        first = start + learned
        centre, sigma = _usual(points[start:first])
        alarm = cusum(batches[first:], centre, sigma, SHIFT, run_length)
        if alarm is None:
            return
        begun, told = points[first + alarm.since], points[first + alarm.at]
        yield Drift(told.channel, told.measure, told.number, told.created_at, begun.number, begun.created_at, alarm.size, centre, sigma)
        start = first + alarm.at + 1


def _learned(points: Sequence[Point]) -> int | None:
    """How many nights it takes to know what is usual; None where there are too few yet."""
    seen = 0
    for number, point in enumerate(points, 1):
        seen += point.n
        if seen >= LEARNING:
            return number
    return None


def _usual(points: Sequence[Point]) -> tuple[float, float]:
    """Mean and standard deviation of single values over these nights."""
    n = sum(point.n for point in points)
    centre = sum(point.n * point.mean for point in points) / n
    inside = sum((point.n - 1) * point.deviation**2 for point in points)
    between = sum(point.n * (point.mean - centre) ** 2 for point in points)
    return centre, sqrt((inside + between) / max(n - 1, 1))
