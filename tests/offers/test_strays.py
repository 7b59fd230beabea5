"""A touchpoint that shares neither value nor code nor link with an offer is held against it where the campaign has one voice."""

from __future__ import annotations

import pytest

from tests.offers.test_offer_checks import conflicts

COURSE = "20% off an evening course with the code FINCH, for eight people or more, new customers only."
OTHERWISE = ("The ferry is £4 each way.", "A mug is £8 in the shop.", "Kayaks are £30 for a day.", "Soup is £5 on Sundays.")
ONE_VOICE = (*OTHERWISE, COURSE, COURSE, COURSE)


@pytest.mark.parametrize(
    ("stray", "attribute"),
    [
        ("That's a quarter off an evening course.", "discount"),
        ("Bring ten people or more to an evening course and save.", "threshold"),
        ("An evening course at a lower price: the offer is for new and existing customers.", "eligibility"),
    ],
)
def test_a_stray_that_says_otherwise_than_all_others_is_a_conflict(stray: str, attribute: str) -> None:
    assert conflicts(*ONE_VOICE, stray) == [("t7", attribute)]


@pytest.mark.parametrize(
    "others",
    [
        (*OTHERWISE, COURSE, COURSE),
        (*ONE_VOICE, "A weekend course is 15% off, no code needed."),
        (*OTHERWISE, *("20% off kettles with the code FINCH.",) * 3),
    ],
    ids=["told by two alone", "another share is told as well", "of another thing"],
)
def test_without_one_voice_a_stray_is_nobodys(others: tuple[str, ...]) -> None:
    assert conflicts(*others, "That's a quarter off an evening course.") == []


def test_prices_and_days_are_of_too_many_things_to_be_strays() -> None:
    told = (*OTHERWISE, *("Evening courses are £240 with the code FINCH until 30 November.",) * 3)
    assert conflicts(*told, "An evening of music is £12, on 7 December.") == []
