"""Marks what most touchpoints of a channel repeat word for word, so that it is counted once and does not drown the copy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consistency.records.reading import Reading, Segment

SHARE = 0.5
"""A segment on more than this share of a channel's touchpoints is boilerplate."""
LEAST = 4
"""In a channel of fewer touchpoints a repetition proves nothing."""


def _key(reading: Reading, segment: Segment) -> str:
    return " ".join(reading.slice(segment).casefold().split())


def mark_boilerplate(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings with repeated segments marked; the first touchpoint that has one keeps it unmarked."""
    sizes = Counter((r.touchpoint.channel, r.touchpoint.kind) for r in readings)
    spread: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for reading in readings:
        for segment in reading.segments:
            spread[reading.touchpoint.channel, reading.touchpoint.kind, _key(reading, segment)].add(reading.touchpoint.locator)
    return tuple(_marked(reading, sizes[reading.touchpoint.channel, reading.touchpoint.kind], spread) for reading in readings)


def _marked(reading: Reading, size: int, spread: dict[tuple[object, ...], set[str]]) -> Reading:
    def is_repeated(segment: Segment) -> bool:
        where = spread[reading.touchpoint.channel, reading.touchpoint.kind, _key(reading, segment)]
        return len(where) > max(SHARE * size, LEAST - 1) and reading.touchpoint.locator != min(where)

    segments = tuple(replace(s, is_boilerplate=True) if is_repeated(s) else s for s in reading.segments)
    return replace(reading, segments=segments)
