"""Ramps are what least squares finds beside a level and a wave, and seasons that were seen are none."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import pi, sin

import numpy as np
import pytest

from consistency.drift.ramps import LENGTHS, SEASON, YEAR, ramps
from consistency.drift.worth import worth_of
from consistency.records.history import Point

START = datetime(2026, 1, 1, tzinfo=UTC)


def nights(means: list[float], sizes: list[int]) -> list[Point]:
    return [
        Point(night, START + timedelta(days=night), "social", "voice of new copy", n, mean, 1.0)
        for night, (n, mean) in enumerate(zip(sizes, means, strict=True))
        if n
    ]


def test_a_ramp_is_what_least_squares_finds_with_a_level_and_a_small_wave() -> None:
    source = random.Random(2)
    sizes = [source.randrange(1, 40) for _ in range(120)]
    points = nights([source.gauss(0, 1) for _ in sizes], sizes)
    found, told, length = ramps(points), 119, LENGTHS[20]
    turn = 2 * pi * np.array([one.created_at.timestamp() / 86400 for one in points]) / YEAR
    rise = np.maximum(np.arange(120) - (told - length), 0) / length
    columns = np.column_stack([np.ones(120), np.sin(turn), np.cos(turn), rise])
    means = np.array([one.mean for one in points])
    weighted = columns * worth_of(np.array(sizes, dtype=float), means, np.ones(120))[:, None]
    precision = np.diag([0, SEASON**-2, SEASON**-2, 0]) + weighted.T @ columns
    fitted = np.linalg.solve(precision, weighted.T @ means)
    assert found.heights[told, 20] == pytest.approx(fitted[-1], rel=1e-3)
    assert found.texts[told, 20] == pytest.approx(1 / np.linalg.inv(precision)[-1, -1], rel=1e-3)
    assert found.below[told, 20] == pytest.approx(columns[told, :3] @ fitted[:3], abs=1e-3)
    assert found.first[told, 20] == told - length + 1


def test_nights_without_new_copy_count_as_time() -> None:
    rising = [0.0] * 60 + [0.01 * night for night in range(1, 31)]
    found = ramps(nights(rising, [0 if night % 3 else 50 for night in range(90)]))
    longest = max(length for length in LENGTHS if length <= 28)  # of the rise of 28 nights up to night 87, when copy was last new
    assert found.heights[-1, LENGTHS.index(longest)] == pytest.approx(0.28, abs=0.03)


def test_a_clock_that_was_set_back_stands_still() -> None:
    points = nights([0.1 * (night % 3) for night in range(60)], [10] * 60)
    early = [replace(one, created_at=START - timedelta(days=900)) if 30 <= one.number < 33 else one for one in points]
    late = [replace(one, created_at=points[29].created_at) if 30 <= one.number < 33 else one for one in points]
    assert ramps(early).heights.tolist() == ramps(late).heights.tolist()


def test_one_night_whose_clock_ran_ahead_moves_no_other() -> None:
    points = nights([0.1 * (night % 3) for night in range(60)], [10] * 60)
    for days in (20, 900):
        ahead = [replace(one, created_at=one.created_at + timedelta(days=days)) if one.number == 30 else one for one in points]
        beside = [replace(one, created_at=points[29].created_at) if one.number == 30 else one for one in points]
        assert ramps(ahead).heights[-1].tolist() == ramps(beside).heights[-1].tolist()


def test_nothing_is_known_of_a_ramp_that_nothing_lies_before() -> None:
    found = ramps(nights([1.0] * 20, [10] * 20))
    assert not found.texts[0].any()
    assert [length for length, texts in zip(LENGTHS, found.texts[10], strict=True) if texts] == [one for one in LENGTHS if one <= 10]


def test_a_season_that_was_seen_once_is_no_ramp_when_it_comes_again() -> None:
    wave = [0.3 * sin(2 * pi * night / YEAR) for night in range(800)]
    heights = abs(ramps(nights(wave, [25] * 800)).heights[:, 20])
    assert max(heights[60:360]) > 3 * max(heights[450:])


def test_how_much_single_texts_differ_is_known_from_the_nights_before() -> None:
    found = ramps(nights([0.0] * 50, [20] * 50), squares=990.0, known=100.0)
    assert found.known[10] == 300
    assert found.squares[10] == pytest.approx(990 + 10 * 19)
