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
