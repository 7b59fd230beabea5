"""The truth files agree with the copy: every file, record and quote that they name is there."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from consistency.channels import collect
from consistency.records.collection import Collection
from consistency.records.touchpoint import Kind, Touchpoint

CORPORA = Path(__file__).parents[2] / "corpora"
KINDS = {"offer-conflict", "offer-expired", "message-mismatch", "term-violation", "placeholder", "look-drift"}
OFFER_KINDS = {"offer-conflict", "offer-expired", "message-mismatch"}
DEMO = "demo-brand"
WHOLE = ("berthline", "hobdays-gyms", "picklewagon", "tallowmere", "tamarack-mobile")
"""Campaigns as large as real ones; the demo brand's is a smaller one to try things on."""
HARD = (
    "corrawell",
    "fennaway",
    "foxlight",
    "hobbin",
    "lidgate",
    "marrowby",
    "quillmoor",
    "sorrelhythe",
    "spokehollow",
    "stubout",
    "threlfold",
)
"""Campaigns whose offers are told in rare words; some of their traps are colours that only a comment holds."""

PLAIN = ("farrowprint", "ledgerwell")
"""Campaigns with a fault of every kind among many touchpoints, offers of most attributes."""


@dataclass(frozen=True)
class Case:
    """One brand's folder, read."""

    folder: Path
    truth: dict[str, Any]
    campaign: dict[str, Touchpoint]
    approved: dict[str, Touchpoint]

    @property
    def problems(self) -> list[dict[str, Any]]:
        return [*self.truth["findings"], *self.truth["traps"]]


@cache
def case_of(name: str) -> Case:
    folder = CORPORA / name
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    return Case(folder, truth, by_locator(gathered(folder, "source", "campaign")), by_locator(gathered(folder, "baseline", "baseline")))


@pytest.fixture(params=[DEMO, *WHOLE, *HARD, *PLAIN])
def case(request: pytest.FixtureRequest) -> Case:
    return case_of(request.param)


def folded(text: str) -> str:
    """The text as a reader takes it in: white space is one space, quotation marks are straight."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return re.sub(r"\s+", " ", straight).strip()


def gathered(folder: Path, key: str, purpose: str) -> list[Collection]:
    """What the sources declared under `key` give."""
    settings = tomllib.loads((folder / "consistency.toml").read_text("utf-8"))
    return [collect(purpose, s["channel"], folder / s["path"], folder, url=s.get("url")) for s in settings[key]]


def by_locator(collections: list[Collection]) -> dict[str, Touchpoint]:
    return {t.locator: t for c in collections for t in c.touchpoints}


def test_every_file_that_the_truth_names_exists(case: Case) -> None:
    named = {t["locator"] for t in case.truth["touchpoints"]}
    named |= {place for p in case.problems for place in p["locators"] + p.get("against", [])}
    assert [place for place in sorted(named) if not (case.folder / place.partition("#")[0]).is_file()] == []


@pytest.mark.parametrize(("key", "purpose"), [("baseline", "baseline"), ("source", "campaign")])
def test_every_source_is_read_whole(case: Case, key: str, purpose: str) -> None:
    assert [(c.path, c.unreadable) for c in gathered(case.folder, key, purpose) if c.unreadable or not c.touchpoints] == []


def test_the_truth_lists_exactly_what_is_collected(case: Case) -> None:
    assert {t["locator"]: t["channel"] for t in case.truth["touchpoints"]} == {t.locator: t.channel for t in case.campaign.values()}


def test_findings_and_traps_are_about_listed_touchpoints(case: Case) -> None:
    listed = {t["locator"] for t in case.truth["touchpoints"]}
    assert [p for p in case.problems if not {*p["locators"], *p.get("against", [])} <= listed] == []


def test_every_quote_stands_in_its_touchpoint(case: Case) -> None:
    quotes = [(t["locator"], quote) for t in case.truth["touchpoints"] for quote in t["quotes"]]
    quotes += [(p["locators"][0], p["quote"]) for p in case.problems if p["kind"] != "look-drift"]
    assert [(place, quote) for place, quote in quotes if folded(quote) not in folded(case.campaign[place].text)] == []


def test_every_value_of_a_look_drift_stands_in_the_source_of_its_touchpoint(case: Case) -> None:
    looks = [p for p in (case.truth["findings"] if case.folder.name in (*HARD, *PLAIN) else case.problems) if p["kind"] == "look-drift"]
    missing = [p["quote"] for p in looks if p["quote"].casefold() not in str(case.campaign[p["locators"][0]].styles).casefold()]
    assert missing == []


def test_every_kind_of_problem_is_planted(case: Case) -> None:
    assert {p["kind"] for p in case.truth["findings"]} == KINDS
    assert {t["severity"] for t in case.truth["touchpoints"] if t["voice"] == "drift"} == {"clear", "subtle"}
    assert len({p["attribute"] for p in case.truth["findings"] if p["kind"] == "offer-conflict"}) >= 3
    assert len(case.truth["traps"]) >= 8


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_campaign_has_many_offer_problems_and_traps(name: str) -> None:
    truth = case_of(name).truth
    assert sum(p["kind"] in OFFER_KINDS for p in truth["findings"]) >= 12
    assert len(truth["traps"]) >= 15


def test_the_whole_campaigns_speak_of_euros_dollars_and_pounds() -> None:
    copy = {name: " ".join(t.text for t in case_of(name).campaign.values()) for name in WHOLE}
    assert {name: ("€" in text, "$" in text, "£" in text) for name, text in copy.items()} == {
        "berthline": (False, True, False),
        "hobdays-gyms": (True, False, False),
        "picklewagon": (False, True, False),
        "tallowmere": (False, False, True),
        "tamarack-mobile": (False, True, False),
    }


@pytest.mark.parametrize("name", HARD)
def test_a_hard_campaign_has_an_offer_problem_of_every_attribute(name: str) -> None:
    conflicts = [one for one in case_of(name).truth["findings"] if one["kind"] == "offer-conflict"]
    assert {one["attribute"] for one in conflicts} >= {"discount", "price", "deadline", "threshold", "duration", "guarantee", "eligibility"}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_campaign_is_spoken_too(name: str) -> None:
    assert {t.kind for t in case_of(name).campaign.values()} & {Kind.SCRIPT, Kind.CAPTIONS}


def test_a_touchpoint_that_drifts_says_how_and_quotes_it(case: Case) -> None:
    for touchpoint in case.truth["touchpoints"]:
        told = bool(touchpoint["drift"]) and bool(touchpoint["quotes"]) and touchpoint["severity"] is not None
        assert told == (touchpoint["voice"] == "drift"), touchpoint["locator"]


def test_every_address_is_an_example(case: Case) -> None:
    hosts = {urlsplit(link.url).hostname for t in (*case.campaign.values(), *case.approved.values()) for link in t.links}
    assert [host for host in hosts if host and not host.endswith(".example")] == []


def test_the_demo_brand_has_as_much_approved_copy_as_promised() -> None:
    approved = case_of(DEMO).approved
    assert len(approved) == 40
    assert {t.channel for t in approved.values()} == {"website", "email", "social", "ads", "support", "docs"}


def test_no_two_pieces_of_the_demo_brand_are_nearly_the_same() -> None:
    """Runs of five words: no two pieces share a third of the shorter one's, frames of mails and pages included."""

    def runs(touchpoint: Touchpoint) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", "\n".join(line for line in touchpoint.text.splitlines() if len(line.split()) > 4).casefold())
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    demo = case_of(DEMO)
    pieces = {place: runs(t) for place, t in {**demo.approved, **demo.campaign}.items()}
    alike = [(a, b) for a, b in combinations(pieces, 2) if len(pieces[a] & pieces[b]) > 0.34 * max(1, min(len(pieces[a]), len(pieces[b])))]
    assert alike == []


def test_the_folders_stay_small(case: Case) -> None:
    assert sum(path.stat().st_size for path in case.folder.rglob("*") if path.is_file()) < 300_000
