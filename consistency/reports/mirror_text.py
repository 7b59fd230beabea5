"""The survey mirror as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from consistency.records.survey import Heard, Mirror
from consistency.reports.wording import count, visible

LEGEND = "i as the guide intends it, w as the copy is written, h as customers hear it; | is the middle of many organisations' copy"
BAR = 13
"""Characters of a scale, an odd number so that it has a middle."""


def mirror_lines(mirror: Mirror, width: int = 100) -> Iterator[str]:
    """Tone by channel as intended, written and heard; then topics; then what could not be compared."""
    yield f"{visible(mirror.brand)}: {count(mirror.answers, 'survey answer')} beside the copy"
    if mirror.heard:
        yield from textwrap.wrap(LEGEND, width)
    channel = None
    for one in mirror.heard:
        if one.channel != channel:
            channel = one.channel
            yield ""
            yield visible(channel)
        yield from _row(one, width)
    if mirror.topics:
        yield ""
        yield "What customers raise and the copy never mentions"
    for topic in mirror.topics:
        told = f"{visible(topic.words)} ({count(topic.answers, 'answer')}): " + "; ".join(f"“{visible(quote)}”" for quote in topic.quotes)
        yield from textwrap.wrap(told, width, initial_indent="  ", subsequent_indent="    ")
    for note in mirror.notes:
        yield ""
        yield from textwrap.wrap(note, width)


def _row(one: Heard, width: int) -> Iterator[str]:
    yield f"  {one.low:>10} [{_scale(one)}] {one.high:<10} {count(one.answers, 'answer')}"
    for text in (one.says, "; ".join(f"“{visible(quote)}”" for quote in one.quotes)):
        yield from textwrap.wrap(text, width, initial_indent=" " * 6, subsequent_indent=" " * 8)


def _scale(one: Heard) -> str:
    """Where the three stand; where two fall together the later of i, w, h is shown."""
    cells = ["·"] * BAR
    cells[BAR // 2] = "|"
    written = None if one.written is None else max(-1.0, min(1.0, one.written / 2))
    for mark, place in (("i", one.intended), ("w", written), ("h", one.heard)):
        if place is not None:
            cells[round((place + 1) / 2 * (BAR - 1))] = mark
    return "".join(cells)
