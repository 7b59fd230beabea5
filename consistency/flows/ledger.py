"""The campaign's ledger as a table for reports: each offer, what most touchpoints say of it, who says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consistency.checks.fact_words import spell
from consistency.checks.offer_sides import Side, sides_of
from consistency.records.audit import OfferSummary, Saying, Term
from consistency.records.campaign import Campaign
from consistency.records.offer import Offer
from consistency.records.touchpoint import Touchpoint


def offer_table(campaign: Campaign) -> tuple[OfferSummary, ...]:
    """The offers that more than one touchpoint makes, the campaign's own first, then the most widespread."""
    touchpoints = {reading.touchpoint.locator: reading.touchpoint for reading in campaign.readings}
    offers = [_summary(offer, campaign, touchpoints) for offer in campaign.ledger.offers]
    told = [offer for offer in offers if offer.terms]
    return tuple(sorted(told, key=lambda offer: (not offer.is_main, -max(len(term.usual.locators) for term in offer.terms))))


def _summary(offer: Offer, campaign: Campaign, touchpoints: Mapping[str, Touchpoint]) -> OfferSummary:
    sides = [(scale[0], values) for scale, values in sides_of(offer, campaign.launch, touchpoints)]
    terms = [_term(attribute, values) for attribute, values in sides if len({place for one in values for place in one.locators}) > 1]
    return OfferSummary(offer.name, offer.is_main, tuple(sorted(terms, key=lambda term: -len(term.usual.locators))))


def _term(attribute: str, values: Sequence[Side]) -> Term:
    usual, *others = values
    agreed = set(usual.locators)
    rivals = (_saying(side, [place for place in side.locators if place not in agreed]) for side in others)
    return Term(attribute, _saying(usual, usual.locators), tuple(one for one in rivals if one.locators))


def _saying(side: Side, locators: Sequence[str]) -> Saying:
    first = side.facts[0]
    return Saying(spell(first), tuple(locators), first.day)
