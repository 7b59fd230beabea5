"""Occasions are told by their patterns; the signs that are looked for first leave none out."""

from __future__ import annotations

import re

import pytest

from consistency.assets import asset
from consistency.offers.facets import FACETS, facets_of
from consistency.offers.normal import fold

SAID = {
    "referral": ("refer a friend", "invite your mate", "introduce a colleague", "recommend a neighbour", "when your friend joins"),
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
    "app": ("in the app", "via our app"),
    "apology": ("sorry", "apologies", "to make up for it", "as a thank you", "goodwill"),
    "early": ("early bird", "early-bird", "pre-order", "preorder"),
}


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, ways in SAID.items() for said in ways])
def test_each_way_of_saying_it_is_told(name: str, said: str) -> None:
    assert name in facets_of(f"ten off: {said} today.")


def test_every_occasion_is_among_the_examples() -> None:
    assert SAID.keys() == {name for name, _, _ in FACETS}


def test_signs_leave_nothing_out_of_real_copy() -> None:
    files = (file for file in asset("corpora").rglob("*") if file.suffix in {".html", ".md", ".txt", ".csv", ".json", ".eml"})
    lines = {fold(line) for file in files for line in re.split(r"[\n<>]", file.read_text("utf-8", "replace")) if line.strip()}
    told = [line for line in lines if facets_of(line)]
    assert len(told) > 20
    for line in lines:
        assert facets_of(line) == {name for name, _, pattern in FACETS if pattern.search(line)}
