"""The demo brand's truth file agrees with its copy: every file, record and quote that it names is there."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from consistency.channels import collect
from consistency.records.collection import Collection
from consistency.records.touchpoint import Touchpoint

DEMO = Path(__file__).parents[2] / "corpora" / "demo-brand"
TRUTH: dict[str, Any] = json.loads((DEMO / "truth.json").read_text("utf-8"))
KINDS = {"offer-conflict", "offer-expired", "message-mismatch", "term-violation", "placeholder", "look-drift"}


def folded(text: str) -> str:
    """The text as a reader takes it in: white space is one space, quotation marks are straight."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return re.sub(r"\s+", " ", straight).strip()


def gathered(key: str, purpose: str) -> list[Collection]:
    """What the sources declared under `key` give."""
    settings = tomllib.loads((DEMO / "consistency.toml").read_text("utf-8"))
    return [collect(purpose, s["channel"], DEMO / s["path"], DEMO, url=s.get("url")) for s in settings[key]]


def by_locator(collections: list[Collection]) -> dict[str, Touchpoint]:
    return {t.locator: t for c in collections for t in c.touchpoints}


@pytest.fixture(scope="module")
def campaign() -> dict[str, Touchpoint]:
    return by_locator(gathered("source", "campaign"))


@pytest.fixture(scope="module")
def approved() -> dict[str, Touchpoint]:
    return by_locator(gathered("baseline", "baseline"))


def problems() -> list[dict[str, Any]]:
    return [*TRUTH["findings"], *TRUTH["traps"]]


def test_every_file_that_the_truth_names_exists() -> None:
    named = {t["locator"] for t in TRUTH["touchpoints"]} | {place for p in problems() for place in p["locators"] + p.get("against", [])}
    assert [place for place in sorted(named) if not (DEMO / place.partition("#")[0]).is_file()] == []


@pytest.mark.parametrize(("key", "purpose"), [("baseline", "baseline"), ("source", "campaign")])
def test_every_source_is_read_whole(key: str, purpose: str) -> None:
    assert [(c.path, c.unreadable) for c in gathered(key, purpose) if c.unreadable or not c.touchpoints] == []


def test_the_truth_lists_exactly_what_is_collected(campaign: dict[str, Touchpoint]) -> None:
    assert {t["locator"]: t["channel"] for t in TRUTH["touchpoints"]} == {t.locator: t.channel for t in campaign.values()}


def test_findings_and_traps_are_about_listed_touchpoints() -> None:
    listed = {t["locator"] for t in TRUTH["touchpoints"]}
    assert [p for p in problems() if not {*p["locators"], *p.get("against", [])} <= listed] == []


def test_every_quote_stands_in_its_touchpoint(campaign: dict[str, Touchpoint]) -> None:
    quotes = [(t["locator"], quote) for t in TRUTH["touchpoints"] for quote in t["quotes"]]
    quotes += [(p["locators"][0], p["quote"]) for p in problems() if p["kind"] != "look-drift"]
    assert [(place, quote) for place, quote in quotes if folded(quote) not in folded(campaign[place].text)] == []


def test_every_value_of_a_look_drift_stands_in_the_source_of_its_touchpoint(campaign: dict[str, Touchpoint]) -> None:
    looks = [p for p in TRUTH["findings"] if p["kind"] == "look-drift"]
    missing = [p["quote"] for p in looks if p["quote"].casefold() not in str(campaign[p["locators"][0]].styles).casefold()]
    assert missing == []


def test_every_kind_of_problem_is_planted() -> None:
    assert {p["kind"] for p in TRUTH["findings"]} == KINDS
    assert {t["severity"] for t in TRUTH["touchpoints"] if t["voice"] == "drift"} == {"clear", "subtle"}
    assert len({p["attribute"] for p in TRUTH["findings"] if p["kind"] == "offer-conflict"}) >= 3
    assert len(TRUTH["traps"]) >= 8


def test_a_touchpoint_that_drifts_says_how_and_quotes_it() -> None:
    for touchpoint in TRUTH["touchpoints"]:
        told = bool(touchpoint["drift"]) and bool(touchpoint["quotes"]) and touchpoint["severity"] is not None
        assert told == (touchpoint["voice"] == "drift"), touchpoint["locator"]


def test_the_baseline_is_as_large_as_promised(approved: dict[str, Touchpoint]) -> None:
    assert len(approved) == 40
    assert {t.channel for t in approved.values()} == {"website", "email", "social", "ads", "support", "docs"}


def test_no_two_pieces_are_nearly_the_same(approved: dict[str, Touchpoint], campaign: dict[str, Touchpoint]) -> None:
    """Runs of five words: no two pieces share a third of the shorter one's, frames of mails and pages included."""

    def runs(touchpoint: Touchpoint) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", "\n".join(line for line in touchpoint.text.splitlines() if len(line.split()) > 4).casefold())
        return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}

    pieces = {place: runs(t) for place, t in {**approved, **campaign}.items()}
    alike = [(a, b) for a, b in combinations(pieces, 2) if len(pieces[a] & pieces[b]) > 0.34 * max(1, min(len(pieces[a]), len(pieces[b])))]
    assert alike == []


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 300_000
