"""What law, regulators and providers ask of everybody is told from copy by how it begins."""

from __future__ import annotations

import pytest

from consistency.segment.disclaimers import FORMULAE, LONGEST, is_disclaimer

DISCLAIMERS = {
    "conditions": [
        "Subject to availability.",
        "All tickets are subject to availability and a booking fee.",
        "*T&Cs apply.",
        "T’s & C’s apply.",
        "Full terms and conditions apply.",
        "Minimum age and ID requirements apply.",
        "Mobile network charges may apply.",
        "See website for full terms.",
        "Ask in store for details.",
        "Proof of student status required.",
    ],
    "limits of an offer": [
        "Offer excludes gift cards and sale items.",
        "Excludes delivery.",
        "One use per customer.",
        "Not valid on previous purchases.",
        "This offer may be withdrawn at any time.",
        "Cannot be used with any other offer.",
        "Available in participating stores.",
        "No cash alternative.",
        "We reserve the right to change the prize.",
    ],
    "prize promotions": [
        "No purchase necessary.",
        "Open to UK residents aged 18 or over.",
        "18+ only.",
        "Over 18s only.",
        "Void where prohibited.",
        "Promoter: Lark Ltd.",
    ],
    "credit and investment": [
        "Representative 19.9% APR (variable).",
        "Your home may be repossessed if you do not keep up repayments on your mortgage.",
        "Capital at risk.",
        "The value of investments can go down as well as up.",
        "Past performance is no guide to the future.",
        "Member FDIC.",
    ],
    "goods": [
        "Always read the label.",
        "Keep out of reach of children.",
        "Please drink responsibly.",
        "Images for illustration only.",
        "Serving suggestion.",
        "E&OE.",
        "All prices include VAT.",
        "Results may vary.",
    ],
    "payments and messages": [
        "Your payment will appear on your statement as LARK LTD.",
        "Payment is taken under clause 6 of the Terms of Service.",
        "To dispute a charge, write to us within 60 days.",
        "Calls may be recorded for training.",
        "This is an automated message.",
        "Please do not reply to this email.",
        "This mailbox is not monitored.",
        "If you believe you have received this e-mail in error, tell us.",
        "You are receiving this because you have an account.",
        "Reply STOP to opt out.",
    ],
    "law": [
        "Any dispute is subject to the laws of England and Wales.",
        "This agreement is governed by the law of Scotland.",
        "All trademarks are the property of their owners.",
        "Larkspur is a registered trademark of Lark Ltd.",
    ],
}
COPY = [
    "20% off everything until Friday, terms apply.",
    "Subject: it’s sale day!",
    "It is subject to change, like the weather.",
    "We apply two coats of glaze to every pot.",
    "Find out how to apply.",
    "This policy applies to everyone who works here.",
    "The discount requirements apply to each order differently.",
    "See the guide for more details.",
    "See what our staff made.",
    "This is an automated email from Lark intended to get you started.",
    "Over 40 bakers, one oven.",
    "Under-16s are half price at the panto.",
    "18+ hours of music.",
    "The offer is back.",
    "Open to ideas.",
    "Enjoy a slower Sunday.",
    "Not valid? Try again.",
    "Calls are free, and so is the tea.",
    "Payment is easy.",
    "The value of a good investment is patience.",
    "Drink it hot.",
    "No purchase is ever wasted on us!",
    "Reply to this e-mail, we read them all.",
]


@pytest.mark.parametrize("family", FORMULAE)
def test_the_wordings_of_a_family_are_disclaimers(family: str) -> None:
    assert [one for one in DISCLAIMERS[family] if not is_disclaimer(one)] == []


@pytest.mark.parametrize("sentence", COPY)
def test_copy_with_the_same_words_is_none(sentence: str) -> None:
    assert not is_disclaimer(sentence)


def test_what_goes_on_for_long_or_shouts_is_somebody_s_own() -> None:
    assert is_disclaimer("Subject to availability.")
    assert not is_disclaimer("Subject to availability!")
    assert not is_disclaimer("Subject to availability, " + "and to more " * (LONGEST // 2))
