"""Promises that hold whatever the campaign (fees, guarantees, trials, the price of a named plan), each with the key of its own offer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consistency.english.folding import fold
from consistency.offers.durations import LONGER_YEAR
from consistency.offers.facets import CORE_SHARE, facets_of
from consistency.offers.mentions import BENEFITS
from consistency.offers.referrals import GETTERS
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading

OPENING = 160
"""Code points at the head of a touchpoint that tell what it is about."""
MONTH_DAYS = 28
RECURRING = frozenset({"month", "year", "quarter", "week"})
"""What a subscription is paid by."""
JOINING_FEES = frozenset({"joining", "setup", "activation", "admin", "cancellation", "exit", "monthly", "annual", "fee", "late"})
"""Charges of a subscription itself."""
OWN_GOODS = frozenset({"second-hand"})
"""Occasions whose goods have guarantees and charges of their own."""
STANDING = {"age": "least age", "size": "most people", "valid": "validity", "monthly": "day of the month", LONGER_YEAR: LONGER_YEAR}
"""Slots of promises that hold whatever the campaign, with what their offer is called."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What tells promises apart that hold whatever the campaign: its `products`, and the things that have a guarantee of their own.

    `usual` are the occasions that much of the campaign speaks of: they keep no price apart.
    """

    products: frozenset[str]
    covered: frozenset[str]
    usual: frozenset[str]

    def keys_of(self, fact: Fact, reading: Reading) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """The keys of the promises that a fact is told of, each with what is told of it; none where the fact is of a passing offer."""
        if key := self._key(fact, reading):
            yield key, (fact,)
            if fact.subject in self.products or (fact.slot == "fee" and fact.value == "0"):
                yield f"{key} at {fact.value}", tuple(_ends_of(fact, reading))

    def _key(self, fact: Fact, reading: Reading) -> str:
        if key := _service_key(fact, self.covered) or _key_beside(fact, reading.facts):
            return key
        if fact.attribute is Attribute.GUARANTEE:
            name = fact.slot if fact.slot.endswith("time") else "notice to leave" if _is_long_notice(fact) else f"{fact.slot} period"
            return ", ".join((name, *sorted(_occasions(fact, reading) & OWN_GOODS)))
        if fact.slot == "fee":
            bought = ("by subscription",) if _is_subscribed(fact, reading.facts) else ()
            return ", ".join((f"{fact.per} fee", *sorted(_occasions(fact, reading) & OWN_GOODS), *bought))
        if fact.attribute is Attribute.THRESHOLD and fact.slot == "spend" and _has_delivery(fact, reading.facts):
            return "delivery fee"
        if fact.attribute is Attribute.PRICE and fact.subject in self.products:
            return ", ".join((f"price of {fact.subject}", *sorted(_occasions(fact, reading) - self.usual)))
        return ""


def standing_of(readings: Sequence[Reading], products: frozenset[str]) -> Standing:
    """What tells the standing promises of a campaign's readings apart; `products` as `Meaning` has them."""
    return Standing(products, _things_covered(readings), _usual_occasions(readings))


def _ends_of(price: Fact, reading: Reading) -> list[Fact]:
    """The last days in the sentence of a price: until then the named product has that price.

    Where a passage gives nothing but a charge that is waived, all that it says of a last day is said of that.
    """
    passage = [fact for fact in reading.facts if fact.passage == price.passage]
    ends = [fact for fact in passage if fact.attribute is Attribute.DEADLINE]
    beside = [fact for fact in ends if fact.sentence == price.sentence]
    given = (fact for fact in passage if fact.attribute.value in BENEFITS or fact.slot == "free")
    is_alone = all((fact.slot, fact.per, fact.value) == ("fee", price.per, "0") for fact in given)
    return ends if is_alone and not beside else beside


def _things_covered(readings: Iterable[Reading]) -> frozenset[str]:
    """The things whose own guarantee more than one touchpoint tells."""
    where: dict[str, set[str]] = defaultdict(set)
    for fact in (fact for reading in readings for fact in reading.facts):
        if fact.slot == "warranty" and fact.subject:
            where[fact.subject].add(fact.locator)
    return frozenset(thing for thing, locators in where.items() if len(locators) > 1)


def _service_key(fact: Fact, covered: frozenset[str]) -> str:
    """The key of what its slot alone tells apart: ages, sizes, validity, trials, stock, data, referrals, guarantees of one thing."""
    if fact.slot in STANDING:
        return " of ".join(filter(None, (STANDING[fact.slot], fact.per)))
    if fact.slot in {"trial", "contract"}:
        return fact.slot
    if fact.slot == "availability" and fact.subject:
        return f"availability of {fact.subject}"
    if fact.is_data:
        return f"price of {fact.subject}"
    if fact.attribute is Attribute.DISCOUNT and fact.per in GETTERS:
        return "referral reward"
    return f"warranty period of {fact.subject}" if fact.slot == "warranty" and fact.subject in covered else ""


def _is_long_notice(fact: Fact) -> bool:
    """True for a month and more in which to leave; what a visit or a booking is cancelled by is shorter."""
    return fact.slot == "cancel" and (
        fact.unit in {"month", "quarter", "year"} or (fact.unit == "day" and (fact.number or 0) >= MONTH_DAYS)
    )


def _key_beside(fact: Fact, facts: Iterable[Fact]) -> str:
    """The key of what an offer may be combined with, or until which age it is had, by what its sentence says beside it; else empty."""
    if fact.slot == "stacking":
        return "" if fact.per == "other" or _has_code(fact, facts) else f"use with the {fact.per} offer"
    return _key_of_age(fact, facts) if fact.slot == "youth" else ""


def _key_of_age(fact: Fact, facts: Iterable[Fact]) -> str:
    """An age and what its sentence gives at it: who says the same price or discount with another age means the same offer."""
    beside = (other for other in facts if other.sentence == fact.sentence and other.attribute.value in BENEFITS and not other.is_data)
    given = next((other for other in beside if other.attribute is not Attribute.GIFT and other.number), None)
    of = f" of {given.subject or given.per}" if given and (given.subject or given.per) else ""
    return f"{given.value} {given.unit}{of} by age" if given else ""


def _occasions(fact: Fact, reading: Reading) -> frozenset[str]:
    """What the title, the first lines and the sentence of a fact say of an occasion: a charity's price is not everybody's."""
    text = reading.touchpoint.text
    return facets_of(fold(f"{reading.touchpoint.title} {text[:OPENING]} {text[slice(*fact.sentence)]}"))


def _usual_occasions(readings: Sequence[Reading]) -> frozenset[str]:
    """The occasions on more than CORE_SHARE of a campaign's touchpoints that tell a price."""
    priced = [reading for reading in readings if any(fact.attribute is Attribute.PRICE for fact in reading.facts)]
    spoken = Counter(facet for reading in priced for facet in facets_of(fold(f"{reading.touchpoint.title} {reading.touchpoint.text}")))
    return frozenset(facet for facet, count in spoken.items() if count > CORE_SHARE * len(priced))


def _is_subscribed(fee: Fact, facts: Iterable[Fact]) -> bool:
    """True for a charge that somebody who pays by the year or month does not pay, by its passage: for others it holds."""
    return (
        fee.value == "0"
        and fee.per not in JOINING_FEES
        and any(
            one.attribute is Attribute.PRICE and one.per.rpartition("/")[2] in RECURRING and one.passage == fee.passage for one in facts
        )
    )


def _has_delivery(fact: Fact, facts: Iterable[Fact]) -> bool:
    beside = [other for other in facts if other.sentence == fact.sentence]
    return any(other.per == "delivery" for other in beside) and not any(other.attribute is Attribute.DISCOUNT for other in beside)


def _has_code(fact: Fact, facts: Iterable[Fact]) -> bool:
    """True where the fact's own sentence names a code: what it says is said of that offer alone."""
    return any(other.attribute is Attribute.CODE and other.sentence == fact.sentence for other in facts)
