"""Whole small campaigns of several industries: what is planted is found, what only looks wrong is not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consistency.checks.message_match import MessageMatch
from consistency.checks.offer_conflict import OfferConflict
from consistency.checks.offer_expiry import OfferExpiry
from consistency.offers import build_ledger, extract
from consistency.records.campaign import Brand, Campaign, page_key
from consistency.records.finding import Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Link, Role, Touchpoint
from consistency.segment import segment

FOLDER = Path(__file__).parent / "campaigns"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
FLOOR = 0.9


def blocks_of(text: str) -> Iterator[Block]:
    start = 0
    for index, paragraph in enumerate(text.split("\n\n")):
        yield Block(start, start + len(paragraph), Role.HEADLINE if index == 0 and "\n\n" in text else Role.BODY)
        start += len(paragraph) + 2


def touchpoint_of(raw: dict[str, str]) -> Touchpoint:
    text = raw["text"].strip()
    links = (Link(raw["link"], len(text), len(text), Role.CTA),) if "link" in raw else ()
    return Touchpoint(raw["id"], raw["kind"], Kind(raw["kind"]), text, tuple(blocks_of(text)), links=links, uri=raw.get("url"))


def campaign_of(raw: dict[str, object]) -> Campaign:
    brand, launch = Brand(str(raw["brand"])), raw["launch"]
    assert isinstance(launch, date)
    touchpoints = [touchpoint_of(item) for item in raw["touchpoint"]]  # type: ignore[attr-defined]
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints]
    readings = tuple(replace(reading, facts=extract(reading, brand, launch)) for reading in plain)
    pages = {page_key(touchpoint.uri): touchpoint.locator for touchpoint in touchpoints if touchpoint.uri}
    return Campaign("test", launch, brand, readings, pages=pages, ledger=build_ledger(readings))


def measured(campaign: Campaign) -> list[Measurement]:
    checks = (OfferConflict(), OfferExpiry(), MessageMatch())
    return [item for check in checks for item in check.measure(campaign) if item.certainty >= 0.5 and item.kind != "hop-unchecked"]


def matches(item: Measurement, want: list[str]) -> bool:
    kind, attribute, locator = want
    return item.kind == kind and locator in item.about and (not attribute or item.attribute == attribute)


def judged(name: str) -> tuple[int, int, int, list[str]]:
    """How many of the planted were found, of how many, how many findings were false, and what went wrong."""
    raw = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    found, wanted = measured(campaign_of(raw)), raw["expected"]
    missed = [want for want in wanted if not any(matches(item, want) for item in found)]
    false = [
        item for item in found if not any(matches(item, want) or (item.about[0] == want[2] and item.kind != want[0]) for want in wanted)
    ]
    notes = [f"{name}: missed {want}" for want in missed]
    notes += [f"{name}: false {i.kind} {i.attribute} {i.about[0]} ({i.certainty}): {i.message} {i.evidence[0].quote!r}" for i in false]
    return len(wanted) - len(missed), len(wanted), len(false), notes


@pytest.mark.parametrize("name", NAMES)
def test_planted_problems_are_found_and_traps_are_not(name: str) -> None:
    right, planted, false, notes = judged(name)
    f1 = 2 * right / (planted + right + false)

    assert f1 >= FLOOR, "\n".join(notes)


def test_the_order_of_touchpoints_changes_nothing() -> None:
    raw = tomllib.loads((FOLDER / f"{NAMES[0]}.toml").read_text("utf-8"))
    there = {(item.about, item.attribute, item.expected) for item in measured(campaign_of(raw))}
    raw["touchpoint"] = raw["touchpoint"][::-1]
    assert {(item.about, item.attribute, item.expected) for item in measured(campaign_of(raw))} == there


def test_every_quote_stands_where_it_says() -> None:
    for name in NAMES:
        campaign = campaign_of(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")))
        texts = {reading.touchpoint.locator: reading.touchpoint.text for reading in campaign.readings}
        for item in measured(campaign):
            for quote in item.evidence:
                assert texts[quote.locator][quote.start : quote.end] == quote.quote
