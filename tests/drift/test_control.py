"""Charts: what moves is told with its size and beginning, what does not is left alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from math import pi, sin

import pytest

from consistency.drift import NEW_COPY, watch
from consistency.drift.charts import YEARS_BETWEEN, count_limit, count_step, share_away, shewhart_limit
from consistency.drift.levels import ANEW, level, off
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
    assert 80 <= first.since <= first.number
    assert 0.1 < first.size < 0.7


@pytest.mark.parametrize("way", [1, -1])
def test_both_ways_are_watched(way: int) -> None:
    (chart,) = watch(nights([0.0] * 60 + [way * 1.0] * 30))
    assert chart.drifts[0].size * way > 0


def test_a_move_too_small_to_matter_stays_silent_however_much_is_seen() -> None:
    (chart,) = watch(nights([0.0] * 60 + [0.05] * 100, size=1000))
    assert not chart.drifts


def test_what_matters_is_a_setting() -> None:
    points = nights([0.0] * 60 + [0.5] * 60, size=50)
    assert watch(points)[0].drifts
    assert not watch(points, least=0.6)[0].drifts


def test_a_small_shift_that_lasts_is_not_told_by_chance() -> None:
    told = [bool(watch(nights([0.0] * 120 + [0.05] * 300, size=200, seed=seed))[0].drifts) for seed in range(12)]
    assert sum(told) <= 2


def test_a_season_is_no_drift() -> None:
    wave = [0.1 * sin(2 * pi * night / 365) for night in range(365)]
    assert sum(len(watch(nights(wave, size=100, seed=seed))[0].drifts) for seed in range(8)) <= 2  # to either side


def test_a_season_half_as_strong_again_is_seldom_told() -> None:
    waves = [[0.15 * sin(2 * pi * (night + begin) / 365) for night in range(365)] for begin in (0, 90, 180, 270)]
    found = [len(watch(nights(wave, size=100, seed=seed))[0].drifts) for wave in waves for seed in range(4)]
    assert sum(found) < len(found) * 0.6  # to either side


def test_a_new_level_becomes_usual() -> None:
    (chart,) = watch(nights([0.0] * 60 + [2.0] * 300))
    assert len(chart.drifts) == 1


def test_a_jump_right_after_an_alarm_is_told() -> None:
    (chart,) = watch(nights([0.0] * 60 + [2.0] * 3 + [4.0] * 20))
    assert [drift.size > 1 for drift in chart.drifts] == [True, True]
    assert chart.drifts[1].number <= 65


def test_false_alarms_are_as_rare_as_stated() -> None:
    years = [len(watch(nights([0.0] * 365, seed=seed))[0].drifts) for seed in range(40)]
    assert sum(years) <= 40 / YEARS_BETWEEN * 2  # to either side


def test_channels_are_charted_apart_and_other_measures_left_out() -> None:
    points = sorted([*nights([0.0] * 80), *nights([0.0] * 40 + [2.0] * 40, seed=2, channel="ads")], key=lambda point: point.number)
    charts = watch(points)
    assert [(chart.channel, len(chart.drifts)) for chart in charts] == [("ads", 1), ("social", 0)]
    assert all(len(chart.moving) == len(chart.points) == 80 for chart in charts)


def test_too_little_copy_is_not_watched() -> None:
    points = [
        Point(number, START + timedelta(days=number), "docs", NEW_COPY, 1, 5.0 if number > 60 else 0.1 * (-1) ** number, 0.0)
        for number in range(1, 90)
    ]
    assert not watch(points)[0].drifts


def test_limits_of_single_nights() -> None:
    assert shewhart_limit(740) == pytest.approx(3.0, abs=0.01)  # of the classical three-sigma chart, 370 nights to either side


def test_a_chance_as_standard_deviations() -> None:
    assert off(0.5) == pytest.approx(0)
    assert off(0.05) == pytest.approx(1.645, abs=0.001)
    assert off(0.0) == pytest.approx(3)
    assert off(1.0) == pytest.approx(-3)


def shares(rates: list[float], size: int = 10, seed: int = 7, channel: str = "email") -> list[Point]:
    """A night for each rate: of so many new touchpoints each is named by a finding with this chance."""
    source, points = random.Random(seed), []
    for number, rate in enumerate(rates):
        made = level(channel, "offer of new copy", [float(source.random() < rate) for _ in range(size)])
        points.append(Point(number + 1, START + timedelta(days=number), channel, made.measure, made.n, made.mean, made.deviation))
    return points


def test_a_share_that_rises_is_told_with_what_was_usual_and_what_is_now() -> None:
    (chart,) = watch(shares([0.02] * 100 + [0.15] * 60))
    (drift,) = chart.drifts
    assert 100 < drift.number < 140
    assert drift.concern == "offer"
    assert drift.is_worse
    assert drift.centre < 0.05 < drift.level


def test_a_share_of_what_never_happened_before_is_told_after_some_cases() -> None:
    (chart,) = watch(shares([0.0] * 100 + [0.1] * 60))
    assert [drift.is_worse for drift in chart.drifts] == [True]


def test_a_share_that_falls_is_no_worse() -> None:
    (chart,) = watch(shares([0.4] * 80 + [0.05] * 60))
    assert chart.drifts
    assert not chart.drifts[0].is_worse


@pytest.mark.parametrize("rate", [0.01, 0.05, 0.3])
def test_shares_that_stay_are_as_seldom_told_as_stated(rate: float) -> None:
    years = [len(watch(shares([rate] * 365, seed=seed))[0].drifts) for seed in range(40)]
    assert sum(years) <= 40 / YEARS_BETWEEN * 2  # to either side


def test_lordens_bound_holds_in_simulation() -> None:
    source, lengths = random.Random(5), []
    for _ in range(200):
        value, steps = 0.0, 0
        while value <= count_limit(100):
            value = max(0.0, value + count_step(sum(source.random() < 0.05 for _ in range(5)), 5, 0.05, share_away(0.05, 0.2)))
            steps += 1
        lengths.append(steps)
    assert sum(lengths) / len(lengths) >= 100


def test_copy_that_is_measured_otherwise_has_not_drifted() -> None:
    points = nights([0.0] * 60 + [1.5] * 60)
    assert watch(points)[0].drifts
    shift = Point(61, points[60].created_at, "social", "voice" + ANEW, 80, 1.5, 0.2)
    assert not watch([*points[:60], shift, *points[60:]])[0].drifts


def test_what_drifts_beside_a_new_measuring_is_still_told() -> None:
    points = nights([0.0] * 60 + [3.0] * 60)
    shift = Point(61, points[60].created_at, "social", "voice" + ANEW, 80, 1.5, 0.2)
    (drift,) = watch([*points[:60], shift, *points[60:]])[0].drifts
    assert drift.size == pytest.approx(1.5, abs=0.5)
    assert drift.centre == pytest.approx(1.5, abs=0.2)
