"""What is measured of a text does not depend on what it is measured with."""

from __future__ import annotations

import numpy as np

from consistency.encoders.onnx import MiniLM
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent import represent, represent_all
from consistency.represent.arrays import BLOCK, product
from consistency.segment import segment

FIELDS = ("words", "counts", "probes", "style", "projection", "kinship", "dials")


def _reading(number: int) -> Reading:
    text = f"We mend boats. Bring yours on pier {number}, and we look at it while you wait! Is it worth {number * 7} pounds? You decide."
    touchpoint = Touchpoint(f"{number}.txt", "website", Kind.TEXT, text + f" Boat{'s' * (number % 9)} and oars, number {number}, are dear.")
    return Reading(touchpoint, segment(touchpoint))


def test_a_text_alone_is_measured_to_the_bit_as_among_others() -> None:
    readings, encoder = [_reading(number) for number in range(40)], MiniLM()
    for reading, among in zip(readings[::13], represent_all(readings, encoder)[::13], strict=True):
        alone = represent(reading, encoder)
        for name in FIELDS:
            assert np.array_equal(getattr(alone, name), getattr(among, name)), name


def test_a_product_is_that_of_all_rows_at_once_but_for_rounding() -> None:
    source = np.random.default_rng(1)
    rows, weights = source.random((2 * BLOCK + 5, 300), np.float32), source.random((300, 7), np.float32)
    assert np.allclose(product(rows, weights), rows @ weights, rtol=1e-5)
    one = BLOCK + 6
    assert np.array_equal(product(rows[one : one + 1], weights)[0], product(rows, weights)[one])
    assert product(rows[:0], weights).shape == (0, 7)
