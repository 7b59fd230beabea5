"""Holds the amounts, days and codes of an advert against those that its page states of the same offer: the page that is linked decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from consistency.checks.fact_words import spell
from consistency.checks.offer_conflict import DAYS, comparable
from consistency.checks.statements import Breach, Line
from consistency.records.offer import Attribute, Fact, Ledger

PERIODS = frozenset({"return", "refund", "warranty", "trial", "free"})
"""Slots whose length the customer counts on."""
LEAST = 0.9
SURE = 0.85
Key = tuple[str, int, int, str]


def offers_of(ledger: Ledger) -> dict[Key, int]:
    """For each fact of the ledger the index of its offer."""
    return {_key(fact): at for at, offer in enumerate(ledger.offers) for fact in offer.facts}


def _key(fact: Fact) -> Key:
    return fact.locator, fact.start, fact.end, fact.attribute.value


def outbid(
    promises: Iterable[Line], facts: Iterable[Fact], given: Sequence[Fact], lines: Sequence[Line], offers: Mapping[Key, int]
) -> Iterator[Breach]:
    """Each fact of the source to which the page states one other value, in the same offer."""
    stated: dict[tuple[int | None, tuple[str, ...]], list[Fact]] = defaultdict(list)
    for fact in given:
        stated[offers.get(_key(fact)), fact.scale].append(fact)
    for fact in facts:
        home = offers.get(_key(fact))
        rivals = stated.get((home, fact.scale), []) if home is not None and _is_held(fact) else []
        line = next((line for line in promises if line.segment.start <= fact.start < line.segment.end), None)
        if line and rivals and len({comparable(rival) for rival in rivals}) == 1 and comparable(rivals[0]) != comparable(fact):
            answer = next((one for one in lines if one.segment.start <= rivals[0].start < one.segment.end), None)
            verdict = "weaker" if _is_less(rivals[0], fact) else "contradicted"
            yield Breach(line, answer, SURE, verdict, f"the page says {spell(rivals[0])}, not {spell(fact)}")


def _is_held(fact: Fact) -> bool:
    if fact.certainty < LEAST or fact.bound or fact.is_data:
        return False
    if fact.attribute in {Attribute.GUARANTEE, Attribute.DURATION}:
        return fact.slot in PERIODS
    return fact.attribute in {Attribute.CODE, Attribute.DEADLINE} or (fact.attribute is Attribute.DISCOUNT and fact.unit == "%")


def _is_less(rival: Fact, fact: Fact) -> bool:
    """True where the page gives less of it: fewer days, a smaller share."""
    if rival.number is None or fact.number is None:
        return bool(rival.day and fact.day and rival.day < fact.day)
    return rival.number * DAYS.get(rival.unit, 1) < fact.number * DAYS.get(fact.unit, 1)
