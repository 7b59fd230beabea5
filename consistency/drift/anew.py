"""Brings points to the scale of the newest measuring, so that another version of the product or of the baseline is no drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from consistency.drift.levels import ANEW, OF_NEW
from consistency.records.history import Point


def rebased(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, oldest first, each moved by how much copy that did not change is measured otherwise since; rows of that are left out."""
    moved: defaultdict[tuple[str, str], float] = defaultdict(float)
    found: list[Point] = []
    for _, night in groupby(reversed(points), key=lambda one: one.number):
        rows = list(night)
        found += [replace(one, mean=one.mean + moved[_series(one)]) for one in rows if not is_shift(one)]
        for one in filter(is_shift, rows):
            moved[_series(one)] += one.mean
    return tuple(reversed(found))


def is_shift(point: Point) -> bool:
    """Whether a row says by how much copy is measured otherwise, not where it lies."""
    return point.measure.endswith(ANEW)


def _series(point: Point) -> tuple[str, str]:
    return point.channel, point.measure.removesuffix(ANEW).removesuffix(OF_NEW)
