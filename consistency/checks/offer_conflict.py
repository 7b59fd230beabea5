"""Offer conflicts: one offer that says different things in different places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import ClassVar

from consistency.checks.brief import OTHER_KIND, due_on, other_kind, quoted, untold
from consistency.checks.fact_words import spell
from consistency.checks.head_and_text import head_of, told_otherwise
from consistency.checks.offer_sides import MOST_NAMED, Reduction, Scene, Side, Standard, comparable, sides_of
from consistency.checks.same_offer import doubt, is_listed, likeness, of_another
from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign
from consistency.records.finding import Evidence, Measurement
from consistency.records.offer import Attribute, Fact, Offer, Stated
from consistency.records.touchpoint import Kind, Touchpoint

TOLD_AS = {Attribute.START: "deadline"}
"""How findings name what has no attribute of its own there."""
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
UNDECIDED = 0.7
"""How surely a subject and its text that differ tell of one offer, where nobody says which of them is right."""
MOST = 2
"""A value that more touchpoints than these say, and more than any other, is the right one of two."""


class OfferConflict:
    """Finds touchpoints that say something else of an offer than most of the campaign does.

    **What it measures.** The campaign's ledger holds every offer with all that is said of it: discount, price, code, first and last day,
    threshold, duration, guarantee, eligibility. For each of these the value that most touchpoints state is the expected one (pages weigh
    half as much again as adverts and messages); every touchpoint that states another value, and never the expected one, differs. Where the
    campaign's brief ([[offer]] in the settings) states the offer, its values are expected, whatever most touchpoints say; an offer of the
    brief that no touchpoint tells of is noted. A touchpoint whose subject, preheader, title or description says what its text never says,
    while the text says another thing, contradicts itself, whatever the others say.

    **Why it matters.** A customer who saw 25% in an advert must find 25% on the page, in the mail and at the till.

    **Flagged** (one touchpoint among others that say "25% off until 30 November with the code EMBER"):

    - "20% off with the code EMBER."
    - "25% off with the code EMBER, until 7 December."
    - "Subject: 25% off until Sunday", and then "Take 20% off with the code EMBER, until Sunday."

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


def _conflicts(offer: Offer, scene: Scene) -> Iterator[Measurement]:
    for scale, sides in sides_of(offer, scene.launch, scene.touchpoints):
        due = due_on(offer, scale)
        yield from _within(offer, sides, due, scene)
        if due:
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
                certainty = fact.certainty * doubt(fact, due.fact, beside=False) * of_another(fact, due.fact) * sure
                yield _against_brief(offer, fact, due, agreeing, round(certainty, 3), scene.touchpoints)


def _within(offer: Offer, sides: list[Side], due: Stated | None, scene: Scene) -> Iterator[Measurement]:
    """Touchpoints whose subject or title says another thing than their text; which is right, the brief or most others may say."""
    right = due.fact if due else sides[0].facts[0] if len(sides[0].locators) > MOST else None
    for head, text in told_otherwise(sides, scene.touchpoints):
        is_decided = right is not None and comparable(right) in {comparable(head), comparable(text)}
        sure = min(head.certainty, text.certainty) * doubt(text, head, beside=False) * (1.0 if is_decided else UNDECIDED)
        yield _against_itself(offer, (head, text), right if is_decided else None, due, round(sure, 3), scene.touchpoints)


def _goes_with(fact: Fact, standard: Standard) -> bool:
    """True where a fact is another than the expected one, and both hold."""
    return _shows_both(fact, standard) or _is_free_from_a_sum(fact, standard) or _is_derived(fact, standard)


def _agreeing(offer: Offer, due: Fact) -> tuple[str, ...]:
    """The touchpoints that say what the brief says, in order."""
    agreeing = (fact for fact in offer.facts if fact.scale[:3] == due.scale[:3] and comparable(fact) == comparable(due))
    return tuple(dict.fromkeys(fact.locator for fact in agreeing))


def _differing(offer: Offer, sides: list[Side], scene: Scene) -> Iterator[Measurement]:
    if len(sides) < 2:
        return
    expected = Standard(sides[0], offer, scene)
    agreeing, listed = expected.side.places, is_listed(sides)
    for side in sides[1:]:
        for fact in side.surest.values():
            if (fact.locator, fact.is_data) not in agreeing and not _goes_with(fact, expected):
                certainty = fact.certainty * likeness(fact, side, expected, listed=listed)
                yield _measurement(fact, expected, round(certainty, 3))


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
    in the same or the next passage in half of them. Two that come from one usual price by two discounts, each told beside its own, agree
    as well: members may pay less than everybody does.
    """
    other = expected.side.facts[0]
    if fact.attribute is not Attribute.PRICE or fact.slot or not (fact.number and other.number):
        return False
    own = [one for one in expected.scene.reductions if fact.locator in one.locators]
    usual = [one.before(fact.number) for one in own if one not in expected.reductions]
    if any(reduction.leads(price, other.number) for reduction in expected.reductions for price in usual if price > other.number):
        return True
    if fact.number < other.number:
        return any(one.leads(fact.number, other.number) for one in own)
    return any(reduction.leads(fact.number, other.number) for reduction in expected.reductions)


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


def _against_itself(
    offer: Offer, said: tuple[Fact, Fact], right: Fact | None, due: Stated | None, certainty: float, touchpoints: Mapping[str, Touchpoint]
) -> Measurement:
    """What the head of a touchpoint says, and then its text; `right` is the one of them that is expected."""
    head, text = said
    touchpoint = touchpoints[head.locator]
    attribute = TOLD_AS.get(head.attribute, head.attribute.value)
    differs = f"{_differs(head, attribute)}{_named(offer)} within this {NOUNS[touchpoint.kind]}"
    expected, truth = "", ""
    if right:
        expected = spell(right)
        truth = f"; {'the brief says' if due else 'most others say'} {expected}"
    return Measurement(
        check=OfferConflict.name,
        kind="offer-conflict",
        code=f"offer-{attribute}",
        about=(head.locator,),
        value=1.0,
        certainty=certainty,
        attribute=attribute,
        expected=expected,
        against=(due.fact.locator,) if right and due else (),
        evidence=(*(_quoted(fact, touchpoints) for fact in said), *((quoted(due),) if right and due else ())),
        message=f"{differs}: {head_of(head, touchpoint)} says {spell(head)}, its text {spell(text)}{truth}.",
        fix=f"Say {expected} in both." if right else "Say the same in both.",
    )


def _differs(fact: Fact, attribute: str) -> str:
    return DIFFERS.get(fact.slot if fact.slot in DIFFERS else attribute, "The offer differs")


def _sayer(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> str:
    return "the page's data for search engines" if fact.is_data else f"this {NOUNS[touchpoints[fact.locator].kind]}"


def _named(offer: Offer) -> str:
    """Which offer is meant, where it is not the campaign's own."""
    return "" if offer.is_main else f" ({offer.name})"


def _quoted(fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> Evidence:
    return quote_around(touchpoints[fact.locator], (fact.start, fact.end), fact.sentence, spell(fact))
