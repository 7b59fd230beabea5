"""Offer conflicts: one offer that says different things in different places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from consistency.checks.fact_words import spell
from consistency.checks.negations import stems
from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.offer import Attribute, Fact, Offer
from consistency.records.touchpoint import Kind, Touchpoint

TOLD_AS = {Attribute.START: "deadline"}
"""How findings name what has no attribute of its own there."""
DAYS = {
    unit: Decimal(days)
    for unit, days in (
        ("minute", "0.000694"),
        ("hour", "0.0416667"),
        ("day", "1"),
        ("night", "1"),
        ("working day", "1.4"),
        ("week", "7"),
        ("fortnight", "14"),
        ("month", "30"),
        ("quarter", "90"),
        ("year", "360"),
    )
}
"""Days in a period as offers count them: three months are a quarter, twelve a year."""
COMPARED = frozenset(Attribute) - {Attribute.GIFT}
AUDIENCES = frozenset({"new", "existing", "everyone", "member"})
"""Audiences that exclude each other; a student price beside them is an offer of its own."""
UNITS = frozenset(["work", "day", "week", "month", "hour", "minut", "busin", "within", "dat", "date"])
"""Stems of the words in which times are told; they say nothing of the work."""
PAGE_WEIGHT = 0.5
"""How much more a page counts than an advert or a message when numbers alone do not decide."""
DIFFERS = {
    "discount": "The discount differs",
    "price": "The price differs",
    "code": "The code differs",
    "deadline": "The last day differs",
    "threshold": "The minimum differs",
    "limit": "The limit differs",
    "duration": "The duration differs",
    "guarantee": "The promised time differs",
    "eligibility": "Who may have it differs",
}
"""How a finding begins, by the side of the offer that it is about."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value that an offer is given on one scale, with the facts that say so, the surest first in each touchpoint."""

    facts: tuple[Fact, ...]
    weight: float

    @property
    def locators(self) -> tuple[str, ...]:
        """The touchpoints that say so, in order."""
        return tuple(dict.fromkeys(fact.locator for fact in self.facts))


class OfferConflict:
    """Finds touchpoints that say something else of an offer than most of the campaign does.

    **What it measures.** The campaign's ledger holds every offer with all that is said of it: discount, price, code, first and last day,
    threshold, duration, guarantee, eligibility. For each of these the value that most touchpoints state is the expected one (pages weigh
    half as much again as adverts and messages); every touchpoint that states another value, and never the expected one, differs.

    **Why it matters.** A customer who saw 25% in an advert must find 25% on the page, in the mail and at the till.

    **Flagged** (one touchpoint among others that say "25% off until 30 November with the code EMBER"):

    - "20% off with the code EMBER."
    - "25% off with the code EMBER, until 7 December."

    **Fine:**

    - "A quarter off, with the code EMBER."
    - "Refer a friend and you both get £5 off."
    - "Usually £20, now £15 with the code EMBER."

    **How sure it is.** The certainty is that of the reading, times how surely the words speak of this offer, times how clear the majority
    is. A limit beside a value ("up to 25%"), another product's price, or a tie between two touchpoints is a note at most.

    **Settings.** None of its own; `checks.skip` leaves it out.

    **Limits.** An offer that only one touchpoint makes cannot be contradicted. Two offers with the same code are told as one.
    """

    name: ClassVar[str] = "offer_conflict"
    concern: ClassVar[str] = "offer"
    kinds: ClassVar[tuple[str, ...]] = ("offer-conflict",)

    def lacks(self, campaign: Campaign) -> str | None:
        """A campaign of one touchpoint has nothing to be compared with."""
        return None if len(campaign.readings) > 1 else "There is only one touchpoint, and so nothing to compare its offers with."

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each touchpoint and attribute that differs."""
        touchpoints = {reading.touchpoint.locator: reading.touchpoint for reading in campaign.readings}
        found: dict[tuple[str, str], Measurement] = {}
        discounts = _discounts(campaign.ledger.offers)
        for offer in campaign.ledger.offers:
            for measurement in _conflicts(offer, touchpoints, campaign.launch, discounts):
                key = (measurement.about[0], measurement.attribute or "")
                if key not in found or found[key].certainty < measurement.certainty:
                    found[key] = measurement
        order = {locator: index for index, locator in enumerate(touchpoints)}
        yield from sorted(found.values(), key=lambda item: (order[item.about[0]], item.attribute or ""))


def _conflicts(offer: Offer, touchpoints: Mapping[str, Touchpoint], launch: date, discounts: tuple[Fact, ...]) -> Iterator[Measurement]:
    scales: dict[tuple[str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in offer.facts:
        if _is_compared(fact, launch):
            scales[fact.scale].append(fact)
    _join_bare_prices(scales)
    _join_bare_sums(scales)
    for _, facts in sorted(scales.items()):
        yield from _differing(offer, _sides(facts, touchpoints), touchpoints, discounts)


def _is_compared(fact: Fact, launch: date) -> bool:
    """False for gifts, for audiences that may stand side by side, and for a day before the launch: it is told as an expired offer, once."""
    if fact.attribute is Attribute.ELIGIBILITY:
        return fact.value in AUDIENCES
    return fact.attribute in COMPARED and not (fact.attribute is Attribute.DEADLINE and fact.day and fact.day < launch)


def _join_bare_prices(scales: dict[tuple[str, str, str, str], list[Fact]]) -> None:
    """A price without "a night" beside many with it is told in short; it joins the scale that most facts of its unit are on."""
    for scale in [scale for scale in scales if scale[:2] == (Attribute.PRICE.value, "") and not scale[3]]:
        full = [other for other in scales if other[:3] == scale[:3] and other[3]]
        if full:
            scales[max(full, key=lambda other: (len(scales[other]), other))].extend(scales.pop(scale))


def _join_bare_sums(scales: dict[tuple[str, str, str, str], list[Fact]]) -> None:
    """A sum without words ("£50 for new tenants") that several touchpoints say is given ("we'll add £50") is what is given."""
    for scale in [scale for scale in scales if scale[:2] == (Attribute.DISCOUNT.value, "amount")]:
        where: dict[object, set[str]] = defaultdict(set)
        for fact in scales[scale]:
            where[fact.number].add(fact.locator)
        given = {number for number, locators in where.items() if len(locators) > 1}
        bare = (Attribute.PRICE.value, "", scale[2], "")
        for other in [other for other in scales if other[:3] == bare[:3]]:
            facts = scales.pop(other)
            sums = [fact for fact in facts if not fact.per and fact.number in given]
            scales[scale].extend(sums)
            if rest := [fact for fact in facts if fact not in sums]:
                scales[other] = rest


def comparable(fact: Fact) -> object:
    """What is equal for facts of one scale that say the same: periods in days, numbers without trailing zeros, days."""
    if fact.day is not None:
        return fact.day
    if (
        fact.number is not None
        and (fact.attribute in {Attribute.DURATION, Attribute.GUARANTEE} or fact.slot == "term")
        and fact.unit in DAYS
    ):
        return ("days", round(fact.number * DAYS[fact.unit], 3))
    return fact.number if fact.number is not None else fact.value


def _sides(facts: Iterable[Fact], touchpoints: Mapping[str, Touchpoint]) -> list[Side]:
    """The values by weight, the expected one first."""
    by_value: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_value[comparable(fact)].append(fact)
    sides = [Side(tuple(group), _weight(group, touchpoints)) for group in by_value.values()]
    return sorted(sides, key=lambda side: (-side.weight, side.facts[0].value))


def _weight(facts: Iterable[Fact], touchpoints: Mapping[str, Touchpoint]) -> float:
    """Touchpoints that say so, each as sure as its surest fact, pages a little heavier."""
    surest: dict[str, float] = {}
    for fact in facts:
        surest[fact.locator] = max(surest.get(fact.locator, 0.0), fact.certainty)
    return sum(sure * (1 + PAGE_WEIGHT * (touchpoints[locator].kind is Kind.PAGE)) for locator, sure in surest.items())


def _differing(
    offer: Offer, sides: list[Side], touchpoints: Mapping[str, Touchpoint], discounts: tuple[Fact, ...]
) -> Iterator[Measurement]:
    if len(sides) < 2:
        return
    expected = sides[0]
    agreeing = set(expected.locators)
    for side in sides[1:]:
        beside = bool(agreeing & set(side.locators))
        for locator in side.locators:
            if locator not in agreeing and not _is_derived(side.facts[0], expected.facts[0], discounts):
                fact = max((fact for fact in side.facts if fact.locator == locator), key=lambda fact: (fact.certainty, -fact.start))
                certainty = (
                    fact.certainty
                    * _clarity(expected, side)
                    * _doubt(fact, expected.facts[0], beside=beside)
                    * _kinship(fact, expected, touchpoints)
                )
                yield _measurement(offer, fact, expected, round(certainty, 3), touchpoints)


def _discounts(offers: Iterable[Offer]) -> tuple[Fact, ...]:
    """One fact for each discount that the campaign gives in more than one place."""
    where: dict[tuple[str, object], dict[str, Fact]] = defaultdict(dict)
    for fact in (fact for offer in offers for fact in offer.facts):
        if fact.attribute is Attribute.DISCOUNT and fact.number and fact.slot in {"", "amount"}:
            where[fact.unit, fact.number].setdefault(fact.locator, fact)
    return tuple(min(found.values(), key=lambda fact: fact.locator) for found in where.values() if len(found) > 1)


def _is_derived(fact: Fact, expected: Fact, discounts: Iterable[Fact]) -> bool:
    """True for a price before and after a discount of the campaign's own: they differ because they agree."""
    if fact.attribute is not Attribute.PRICE or fact.slot or not (fact.number and expected.number):
        return False
    high, low = max(fact.number, expected.number), min(fact.number, expected.number)
    return any(abs(_reduced(high, discount) - low) <= max(Decimal("0.01"), low / 100) for discount in discounts)


def _reduced(price: Decimal, discount: Fact) -> Decimal:
    off = discount.number or Decimal(0)
    return price * (100 - off) / 100 if discount.unit == "%" else price - off


def _clarity(expected: Side, side: Side) -> float:
    """How clearly the expected value is the expected one."""
    ours, theirs = len(expected.locators), len(side.locators)
    return 1.0 if ours >= 3 * theirs else 0.9 if ours > theirs else 0.8 if expected.weight > side.weight + 0.2 else 0.45


def _doubt(fact: Fact, expected: Fact, *, beside: bool) -> float:
    """Less than one where the difference may be none: a limit, another unit, another size, or both values side by side elsewhere."""
    doubt = 0.45 if beside else 1.0
    if fact.bound != expected.bound and "up to" in {fact.bound, expected.bound}:
        doubt *= 0.6
    if fact.attribute is Attribute.DURATION and (fact.unit in DAYS) != (expected.unit in DAYS):
        doubt *= 0.6
    return doubt * _price_doubt(fact, expected)


def _kinship(fact: Fact, expected: Side, touchpoints: Mapping[str, Touchpoint]) -> float:
    """How likely two times are told of the same work: by the words that their sentences share, and by their size."""
    if not fact.slot.endswith(" time"):
        return 1.0
    own = _sentence_stems(fact, touchpoints)
    shared = max(len(own & _sentence_stems(other, touchpoints)) for other in expected.facts)
    is_far = (fact.unit in {"minute", "hour"}) != (expected.facts[0].unit in {"minute", "hour"})
    return (1.0 if shared > 1 else 0.6 if shared else 0.3) * (0.4 if is_far else 1.0)


def _sentence_stems(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> frozenset[str]:
    return stems(touchpoints[fact.locator].text[slice(*fact.sentence)].lower()) - UNITS


def _price_doubt(fact: Fact, expected: Fact) -> float:
    """A price of another product, or of another order of magnitude, is mostly the price of another thing."""
    if fact.attribute is not Attribute.PRICE or not fact.number or not expected.number:
        return 1.0
    doubt = 0.45 if fact.subject and fact.subject != expected.subject else 1.0
    ratio = fact.number / expected.number
    return doubt * (1.0 if Decimal("0.5") < ratio < 2 else 0.5 if Decimal("0.2") < ratio < 5 else 0.3)


def _measurement(offer: Offer, fact: Fact, expected: Side, certainty: float, touchpoints: Mapping[str, Touchpoint]) -> Measurement:
    said, due = spell(fact), spell(expected.facts[0])
    attribute = TOLD_AS.get(fact.attribute, fact.attribute.value)
    count = len(expected.locators)
    others = "1 other touchpoint says" if count == 1 else f"{count} touchpoints say"
    return Measurement(
        check=OfferConflict.name,
        kind="offer-conflict",
        code=f"offer-{attribute}",
        about=(fact.locator,),
        value=float(count),
        certainty=certainty,
        attribute=attribute,
        expected=due,
        against=expected.locators,
        evidence=tuple(_evidence(fact, expected, touchpoints)),
        message=f"{DIFFERS.get(fact.slot if fact.slot == 'limit' else attribute, 'The offer differs')}{_named(offer)}: this says {said}; {others} {due}.",
        fix=f"Say {due} here, or correct the other places.",
    )


def _named(offer: Offer) -> str:
    """Which offer is meant, where it is not the campaign's own."""
    return "" if offer.is_main else f" ({offer.name})"


def _evidence(fact: Fact, expected: Side, touchpoints: Mapping[str, Touchpoint]) -> Iterator[Evidence]:
    yield quote_around(touchpoints[fact.locator], (fact.start, fact.end), fact.sentence, spell(fact))
    pages_first = sorted(expected.locators, key=lambda locator: touchpoints[locator].kind is not Kind.PAGE)
    for locator in pages_first[:2]:
        witness = next(item for item in expected.facts if item.locator == locator)
        yield quote_around(touchpoints[locator], (witness.start, witness.end), witness.sentence, spell(witness))
