"""Cost grows with the number of touchpoints and not with that of their pairs: counted in calls of functions, which no clock disturbs."""

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from benchmarks.generate import collections
from benchmarks.pieces import LAUNCH, Recipe
from consistency.checks import CHECKS
from consistency.checks.offer_sides import MOST_NAMED
from consistency.flows.context import in_context
from consistency.flows.ledger import offer_table
from consistency.flows.read import touchpoints_of
from consistency.flows.scan import pages_of
from consistency.flows.work import Reader
from consistency.offers import build_ledger
from consistency.records.campaign import Brand, Campaign
from consistency.records.guide import Guide
from consistency.segment import mark_boilerplate

SMALL, LARGE = 80, 320
MOST = 1.15
"""The power of the number of touchpoints by which calls may grow: 1 is linear, 2 is every pair."""
SHAPES = {"groups of twenty": Recipe(), "one offer and one page for all": Recipe(is_one=True)}


def calls(work: Callable[[], Any]) -> tuple[Any, int]:
    """What the work gives, and how many functions it called."""
    count = 0

    def counted(_frame, event, _function):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        made = work()
    finally:
        sys.setprofile(None)
    return made, count


def counted(touchpoints: int, recipe: Recipe) -> dict[str, int]:
    """Calls of functions by step, for a campaign of this size and shape."""
    brand, found = Brand("Ternaway Kites", guide=Guide()), touchpoints_of(collections(touchpoints, recipe))
    readings, reading = calls(lambda: mark_boilerplate(Reader(brand, LAUNCH)(found)))
    ledger, ledger_calls = calls(lambda: build_ledger(readings))
    campaign = Campaign("Generated", LAUNCH, brand, readings, pages=pages_of(readings), ledger=ledger)
    spent = {"read": reading, "ledger": ledger_calls, "offer table": calls(lambda: offer_table(campaign))[1]}
    measured = []
    for name in CHECKS:
        check = CHECKS[name]()
        if check.lacks(campaign) is None:
            made, spent[name] = calls(lambda check=check: list(check.measure(campaign)))
            measured += made
    spent["in context"] = calls(lambda: in_context(measured, campaign))[1]
    return spent


@pytest.mark.parametrize("shape", SHAPES)
def test_no_step_compares_everything_with_everything(shape):
    small, large = counted(SMALL, SHAPES[shape]), counted(LARGE, SHAPES[shape])
    assert {"offer_conflict", "message_match", "promise_delivery"} <= small.keys()
    grown = {name: large[name] / max(small[name], 1000) for name in small}
    assert {name: times for name, times in grown.items() if times > (LARGE / SMALL) ** MOST} == {}


def test_a_finding_names_no_more_touchpoints_than_a_reader_can_use():
    found = touchpoints_of(collections(240, Recipe(is_one=True)))
    brand = Brand("Ternaway Kites")
    readings = tuple(Reader(brand, date(2026, 3, 16))(found))
    campaign = Campaign("Generated", LAUNCH, brand, readings, pages=pages_of(readings), ledger=build_ledger(readings))
    conflicts = [one for one in CHECKS["offer_conflict"]().measure(campaign) if one.kind == "offer-conflict"]
    assert conflicts
    for one in conflicts:
        assert one.value > 200
        assert len(one.against) <= MOST_NAMED + 2
        assert {quote.locator for quote in one.evidence} <= {*one.about, *one.against}
