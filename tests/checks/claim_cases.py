"""The claims of `tests/cases/claims` with what service says of them, and what the check says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from consistency.checks.promise_delivery import PromiseDelivery
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from tests.checks.hop_cases import LAUNCH, SURE

FOLDER = Path(__file__).parents[1] / "cases" / "claims"
PLACES = {
    "macro": ("support/replies.json#1", Kind.MACRO),
    "script": ("phone/menu.txt", Kind.SCRIPT),
    "invoice": ("billing/invoice.pdf", Kind.DOCUMENT),
    "terms": ("website/terms.html", Kind.PAGE),
}
BROKEN = frozenset({"contradicted", "weaker"})


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """A claim, where service answers it and in what words, and the verdict that a person gives."""

    verdict: str
    claim: str
    place: str
    answer: str


def claim_cases(name: str) -> list[ClaimCase]:
    """The claims of one file of cases."""
    read = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return [ClaimCase(*row) for rows in read.values() for row in rows]


def campaign_of(claim: str, place: str, answer: str) -> Campaign:
    """An advert with a claim beside one touchpoint of service."""
    locator, kind = PLACES[place]
    touchpoints = [_touchpoint("ads/1", Kind.AD, claim), _touchpoint(locator, kind, answer)]
    readings = tuple(Reading(one, segment(one)) for one in touchpoints)
    return Campaign("Spring", LAUNCH, Brand("Northwind"), readings)


def told_of(claim: str, place: str, answer: str) -> list[Measurement]:
    """What the check measures of an advert with a claim and one touchpoint of service."""
    return list(PromiseDelivery().measure(campaign_of(claim, place, answer)))


def verdict_of(case: ClaimCase) -> str:
    """The verdict beyond a note: contradicted, weaker, or "fine"; "none" where no evidence was found."""
    found = told_of(case.claim, case.place, case.answer)
    sure = [item for item in found if item.certainty >= SURE and item.kind != "promise-unbacked"]
    if sure:
        return sure[0].code.removeprefix("promise-")
    return "none" if any(item.kind == "promise-unbacked" for item in found) else "fine"


def _touchpoint(locator: str, kind: Kind, text: str) -> Touchpoint:
    return Touchpoint(locator, locator.partition("/")[0], kind, text, tuple(_blocks(text)))


def _blocks(text: str) -> list[Block]:
    start, found = 0, []
    for part in text.split("\n\n"):
        found.append(Block(start, start + len(part), Role.BODY))
        start += len(part) + 2
    return found
