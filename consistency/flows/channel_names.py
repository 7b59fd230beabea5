"""Tells channels whose name is a slip for another: copy of "emial" would be held against no approved mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches


def mistaken_channels(channels: Iterable[str], approved: Iterable[str]) -> Iterator[str]:
    """A sentence for each channel that has no approved copy and is spelt almost like one that has, in alphabetical order."""
    known = sorted(set(approved))
    for channel in sorted(set(channels) - set(known)):
        if near := get_close_matches(channel, known, n=1):
            yield f"There is no approved copy of the channel {channel!r}. Did you mean {near[0]!r}?"
