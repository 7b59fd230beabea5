"""Mention: the facts of one passage of a touchpoint with the words around them, the unit that offers are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from consistency.english.folding import fold
from consistency.offers.facets import facets_of
from consistency.offers.words import content
from consistency.records.campaign import page_key
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Role, Touchpoint

SHORT = 90
"""A touchpoint of at most this many words speaks of one thing: its passages are one mention."""
ON_EVERY_PAGE = frozenset({Role.NAV, Role.LEGAL})
"""Where links stand that say nothing of what a touchpoint is about: menus and the small print of footers."""
BENEFITS = frozenset({Attribute.DISCOUNT.value, Attribute.GIFT.value, Attribute.PRICE.value})
"""Attributes of what is given."""
SIGNIFICANT = frozenset(
    {Attribute.DISCOUNT, Attribute.DEADLINE, Attribute.THRESHOLD, Attribute.DURATION, Attribute.GIFT, Attribute.START, Attribute.PRICE}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Facts that stand together in `locator`; `targets` are the pages that the touchpoint links to or is, `own` the one that it is.

    `waived` are the charges that nobody pays by the words around them, which are no part of the offer alone.

    `codes` are those stated in it, `values` what it says of discount, dates, threshold, duration and gift, comparable with other mentions.
    """

    locator: str
    kind: Kind
    facts: tuple[Fact, ...]
    words: Counter[str]
    facets: frozenset[str]
    targets: frozenset[str]
    own: str = ""
    waived: frozenset[str] = frozenset()
    codes: frozenset[str] = field(init=False)
    values: frozenset[tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        values = ((*_shared_scale(fact), fact.value) for fact in self.facts if fact.attribute in SIGNIFICANT and fact.slot != "fee")
        object.__setattr__(self, "codes", frozenset(fact.value for fact in self.facts if fact.attribute is Attribute.CODE))
        object.__setattr__(self, "values", frozenset(values))


def _shared_scale(fact: Fact) -> tuple[str, str, str, str]:
    """The scale of a fact as two mentions share it: "from $39" and "$39 a day" are one price, told in short and in full."""
    return (*fact.scale[:3], "") if fact.attribute is Attribute.PRICE else fact.scale


def mentions_of(reading: Reading, facts: Iterable[Fact]) -> Iterator[Mention]:
    """The mentions of one touchpoint: by passage, or all in one where it is short; a second code always starts another."""
    touchpoint = reading.touchpoint
    facts = sorted(facts, key=lambda fact: fact.start)
    if not facts:
        return
    own = page_key(touchpoint.uri) if touchpoint.uri else ""
    keys = {page_key(link.url) for link in touchpoint.links if link.role not in ON_EVERY_PAGE} | {own}
    targets = frozenset(key for key in keys if "/" in key)
    whole = is_short(touchpoint)
    for group in _grouped(facts, whole=whole):
        start, end = _passage_span(reading, group, whole=whole)
        folded = fold(touchpoint.text[start:end])
        waived = frozenset(fact.per for fact in reading.facts if (fact.slot, fact.value) == ("fee", "0") and start <= fact.start < end)
        yield Mention(touchpoint.locator, touchpoint.kind, tuple(group), content(folded), facets_of(folded), targets, own, waived)


def is_short(touchpoint: Touchpoint) -> bool:
    """True for a touchpoint that speaks of one thing throughout."""
    return len(touchpoint.text.split()) <= SHORT


def _grouped(facts: list[Fact], *, whole: bool) -> list[list[Fact]]:
    groups: list[list[Fact]] = []
    for fact in facts:
        if not groups or not (whole or groups[-1][-1].passage == fact.passage):
            groups.append([])
        elif _is_second_code(groups[-1], fact):
            groups[-1:] = _parted(groups[-1], fact)
        groups[-1].append(fact)
    return groups


def _parted(group: list[Fact], code: Fact) -> tuple[list[Fact], list[Fact]]:
    """What goes with the codes so far, and what goes with another code that follows: what its own sentence says before it."""
    codes = [fact for fact in group if fact.attribute is Attribute.CODE]
    if any(fact.sentence == code.sentence for fact in codes):
        return group, []
    own = [fact for fact in group if fact.sentence == code.sentence]
    return [fact for fact in group if fact not in own], own


def _is_second_code(group: list[Fact], fact: Fact) -> bool:
    codes = {other.value for other in group if other.attribute is Attribute.CODE}
    return fact.attribute is Attribute.CODE and bool(codes) and fact.value not in codes


def _passage_span(reading: Reading, group: list[Fact], *, whole: bool) -> tuple[int, int]:
    if whole:
        return 0, len(reading.touchpoint.text)
    blocks = reading.touchpoint.blocks
    passage = group[0].passage
    if passage < len(blocks):
        start, end = blocks[passage].start, blocks[passage].end
        return (start, end) if end - start <= 1500 else (group[0].sentence[0], group[-1].sentence[1])
    return group[0].sentence[0], group[-1].sentence[1]
