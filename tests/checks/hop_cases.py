"""The hops of `tests/cases/hops`, read through the real page channel, and what the checks say of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from consistency.channels import collect
from consistency.checks.message_match import MessageMatch
from consistency.checks.offer_conflict import OfferConflict
from consistency.offers import build_ledger, extract
from consistency.records.campaign import Brand, Campaign, page_key
from consistency.records.finding import Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Link, Role, Touchpoint
from consistency.segment import segment

FOLDER = Path(__file__).parents[1] / "cases" / "hops"
LAUNCH = date(2026, 3, 2)
URL = "https://brand.example/offer"
KINDS = {"ad": Kind.AD, "mail": Kind.EMAIL, "post": Kind.POST}
BROKEN = frozenset({"weaker", "missing", "contradicted"})
SURE = 0.5
"""The certainty from which a finding is more than a note."""


@dataclass(frozen=True, slots=True)
class HopCase:
    """A touchpoint, the page behind its link, and the verdict that a person gives."""

    industry: str
    kind: Kind
    verdict: str
    says: str
    page: str

    @property
    def is_broken(self) -> bool:
        return self.verdict in BROKEN


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with the verdicts of what was found beyond a note."""

    case: HopCase
    told: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.case.verdict:<12} told {', '.join(self.told) or '-':<14} {self.case.says!r} / {self.case.page[:150]!r}"


def hop_cases(name: str) -> list[HopCase]:
    """The hops of one file of cases."""
    read = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return [HopCase(industry, KINDS[kind], verdict, says, page) for industry, rows in read.items() for kind, verdict, says, page in rows]


def outcome(case: HopCase) -> Outcome:
    """What the checks tell of one hop."""
    campaign = hop_campaign(case)
    found = [item for check in (MessageMatch(), OfferConflict()) for item in check.measure(campaign) if item.certainty >= SURE]
    return Outcome(case, tuple(_verdict(item) for item in found))


def hop_campaign(case: HopCase) -> Campaign:
    """A campaign of the touchpoint and its page alone."""
    source = Touchpoint("source", case.kind.value, case.kind, case.says, _blocks(case.says), links=(Link(URL, 0, 0, Role.CTA),))
    page = _html_page(case.page) if case.page.startswith("<") else _plain_page(case.page)
    brand = Brand("Northwind")
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in (source, page)]
    readings = tuple(replace(reading, facts=extract(reading, brand, LAUNCH)) for reading in plain)
    return Campaign("Spring", LAUNCH, brand, readings, pages={page_key(URL): page.locator}, ledger=build_ledger(readings))


def _blocks(text: str) -> tuple[Block, ...]:
    return (Block(0, len(text), Role.BODY),)


def _plain_page(text: str) -> Touchpoint:
    """A page whose first sentence is its heading."""
    cut = text.index(". ") + 1
    blocks = (Block(0, cut, Role.HEADLINE, "h1"), Block(cut + 1, len(text), Role.BODY))
    return Touchpoint("page", "website", Kind.PAGE, text, blocks, uri=URL)


def _html_page(html: str) -> Touchpoint:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "offer.html"
        file.write_text(f"<!doctype html><html lang=en><body>{html}</body></html>", "utf-8")
        found = collect("campaign", "website", file, Path(folder), url=URL)
    return found.touchpoints[0]


def _verdict(measurement: Measurement) -> str:
    return measurement.code.removeprefix("message-") if measurement.kind == "message-mismatch" else "contradicted"
