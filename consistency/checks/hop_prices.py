"""Finds a price in an advert or a short message that the page behind its link neither states nor explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from consistency.checks.availability import BROAD
from consistency.checks.fact_words import spell
from consistency.checks.negations import stems
from consistency.checks.statements import Breach, Line
from consistency.records.offer import Attribute, Fact

SUM = re.compile(r"[£$€] ?(\d[\d,]*(?:\.\d\d?)?)")
SURE = 0.8
LEAST = 0.9
SHORTEST, LONG = 3, 4
PARTICLES = frozenset({"ups", "ins", "outs", "offs"})
FEWEST = 3
"""A page with more prices of one kind than these is a list, which may leave one out."""
MONEY = frozenset({Attribute.PRICE, Attribute.DISCOUNT, Attribute.THRESHOLD})
SLOTS = frozenset({""})
UNLIKE = Decimal("1.5")
"""How many times as high another price of one thing may be."""
CENT, ROUNDED = Decimal("0.011"), Decimal("0.02")
"""How much two sums differ at most by rounding, and which share of it a price that is told by the day or the month."""
COUNTS = (2, 3, 4, 5, 6, 7, 8, 10, 12, 24, 30, 31, 52, 365)
"""How many parts a price may be told in."""


def unpriced(promises: Iterable[Line], facts: Iterable[Fact], given: Sequence[Fact], lines: Sequence[Line]) -> Iterator[Breach]:
    """Each price of the source to which the page states another of the same thing, and none that is it or leads to it."""
    shown = _shown(given, lines)
    cuts = [fact for fact in given if fact.attribute is Attribute.DISCOUNT]
    facts, promises = list(facts), list(promises)
    cuts += [fact for fact in facts if fact.attribute is Attribute.DISCOUNT]
    for fact in facts:
        line = next((one for one in promises if one.segment.start <= fact.start < one.segment.end), None)
        if line is None or not _is_price(fact) or _is_explained(fact, shown, cuts) or _is_others(fact, lines):
            continue
        rivals = [one for one in given if _is_rival(one, fact) and not _is_others(one, promises)]
        if rivals and len({one.number for one in rivals}) <= FEWEST:
            nearest = sorted(rivals, key=lambda one: abs(_number(one) - _number(fact)))
            answers = ((_line_at(lines, one), one) for one in nearest)
            if found := next(((answer, one) for answer, one in answers if answer and _is_kin(line, promises, answer)), None):
                yield Breach(line, found[0], SURE, "contradicted", f"the page says {spell(found[1])}, not {spell(fact)}")


def _is_price(fact: Fact) -> bool:
    is_plain = fact.attribute is Attribute.PRICE and (fact.slot in SLOTS or fact.slot.startswith("for ")) and not fact.is_data
    return is_plain and bool(fact.number) and fact.bound != "up to" and fact.certainty >= LEAST


def _is_rival(stated: Fact, fact: Fact) -> bool:
    """True for a price on the page of the same unit and about the same size."""
    if not _is_price(stated) or stated.unit != fact.unit or (stated.per and fact.per and stated.per != fact.per):
        return False
    return max(_number(stated), _number(fact)) < UNLIKE * min(_number(stated), _number(fact))


def _number(fact: Fact) -> Decimal:
    return fact.number or Decimal(0)


def _shown(given: Iterable[Fact], lines: Iterable[Line]) -> frozenset[Decimal]:
    """All sums that the page names, usual prices and charges among them."""
    read = {fact.number for fact in given if fact.number and fact.unit != "%" and fact.attribute in MONEY}
    written = {Decimal(number.replace(",", "")) for line in lines for number in SUM.findall(line.folded)}
    return frozenset(read | written)


def _is_explained(fact: Fact, shown: Iterable[Decimal], cuts: Sequence[Fact]) -> bool:
    """True where a sum on the page is the price, or becomes it by a discount, by adding another or in parts of a time."""
    price, sums = _number(fact), sorted(shown)
    reduced = [_reduced(number, cut) for number in sums for cut in cuts if cut.number]
    joined = [sum_ for a in sums for b in sums for sum_ in (a + b, a - b)]
    parted = [part for number in (*sums, *reduced) for count in COUNTS for part in (number / count, number * count)]
    is_told = any(abs(one - price) <= CENT for one in (*sums, *joined)) or any(abs(one - price) <= 1 for one in reduced)
    return is_told or any(abs(one - price) <= max(CENT, price * ROUNDED) for one in parted)


def _reduced(number: Decimal, cut: Fact) -> Decimal:
    return number * (100 - _number(cut)) / 100 if cut.unit == "%" else number - _number(cut)


def _is_others(fact: Fact, lines: Iterable[Line]) -> bool:
    """True for the price of a named thing that the lines of the other end do not name."""
    words = _telling(stems(fact.subject))
    return bool(words) and not any(words & (line.topic | stems(line.heading)) for line in lines)


def _is_kin(line: Line, promises: Iterable[Line], answer: Line) -> bool:
    """True where both sentences, with the page's heading, name a thing in common; a price that stands alone is its whole message's."""
    own = line.topic - BROAD
    own = own if len(own) > 1 else own.union(*(one.topic for one in promises))
    named = (answer.topic | stems(answer.heading)) - BROAD
    return any(_is_one_word(word, other) for word in _telling(own) for other in named)


def _is_one_word(word: str, other: str) -> bool:
    """True for a stem and one that goes on from it ("member", "membership")."""
    return word == other or (min(len(word), len(other)) >= LONG and (word.startswith(other) or other.startswith(word)))


def _telling(words: frozenset[str]) -> frozenset[str]:
    """Without the particles that hyphens leave ("tune-ups", "check-ups")."""
    return frozenset(word for word in words if len(word) >= SHORTEST and word not in PARTICLES)


def _line_at(lines: Iterable[Line], fact: Fact) -> Line | None:
    return next((line for line in lines if line.segment.start <= fact.start < line.segment.end), None)
