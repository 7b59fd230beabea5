"""Message match on pairs of an advert and its page: broken promises are found, kept ones left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from consistency.checks.message_match import MessageMatch
from consistency.checks.offer_conflict import OfferConflict
from tests.offers.test_offer_checks import campaign, sure

FOLDER = Path(__file__).parent
FLOORS = {"hops.toml": (0.9, 0.97), "hops_wider.toml": (0.78, 0.98), "hops_denied.toml": (0.57, 0.95)}
"""Recall and precision that each file of pairs holds at least; they only rise."""


def is_flagged(advert: str, page: str) -> bool:
    """True where a check says that the page breaks the promise; a contradicted amount may be told as an offer conflict."""
    hop = campaign(advert, offer=page)
    return bool(sure(list(MessageMatch().measure(hop))) or sure(list(OfferConflict().measure(hop))))


@pytest.mark.parametrize("name", FLOORS)
def test_most_broken_promises_are_found_and_hardly_any_kept_one(name: str) -> None:
    hops = tomllib.loads((FOLDER / name).read_text("utf-8"))
    recall, precision = FLOORS[name]
    found = [pair for pair in hops["broken"] if is_flagged(*pair)]
    false = [pair for pair in hops["kept"] if is_flagged(*pair)]
    missed = [pair for pair in hops["broken"] if pair not in found]
    told = "\n".join(f"missed {pair}" for pair in missed) + "\n" + "\n".join(f"false {pair}" for pair in false)
    assert len(found) / len(hops["broken"]) >= recall, told
    assert len(found) / (len(found) + len(false)) >= precision, told


UNMARKED = [
    ("$25 with the credit.", "Leave in the first 45 days and you get every dollar back, credit or no credit."),
    ("Book a move.", "You don't have to move this."),
    ("We import your books in 3 working days.", "Half price for 4 months when you switch."),
    ("Full tune-ups by hand.", "Full tune-ups are $88. We don't do same-day tune-ups, because hurry breaks things."),
    ("If you've never swum, come in.", "Most of us have swum in the sea."),
    ("For new members, with no joining fee and a coach on your first day.", "We asked whether a coach had learned their name."),
    ("What the waiting period is.", "What we don't pay for is listed here."),
]
BY_THE_WAY = "You needn't go out in the cold with it."


@pytest.mark.parametrize(("advert", "page"), UNMARKED)
def test_what_only_shares_words_is_not_even_noted(advert: str, page: str) -> None:
    assert [item.message for item in MessageMatch().measure(campaign(advert, offer=page))] == []


@pytest.mark.parametrize(("rest", "is_noted"), [("", True), ("We walk, we talk, we carry. " * 12, False)])
def test_a_weak_sign_is_noted_of_what_a_touchpoint_is_about_alone(rest: str, *, is_noted: bool) -> None:
    found = list(MessageMatch().measure(campaign(f"{rest}{BY_THE_WAY}", offer="The new phone's come out of its cold box.")))
    assert [item.certainty < 0.5 for item in found] == [True] * is_noted
