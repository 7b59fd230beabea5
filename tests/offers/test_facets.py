"""Occasions are told by their patterns; the signs that are looked for first leave none out."""

from __future__ import annotations

import re

import pytest

from consistency.assets import asset
from consistency.english.folding import fold
from consistency.offers.facets import FACETS, facets_of

SAID = {
    "referral": (
        "refer a friend",
        "invite your mate",
        "introduce a colleague",
        "recommend a neighbour",
        "when your friend joins",
        "send friends our way",
    ),
    "company": ("bring a friend", "bring your mates", "bring someone"),
    "student": ("for students", "graduates pay half"),
    "comeback": (
        "come back",
        "we missed you",
        "we miss you",
        "it has been a while",
        "your lapsed plan",
        "reactivate it",
        "paused your box",
    ),
    "gift": ("gift cards", "as a gift", "gifting made easy", "a 3 month gift"),
    "loyalty": ("loyalty scheme", "double points", "your stamp card"),
    "trade-in": ("trade in yours", "trade-in offer", "your old phone"),
    "second-hand": ("second-hand", "second life", "pre-loved", "preowned", "refurbished", "reconditioned", "nearly new", "ex-display"),
    "birthday": ("birthday treat", "our anniversary"),
    "newsletter": ("by newsletter", "join the mailing list"),
    "yearly": ("billed annually", "pay for a year", "paid by the year", "annual plan", "yearly billing"),
    "charity": ("for charities", "nonprofits", "not-for-profit", "a charity"),
    "wholesale": ("wholesale", "trade customers", "in bulk", "resellers"),
    "staff": ("nhs", "key workers", "military", "blue light", "veterans", "teachers", "first responders"),
    "senior": ("over 60s", "over-65", "seniors", "pensioners"),
    "app": ("in the app", "via our app", "at checkout in the app", "skip the queue in the app"),
    "apology": ("sorry", "apologies", "to make up for it", "as a thank you", "goodwill"),
    "early": ("early bird", "early-bird", "pre-order", "preorder"),
}


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, ways in SAID.items() for said in ways])
def test_each_way_of_saying_it_is_told(name: str, said: str) -> None:
    assert name in facets_of(f"ten off: {said} today.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("referral", "kids love mondays: they get £3 off and you save £5."),
        ("referral", "send a friend flowers this mother's day and save 20%."),
        ("referral", "bring a friend and save 20% on a spa day."),
        ("app", "check your balance in the app."),
    ],
)
def test_what_only_sounds_like_it_is_not(name: str, said: str) -> None:
    assert name not in facets_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "invite anyone you like: they get £10.50 off and you get £20.",
        "share your link. pass on your code: they get £10 and you get £20.",
        "they get £10 and you get £20 when they join.",
    ],
)
def test_what_both_get_of_a_referral_is_told_by_how_they_came(said: str) -> None:
    assert "referral" in facets_of(said)


def test_every_occasion_is_among_the_examples() -> None:
    assert SAID.keys() == {name for name, _, _ in FACETS}


def test_signs_leave_nothing_out_of_real_copy() -> None:
    files = (file for file in asset("corpora").rglob("*") if file.suffix in {".html", ".md", ".txt", ".csv", ".json", ".eml"})
    lines = {fold(line) for file in files for line in re.split(r"[\n<>]", file.read_text("utf-8", "replace")) if line.strip()}
    told = [line for line in lines if facets_of(line)]
    assert len(told) > 20
    for line in lines:
        assert facets_of(line) == {name for name, _, pattern in FACETS if pattern.search(line)}
