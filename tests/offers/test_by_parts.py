"""Audiences and times to change one's mind that are put together from their parts, in words that no rule has as a whole."""

from __future__ import annotations

import pytest

from consistency.offers.regulars import opens_to_regulars
from consistency.offers.second_thoughts import find_answered_thoughts, find_second_thoughts


@pytest.mark.parametrize(
    "said",
    [
        "it's for our old hands too, so put it in when you renew.",
        "if you were with us before and drifted off, come back in, it works for you just the same.",
        "if you've read us for years, you get it as well.",
        "the code counts for our regulars too.",
        "it's not just for new faces: anyone already signed up gets the same.",
    ],
)
def test_an_offer_is_opened_to_those_who_are_customers_already(said: str) -> None:
    assert opens_to_regulars(said)


@pytest.mark.parametrize(
    "said",
    [
        "if you've been with us for years you'll know the drill at the gate.",
        "existing members renew in march.",
        "sorry, our regulars can't use it too.",
        "are you already with us too?",
        "our existing members have a different code as well.",
        "bring your old boots too.",
    ],
)
def test_who_is_only_spoken_of_or_refused_gets_nothing(said: str) -> None:
    assert opens_to_regulars(said) is None


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("you've a fortnight from your first swim to tell us, and then you'll get every penny back.", "1", "fortnight"),
        ("live with it for a month, and if it doesn't suit, we'll hand back what you paid.", "1", "month"),
        ("there's 30 days to decide it isn't for you; the fee comes straight back.", "30", "day"),
    ],
)
def test_a_time_and_what_is_had_back_make_a_guarantee(said: str, value: str, unit: str) -> None:
    (found,) = find_second_thoughts(said)
    assert (found.value, found.unit, found.slot) == (value, unit, "return")


@pytest.mark.parametrize(
    "said",
    [
        "your money lands back with you within five days.",
        "pay for a year and we give two months back.",
        "after a month you may have your deposit back.",
        "the law gives you 14 days to have your money back.",
        "you have a month of lessons ahead of you.",
    ],
)
def test_other_times_are_no_guarantee(said: str) -> None:
    assert not list(find_second_thoughts(said))


def test_the_next_sentence_may_say_what_is_had_back() -> None:
    (found,) = find_answered_thoughts("give it thirty nights.", "if you don't sleep better, we want you to have your cash back.")
    assert (found.value, found.unit) == ("30", "night")
    assert not list(find_answered_thoughts("give it thirty nights.", "then tell us how you slept."))
