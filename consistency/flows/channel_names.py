"""Tells channels and stages whose name is a slip for another: copy of "emial" would be held against no approved mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from consistency.reports.coverage import STAGES


def mistaken_channels(channels: Iterable[str], approved: Iterable[str]) -> Iterator[str]:
    """A sentence for each channel that has no approved copy and is spelt almost like one that has, in alphabetical order."""
    known = sorted(set(approved))
    for channel in sorted(set(channels) - set(known)):
        if hint := meant(channel, known):
            yield f"There is no approved copy of the channel {channel!r}.{hint}"


def mistaken_stages(stages: Iterable[str | None]) -> Iterator[str]:
    """A sentence for each stage that is none of the journey's, which reports lay out, and is spelt almost like one of them."""
    for stage in sorted(set(filter(None, stages)) - set(STAGES)):
        if hint := meant(stage, STAGES):
            yield f"The stage {stage!r} is none of the customer's journey.{hint}"


def meant(name: str, known: Iterable[str]) -> str:
    """A question after the name that is nearest, "" where none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""
