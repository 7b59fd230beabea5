"""Charts: what moves is told with its size and beginning, what does not is left alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from consistency.drift import NEW_COPY, watch
from consistency.drift.charts import cusum_limit, cusum_run_length, cusum_step, shewhart_limit
from consistency.drift.control import YEARS_BETWEEN
from consistency.drift.levels import level, off
from consistency.records.history import Point

START = datetime(2026, 1, 1, tzinfo=UTC)


def nights(levels: list[float], size: int = 10, seed: int = 7, channel: str = "social") -> list[Point]:
    """A night for each level: so many texts drawn around it, a hundred in the first."""
    source, points = random.Random(seed), []
    for number, mean in enumerate(levels):
        values = [source.gauss(mean, 1) for _ in range(size if number else 100)]
        made = level(channel, NEW_COPY, values)
        points.append(Point(number + 1, START + timedelta(days=number), channel, NEW_COPY, made.n, made.mean, made.deviation))
    return points


def test_a_jump_is_told_the_same_night_with_its_size() -> None:
    (chart,) = watch(nights([0.0] * 60 + [2.0] * 30))
    (drift,) = chart.drifts
    assert drift.number in {61, 62}
    assert drift.size == pytest.approx(2, abs=0.7)


def test_a_slow_drift_is_told_while_no_night_stands_out() -> None:
    (chart,) = watch(nights([0.0] * 100 + [0.5 * min(night / 60, 1) for night in range(90)]))
    assert chart.drifts
    first = chart.drifts[0]
    assert 100 < first.number < 160
    assert 100 <= first.since <= first.number
    assert 0.1 < first.size < 0.7


@pytest.mark.parametrize("way", [1, -1])
def test_both_ways_are_watched(way: int) -> None:
    (chart,) = watch(nights([0.0] * 60 + [way * 1.0] * 30))
    assert chart.drifts[0].size * way > 0


def test_a_move_too_small_to_matter_stays_silent_however_much_is_seen() -> None:
    (chart,) = watch(nights([0.0] * 60 + [0.08] * 300, size=200))
    assert not chart.drifts


def test_a_new_level_becomes_usual() -> None:
    (chart,) = watch(nights([0.0] * 60 + [2.0] * 300))
    assert len(chart.drifts) == 1


def test_false_alarms_are_as_rare_as_stated() -> None:
    years = [len(watch(nights([0.0] * 365, seed=seed))[0].drifts) for seed in range(40)]
    assert sum(years) <= 40 / YEARS_BETWEEN * 2  # by either of two charts


def test_channels_are_charted_apart_and_other_measures_left_out() -> None:
    points = sorted([*nights([0.0] * 80), *nights([0.0] * 40 + [2.0] * 40, seed=2, channel="ads")], key=lambda point: point.number)
    charts = watch(points)
    assert [(chart.channel, len(chart.drifts)) for chart in charts] == [("ads", 1), ("social", 0)]
    assert all(len(chart.moving) == len(chart.points) == 80 for chart in charts)
    assert watch(points, "offer") == ()


def test_too_little_copy_is_not_watched() -> None:
    points = [
        Point(number, START + timedelta(days=number), "docs", NEW_COPY, 1, 5.0 if number > 60 else 0.1 * (-1) ** number, 0.0)
        for number in range(1, 90)
    ]
    assert not watch(points)[0].drifts


def test_siegmunds_run_length_agrees_with_simulation() -> None:
    shift, limit, source = 1.0, 3.0, random.Random(3)
    lengths = []
    for _ in range(400):
        upper = lower = 0.0
        steps = 0
        while max(upper, lower) <= limit:
            z = source.gauss(0, 1)
            upper = max(0.0, upper + cusum_step(z, 1, shift, 0))
            lower = max(0.0, lower + cusum_step(-z, 1, shift, 0))
            steps += 1
        lengths.append(steps)
    assert sum(lengths) / len(lengths) == pytest.approx(cusum_run_length(limit, shift), rel=0.15)
    assert cusum_run_length(cusum_limit(shift, 500), shift) == pytest.approx(500, rel=0.01)


def test_limits_of_single_nights() -> None:
    assert shewhart_limit(370) == pytest.approx(3.0, abs=0.01)  # the run length of the classical three-sigma chart


def test_a_chance_as_standard_deviations() -> None:
    assert off(0.5) == pytest.approx(0)
    assert off(0.05) == pytest.approx(1.645, abs=0.001)
    assert off(0.0) == pytest.approx(3)
    assert off(1.0) == pytest.approx(-3)
