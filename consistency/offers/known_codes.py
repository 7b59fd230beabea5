"""Codes that a touchpoint names without saying that they are codes, known from the rest of the campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from consistency import lazy_re as re
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading

SHORTEST = 5
"""Letters and digits of a code that is told from other words in capitals."""
SURE = 0.9
TELLING = frozenset({Attribute.DISCOUNT, Attribute.ELIGIBILITY, Attribute.DEADLINE})
"""What a sentence must state for the word in capitals that it begins with to be the code that does so."""
SUBJECT = re.compile(
    r"(?<![A-Z] )\b[A-Z][A-Z0-9]{4,}\b(?=(?:'s|’s| (?:is|takes|gets|gives|knocks|means|saves|brings|cuts|works|ends|expires|runs|makes"
    r"|can|is|also|still|only|won['’]t|doesn['’]t|isn['’]t|can['’]t))\b)"
)
"""A word in capitals of which the sentence says what it does."""


def known_codes(readings: Iterable[Reading]) -> frozenset[str]:
    """The codes that more than one touchpoint states, long enough to be told from other words in capitals."""
    where: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for fact in reading.facts:
            if fact.attribute is Attribute.CODE:
                where[fact.value].add(fact.locator)
    return frozenset(code for code, locators in where.items() if len(locators) > 1 and len(code) >= SHORTEST)


def codes_named(reading: Reading, codes: frozenset[str]) -> Iterator[Fact]:
    """A known code as the subject of a sentence that states what it does ("SPRING15 is 15% off"), where none is read yet.

    Beside another word in capitals it is rather a shout than a code.
    """
    sentences = {fact.sentence: fact for fact in reading.facts if fact.attribute in TELLING and not fact.is_data}
    coded = {fact.sentence for fact in reading.facts if fact.attribute is Attribute.CODE}
    for (start, end), beside in sorted(sentences.items()):
        text = reading.touchpoint.text[start:end]
        for match in SUBJECT.finditer(text) if (start, end) not in coded else ():
            if match.group() in codes:
                yield Fact(
                    reading.touchpoint.locator, Attribute.CODE, match.group(), start + match.start(), start + match.end(), (start, end),
                    certainty=SURE, passage=beside.passage,
                )  # fmt: skip
                break
    yield from _spelt(reading, codes, {*sentences, *coded})


def _spelt(reading: Reading, codes: frozenset[str], told: set[tuple[int, int]]) -> Iterator[Fact]:
    """A known code with a number in it, as the subject of a sentence that is not among those `told`: nothing else is spelt like that."""
    for segment in reading.segments:
        span = (segment.start, segment.end)
        for match in SUBJECT.finditer(reading.slice(segment)) if span not in told else ():
            if match.group() in codes and not match.group().isalpha():
                yield Fact(
                    reading.touchpoint.locator, Attribute.CODE, match.group(), span[0] + match.start(), span[0] + match.end(), span,
                    certainty=SURE, passage=segment.block,
                )  # fmt: skip
                break
