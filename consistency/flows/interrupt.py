"""Ctrl-C while sources are read: what was read stays, what follows is told as not read."""

from __future__ import annotations

from collections.abc import Iterable

from consistency.records.collection import Collection, Unreadable

INTERRUPTED = "REA51"
"""The code of the line that a source ends with where reading it was interrupted."""


def is_interrupted(collections: Iterable[Collection]) -> bool:
    """Whether somebody stopped the reading of one of these sources."""
    return any(line.code == INTERRUPTED for collection in collections for line in collection.unreadable)


def interrupted(purpose: str, channel: str, place: str) -> Collection:
    """A source that was not begun any more."""
    line = Unreadable(place, INTERRUPTED, "it was not read: reading was interrupted before it.", "Run it again.")
    return Collection(purpose, channel, place, unreadable=(line,))


def stop_where_interrupted(collections: Iterable[Collection]) -> None:
    """Raises KeyboardInterrupt once more, for a flow that cannot make anything of a part of its sources."""
    if is_interrupted(collections):
        raise KeyboardInterrupt
