"""Rare wordings say the same in plain words, plain ones are left alone, and the way back leads to the copy's own words."""

from __future__ import annotations

import pytest

from consistency.english.folding import fold
from consistency.english.plain_words import in_plain_words
from consistency.english.rare_words import REWORDINGS
from consistency.offers.extract import READ_AS
from tests.offers.phrase_cases import facts_of, phrases

SAID = {
    "It lasts for a year and a half.": "it lasts for 18 months.",
    "Two and a half thousand euro or more.": "2500 euro or more.",
    "Twenty-nine and a half cent for every unit.": "29.5 cent for every unit.",
    "Back it goes for a full ten years.": "back it goes for ten years.",
    "Nothing to pay for half a year.": "nothing to pay for 6 months.",
    "Half a dozen eggs, 10% off.": "six eggs, 10% off.",
    "Your first payment isn't due until month four.": "nothing to pay for the first 3 months.",
    "A quarter less on every booking.": "a quarter off on every booking.",
    "Members pay a tenth less.": "members pay with a tenth off.",
    "Yours for half what you'd usually pay.": "yours for half price.",
    "We'll halve your first bill.": "50% off your first bill.",
    "A pound off every pint.": "1 pound off every pint.",
    "Pay nowt till May.": "pay nothing till may.",
    "For every ten you order, we throw in two more.": "buy ten, get two free.",
    "Buy a year of it, pay for ten months.": "get 12 months, pay for ten.",
    "Twelve months, pay for nine.": "get twelve months, pay for nine.",
    "There's a slice of cake for each of you, on the house.": "there's a free slice of cake.",
    "EMBER lets you off the booking fee.": "ember waives the booking fee.",
    "The £2.50 booking fee vanishes.": "no booking fee.",
    "We swallow the postage.": "no postage.",
    "Your parcel travels without postage.": "your parcel with free postage.",
    "Bring ten of you.": "with ten or more people.",
    "Come with a party of eight.": "come with eight or more people.",
    "Once your basket passes £60.": "when your order comes to £60.",
    "£5 off £40.": "£5 off orders over £40.",
    "A month to ask for your money.": "a month to get your money back.",
    "We stand behind our work for seven years.": "our work guaranteed for seven years.",
    "Use it on real jobs for two weeks, no card.": "use it on real jobs for two weeks trial, no card.",
    "Anyone over sixty gets in first.": "over-60s gets in first.",
    "The same as a new customer.": "for new and existing customers.",
    "Your first year runs for fourteen months.": "get fourteen months for the price of 12.",
    "A term of fifteen months in place of the customary twelve.": "a term of fifteen months for the price of 12.",
    "Thirteen months of yoga for the price of twelve.": "thirteen months for the price of 12.",
    "Spend £180 a year or more.": "spend £180 or more.",
    "It covers your bike for a year.": "it is covered for a year.",
    "It'll be with you in six weeks.": "it delivered in six weeks.",
    "Six weeks from the day you order.": "delivered within six weeks.",
    "Insured from the moment you sign up.": "insured immediately.",
    "Already on the plan?": "already a member?",
    "A full month to think.": "a month to think.",
    "There only have to be two of you.": "you need two or more people.",
    "We pay what it's worth and £20 besides.": "we pay what it's worth and we'll add £20.",
}  # fmt: skip
PLAIN = (
    "25% off until Sunday.",
    "A half-day at the beach and a quarter of an hour by train.",
    "Pupils learn in groups of six.",
    "The kettle uses a third less water.",
    "Our tables are for a party of any size.",
    "It was here a couple of weeks ago.",
    "We stand by the door for an hour every Saturday.",
    "Take the delivery off the ground floor.",
    "In your first year you have 25 days off.",
    "The recipe covers you in flour for an hour.",
    "Return it within 30 days from the day you order.",
    "We were already on the road.",
)


@pytest.mark.parametrize("said", SAID)
def test_a_rare_wording_is_said_in_plain_words(said: str) -> None:
    plain = in_plain_words(fold(said))
    assert plain is not None
    assert plain.text == SAID[said]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_left_alone(text: str) -> None:
    assert in_plain_words(fold(text)) is None


def test_a_number_takes_its_unit_from_the_sentence_before() -> None:
    before = fold("The law gives you 14 days.")
    plain = in_plain_words(fold("We give you 30, and your money back."), before)
    assert plain is not None
    assert plain.text == "we give you 30 days, and your money back."
    assert in_plain_words(fold("We give you 30, and your money back.")) is None


def test_the_way_back_leads_to_the_words_of_the_copy() -> None:
    folded = fold("Until May we swallow the £4 postage, for a year and a half.")
    plain = in_plain_words(folded)
    assert plain is not None
    assert plain.text == "until may no postage, for 18 months."
    free, long, until = plain.text.index("no postage"), plain.text.index("18 months"), plain.text.index("until may")
    assert folded[slice(*plain.back(free, free + 10))] == "we swallow the £4 postage"
    assert folded[slice(*plain.back(long, long + 9))] == "a year and a half"
    assert folded[slice(*plain.back(until, until + 9))] == "until may"
    assert [plain.is_reworded(at, at + 9) for at in (free, long, until)] == [True, True, False]


def test_facts_of_rare_words_quote_the_copy_and_are_a_little_less_sure() -> None:
    text = "Once your basket passes £60, we swallow the postage."
    spend, fee = facts_of(text)
    assert (spend.value, text[spend.start : spend.end], spend.certainty) == ("60", "Once your basket passes £60", READ_AS)
    assert (fee.value, fee.per, text[fee.start : fee.end]) == ("0", "delivery", "we swallow the postage")


def test_every_fact_of_the_phrases_lies_in_its_sentence() -> None:
    for phrase in phrases():
        for fact in facts_of(phrase.text):
            assert fact.sentence[0] <= fact.start < fact.end <= fact.sentence[1], phrase.text


def test_the_signs_of_a_rewording_stand_in_all_that_it_finds() -> None:
    texts = [fold(text) for text in (*SAID, *(phrase.text for phrase in phrases()))]
    found = [(one, text) for one in REWORDINGS for text in texts if one.pattern.search(text)]
    assert len(found) > len(SAID)
    assert [text for one, text in found if not any(sign in text for sign in one.signs)] == []
