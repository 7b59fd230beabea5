"""A night's texts are worth less where whole nights differ, and only then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from numpy.random import default_rng

from consistency.drift.levels import NEW_COPY
from consistency.drift.rises import level_drifts
from consistency.drift.worth import worth_of
from consistency.records.history import Point


def nights(own: float, count: int = 300, size: int = 100, levels: float | np.ndarray = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sizes, means and deviations of nights that differ by `own` beyond chance."""
    chance = default_rng(3)
    values = chance.normal(0, 1, (count, size)) + (chance.normal(0, own, count) + levels)[:, None]
    return np.full(count, float(size)), values.mean(axis=1), values.std(axis=1, ddof=1)


def test_nights_that_differ_by_chance_alone_are_worth_all_their_texts() -> None:
    assert worth_of(*nights(0.0))[100:] == pytest.approx(100, rel=0.1)


def test_nights_that_differ_are_worth_what_the_variances_say() -> None:
    assert worth_of(*nights(0.1))[-1] == pytest.approx(100 / (1 + 100 * 0.01), rel=0.25)


@pytest.mark.parametrize(("size", "own"), [(100, 0.3), (500, 0.3), (500, 0.1)])
def test_nights_of_many_texts_that_differ_much_are_worth_few(size: int, own: float) -> None:
    assert worth_of(*nights(own, size=size))[-1] == pytest.approx(size / (1 + size * own**2), rel=0.4)


def test_a_restless_channel_brings_few_alarms_however_much_is_written() -> None:
    start, columns = datetime(2026, 1, 1, tzinfo=UTC), nights(0.3, count=365, size=500)
    told = enumerate(zip(*columns, strict=True))
    points = [Point(day + 1, start + timedelta(day), "email", NEW_COPY, int(n), mean, off) for day, (n, mean, off) in told]
    assert len(level_drifts(points, 5)) <= 2


def test_neither_a_slow_drift_nor_one_jump_makes_nights_worth_less() -> None:
    assert worth_of(*nights(0.0, levels=np.linspace(0, 1, 300)))[-1] > 90
    assert worth_of(*nights(0.0, levels=np.where(np.arange(300) > 150, 2.0, 0.0)))[-1] > 85


def test_what_a_night_is_worth_is_known_before_it() -> None:
    sizes, means, deviations = nights(0.1)
    means[200:] += 5
    assert worth_of(sizes, means, deviations)[:201].tolist() == worth_of(*nights(0.1))[:201].tolist()


def test_single_texts_of_which_nothing_is_known_count_in_full() -> None:
    assert worth_of(np.ones(20), default_rng(1).normal(0, 1, 20), np.zeros(20)).tolist() == [1.0] * 20
