"""Holds the amounts, days and codes of an advert against those that its page states of the same offer: the page that is linked decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from consistency.checks.availability import BROAD
from consistency.checks.fact_words import spell
from consistency.checks.offer_sides import DAYS, comparable
from consistency.checks.statements import Breach, Line, placed
from consistency.records.offer import Attribute, Fact, Ledger

PERIODS = frozenset({"return", "refund", "warranty", "trial", "free"})
"""Slots whose length the customer counts on."""
LEAST = 0.9
SURE = 0.85
QUOTED = 0.8
KIN = 2
"""Words that two ends must share to speak of the same discount; one will do where the page names no other."""
NO_MINIMUM = re.compile(
    r"\b(?:no|without (?:an?y? )?|zero) ?minimums?\b(?: (?P<of>spend|order|purchase|basket|term|contract|period|commitment|stay|number|size"
    r"|seats?|users?|people|quantity|booking|deposit|balance|age|wage|charge|payment))?"
)
COUNTS = frozenset({"count"})
SLOTS = {
    "": frozenset({"count", "spend", "term"}),
    **dict.fromkeys(("spend", "order", "purchase", "basket"), frozenset({"spend", "count"})),
    **dict.fromkeys(("term", "contract", "period", "commitment"), frozenset({"term"})),
    **dict.fromkeys(("deposit", "balance", "age", "wage", "charge", "payment"), frozenset[str]()),
}
"""What a "minimum" of these is on the page; any other is a number of things."""
Key = tuple[str, int, int, str]


def offers_of(ledger: Ledger) -> dict[Key, int]:
    """For each fact of the ledger the index of its offer, of the first where there are several."""
    return {key_of(fact): at for at, offer in reversed([*enumerate(ledger.offers)]) for fact in offer.facts}


def key_of(fact: Fact) -> Key:
    """What tells a fact from any other of its campaign."""
    return fact.locator, fact.start, fact.end, fact.attribute.value


def outbid(
    promises: Iterable[Line], facts: Iterable[Fact], given: Sequence[Fact], lines: Sequence[Line], offers: Mapping[Key, int]
) -> Iterator[Breach]:
    """Each fact of the source to which the page states one other value, in the same offer; a day that the page names is no other."""
    stated: dict[tuple[int | None, tuple[str, ...]], list[Fact]] = defaultdict(list)
    for fact in given:
        stated[offers.get(key_of(fact)), fact.scale].append(fact)
    answers, said = placed(given, lines), placed((one for one in facts if _is_held(one)), promises)
    for fact, line in said.items():
        home = offers.get(key_of(fact))
        rivals = stated.get((home, fact.scale), []) if home is not None else _akin(fact, line, given, answers)
        is_kept = fact.attribute is Attribute.DEADLINE and _keeps_the_day(fact, line, said, given)
        if rivals and not is_kept and len({comparable(rival) for rival in rivals}) == 1 and comparable(rivals[0]) != comparable(fact):
            verdict = "weaker" if _is_less(rivals[0], fact) else "contradicted"
            yield Breach(line, answers.get(rivals[0]), SURE, verdict, f"the page says {spell(rivals[0])}, not {spell(fact)}")


def _keeps_the_day(fact: Fact, line: Line, said: Mapping[Fact, Line], given: Iterable[Fact]) -> bool:
    """True where the page names the day, or another one that the same sentence names: "order by the 16th and have it before Christmas"."""
    days = {one.day for one, place in said.items() if place is line and one.attribute is fact.attribute}
    return any(one.day in days for one in given if one.attribute is fact.attribute)


def _akin(fact: Fact, line: Line, given: Iterable[Fact], answers: Mapping[Fact, Line]) -> list[Fact]:
    """What the page states on the scale of a fact that the ledger knows no offer of, those first that are about the same; no codes.

    None where no sentence of them is.
    """
    rivals = [one for one in given if one.scale == fact.scale and fact.attribute is not Attribute.CODE]
    kin = [one for one in rivals if one in answers and len((answers[one].topic & line.topic) - BROAD) >= KIN]
    return [*kin, *rivals] if kin else []


def underquoted(
    promises: Iterable[Line], facts: Iterable[Fact], given: Sequence[Fact], lines: Sequence[Line], offers: Mapping[Key, int]
) -> Iterator[Breach]:
    """A share off, or a rate of interest, that the page does not name, while it names another for the same."""
    answers = placed(given, lines)
    for fact, line in placed((one for one in facts if _is_quoted(one)), promises).items():
        home = offers.get(key_of(fact))
        stated = [one for one in given if one.scale == fact.scale and not one.bound]
        if any(comparable(one) == comparable(fact) for one in stated):
            continue
        rivals = [one for one in stated if home is None or offers.get(key_of(one), home) == home]
        kin = 0 if fact.slot == "rate" else 1 if len({comparable(one) for one in stated}) == 1 else KIN
        found = (answers[rival] for rival in rivals if rival in answers)
        if answer := next((one for one in found if len((one.topic & line.topic) - BROAD) >= kin), None):
            yield Breach(line, answer, QUOTED, "contradicted", f"the page does not say {spell(fact)}")


def _is_quoted(fact: Fact) -> bool:
    """True for a rate of interest and for a share off, told as what it is and not as a limit."""
    is_share = fact.slot == "multiple" or (fact.unit == "%" and (fact.attribute is Attribute.DISCOUNT or fact.slot == "rate"))
    return is_share and not fact.bound and not fact.is_data and fact.certainty >= LEAST


def unasked(promises: Iterable[Line], given: Sequence[Fact], lines: Sequence[Line]) -> Iterator[Breach]:
    """ "No minimum" to a page that asks for a number, a sum or a time at least."""
    for promise in promises:
        match = NO_MINIMUM.search(promise.folded)
        slots = SLOTS.get(match["of"] or "", COUNTS) if match else frozenset()
        asked = next((fact for fact in given if fact.attribute is Attribute.THRESHOLD and fact.slot in slots), None)
        if asked:
            yield Breach(promise, placed((asked,), lines).get(asked), SURE, "contradicted", f"the page asks for {spell(asked)} at least")


def _is_held(fact: Fact) -> bool:
    if fact.certainty < LEAST or fact.bound or fact.is_data:
        return False
    if fact.attribute in {Attribute.GUARANTEE, Attribute.DURATION}:
        return fact.slot in PERIODS
    return fact.attribute in {Attribute.CODE, Attribute.DEADLINE} or (
        fact.attribute is Attribute.DISCOUNT and (fact.unit == "%" or fact.slot == "multiple")
    )


def _is_less(rival: Fact, fact: Fact) -> bool:
    """True where the page gives less of it: fewer days, a smaller share."""
    if rival.number is None or fact.number is None:
        return bool(rival.day and fact.day and rival.day < fact.day)
    return rival.number * DAYS.get(rival.unit, 1) < fact.number * DAYS.get(fact.unit, 1)
