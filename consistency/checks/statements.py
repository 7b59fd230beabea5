"""The sentences of a hop's two ends as the comparisons see them, and what a comparison finds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from consistency.checks.concepts import concepts
from consistency.checks.negations import affirmed, stems
from consistency.english.plain_words import in_plain_words
from consistency.records.offer import Fact
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Role

QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\n": " "})
HEADINGS = frozenset({Role.HEADLINE, Role.TITLE, Role.SUBJECT})
LONGEST = 4000
"""Code points of one sentence that are read; what is longer is no sentence."""
_TIMES_WORDS = """
day days week weeks month months year years hour hours minute minutes second seconds morning evening night today tomorrow working business
take takes taking within immediate immediately instant instantly monday tuesday wednesday thursday friday saturday sunday weekday weekdays
"""
TIMES = frozenset().union(*(stems(word) for word in _TIMES_WORDS.split()))
"""Stems of the words in which times are told; they say nothing of what a sentence is about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a touchpoint, folded for matching, with what it affirms, and the folded heading that it stands under."""

    segment: Segment
    folded: str
    words: frozenset[str]
    text: str = ""
    heading: str = ""
    concepts: frozenset[str] = frozenset()

    @property
    def topic(self) -> frozenset[str]:
        """The stems of all that it names, denied or not, but for words of time."""
        return stems(self.folded) - TIMES


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that a page does not keep: its line, the page's line where one contradicts it, how sure, and in a few words what."""

    line: Line
    answer: Line | None
    certainty: float
    verdict: str
    what: str


def fold(text: str) -> str:
    """Lower case, straight quotes; only for matching, offsets are the segment's."""
    return text.translate(QUOTES).lower()


def placed(facts: Iterable[Fact], lines: Iterable[Line]) -> dict[Fact, Line]:
    """The line that each fact stands in; what stands in none is left out."""
    ordered = sorted(lines, key=lambda line: line.segment.start)
    starts = [line.segment.start for line in ordered]
    around = ((fact, bisect_right(starts, fact.start) - 1) for fact in facts)
    return {fact: ordered[at] for fact, at in around if at >= 0 and fact.start < ordered[at].segment.end}


def words_in(reading: Reading, roles: frozenset[Role]) -> frozenset[str]:
    """All that the sentences of a reading in some roles affirm."""
    texts = (reading.slice(segment)[:LONGEST] for segment in reading.segments if segment.role in roles)
    return frozenset().union(*(affirmed(fold(text)) for text in texts))


def _in_plain_words(folded: str) -> str:
    """The sentence as most would say it: what rare wordings promise is held against pages like any other promise."""
    plain = in_plain_words(folded)
    return plain.text if plain else folded


def lines_of(reading: Reading, roles: frozenset[Role]) -> tuple[Line, ...]:
    """The sentences of a reading in some roles."""
    found, heading = [], ""
    for segment in reading.segments:
        if segment.role in roles:
            text = reading.slice(segment)[:LONGEST]
            folded = _in_plain_words(fold(text))
            is_heading = segment.role in HEADINGS
            found.append(Line(segment, folded, affirmed(folded), text, "" if is_heading else heading, concepts(folded)))
            heading = folded if is_heading else heading
    return tuple(found)
