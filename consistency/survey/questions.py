"""Questions that make answers comparable: the same scales for every channel, with the dials' own ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

STEPS = 7
"""Points of a scale, an odd number so that it has a middle."""
OPEN = "In one or two words: how does it sound?"
MISSING = "What did you want to know that it did not tell you?"


def questions_for(channels: Iterable[str], ends: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """For each channel a scale for every pair of ends (low, high), and two open questions; `said_of` reads their answers."""
    return tuple(question for channel in channels for question in _of(channel, ends))


def _of(channel: str, ends: Sequence[tuple[str, str]]) -> Iterable[str]:
    for low, high in ends:
        yield f"[{channel}] How does it sound to you? 1 = {low}, {STEPS} = {high}"
    yield f"[{channel}] {OPEN}"
    yield f"[{channel}] {MISSING}"
