"""How surely a value that differs is told of the same offer: the same thing, size, minimum and work, and no event's day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from consistency.checks.negations import stems
from consistency.checks.offer_sides import DAYS, Side, Standard, sentence_stems
from consistency.checks.same_place import same_place, share_page
from consistency.english.folding import fold
from consistency.records.offer import Attribute, Fact
from consistency.records.touchpoint import Touchpoint

TIMES = frozenset({Attribute.DURATION, Attribute.DEADLINE, Attribute.START})
"""What two offers may well have in common: only other words show that they are one."""
NOTHING_DUE = 0.3
"""How likely a price of nothing that no word calls free ("Extras: $0.00", on a bill) is the price of what others tell of."""
_DATES = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday midnight until night nights first
"""
DATES = frozenset().union(*(stems(word) for word in _DATES.split()))
"""Stems of the words in which days are told."""
STRANGE = 0.45
"""How likely two sentences that share no word tell of the same thing by a time alone."""
OTHER_THING = 0.45
"""How likely a price that names its thing is held against that thing's own, where nobody who tells the other one names it."""
SURE_START = 0.8
"""From this certainty on the expected first day is told beside what is given."""
ASKED = frozenset({"spend", "count"})
"""Minimums: one offer may have several, each for another thing that it brings."""
_SPENDING = """
spend spends order orders basket baskets total comes come buy pounds pound dollars dollar euro euros hundred thousand more over when once
"""
SPENDING = frozenset().union(*(stems(word) for word in _SPENDING.split()))
"""Stems of the words in which a minimum is told; they say nothing of what it brings."""
SIZE = re.compile(
    r"\b(?:single|double|queen|super[ -]king|king|twin|small|medium|large|extra[ -]large|mini|standard|compact|full[ -]size|adults?"
    r"|child(?:ren)?"
    r"|kids?|juniors?|famil(?:y|ies)|couples?|toddlers?|infants?|\d+(?:\.\d+)? ?(?:kg|g|ml|l|cl|oz|lb|cm|inch|in|m|ft)|pair"
    r"|half[ -]day|full[ -]day"
    r"|peak|off-peak|return|one-way)\b"
)
"""In what sizes, and for whom, one thing is sold at several prices."""
CLAUSE = 60
"""Code points before a price in which its size is named."""
OTHER_SIZE, ONE_SIZE = 0.3, 0.6
"""How likely two prices are told of the same where they name other sizes, and where only one of them names any."""
FAR = 0.4
"""How likely a time of hours and one of days or more are told of the same."""
ONE_OF_A_LIST = 0.45
"""How surely a price contradicts one that is told only in lists of several."""


def likeness(fact: Fact, side: Side, expected: Standard, *, listed: bool) -> float:
    """How surely a fact of one side contradicts the expected one, 0..1; `listed` as `is_listed` says of all sides."""
    beside = not expected.side.places.isdisjoint(side.places)
    return (
        _clarity(expected.side, side)
        * doubt(fact, expected.side.facts[0], beside=beside)
        * _thing(fact, expected)
        * _kinship(fact, expected)
        * _sameness(fact, expected, listed=listed)
        * _begins(fact, expected)
        * _size(fact, expected)
    )


def of_another(fact: Fact, due: Fact) -> float:
    """Less than one for a price whose thing is not that of the price that is due."""
    is_another = fact.attribute is Attribute.PRICE and fact.subject not in {"", due.subject}
    return OTHER_THING if is_another else 1.0


def is_listed(sides: Sequence[Side]) -> bool:
    """True where whoever states the expected price states another beside it: one of a list, which none of them needs to be meant by."""
    first = sides[0]
    others = frozenset().union(*(side.places for side in sides[1:]))
    return first.facts[0].attribute is Attribute.PRICE and not first.facts[0].slot and first.places <= others


def _clarity(expected: Side, side: Side) -> float:
    """How clearly the expected value is the expected one."""
    ours, theirs = len(expected.locators), len(side.locators)
    if ours <= theirs and expected.is_data and not side.is_data:
        return 0.9
    return 1.0 if ours >= 3 * theirs else 0.9 if ours > theirs else 0.8 if expected.weight > side.weight + 0.2 else 0.45


def doubt(fact: Fact, expected: Fact, *, beside: bool) -> float:
    """Less than one where the difference may be none: a limit, another unit, another size, or both values side by side elsewhere."""
    sure = 0.45 if beside else 1.0
    if fact.bound != expected.bound and "up to" in {fact.bound, expected.bound}:
        sure *= 0.6
    if fact.attribute is Attribute.DURATION and (fact.unit in DAYS) != (expected.unit in DAYS):
        sure *= 0.6
    return sure * _price_doubt(fact, expected)


def _price_doubt(fact: Fact, expected: Fact) -> float:
    """A price of another product, or of another order of magnitude, is mostly the price of another thing."""
    if fact.attribute is not Attribute.PRICE:
        return 1.0
    if not fact.number or not expected.number:
        return 1.0 if fact.slot else NOTHING_DUE
    sure = 0.45 if fact.is_data != expected.is_data and fact.per != expected.per else 1.0
    ratio = fact.number / expected.number
    return sure * (1.0 if Decimal("0.5") < ratio < 2 else 0.5 if Decimal("0.2") < ratio < 5 else 0.3)


def _thing(fact: Fact, expected: Standard) -> float:
    """Less than one where a price is told of a thing that nobody who tells the expected one names beside it."""
    if fact.attribute is not Attribute.PRICE or not (fact.number and expected.side.facts[0].number) or not fact.subject:
        return 1.0
    named = stems(fact.subject)
    is_named = any(one.subject == fact.subject for one in expected.side.facts) or any(named and named <= other for other in expected.stems)
    return 1.0 if is_named else OTHER_THING


def _sameness(fact: Fact, expected: Standard, *, listed: bool) -> float:
    """How surely what differs is told of the same thing: by its name, else by where it is told."""
    if _is_same_thing(fact, expected.side.facts[0]):
        return ONE_OF_A_LIST if listed and len(expected.side.locators) == 1 else 1.0
    return (ONE_OF_A_LIST if listed else 1.0) * same_place(fact, expected.side.facts, expected.scene.touchpoints)


def _is_same_thing(fact: Fact, other: Fact) -> bool:
    return bool(fact.subject) and fact.subject == other.subject


def _begins(fact: Fact, expected: Standard) -> float:
    """How surely a first day is told of the same offer: where nobody names the expected one beside what is given, it may be an event's."""
    is_sure = max(one.certainty for one in expected.side.facts) >= SURE_START
    return 1.0 if fact.attribute is not Attribute.START or is_sure else STRANGE


def _size(fact: Fact, expected: Standard) -> float:
    """How likely two prices are of one size: a king bed and a double, a child and an adult have prices of their own."""
    if fact.attribute is not Attribute.PRICE or fact.slot:
        return 1.0
    own = _sizes(fact, expected.scene.touchpoints)
    theirs = [_sizes(one, expected.scene.touchpoints) for one in expected.side.surest.values()]
    if any(own & sizes or own == sizes for sizes in theirs):
        return 1.0
    return OTHER_SIZE if own and all(theirs) else ONE_SIZE


def _sizes(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> frozenset[str]:
    """The sizes that the clause of a price names."""
    text = touchpoints[fact.locator].text
    start = max(fact.sentence[0], fact.start - CLAUSE)
    return frozenset(match.group() for match in SIZE.finditer(fold(text[start : min(fact.sentence[1], fact.end + CLAUSE // 2)])))


def _kinship(fact: Fact, expected: Standard) -> float:
    """How likely two times are told of the same work: by the words that their sentences share, and by their size."""
    if fact.slot in ASKED:
        return _kinship_of_least(fact, expected)
    if not fact.slot.endswith(" time"):
        return _kinship_of_two(fact, expected)
    own, shared = sentence_stems(fact, expected.scene.touchpoints), 0
    for other in expected.stems:
        shared = max(shared, len(own & other))
        if shared > 1:  # more would say no more
            break
    is_far = (fact.unit in {"minute", "hour"}) != (expected.side.facts[0].unit in {"minute", "hour"})
    return (1.0 if shared > 1 else 0.6 if shared else 0.3) * (FAR if is_far else 1.0)


def _kinship_of_least(fact: Fact, expected: Standard) -> float:
    """How likely two minimums are asked for the same: by a word of what they bring, where each sentence says it."""
    own = sentence_stems(fact, expected.scene.touchpoints) - SPENDING
    theirs = [other - SPENDING for other in expected.stems]
    return 1.0 if not own or any(own & other or not other for other in theirs) else STRANGE


def _kinship_of_two(fact: Fact, expected: Standard) -> float:
    """How likely two touchpoints alone tell of the same thing where each only names a time or a day: by a page or a word of both."""
    touchpoints, locators = expected.scene.touchpoints, expected.side.locators
    if fact.attribute not in TIMES or len(locators) > 1 or share_page(touchpoints[fact.locator], touchpoints[locators[0]]):
        return 1.0
    own = sentence_stems(fact, expected.scene.touchpoints) - DATES
    return 1.0 if any(own & other for other in expected.stems) else STRANGE
