"""Marks what most touchpoints of a channel repeat word for word, so that it is counted once and does not drown the copy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consistency.records.reading import Reading, Segment

SHARE = 0.5
"""A segment on more than this share of a channel's touchpoints is boilerplate."""
Group = tuple[str, str]
Key = tuple[Group, str]
LEAST = 4
"""In a channel of fewer touchpoints a repetition proves nothing."""


def _key(reading: Reading, segment: Segment) -> str:
    return " ".join(reading.slice(segment).casefold().split())


def mark_boilerplate(readings: Sequence[Reading], beside: Sequence[Reading] = ()) -> tuple[Reading, ...]:
    """The same readings with repeated segments marked; the first of them that has one keeps it, so that it is still read once.

    `beside` are other readings of the same brand (its approved copy) that help to see what is repeated.
    """
    everything = (*beside, *readings)
    sizes = Counter(_group(reading) for reading in everything)
    spread: dict[Key, set[str]] = defaultdict(set)
    keys = [[(_group(reading), _key(reading, segment)) for segment in reading.segments] for reading in everything]
    for reading, own in zip(everything, keys, strict=True):
        for key in own:
            spread[key].add(reading.touchpoint.locator)
    repeated = {key for key, where in spread.items() if len(where) > max(SHARE * sizes[key[0]], LEAST - 1)}
    seen: set[Key] = set()
    return tuple(_marked(reading, own, repeated, seen) for reading, own in zip(readings, keys[len(beside) :], strict=True))


def _group(reading: Reading) -> Group:
    return reading.touchpoint.channel, reading.touchpoint.kind


def _marked(reading: Reading, keys: Sequence[Key], repeated: set[Key], seen: set[Key]) -> Reading:
    if repeated.isdisjoint(keys):
        return reading
    segments = []
    for segment, key in zip(reading.segments, keys, strict=True):
        segments.append(replace(segment, is_boilerplate=True) if key in repeated and key in seen else segment)
        if key in repeated:
            seen.add(key)
    return replace(reading, segments=tuple(segments))
