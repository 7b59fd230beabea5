"""A night's texts are worth less where whole nights differ, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import default_rng

from consistency.drift.worth import worth_of


def nights(own: float, count: int = 300, size: int = 100, levels: float | np.ndarray = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sizes, means and deviations of nights that differ by `own` beyond chance."""
    chance = default_rng(3)
    values = chance.normal(0, 1, (count, size)) + (chance.normal(0, own, count) + levels)[:, None]
    return np.full(count, float(size)), values.mean(axis=1), values.std(axis=1, ddof=1)


def test_nights_that_differ_by_chance_alone_are_worth_all_their_texts() -> None:
    assert worth_of(*nights(0.0))[100:] == pytest.approx(100, rel=0.1)


def test_nights_that_differ_are_worth_what_the_variances_say() -> None:
    assert worth_of(*nights(0.1))[-1] == pytest.approx(100 / (1 + 100 * 0.01), rel=0.25)


def test_neither_a_slow_drift_nor_one_jump_makes_nights_worth_less() -> None:
    assert worth_of(*nights(0.0, levels=np.linspace(0, 1, 300)))[-1] > 90
    assert worth_of(*nights(0.0, levels=np.where(np.arange(300) > 150, 2.0, 0.0)))[-1] > 85


def test_what_a_night_is_worth_is_known_before_it() -> None:
    sizes, means, deviations = nights(0.1)
    means[200:] += 5
    assert worth_of(sizes, means, deviations)[:201].tolist() == worth_of(*nights(0.1))[:201].tolist()


def test_single_texts_of_which_nothing_is_known_count_in_full() -> None:
    assert worth_of(np.ones(20), default_rng(1).normal(0, 1, 20), np.zeros(20)).tolist() == [1.0] * 20
