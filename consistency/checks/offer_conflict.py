"""Offer conflicts: one offer that says different things in different places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from consistency.checks.brief import OTHER_KIND, due_on, other_kind, quoted, untold
from consistency.checks.fact_words import spell
from consistency.checks.negations import stems
from consistency.checks.same_place import same_place, share_page
from consistency.checks.slicing import quote_around
from consistency.english.folding import fold
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.offer import Attribute, Fact, Offer, Stated
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
ANY_ONE = frozenset({"", "unit", "piece", "item"})
"""What a price is per where it does not say of what: others name the thing."""
TIMES = frozenset({Attribute.DURATION, Attribute.DEADLINE, Attribute.START})
"""What two offers may well have in common: only other words show that they are one."""
AUDIENCES = frozenset({"new", "existing", "everyone", "member"})
"""Audiences that exclude each other; a student price beside them is an offer of its own."""
UNITS = frozenset(["work", "day", "week", "month", "hour", "minut", "busin", "within", "dat", "date"])
"""Stems of the words in which times are told; they say nothing of the work."""
DATA_WEIGHT = 1.5
"""How much more a touchpoint counts that states a value for machines as well: it is what shops, maps and search results show."""
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
PAGE_WEIGHT = 0.5
"""How much more a page counts than an advert or a message when numbers alone do not decide."""
NOUNS = {
    Kind.PAGE: "page",
    Kind.EMAIL: "e-mail",
    Kind.POST: "post",
    Kind.AD: "ad",
    Kind.MACRO: "saved reply",
    Kind.DOCUMENT: "document",
    Kind.SCRIPT: "script",
    Kind.CAPTIONS: "video",
    Kind.TEXT: "text",
}
"""How people call a touchpoint of each kind."""
TITLE = 48
"""Characters of a page's title that a message names."""
DIFFERS = {
    "discount": "The discount differs",
    "price": "The price differs",
    "code": "The code differs",
    "deadline": "The last day differs",
    "threshold": "The minimum differs",
    "limit": "The limit differs",
    "availability": "Whether it can be had differs",
    "duration": "The duration differs",
    "guarantee": "The promised time differs",
    "eligibility": "Who may have it differs",
    "age": "The least age differs",
    "size": "How many there are at the most differs",
    "valid": "How long it can be used differs",
    "monthly": "The day of the month differs",
    "stacking": "Whether it may be combined differs",
}
"""How a finding begins, by the side of the offer that it is about."""
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
        return frozenset(_sentence_stems(fact, self.scene.touchpoints) for fact in self.side.facts)

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


class OfferConflict:
    """Finds touchpoints that say something else of an offer than most of the campaign does.

    **What it measures.** The campaign's ledger holds every offer with all that is said of it: discount, price, code, first and last day,
    threshold, duration, guarantee, eligibility. For each of these the value that most touchpoints state is the expected one (pages weigh
    half as much again as adverts and messages); every touchpoint that states another value, and never the expected one, differs. Where the
    campaign's brief ([[offer]] in the settings) states the offer, its values are expected, whatever most touchpoints say; an offer of the
    brief that no touchpoint tells of is noted.

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

    **Settings.** `[[offer]]` states an offer once, as it was agreed; `checks.skip` leaves the check out.

    **Limits.** An offer that only one touchpoint makes cannot be contradicted but by the brief. Two offers with the same code are told
    as one.
    """

    name: ClassVar[str] = "offer_conflict"
    concern: ClassVar[str] = "offer"
    kinds: ClassVar[tuple[str, ...]] = ("offer-conflict", "offer-untold")

    def lacks(self, campaign: Campaign) -> str | None:
        """A campaign of one touchpoint has nothing to be compared with but a brief."""
        is_declared = any(offer.declared for offer in campaign.ledger.offers)
        if len(campaign.readings) > 1 or (campaign.readings and is_declared):
            return None
        return "There is only one touchpoint, and so nothing to compare its offers with."

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each touchpoint and attribute that differs."""
        touchpoints = {reading.touchpoint.locator: reading.touchpoint for reading in campaign.readings}
        found: dict[tuple[str, str], Measurement] = {}
        scene = Scene(touchpoints, campaign.launch, _reductions(campaign.ledger.offers), _shown_prices(campaign))
        yield from untold(campaign.ledger.offers, touchpoints)
        for offer in campaign.ledger.offers:
            for measurement in _conflicts(offer, scene):
                key = (measurement.about[0], measurement.attribute or "")
                if key not in found or found[key].certainty < measurement.certainty:
                    found[key] = measurement
        order = {locator: index for index, locator in enumerate(touchpoints)}
        yield from sorted(found.values(), key=lambda item: (order[item.about[0]], item.attribute or ""))


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


def _conflicts(offer: Offer, scene: Scene) -> Iterator[Measurement]:
    for scale, sides in sides_of(offer, scene.launch, scene.touchpoints):
        if due := due_on(offer, scale):
            yield from _untrue(offer, sides, due, scene)
        elif other := other_kind(offer, scale):
            yield from _untrue(offer, sides, other, scene, OTHER_KIND)
        else:
            yield from _differing(offer, sides, scene)


def _untrue(offer: Offer, sides: list[Side], due: Stated, scene: Scene, sure: float = 1.0) -> Iterator[Measurement]:
    """What differs from the brief, whatever the majority says; `sure` is how surely it speaks of what the brief states."""
    agreeing = _agreeing(offer, due.fact)
    said, truth = frozenset(agreeing), Standard(Side((due.fact,), 0.0), offer, scene)
    for side in sides:
        for fact in side.surest.values():
            is_said = fact.locator in said or comparable(fact) == comparable(due.fact)
            if not is_said and not _goes_with(fact, truth):
                of_another = OTHER_THING if fact.attribute is Attribute.PRICE and fact.subject not in {"", due.fact.subject} else 1.0
                certainty = fact.certainty * _doubt(fact, due.fact, beside=False) * of_another * sure
                yield _against_brief(offer, fact, due, agreeing, round(certainty, 3), scene.touchpoints)


def _goes_with(fact: Fact, standard: Standard) -> bool:
    """True where a fact is another than the expected one, and both hold."""
    return _shows_both(fact, standard) or _is_free_from_a_sum(fact, standard) or _is_derived(fact, standard)


def _agreeing(offer: Offer, due: Fact) -> tuple[str, ...]:
    """The touchpoints that say what the brief says, in order."""
    agreeing = (fact for fact in offer.facts if fact.scale[:3] == due.scale[:3] and comparable(fact) == comparable(due))
    return tuple(dict.fromkeys(fact.locator for fact in agreeing))


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


def _differing(offer: Offer, sides: list[Side], scene: Scene) -> Iterator[Measurement]:
    if len(sides) < 2:
        return
    expected = Standard(sides[0], offer, scene)
    agreeing = expected.side.places
    listed = _is_listed(sides)
    for side in sides[1:]:
        beside = not agreeing.isdisjoint(side.places)
        for fact in side.surest.values():
            if (fact.locator, fact.is_data) not in agreeing and not _goes_with(fact, expected):
                certainty = (
                    fact.certainty
                    * _clarity(expected.side, side)
                    * _doubt(fact, expected.side.facts[0], beside=beside)
                    * _thing(fact, expected)
                    * _kinship(fact, expected)
                    * _sameness(fact, expected, listed=listed)
                    * _begins(fact, expected)
                    * _size(fact, expected)
                )
                yield _measurement(fact, expected, round(certainty, 3))


def _is_listed(sides: Sequence[Side]) -> bool:
    """True where whoever states the expected price states another beside it: one of a list, which none of them needs to be meant by."""
    first = sides[0]
    others = frozenset().union(*(side.places for side in sides[1:]))
    return first.facts[0].attribute is Attribute.PRICE and not first.facts[0].slot and first.places <= others


def _sameness(fact: Fact, expected: Standard, *, listed: bool) -> float:
    """How surely what differs is told of the same thing: by its name, else by where it is told."""
    if _is_same_thing(fact, expected.side.facts[0]):
        return ONE_OF_A_LIST if listed and len(expected.side.locators) == 1 else 1.0
    return (ONE_OF_A_LIST if listed else 1.0) * same_place(fact, expected.side.facts, expected.scene.touchpoints)


def _is_same_thing(fact: Fact, other: Fact) -> bool:
    return bool(fact.subject) and fact.subject == other.subject


def _is_free_from_a_sum(fact: Fact, expected: Standard) -> bool:
    """True for a fee and its absence from some spend on ("£4, free over £40"): both hold, each for its own orders."""
    if fact.slot != "fee":
        return False
    return (fact.locator, fact.sentence) in expected.spent if fact.value == "0" else expected.is_free_from_a_sum


def _shown_prices(campaign: Campaign) -> dict[str, frozenset[Decimal]]:
    """The sums that each touchpoint with data shows to people, whatever they are for."""
    return {
        reading.touchpoint.locator: frozenset(fact.number for fact in reading.facts if fact.number is not None and not fact.is_data)
        for reading in campaign.readings
        if any(fact.is_data for fact in reading.facts)
    }


def _shows_both(fact: Fact, expected: Standard) -> bool:
    """True where a page's data and a price on the same page differ, and the page shows the data's price as well, for another case."""
    stated = fact if fact.is_data else expected.side.data.get(fact.locator)
    return stated is not None and stated.number in expected.scene.shown.get(stated.locator, frozenset())


def _reductions(offers: Iterable[Offer]) -> tuple[Reduction, ...]:
    """The discounts that the campaign gives in more than one place."""
    where: dict[tuple[str, Decimal], set[tuple[str, int]]] = defaultdict(set)
    for fact in (fact for offer in offers for fact in offer.facts):
        if fact.attribute is Attribute.DISCOUNT and fact.number and fact.slot in {"", "amount"}:
            where[fact.unit, fact.number].add((fact.locator, fact.passage))
    found = (Reduction(unit, number, frozenset(passages)) for (unit, number), passages in sorted(where.items()))
    return tuple(reduction for reduction in found if len(reduction.locators) > 1)


def _is_derived(fact: Fact, expected: Standard) -> bool:
    """True for a price before and after a discount of the campaign's own: they differ because they agree.

    The lower one counts as reduced only where the discount is told beside it: in the same touchpoint, and where most touchpoints state it,
    in the same or the next passage in half of them.
    """
    other = expected.side.facts[0]
    if fact.attribute is not Attribute.PRICE or fact.slot or not (fact.number and other.number):
        return False
    if fact.number < other.number:
        return any(fact.locator in one.locators and one.leads(fact.number, other.number) for one in expected.scene.reductions)
    return any(reduction.leads(fact.number, other.number) for reduction in expected.reductions)


def _clarity(expected: Side, side: Side) -> float:
    """How clearly the expected value is the expected one."""
    ours, theirs = len(expected.locators), len(side.locators)
    if ours <= theirs and expected.is_data and not side.is_data:
        return 0.9
    return 1.0 if ours >= 3 * theirs else 0.9 if ours > theirs else 0.8 if expected.weight > side.weight + 0.2 else 0.45


def _doubt(fact: Fact, expected: Fact, *, beside: bool) -> float:
    """Less than one where the difference may be none: a limit, another unit, another size, or both values side by side elsewhere."""
    doubt = 0.45 if beside else 1.0
    if fact.bound != expected.bound and "up to" in {fact.bound, expected.bound}:
        doubt *= 0.6
    if fact.attribute is Attribute.DURATION and (fact.unit in DAYS) != (expected.unit in DAYS):
        doubt *= 0.6
    return doubt * _price_doubt(fact, expected)


def _thing(fact: Fact, expected: Standard) -> float:
    """Less than one where a price is told of a thing that nobody who tells the expected one names beside it."""
    if fact.attribute is not Attribute.PRICE or not (fact.number and expected.side.facts[0].number) or not fact.subject:
        return 1.0
    named = stems(fact.subject)
    is_named = any(one.subject == fact.subject for one in expected.side.facts) or any(named and named <= other for other in expected.stems)
    return 1.0 if is_named else OTHER_THING


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
    own, shared = _sentence_stems(fact, expected.scene.touchpoints), 0
    for other in expected.stems:
        shared = max(shared, len(own & other))
        if shared > 1:  # more would say no more
            break
    is_far = (fact.unit in {"minute", "hour"}) != (expected.side.facts[0].unit in {"minute", "hour"})
    return (1.0 if shared > 1 else 0.6 if shared else 0.3) * (FAR if is_far else 1.0)


def _kinship_of_least(fact: Fact, expected: Standard) -> float:
    """How likely two minimums are asked for the same: by a word of what they bring, where each sentence says it."""
    own = _sentence_stems(fact, expected.scene.touchpoints) - SPENDING
    theirs = [other - SPENDING for other in expected.stems]
    return 1.0 if not own or any(own & other or not other for other in theirs) else STRANGE


def _begins(fact: Fact, expected: Standard) -> float:
    """How surely a first day is told of the same offer: where nobody names the expected one beside what is given, it may be an event's."""
    is_sure = max(one.certainty for one in expected.side.facts) >= SURE_START
    return 1.0 if fact.attribute is not Attribute.START or is_sure else STRANGE


def _kinship_of_two(fact: Fact, expected: Standard) -> float:
    """How likely two touchpoints alone tell of the same thing where each only names a time or a day: by a page or a word of both."""
    touchpoints, locators = expected.scene.touchpoints, expected.side.locators
    if fact.attribute not in TIMES or len(locators) > 1 or share_page(touchpoints[fact.locator], touchpoints[locators[0]]):
        return 1.0
    own = _sentence_stems(fact, expected.scene.touchpoints) - DATES
    return 1.0 if any(own & other for other in expected.stems) else STRANGE


def _sentence_stems(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> frozenset[str]:
    return stems(touchpoints[fact.locator].text[slice(*fact.sentence)].lower()) - UNITS


def _price_doubt(fact: Fact, expected: Fact) -> float:
    """A price of another product, or of another order of magnitude, is mostly the price of another thing."""
    if fact.attribute is not Attribute.PRICE:
        return 1.0
    if not fact.number or not expected.number:
        return 1.0 if fact.slot else NOTHING_DUE
    doubt = 0.45 if fact.is_data != expected.is_data and fact.per != expected.per else 1.0
    ratio = fact.number / expected.number
    return doubt * (1.0 if Decimal("0.5") < ratio < 2 else 0.5 if Decimal("0.2") < ratio < 5 else 0.3)


def _measurement(fact: Fact, expected: Standard, certainty: float) -> Measurement:
    said, due = spell(fact), spell(expected.side.facts[0])
    attribute = TOLD_AS.get(fact.attribute, fact.attribute.value)
    touchpoints = expected.scene.touchpoints
    return Measurement(
        check=OfferConflict.name,
        kind="offer-conflict",
        code=f"offer-{attribute}",
        about=(fact.locator,),
        value=float(len(expected.side.locators)),
        certainty=certainty,
        attribute=attribute,
        expected=due,
        against=expected.named,
        evidence=tuple(_quoted(one, touchpoints) for one in (fact, *expected.witnesses)),
        message=f"{_differs(fact, attribute)}{_named(expected.offer)}: {_sayer(fact, touchpoints)} says {said}; {expected.others} {due}.",
        fix=f"Say {due} here, or correct the other places.",
    )


def _against_brief(
    offer: Offer, fact: Fact, due: Stated, agreeing: tuple[str, ...], certainty: float, touchpoints: Mapping[str, Touchpoint]
) -> Measurement:
    said, right = spell(fact), spell(due.fact)
    attribute = TOLD_AS.get(fact.attribute, fact.attribute.value)
    count = len(agreeing)
    others = "" if not count else ", and so does 1 touchpoint" if count == 1 else f", and so do {count} touchpoints"
    return Measurement(
        check=OfferConflict.name,
        kind="offer-conflict",
        code=f"offer-{attribute}",
        about=(fact.locator,),
        value=float(count),
        certainty=certainty,
        attribute=attribute,
        expected=right,
        against=(due.fact.locator, *agreeing[:MOST_NAMED]),
        evidence=(quote_around(touchpoints[fact.locator], (fact.start, fact.end), fact.sentence, said), quoted(due)),
        message=f"{_differs(fact, attribute)} ({offer.name}): {_sayer(fact, touchpoints)} says {said}; the brief says {right}{others}.",
        fix=f"Say {right} here, or correct the brief.",
    )


def _differs(fact: Fact, attribute: str) -> str:
    return DIFFERS.get(fact.slot if fact.slot in DIFFERS else attribute, "The offer differs")


def _sayer(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> str:
    return "the page's data for search engines" if fact.is_data else f"this {NOUNS[touchpoints[fact.locator].kind]}"


def _short(title: str) -> str:
    """A title as people would call it, without the site's name behind it."""
    words = " ".join(title.partition(" | ")[0].split())
    return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"


def _named(offer: Offer) -> str:
    """Which offer is meant, where it is not the campaign's own."""
    return "" if offer.is_main else f" ({offer.name})"


def _quoted(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> Evidence:
    return quote_around(touchpoints[fact.locator], (fact.start, fact.end), fact.sentence, spell(fact))
