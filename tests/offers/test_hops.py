"""Message match on pairs of an advert and its page: broken promises are found, kept ones left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

from consistency.checks.message_match import MessageMatch
from consistency.checks.offer_conflict import OfferConflict
from tests.offers.test_offer_checks import campaign, sure

HOPS = tomllib.loads((Path(__file__).parent / "hops.toml").read_text("utf-8"))
RECALL, PRECISION = 0.8, 0.95


def is_flagged(advert: str, page: str) -> bool:
    """True where a check says that the page breaks the promise; a contradicted amount may be told as an offer conflict."""
    hop = campaign(advert, offer=page)
    return bool(sure(list(MessageMatch().measure(hop))) or sure(list(OfferConflict().measure(hop))))


def test_most_broken_promises_are_found_and_hardly_any_kept_one() -> None:
    found = [pair for pair in HOPS["broken"] if is_flagged(*pair)]
    false = [pair for pair in HOPS["kept"] if is_flagged(*pair)]
    missed = [pair for pair in HOPS["broken"] if pair not in found]
    told = "\n".join(f"missed {pair}" for pair in missed) + "\n" + "\n".join(f"false {pair}" for pair in false)
    assert len(found) / len(HOPS["broken"]) >= RECALL, told
    assert len(found) / (len(found) + len(false)) >= PRECISION, told
