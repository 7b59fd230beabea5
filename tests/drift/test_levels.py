"""What of an audit becomes a series: new copy apart from old, and what is only measured otherwise apart from both."""

from __future__ import annotations

from dataclasses import replace

from consistency.drift import lasting, levels
from consistency.records.audit import Audit, ConcernSummary, TouchpointSummary, Verdict
from consistency.records.history import Level
from tests.stores.audits import finding, night


def rows(audit: Audit, last: Audit | None = None) -> dict[tuple[str, str], Level]:
    return {(one.channel, one.measure): one for one in levels(audit, last)}


def test_only_changed_copy_is_new() -> None:
    found = rows(night(1, versions={4: 1}, findings=(finding(4),)).audit, night(0).audit)
    assert {channel for channel, measure in found if measure == "voice of new copy"} == {"email"}
    assert (found["email", "offer of new copy"].n, found["email", "offer of new copy"].mean) == (1, 1)
    assert (found["email", "offer"].n, found["email", "offer"].mean) == (2, 0.5)


def test_a_concern_that_was_checked_counts_though_nothing_was_found() -> None:
    checked = ConcernSummary("terms", "Words", Verdict.PASS, "", {})
    off = ConcernSummary("look", "Look", Verdict.OFF, "", {})
    found = rows(replace(night(0).audit, concerns=(checked, off)))
    assert found["email", "terms"].mean == 0
    assert ("email", "look") not in found


def test_the_same_copy_measured_otherwise_is_a_shift_and_not_new() -> None:
    last = night(0).audit
    found = rows(replace(last, touchpoints=tuple(measured(one, 0.16) for one in last.touchpoints)), last)
    assert round(found["email", "voice measured anew"].mean, 1) == 1.0
    assert not any(measure.endswith("new copy") for _, measure in found)
    assert not any(measure.endswith("anew") for _, measure in rows(last, last))


def test_findings_of_another_version_are_a_shift_and_those_of_the_same_are_none() -> None:
    last = night(0).audit
    found = replace(last, findings=(finding(1),))
    assert rows(replace(found, version="2"), last)["email", "offer measured anew"].mean == 0.5
    assert ("email", "offer measured anew") not in rows(found, last)


def test_copy_of_which_nothing_is_told_moves_no_channel() -> None:
    told = night(1, versions={4: 1}).audit
    foreign = replace(
        told, touchpoints=tuple(replace(one, voice=replace(one.voice, untold="It is in German.")) for one in told.touchpoints)
    )
    assert ("email", "voice") in rows(told)
    assert not any(measure.startswith("voice") for _, measure in rows(foreign, night(0).audit))


def test_a_night_without_changes_keeps_what_lasts() -> None:
    given = [Level("email", measure, 1, 0, 0) for measure in ("voice", "voice of new copy", "offer", "offer measured anew")]
    assert [one.measure for one in lasting(given)] == ["voice", "offer"]


def measured(one: TouchpointSummary, p_value: float) -> TouchpointSummary:
    assert one.voice is not None
    return replace(one, voice=replace(one.voice, p_value=p_value))
