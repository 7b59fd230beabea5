"""Codes known from the rest of the campaign: named as the subject of a discount they hold its mention to their offer."""

from __future__ import annotations

from consistency.checks.offer_conflict import OfferConflict
from tests.offers.test_offer_checks import campaign, sure

OFFER = "Take 30% off your first six lessons with the code CADENZA."


def test_a_discount_that_a_known_code_is_said_to_be_must_be_that_codes() -> None:
    found = sure(list(OfferConflict().measure(campaign("CADENZA's 25% off your first six.", page=OFFER, terms=OFFER))))
    assert [measurement.attribute for measurement in found] == ["discount"]


def test_a_delivery_fee_and_its_absence_from_a_spend_on_agree() -> None:
    advert = "Shipping's free at $60."
    page = "Shipping's $8 till you hit $60, then it's free."
    assert not sure(list(OfferConflict().measure(campaign(advert, page=page, terms=page))))
