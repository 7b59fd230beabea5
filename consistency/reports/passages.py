"""A touchpoint's text with the quoted words marked, so that a reader can see each quote where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consistency.records.finding import Evidence
from consistency.reports.wording import visible_lines

LONGEST, SHORTEST, TOGETHER = 6000, 1200, 1_000_000
"""Characters of one text that are shown at most, that are always shown, and that all texts of a report may have together."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text; `mark` is the id of the marked words, empty for what lies between them."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text in passages, and the mark in which each quoted span (start, end) of it lies."""

    passages: tuple[Passage, ...]
    marks: dict[tuple[int, int], str]


def room_for(texts: int) -> int:
    """Characters that each of so many texts may have, so that a report stays small enough to be sent."""
    return max(SHORTEST, min(LONGEST, TOGETHER // max(texts, 1)))


def marked_text(text: str, quotes: Iterable[Evidence], name: str, most: int = LONGEST) -> MarkedText:
    """The text with every quote marked, overlapping ones as one; the marks are called `name`-1, `name`-2 and so on.

    Of a text longer than `most` characters the part around the first quote is shown, a sixth of it before the quote.
    """
    spans = sorted({(item.start, item.end) for item in quotes if item.start is not None and item.end is not None and item.source == "text"})
    spans = [span for span in spans if text[slice(*span)].strip()]
    begin = max(0, min(spans[0][0] - most // 6, len(text) - most)) if spans else 0
    end = min(len(text), begin + most)
    joined = _joined([(start, stop) for start, stop in spans if stop <= end])
    passages, at = [Passage("… ")] if begin else [], begin
    for number, (start, stop) in enumerate(joined, 1):
        passages += [Passage(visible_lines(text[at:start])), Passage(visible_lines(text[start:stop]), f"{name}-{number}")]
        at = stop
    passages.append(Passage(visible_lines(text[at:end]) + " …" * (end < len(text))))
    marks = {span: f"{name}-{number}" for span in spans for number, whole in enumerate(joined, 1) if whole[0] <= span[0] < whole[1]}
    return MarkedText(tuple(one for one in passages if one.text), marks)


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
