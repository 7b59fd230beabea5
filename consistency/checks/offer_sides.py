"""What an offer is said to be: each scale with the values told on it, who tells them, and which of them is expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from consistency.checks.negations import stems
from consistency.records.offer import Attribute, Fact, Offer
from consistency.records.touchpoint import Kind, Touchpoint

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
ANY_ONE = frozenset({"", "unit", "piece", "item"})
"""What a price is per where it does not say of what: others name the thing."""
AUDIENCES = frozenset({"new", "existing", "everyone", "member"})
"""Audiences that exclude each other; a student price beside them is an offer of its own."""
UNITS = frozenset(["work", "day", "week", "month", "hour", "minut", "busin", "within", "dat", "date"])
"""Stems of the words in which times are told; they say nothing of the work."""
DATA_WEIGHT = 1.5
"""How much more a touchpoint counts that states a value for machines as well: it is what shops, maps and search results show."""
PAGE_WEIGHT = 0.5
"""How much more a page counts than an advert or a message when numbers alone do not decide."""
TITLE = 48
"""Characters of a page's title that a message names."""
MOST_NAMED = 100
"""Touchpoints that a finding names as those that say what is expected; how many there are in all, it says."""


@dataclass(frozen=True)
class Side:
    """One value that an offer is given on one scale, with the facts that say so; what is asked of it often is worked out once."""

    facts: tuple[Fact, ...]
    weight: float

    @cached_property
    def locators(self) -> tuple[str, ...]:
        """The touchpoints that say so, in order."""
        return tuple(dict.fromkeys(fact.locator for fact in self.facts))

    @cached_property
    def surest(self) -> Mapping[str, Fact]:
        """The fact that says so most surely in each touchpoint, the first of several."""
        found: dict[str, Fact] = {}
        for fact in self.facts:
            best = found.setdefault(fact.locator, fact)
            if (fact.certainty, -fact.start) > (best.certainty, -best.start):
                found[fact.locator] = fact
        return found

    @cached_property
    def data(self) -> Mapping[str, Fact]:
        """The first fact that a page states for machines, by touchpoint."""
        return {fact.locator: fact for fact in reversed(self.facts) if fact.is_data}

    @cached_property
    def places(self) -> frozenset[tuple[str, bool]]:
        """The touchpoints that say so, to people and to machines apart."""
        return frozenset((fact.locator, fact.is_data) for fact in self.facts)

    @property
    def is_data(self) -> bool:
        """True where a page states it for machines."""
        return bool(self.data)


@dataclass(frozen=True)
class Reduction:
    """A discount of the campaign's own, with the passages that state it, each as (locator, index of the block)."""

    unit: str
    number: Decimal
    passages: frozenset[tuple[str, int]]

    @cached_property
    def locators(self) -> frozenset[str]:
        """The touchpoints that state it."""
        return frozenset(locator for locator, _ in self.passages)

    def leads(self, a: Decimal, b: Decimal) -> bool:
        """True where it leads from the higher of two prices to the lower, rounding allowed."""
        high, low = max(a, b), min(a, b)
        reduced = high * (100 - self.number) / 100 if self.unit == "%" else high - self.number
        return abs(reduced - low) <= max(Decimal("0.01"), low / 100)

    def before(self, low: Decimal) -> Decimal:
        """The usual price of what costs `low` with this discount; 0 where it leaves nothing to pay."""
        if self.unit != "%":
            return low + self.number
        return low * 100 / (100 - self.number) if self.number < 100 else Decimal(0)


@dataclass(frozen=True, slots=True)
class Scene:
    """What an offer is judged within: the touchpoints, the launch, the campaign's discounts, and the sums that pages with data show."""

    touchpoints: Mapping[str, Touchpoint]
    launch: date
    reductions: tuple[Reduction, ...]
    shown: Mapping[str, frozenset[Decimal]]


@dataclass(frozen=True)
class Standard:
    """The value that an offer is expected to have on one scale, with what is needed of it for each touchpoint that says otherwise.

    However many these are, it is worked out once, so that the cost grows with the facts and not with their pairs.
    """

    side: Side
    offer: Offer
    scene: Scene

    @cached_property
    def spent(self) -> frozenset[tuple[str, tuple[int, int]]]:
        """The sentences of the offer that name a sum to be spent."""
        facts = (one for one in self.offer.facts if one.attribute is Attribute.THRESHOLD and one.slot == "spend")
        return frozenset((one.locator, one.sentence) for one in facts)

    @cached_property
    def is_free_from_a_sum(self) -> bool:
        """True where it is no fee, and most say so from some spend on: the others tell it in short."""
        free = [one for one in self.side.facts if one.value == "0"]
        return bool(free) and 2 * sum((one.locator, one.sentence) in self.spent for one in free) >= len(free)

    @cached_property
    def reductions(self) -> tuple[Reduction, ...]:
        """The campaign's discounts that half of the touchpoints tell in the same passage or the next one."""
        near = {(one.locator, one.passage + by) for one in self.side.facts for by in (-1, 0, 1)}
        beside = ((one, len({locator for locator, _ in near & one.passages})) for one in self.scene.reductions)
        return tuple(one for one, count in beside if 2 * count >= len(self.side.locators))

    @cached_property
    def stems(self) -> frozenset[frozenset[str]]:
        """What each sentence that states it is about."""
        return frozenset(sentence_stems(fact, self.scene.touchpoints) for fact in self.side.facts)

    @cached_property
    def witnesses(self) -> tuple[Fact, ...]:
        """Two facts that state it, of pages where there are any."""
        first = {fact.locator: fact for fact in reversed(self.side.facts)}
        pages_first = sorted(self.side.locators, key=lambda locator: self.scene.touchpoints[locator].kind is not Kind.PAGE)
        return tuple(first[locator] for locator in pages_first[:2])

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The touchpoints that say so; of very many the first, and those that are quoted."""
        locators = self.side.locators
        quoted_ones = (fact.locator for fact in self.witnesses)
        return locators if len(locators) <= MOST_NAMED else tuple(dict.fromkeys((*quoted_ones, *locators[:MOST_NAMED])))

    @cached_property
    def others(self) -> str:
        """Who says so: how many, and a page among them where there is one, since that is where customers end up."""
        pages = (one for one in map(self.scene.touchpoints.__getitem__, self.side.locators) if one.kind is Kind.PAGE)
        titled = next((f"the page “{_short(page.title)}”" for page in pages if page.title.strip()), "")
        count = len(self.side.locators)
        if count == 1:
            return f"{titled or 'one other touchpoint'} says"
        return f"{count} other touchpoints{f', {titled} among them,' if titled else ''} say"


def sides_of(offer: Offer, launch: date, touchpoints: Mapping[str, Touchpoint]) -> list[tuple[tuple[str, str, str, str], list[Side]]]:
    """Everything that can be compared in an offer: each scale with the values told on it, the expected one first."""
    scales: dict[tuple[str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in offer.facts:
        if _is_compared(fact, launch):
            scales[fact.scale].append(fact)
    _join_bare_prices(scales)
    _join_bare_sums(scales)
    _join_shared(scales)
    return [(scale, _sides(facts, touchpoints)) for scale, facts in sorted(scales.items())]


def _is_compared(fact: Fact, launch: date) -> bool:
    """False for gifts, for audiences that may stand side by side, and for a day before the launch: it is told as an expired offer, once."""
    if fact.attribute is Attribute.ELIGIBILITY:
        return fact.value in AUDIENCES or fact.slot in {"age", "youth", "stacking"}
    return fact.attribute in COMPARED and not (fact.attribute is Attribute.DEADLINE and fact.day and fact.day < launch)


def _join_bare_prices(scales: dict[tuple[str, str, str, str], list[Fact]]) -> None:
    """A price without "a night" beside many with it is told in short; it joins the scale that most facts of its unit are on."""
    for scale in [scale for scale in scales if scale[:2] == (Attribute.PRICE.value, "") and scale[3] in ANY_ONE]:
        full = [other for other in scales if other[:3] == scale[:3] and other[3] not in ANY_ONE]
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


def _join_shared(scales: dict[tuple[str, str, str, str], list[Fact]]) -> None:
    """What a referral gives each of the two is what it gives the friend, and what it gives the customer, where these are told apart."""
    for scale in [scale for scale in scales if scale[3] == "each"]:
        if apart := [(*scale[:3], who) for who in ("friend", "you") if (*scale[:3], who) in scales]:
            facts = scales.pop(scale)
            for other in apart:
                scales[other].extend(facts)


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


def _weight(facts: Sequence[Fact], touchpoints: Mapping[str, Touchpoint]) -> float:
    """Touchpoints that say so, each as sure as its surest fact, pages a little heavier, data for machines heavier still."""
    surest: dict[str, float] = {}
    data = {fact.locator for fact in facts if fact.is_data}
    for fact in facts:
        surest[fact.locator] = max(surest.get(fact.locator, 0.0), fact.certainty)
    return sum(
        sure * (1 + PAGE_WEIGHT * (touchpoints[locator].kind is Kind.PAGE) + DATA_WEIGHT * (locator in data))
        for locator, sure in surest.items()
    )


def sentence_stems(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> frozenset[str]:
    """What the sentence of a fact is about: its stems, but for those of the words in which times are told."""
    return stems(touchpoints[fact.locator].text[slice(*fact.sentence)].lower()) - UNITS


def _short(title: str) -> str:
    """A title as people would call it, without the site's name behind it."""
    words = " ".join(title.partition(" | ")[0].split())
    return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"
