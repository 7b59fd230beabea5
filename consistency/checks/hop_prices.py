"""Finds a price in an advert or a short message that the page behind its link neither states nor explains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from consistency.checks.availability import BROAD
from consistency.checks.fact_words import spell
from consistency.checks.negations import stems
from consistency.checks.statements import Breach, Line, placed
from consistency.checks.sums import sums_in
from consistency.records.offer import Attribute, Fact

SURE = 0.8
"""How surely a page that states another price and not this one contradicts it."""
LEAST = 0.9
"""The certainty of the reading from which a price is compared."""
SHORTEST, LONG = 3, 4
"""Letters of the shortest stem that names a thing, and of the shortest that another may go on from."""
PARTICLES = frozenset({"ups", "ins", "outs", "offs"})
"""What hyphens leave of "tune-ups" and "check-ins"."""
FEWEST = 3
"""A page with more prices of one kind than these is a list, which may leave one out."""
MONEY = frozenset({Attribute.PRICE, Attribute.DISCOUNT, Attribute.THRESHOLD})
"""What is told in sums."""
UNLIKE = Decimal("1.5")
"""How many times as high another price of one thing may be."""
CENT, ROUNDED = Decimal("0.011"), Decimal("0.02")
"""How much two sums differ at most by rounding, and which share of it a price that is told by the day or the month."""
COUNTS = (2, 3, 4, 5, 6, 7, 8, 10, 12, 24, 30, 31, 52, 365)
"""How many parts a price may be told in."""


def unpriced(promises: Iterable[Line], facts: Iterable[Fact], given: Sequence[Fact], lines: Sequence[Line]) -> Iterator[Breach]:
    """Each price of the source to which the page states another of the same thing, and none that is it or leads to it."""
    facts, promises = list(facts), list(promises)
    prices, stated = [fact for fact in facts if _is_price(fact)], [fact for fact in given if _is_price(fact)]
    if not prices or not stated:
        return
    shown = _shown(given, lines)
    cuts = [fact for fact in (*given, *facts) if fact.attribute is Attribute.DISCOUNT]
    answers = placed(stated, lines)
    for fact, line in placed(prices, promises).items():
        rivals = [one for one in _rivals(fact, stated) if one in answers and not _is_others(one, promises)]
        rival = next((one for one in rivals if _is_kin(line, promises, answers[one])), None)
        if rival and not _is_others(fact, lines) and not _is_explained(fact, shown, cuts):
            yield Breach(line, answers[rival], SURE, "contradicted", f"the page says {spell(rival)}, not {spell(fact)}")


def _rivals(fact: Fact, stated: Iterable[Fact]) -> list[Fact]:
    """The prices of the page that a price may be held against, the nearest first; none where they are a list.

    "From £12" is held against another such price, or the only one there is: the dearer ones of several are no news.
    """
    rivals = [one for one in stated if _is_rival(one, fact)]
    numbers = {one.number for one in rivals}
    if len(numbers) > FEWEST:
        return []
    if fact.bound == "from" and len(numbers) > 1:
        rivals = [one for one in rivals if one.bound == "from"]
    return sorted(rivals, key=lambda one: abs(_number(one) - _number(fact)))


def _is_price(fact: Fact) -> bool:
    is_plain = fact.attribute is Attribute.PRICE and (not fact.slot or fact.slot.startswith("for ")) and not fact.is_data
    return is_plain and bool(fact.number) and fact.bound != "up to" and fact.certainty >= LEAST


def _is_rival(stated: Fact, fact: Fact) -> bool:
    """True for a price for the same number and time or thing, about as high, and not the lower end of what it lies above."""
    if (stated.unit, stated.per, stated.slot) != (fact.unit, fact.per, fact.slot):
        return False
    if stated.bound == "from" and fact.bound != "from" and _number(stated) <= _number(fact):
        return False
    return max(_number(stated), _number(fact)) < UNLIKE * min(_number(stated), _number(fact))


def _number(fact: Fact) -> Decimal:
    return fact.number or Decimal(0)


def _shown(given: Iterable[Fact], lines: Iterable[Line]) -> frozenset[Decimal]:
    """All sums that the page names, usual prices and charges among them."""
    read = {fact.number for fact in given if fact.number and fact.unit != "%" and fact.attribute in MONEY}
    return frozenset(read.union(*(sums_in(line.folded) for line in lines)))


def _is_explained(fact: Fact, shown: Iterable[Decimal], cuts: Sequence[Fact]) -> bool:
    """True where a sum on the page is the price, or becomes it by a discount, by adding another or in parts of a time."""
    price, sums = _number(fact), sorted(shown)
    reduced = [_reduced(number, cut) for number in sums for cut in cuts if cut.number]
    if _is_among(price, sums) or any(abs(one - price) <= 1 for one in reduced):
        return True
    if any(_is_among(price - one, sums) or _is_among(price + one, sums) for one in sums):
        return True
    parted = (part for number in (*sums, *reduced) for count in COUNTS for part in (number / count, number * count))
    return any(abs(one - price) <= max(CENT, price * ROUNDED) for one in parted)


def _is_among(number: Decimal, ordered: Sequence[Decimal]) -> bool:
    """True for one of some ordered sums, rounding allowed."""
    at = bisect_left(ordered, number - CENT)
    return at < len(ordered) and ordered[at] <= number + CENT


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
