"""What share is usual for a channel: of copy not so late that a slow drift becomes usual, not so early that seasons count as drift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import takewhile
from math import sqrt

from consistency.records.history import Point

NEAR, FAR = timedelta(days=15), timedelta(days=60)
"""Usual is what was written so long ago."""
LEAST = 100
"""Texts that must be known before a channel is watched."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The share of the texts that say what is usual, and how many they are."""

    share: float
    n: int

    @property
    def error(self) -> float:
        """How far the share may be off: its standard error, in standard deviations of single texts."""
        return 1 / sqrt(self.n)


def usual(point: Point, known: Sequence[Point]) -> Usual | None:
    """What is usual at a point, of the points known before it; None where they are too few."""
    some = _of_age(point, known)
    n = sum(one.n for one in some)
    return Usual(sum(one.n * one.mean for one in some) / n, n) if n >= LEAST else None


def _of_age(point: Point, known: Sequence[Point]) -> Sequence[Point]:
    """The nights of the right age; all that are old enough, or all, where these are few."""
    late, early = point.created_at - NEAR, point.created_at - FAR
    recent = [one for one in takewhile(lambda one: one.created_at >= early, reversed(known)) if one.created_at <= late]
    if sum(one.n for one in recent) >= LEAST:
        return recent
    old = [one for one in known if one.created_at <= late]
    return old if sum(one.n for one in old) >= LEAST else known
