"""Sentences that only look like conditions of an offer, each beside one that states what they do not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.offers.phrase_cases import facts_of
from tests.offers.test_offer_checks import conflicts
from tests.offers.test_offer_times import LAUNCH, told

LOOK_ALIKES = {
    "age": [
        "Our track is open from 10.",
        "The gates open to children from 10.",
        "The deposit must be at least 10%.",
        "Your order must be at least 20.",
        "Bookings must be 12 or over.",
        "Images must be over 2MB.",
        "Private dining for 12+ guests.",
        "Breakfast for 12+.",
        "Open to 12+ guests.",
    ],
    "cancel": [
        "Call us at least 48 hours before your trip to book wheelchair help.",
        "Cancel up to the day. Tell us 48 hours before if you need wheelchair help.",
        "Birthday cakes need three days' notice.",
        "Cancel online. Birthday cakes need three days' notice.",
        "Call us an hour ahead for collection.",
        "Text us 30 minutes before you arrive.",
        "Let us know two days before if you have an allergy.",
        "Prices may change with 30 days' notice.",
        "We promise to give you 30 days' notice of any price change.",
        "Your landlord must give you two months' notice.",
        "We move your piano with two days' notice.",
        "Don't miss out: book with 24 hours' notice.",
        "Currency exchange needs a day's notice.",
        "Cancel online, but group bookings need a week's notice.",
    ],
    "size": [
        "Tours of up to 10 miles.",
        "Rooms for up to 4.",
        "Up to two children per room stay free.",
        "Trips up to 5 nights.",
        "Sessions up to 90 mins.",
        "Rooms up to 40 sq m.",
        "Boats of up to 12 metres.",
        "Courses with up to 30 lessons.",
        "Tables for up to 6.",
    ],
    "stacking": [
        "Apply online with the student offer.",
        "Apply for a mortgage with a low interest rate.",
        "Breakfast goes with the weekend deal.",
        "Valid only with the student offer.",
        "Free postage when used with the student offer.",
    ],
    "monthly": [
        "Rent is due by the 1st of each month.",
        "Cancel when you like; rent is due by the 1st of each month.",
        "Your order arrives by the 3rd of each month.",
        "We pay you by the fifth of the month.",
        "Parcels arrive by the 3rd of each month.",
    ],
    "youth": ["Under 20 mins from the station, and 10% off.", "Under 30 calories a cup, and 10% off."],
    "count": ["20% off with the code EMBER. We plant a tree for every 10 boxes.", "20% off. For every 10 boxes you get, we plant a tree."],
    "free": [
        "There's no charge for day guests.",
        "There's no charge for a day visitor.",
        "Buy now, pay nothing for 12 months.",
        "Pay nothing for the first 12 months, then 24 monthly payments.",
    ],
}
STATED = {
    "Riders must be 16 or over.": "age 16",
    "Contestants must be at least 16 years old.": "age 16",
    "Delegates must be 18 or over.": "age 18",
    "You must be at least 18.": "age 18",
    "20% off the slide. Must be over 12.": "age 12",
    "Open to children from the age of 10.": "age 10",
    "Suitable for children from five.": "age 5",
    "Suitable from 14 years.": "age 14",
    "Drivers 21 and over.": "age 21",
    "Can't make it? Please give us 48 hours' notice.": "cancel 48",
    "Cancel any time. Just give us a month's notice.": "cancel 1",
    "We need 90 days notice to end your plan.": "cancel 90",
    "We need a month's notice if you want to leave.": "cancel 1",
    "Missed lessons need 24 hours' notice.": "cancel 24",
    "Give us a day's notice and we'll move your delivery.": "cancel 1",
    "Can't come? Tell us at least two days before.": "cancel 2",
    "Ring us up to 72 hours before and we'll move your appointment.": "cancel 72",
    "Tours of up to 12 people.": "size 12",
    "Classes of no more than eight.": "size 8",
    "No more than six swimmers per class.": "size 6",
    "The garden offer works alongside the trade discount.": "stacking combined",
    "Your code can be used with the trade discount.": "stacking combined",
    "You can combine it with the trade discount.": "stacking combined",
    "Cancel before the 15th of the month.": "monthly 15",
    "Order by the tenth of each month.": "monthly 10",
    "Cancel before the 5th of the month and you won't be charged.": "monthly 5",
    "Change your order by the 20th of each month.": "monthly 20",
    "Under 26? 10% off.": "youth under 26",
    "Anyone under 30 pays £12.": "youth under 30",
    "For every six bottles you get one free.": "count 6",
    "You won't pay anything for the first three months.": "free 3",
    "Pay nothing for a month, then £9 a month.": "free 1",
}
"""Sentences with the slot and the value that they state."""


def stated(text: str) -> set[str]:
    return {f"{fact.slot} {fact.value}" for fact in facts_of(text) if fact.certainty >= 0.5}


@pytest.mark.parametrize(("slot", "text"), [(slot, text) for slot, texts in LOOK_ALIKES.items() for text in texts])
def test_what_only_looks_like_a_condition_states_none(slot: str, text: str) -> None:
    assert not [one for one in stated(text) if one.startswith(f"{slot} ") and one != "free 0"]


@pytest.mark.parametrize(("text", "fact"), list(STATED.items()))
def test_a_condition_that_is_told_is_read(text: str, fact: str) -> None:
    assert fact in stated(text)


def audiences(text: str) -> set[str]:
    return {fact.value for fact in facts_of(text) if fact.attribute.value == "eligibility"}


@pytest.mark.parametrize(
    "text",
    [
        "Existing customers must log in first.",
        "Everyone must book a slot.",
        "Students must show a valid ID.",
        "Under-18s must come with an adult.",
    ],
)
def test_who_must_do_something_is_granted_nothing_by_it(text: str) -> None:
    assert audiences(f"20% off with the code EMBER. {text}") == set()


def test_an_offer_that_new_customers_must_do_something_for_is_theirs() -> None:
    assert audiences("20% off with the code EMBER. New customers must use it by Friday.") == {"new"}
    assert audiences("20% off with the code EMBER. Existing customers can't use it.") == {"new"}


NEWCOMERS = "25% off with the code EMBER25, for new members only."


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [
        ("EMBER25 works for you too.", True),
        ("Yes, it's yours.", True),
        ("You can use it as well.", True),
        ("You can use the code.", True),
        ("Take 10% off your next order.", True),
        ("You can log in here.", False),
        ("Log in here. EMBER25 works on tablets too.", False),
        ("Sorry, you can't use it as well.", False),
        ("Good news: your app has a new look.", False),
        ("You can bring a friend too.", False),
        ("You can get help in the app.", False),
        ("Of course. Sign in here.", False),
        ("Of course you are, so log in.", False),
    ],
)
def test_an_answer_to_members_opens_an_offer_only_where_it_gives_it(answer: str, *, is_open: bool) -> None:
    assert ("existing" in audiences(f"{NEWCOMERS} Already a member? {answer}")) is is_open
    assert is_open or conflicts(NEWCOMERS, NEWCOMERS, NEWCOMERS, f"Already a member? {answer}") == []


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Riders must be 16 or over.", "Our track is open from 10."),
        ("Cancel up to 24 hours before your trip.", "Call us at least 48 hours before your trip to book wheelchair help."),
        ("Tours of up to 12 people.", "Tours of up to 10 miles."),
        ("Rooms for up to 4.", "Up to two children per room stay free."),
        ("Classes of no more than eight.", "Private groups of up to 30."),
        ("Small groups of up to 12.", "Private groups of up to 30."),
        ("Cancel before the 15th of the month.", "Rent is due by the 1st of each month."),
        ("Cancel before the 15th of the month.", "Order by the 1st of each month."),
    ],
)
def test_what_is_no_condition_contradicts_none(usual: str, other: str) -> None:
    assert conflicts(usual, usual, usual, other) == []


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Tours of up to 12 people.", "Our tours are limited to 10 people."),
        ("Beginners learn pottery in classes of no more than eight.", "Beginners learn pottery with no more than six to a class."),
        ("Cancel your box in your account before the 15th of the month.", "Cancel your box in your account before the 5th of the month."),
    ],
)
def test_a_condition_that_is_told_otherwise_is_a_conflict(usual: str, other: str) -> None:
    assert [at for at, _ in conflicts(usual, usual, usual, other)] == ["t3"]


def test_a_boat_that_leaves_ends_no_offer() -> None:
    assert told("The first boat with 20% off leaves on 2 October.", sent={0: date(2026, 10, 20)}) == []
    assert told("The sale price goes on 28 February.")


def test_a_flash_sale_ends_on_the_last_of_its_days() -> None:
    early = {0: LAUNCH - timedelta(days=28)}
    assert len(told("Flash sale: 30% off, Friday to Sunday.", sent=early)) == 1
    assert told("In our sale the shop is open Friday to Sunday.", sent=early) == []
    assert told("20% off in the sale, Saturday or Sunday.", sent=early) == []
    assert told("Sale prices from Friday to Sunday.", sent=early) == []
    assert told("Flash sale on coffee: 30% off, Monday to Friday.", sent=early) == []


@pytest.mark.parametrize("does", ["won't", "won’t"])
def test_a_known_code_is_named_with_either_apostrophe(does: str) -> None:
    usual = "20% off with the code EMBER25."
    other = f"EMBER25 {does} last: 30% off."
    assert conflicts(usual, usual, usual, other) == [("t3", "discount")]


EVERYBODY = "20% off the Winter Box with the code SPRUCE. That makes the Winter Box £24."


@pytest.mark.parametrize(
    ("of_members", "found"),
    [
        ("Members get 25% off with the code FIRFRIEND. That makes the Winter Box £22.50.", []),
        ("Members get 25% off with the code FIRFRIEND. That makes the Winter Box £23.", [("t4", "price")]),
        ("Members are welcome. That makes the Winter Box £22.50.", [("t4", "price")]),
    ],
)
def test_a_price_that_follows_from_a_discount_of_its_own_contradicts_no_other(of_members: str, found: list[tuple[str, str]]) -> None:
    once_more = "Members: 25% off with the code FIRFRIEND."
    assert [one for one in conflicts(EVERYBODY, EVERYBODY, EVERYBODY, once_more, of_members) if one[1] == "price"] == found
