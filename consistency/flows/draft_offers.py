"""What a draft promises, each promise beside what the campaign and its brief say of the same offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from consistency.checks.brief import due_on, quoted
from consistency.checks.fact_words import spell
from consistency.checks.offer_conflict import TOLD_AS
from consistency.checks.offer_sides import Side, comparable, sides_of
from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign
from consistency.records.draft import DraftOffer, Elsewhere, Fit
from consistency.records.finding import Evidence, Finding
from consistency.records.offer import Fact, Offer, Stated
from consistency.records.reading import Reading
from consistency.records.touchpoint import Touchpoint

MOST_PLACES = 3
"""Places that are quoted for one value."""


def draft_offers(campaign: Campaign, own: Sequence[Reading], findings: Sequence[Finding]) -> dict[str, tuple[DraftOffer, ...]]:
    """By locator, the promises of each of the draft's texts, in the order in which it makes them; `findings` are those about it."""
    touchpoints = {reading.touchpoint.locator: reading.touchpoint for reading in campaign.readings}
    mine = {reading.touchpoint.locator for reading in own}
    contradicted = {
        (locator, finding.attribute) for finding in findings for locator in finding.locators if finding.kind == "offer-conflict"
    }
    blamed = {
        (item.locator, finding.attribute, item.says)
        for finding in findings
        if finding.kind == "offer-conflict"
        for item in finding.evidence
    }
    told: dict[str, list[DraftOffer]] = defaultdict(list)
    for offer in campaign.ledger.offers:
        for one in _of_offer(offer, campaign, touchpoints, mine):
            place = one.quote.locator, one.attribute
            is_told = (one.fit is Fit.OTHERWISE and place in contradicted) or (one.fit is Fit.SAME and (*place, one.value) in blamed)
            told[one.quote.locator].append(replace(one, fit=Fit.CONTRADICTS) if is_told else one)
    return {locator: tuple(sorted(ones, key=lambda one: one.quote.start or 0)) for locator, ones in told.items()}


def _of_offer(offer: Offer, campaign: Campaign, touchpoints: Mapping[str, Touchpoint], mine: set[str]) -> Iterator[DraftOffer]:
    for scale, sides in sides_of(offer, campaign.launch, touchpoints):
        for side in sides:
            for fact in _first_of_each(fact for fact in side.facts if fact.locator in mine and not fact.is_data):
                yield _beside(offer, fact, sides, due_on(offer, scale), touchpoints, mine)


def _first_of_each(facts: Iterable[Fact]) -> list[Fact]:
    """The surest fact of each touchpoint: the same said twice is one promise."""
    best: dict[str, Fact] = {}
    for fact in facts:
        if fact.locator not in best or fact.certainty > best[fact.locator].certainty:
            best[fact.locator] = fact
    return list(best.values())


def _beside(
    offer: Offer, fact: Fact, sides: Sequence[Side], due: Stated | None, touchpoints: Mapping[str, Touchpoint], mine: set[str]
) -> DraftOffer:
    others = [(side, [one for one in side.facts if one.locator not in mine]) for side in sides]
    said = [Elsewhere(spell(side.facts[0]), tuple(_quotes(facts, touchpoints))) for side, facts in others if facts]
    if due is not None:
        said = [Elsewhere(spell(due.fact), (quoted(due),)), *said]
    agreeing = (due is not None and comparable(due.fact) == comparable(fact)) or any(facts and fact in side.facts for side, facts in others)
    fit = Fit.NEW if not said else Fit.SAME if agreeing else Fit.OTHERWISE
    quote = quote_around(touchpoints[fact.locator], (fact.start, fact.end), fact.sentence)
    attribute = TOLD_AS.get(fact.attribute, fact.attribute.value)
    return DraftOffer(offer.name, attribute, spell(fact), _narrowed(quote, fact, touchpoints), fit, tuple(said))


def _narrowed(quote: Evidence, fact: Fact, touchpoints: Mapping[str, Touchpoint]) -> Evidence:
    """The very words of the promise, its sentence around them."""
    text = touchpoints[fact.locator].text
    start, end = quote.start or 0, quote.end or 0
    before, after = text[start : fact.start], text[fact.end : end]
    return replace(quote, quote=text[fact.start : fact.end], start=fact.start, end=fact.end, before=before, after=after)


def _quotes(facts: Iterable[Fact], touchpoints: Mapping[str, Touchpoint]) -> Iterator[Evidence]:
    """The sentences that say so, of each touchpoint one, the first few."""
    for fact in _first_of_each(facts)[:MOST_PLACES]:
        if fact.is_data:
            yield Evidence(fact.locator, fact.value, source="data", says="stated for machines")
        else:
            yield quote_around(touchpoints[fact.locator], (fact.start, fact.end), fact.sentence)
