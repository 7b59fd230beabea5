"""Cuts the quote out of a text that shows a place in it: a sentence where it is short, else the words around."""

from __future__ import annotations

import re

from consistency.records.finding import Evidence
from consistency.records.touchpoint import Touchpoint

LONGEST = 160
"""Code points up to which a whole sentence is quoted."""
AROUND = 60
"""Code points of context on each side of a place in a longer sentence."""
BREAK = re.compile(r"\s+")


def quote_around(touchpoint: Touchpoint, place: tuple[int, int], sentence: tuple[int, int], says: str = "") -> Evidence:
    """The evidence for `text[place]`: its sentence, or about 60 code points on both sides cut between words."""
    start, end = sentence if sentence[1] - sentence[0] <= LONGEST else _cut(touchpoint.text, place, sentence)
    text = touchpoint.text
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Evidence(touchpoint.locator, text[start:end], start, end, says=says, before=before, after=after)


def _cut(text: str, place: tuple[int, int], sentence: tuple[int, int]) -> tuple[int, int]:
    start, end = max(sentence[0], place[0] - AROUND), min(sentence[1], place[1] + AROUND)
    if start > sentence[0]:
        gap = BREAK.search(text, start - 1, place[0])
        start = gap.end() if gap else place[0]
    if end < sentence[1]:
        gaps = list(BREAK.finditer(text, place[1], end + 1))
        end = gaps[-1].start() if gaps else place[1]
    return start, end
