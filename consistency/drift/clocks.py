"""When nights were, though a clock stood wrong now and then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from consistency.records.history import Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def days_of(points: Sequence[Point]) -> Array:
    """Days since the first point was made, by its clock, shape (nights,), never falling.

    The most nights whose clocks agree on their order keep their days; any other lies on the day of the one before it, so that one night
    whose clock ran ahead or was set back moves no other.
    """
    import numpy as np

    days = np.array([(one.created_at - points[0].created_at) / timedelta(days=1) for one in points])
    agreed = _longest_rise(days.tolist())
    known = np.full(len(days), days[agreed[0]])
    known[agreed] = days[agreed]
    return np.maximum.accumulate(known)


def _longest_rise(values: Sequence[float]) -> list[int]:
    """The places of as many values as possible of which none is less than the one before it; at least one value."""
    last: list[float] = []  # of the rises of each length, the least last value so far, and its place
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        length = bisect_right(last, value)
        before.append(places[length - 1] if length else -1)
        last[length : length + 1], places[length : length + 1] = [value], [place]
    rise = [places[-1]]
    while before[rise[-1]] >= 0:
        rise.append(before[rise[-1]])
    return rise[::-1]
