"""Tells of very long texts that their end was not heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consistency.records.reading import Reading
from consistency.represent import MOST_SENTENCES


def cut_short(readings: Iterable[Reading]) -> Iterator[str]:
    """A note on each text of more sentences than are judged."""
    for reading in readings:
        if len(reading.copy_segments()) > MOST_SENTENCES:
            yield f"{reading.touchpoint.locator}: its first {MOST_SENTENCES} sentences were scored, the others were not."
