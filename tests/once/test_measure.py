"""Checks measure again what changed and nothing else, and say the same as if they had measured everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from consistency.assets import asset
from consistency.checks import CHECKS
from consistency.flows import measure
from consistency.flows.measure import Measurer
from consistency.flows.progress import silent
from consistency.flows.scan import gather, prepare
from consistency.protocols import Check
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Ledger
from consistency.settings import load_settings
from tests.once.memory import Memory

OF_ONE = [name for name in CHECKS if getattr(CHECKS[name], "is_of_one", False)]


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    """The demo's campaign, not listened to."""
    project = load_settings(asset("corpora/demo-brand"))
    return prepare(project, gather(project, silent), date(2026, 3, 16), silent, off=("voice", "tone"))[0]


def made(campaign: Campaign) -> list[Check]:
    """The checks that can be made on the campaign."""
    checks: Iterable[Check] = (CHECKS[name]() for name in CHECKS)
    return [check for check in checks if check.lacks(campaign) is None]


def test_a_check_of_one_says_of_each_touchpoint_alone_what_it_says_of_it_among_others(campaign: Campaign) -> None:
    assert OF_ONE == ["terms", "placeholders"]
    bare = replace(campaign, pages={}, voices=None, ledger=Ledger(()), pools=(), journeys=())
    for name in OF_ONE:
        check: Check = CHECKS[name]()
        whole = list(check.measure(campaign))
        alone = [one for reading in campaign.readings for one in check.measure(replace(bare, readings=(reading,)))]
        assert whole == alone
        assert {len(one.about) for one in whole} == {1}


def test_what_was_measured_is_taken_from_the_cache_as_it_was(campaign: Campaign) -> None:
    memory = Memory()
    for check in made(campaign):
        first, anew = Measurer(campaign, memory).measured(check), Measurer(campaign, None).measured(check)
        given = memory.given
        again = Measurer(campaign, memory).measured(check)
        assert repr(list(again)) == repr(list(first)) == repr(list(anew)), check.name
        assert memory.given == given, check.name


def test_only_the_touchpoint_that_changed_is_measured(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, (first, *rest) = Memory(), campaign.readings
    changed = replace(first, touchpoint=replace(first.touchpoint, title="Another title"))
    seen: list[str] = []
    for name in OF_ONE:
        Measurer(campaign, memory).measured(CHECKS[name]())
        whole = CHECKS[name].measure

        def watched(self: Check, shown: Campaign, whole: object = whole) -> Iterable[Measurement]:
            seen.extend(reading.touchpoint.locator for reading in shown.readings)
            return whole(self, shown)  # type: ignore[operator, no-any-return]

        monkeypatch.setattr(CHECKS[name], "measure", watched)
        Measurer(replace(campaign, readings=(changed, *rest)), memory).measured(CHECKS[name]())
    assert seen == [first.touchpoint.locator] * len(OF_ONE)


def test_a_check_whose_code_changed_measures_again_and_no_other(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, checks = Memory(), made(campaign)
    for check in checks:
        Measurer(campaign, memory).measured(check)
    version = measure.version_of
    monkeypatch.setattr(measure, "version_of", lambda name: f"{version(name)}{' changed' * name.endswith('identity')}")
    again: list[str] = []
    for check in checks:
        kind = type(check)
        monkeypatch.setattr(kind, "measure", lambda self, shown, real=kind.measure: again.append(self.name) or real(self, shown))
        Measurer(campaign, memory).measured(check)
    assert again == ["identity"]


def test_a_check_of_another_package_is_made_each_time(campaign: Campaign) -> None:
    class Theirs:
        made = 0

        def measure(self, _: Campaign) -> list[Measurement]:
            self.made += 1
            return []

    theirs, memory = Theirs(), Memory()
    for _ in range(2):
        Measurer(campaign, memory).measured(theirs)  # type: ignore[arg-type]
    assert (theirs.made, memory.known) == (2, {})


def test_damaged_measurements_are_made_anew(campaign: Campaign) -> None:
    memory = Memory()
    for check in made(campaign):
        first = Measurer(campaign, memory).measured(check)
        memory.known = dict.fromkeys(memory.known, b"damaged")
        assert list(Measurer(campaign, memory).measured(check)) == list(first)
