"""A channel's nights to a chart: how its copy moves, and when it has drifted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.drift.anew import rebased
from consistency.drift.charts import NIGHTS, YEARS_BETWEEN, ewma
from consistency.drift.levels import NEW_COPY, OF_NEW
from consistency.drift.rises import LEAST, level_drifts
from consistency.drift.shares import share_drifts
from consistency.records.history import Drift, Point

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


def watch(points: Sequence[Point], least: float = LEAST) -> tuple[Chart, ...]:
    """A chart for each channel and measure of new copy, voice first; after an alarm its channel is learned anew.

    `points` are those of all nights, oldest first. Copy that was measured otherwise is brought to the newest measuring before. A voice
    that shifted for good by less than `least` standard deviations of single texts is not told of.
    """
    own: dict[tuple[str, str], list[Point]] = {}
    for point in rebased(points):
        if point.measure.endswith(OF_NEW):
            own.setdefault((point.measure, point.channel), []).append(point)
    voice = sum(measure == NEW_COPY for measure, _ in own)
    counted = YEARS_BETWEEN * NIGHTS * (len(own) - voice)
    return tuple(
        _chart(own[key], level_drifts(own[key], voice, least) if key[0] == NEW_COPY else share_drifts(own[key], counted))
        for key in sorted(own, key=lambda one: (one[0] != NEW_COPY, one))
    )


def _chart(points: Sequence[Point], drifts: Sequence[Drift]) -> Chart:
    moving = ewma([point.mean for point in points], [point.n for point in points], WEIGHT)
    return Chart(points[0].channel, points[0].measure, tuple(points), tuple(moving), tuple(drifts))
