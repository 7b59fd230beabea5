"""The lines of a PDF's pages with their type size and the space above them, which tell headlines and paragraphs apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from consistency.channels.composition import collapsed

WIDER = 1.25
"""How much more than the usual distance between lines opens a new paragraph."""
MARGIN_LINES = 2
"""Lines at a page's head and foot in which running headers and footers stand."""
LONGEST_RUNNING = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text, its type size in points (0.0 where unknown) and its height on the page (None where unknown)."""

    text: str
    size: float = 0.0
    y: float | None = None


def placed_lines(page: Any) -> list[Line]:
    """The lines of a page in reading order, blank ones left out."""
    pieces: list[tuple[str, float, float]] = []

    def gather(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        if text:
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
            pieces.append((text, size * scale, tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=gather)
    return _lines_of(pieces)


def _lines_of(pieces: Sequence[tuple[str, float, float]]) -> list[Line]:
    """Pieces of text put together to lines; a line is as large as most of its letters."""
    lines: list[Line] = []
    text, sizes, heights = "", Counter[float](), list[float]()
    for piece, size, y in (*pieces, ("\n", 0.0, 0.0)):
        for index, part in enumerate(piece.split("\n")):
            if index:
                if shown := collapsed(text):
                    lines.append(Line(shown, max(sizes, key=sizes.__getitem__, default=0.0), heights[0] if heights else None))
                text, sizes, heights = "", Counter[float](), list[float]()
            text += part
            if part.strip():
                sizes[round(size, 1)] += len(part.strip())
                heights.append(y)
    return lines


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most letters are set; 0.0 where there are none."""
    sizes = Counter[float]()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def paragraphs_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines with a blank one wherever more space than usual, another size or another column says that a paragraph begins."""
    gaps = [_gap(before, line) for before, line in pairwise(lines)]
    close = sorted(gap for gap in gaps if gap is not None and gap > 0)
    usual = close[len(close) // 4] if close else 0.0
    apart: list[Line] = list(lines[:1])
    for line, gap in zip(lines[1:], gaps, strict=True):
        if gap is None or gap < 0 or gap > WIDER * usual:
            apart.append(Line(""))
        apart.append(line)
    return apart


def _gap(before: Line, line: Line) -> float | None:
    """The distance between two lines in their type size; None where it is not known or the size changes."""
    if before.y is None or line.y is None or abs(before.size - line.size) > 0.05 * max(before.size, line.size):
        return None
    return (before.y - line.y) / (line.size or 1.0)


def without_repeats(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages with running headers and footers kept on the first page that has them."""
    counts = Counter(text for page in pages for text in {line.text for line in _margins(page)})
    running = {text for text, number in counts.items() if number > 1 and number >= len(pages) / 2 and len(text) <= LONGEST_RUNNING}
    seen: set[str] = set()
    kept: list[list[Line]] = []
    for page in pages:
        ends = {id(line) for line in _margins(page) if line.text in running}
        kept.append([line for line in page if id(line) not in ends or line.text not in seen])
        seen |= {line.text for line in page if id(line) in ends}
    return kept


def _margins(page: Sequence[Line]) -> list[Line]:
    return [*page[:MARGIN_LINES], *page[MARGIN_LINES:][-MARGIN_LINES:]]
