"""Checks measure again what changed and nothing else, and say the same as if they had measured everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from consistency.assets import asset
from consistency.checks import CHECKS
from consistency.flows import measure
from consistency.flows.measure import Measurer
from consistency.flows.progress import silent
from consistency.flows.recall import Recalled
from consistency.flows.scan import gather, pages_of, prepare
from consistency.flows.work import Reader
from consistency.offers import build_ledger
from consistency.protocols import Check, Task
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Ledger
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Link, Role, Touchpoint
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


PARTED = [name for name in CHECKS if hasattr(CHECKS[name], "remeasure")]
SHOP = "https://www.lanternfield.example/lamps"


def linked(*pages: str, promise: str = "Free delivery, and cancel any time.") -> Campaign:
    """Adverts that each link to a page of their own and promise the same, and what support says."""
    readings = [
        *(text_of(f"pages/{number}.html", Kind.PAGE, text, uri=f"{SHOP}/{number}") for number, text in enumerate(pages)),
        *(text_of(f"ads/{number}.txt", Kind.AD, promise, link=f"{SHOP}/{number}") for number in range(len(pages))),
        text_of("support/post.txt", Kind.MACRO, "Delivery costs £4.95 on every order, and returns are free."),
    ]
    return Campaign("Spring", date(2026, 3, 16), Brand("Lanternfield"), tuple(readings), pages=pages_of(readings))


def text_of(locator: str, kind: Kind, text: str, uri: str | None = None, link: str = "") -> Reading:
    """A touchpoint of one paragraph, read."""
    links = (Link(link, 0, len(text), Role.CTA),) if link else ()
    found = Touchpoint(locator, kind.value, kind, text, (Block(0, len(text), Role.BODY),), links=links, uri=uri)
    return Reader(Brand("Lanternfield"), date(2026, 3, 16))([found])[0]


def tasks_done(campaign: Campaign, memory: Memory, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How much the checks that know their parts work out anew, which must come to what they measure without a memory."""
    done: dict[str, int] = dict.fromkeys(("words", "legs", "claims", "service"), 0)
    call = Recalled.__call__

    def counted(self: Recalled, kind: type, name: str, tasks: Sequence[Task], work: Callable[[Sequence[int]], Iterable[object]]) -> object:
        def watched(places: Sequence[int]) -> Iterable[object]:
            done[name] = done.get(name, 0) + len(places)
            return work(places)

        return call(self, kind, name, tasks, watched)

    with monkeypatch.context() as patched:
        patched.setattr(Recalled, "__call__", counted)
        for name in PARTED:
            check: Check = CHECKS[name]()
            assert list(Measurer(campaign, memory).measured(check)) == list(Measurer(campaign, None).measured(check)), name
    return {name: done[name] for name in ("words", "legs", "claims", "service")}


def test_a_link_is_followed_again_where_one_of_its_ends_has_changed_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [
        "All plans have a 12-month minimum term.",
        "Stop whenever you like. Delivery is free.",
        "Delivery costs £4.95.",
        "Cancel any time.",
    ]
    memory, campaign = Memory(), linked(*pages)
    assert PARTED == ["message_match", "promise_delivery"]
    assert tasks_done(campaign, memory, monkeypatch) == {"words": 9, "legs": 4, "claims": 8, "service": 1}
    assert tasks_done(campaign, memory, monkeypatch) == {"words": 0, "legs": 0, "claims": 0, "service": 0}
    page = linked(*pages[:3], "There is a 24-month minimum term.")
    assert tasks_done(page, memory, monkeypatch) == {"words": 1, "legs": 1, "claims": 1, "service": 0}
    fewer = replace(campaign, readings=(*campaign.readings[:3], *campaign.readings[4:]), pages=pages_of(campaign.readings[:3]))
    assert tasks_done(fewer, memory, monkeypatch) == {"words": 0, "legs": 0, "claims": 0, "service": 0}
    other = replace(campaign, readings=(*campaign.readings[:-1], text_of("support/post.txt", Kind.MACRO, "Delivery is free for all.")))
    assert tasks_done(other, memory, monkeypatch) == {"words": 1, "legs": 0, "claims": 0, "service": 1}


def test_links_are_followed_again_where_what_is_around_them_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, campaign = Memory(), linked("Delivery is free.", "Delivery costs £4.95.")
    tasks_done(campaign, memory, monkeypatch)
    for other in (
        replace(campaign, launch=date(2026, 4, 1)),
        replace(campaign, brand=Brand("Lanternfield", ("Field & Flame",))),
        replace(campaign, ledger=build_ledger(campaign.readings)),
    ):
        assert tasks_done(other, memory, monkeypatch)["legs"] == 2
        assert tasks_done(other, memory, monkeypatch)["legs"] == 0


def test_links_are_followed_again_by_a_check_of_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, campaign = Memory(), linked("Delivery is free.", "Delivery costs £4.95.")
    first = tasks_done(campaign, memory, monkeypatch)
    version = measure.version_of
    monkeypatch.setattr(measure, "version_of", lambda name: f"{version(name)}{' changed' * name.endswith('message_match')}")
    assert tasks_done(campaign, memory, monkeypatch) == {**first, "claims": 0, "service": 0}


def test_damaged_parts_are_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    memory, campaign = Memory(), linked("Delivery is free.", "Delivery costs £4.95.")
    first = tasks_done(campaign, memory, monkeypatch)
    memory.known = dict.fromkeys(memory.known, b"damaged")
    assert tasks_done(campaign, memory, monkeypatch) == first
