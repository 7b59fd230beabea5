"""Every report tells what was decided: who accepts what, why, until when, and what is on purpose."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from consistency.records.audit import Audit
from consistency.records.decision import Acceptance, Decision, Intended, Outcome
from consistency.reports import REPORTS
from consistency.reports.decision_text import decision_lines
from tests.reports.sample import sample_audit

OWNER = "dana@fernhollow.example"
PLAIN = [name for name in REPORTS if name not in {"xlsx", "json", "jsonl"}]


def decided(*outcomes: Outcome) -> Audit:
    """The sample with its first findings accepted, and its last declared to be on purpose."""
    audit = sample_audit()
    first, last, rest = audit.findings[: len(outcomes)], audit.findings[-1], audit.findings[len(outcomes) : -1]
    decisions = tuple(
        Decision(Acceptance(one.id, f"Reason {number} <b>", OWNER, date(2027, 3, 31)), outcome, one)
        for number, (one, outcome) in enumerate(zip(first, outcomes, strict=True))
    )
    intended = (Intended("support", "voice", "Support is more formal, on purpose.", ("formal",), (last,)),)
    return replace(audit, findings=rest, decisions=decisions, intended=intended)


@pytest.mark.parametrize("form", PLAIN)
def test_every_report_tells_every_decision(form: str) -> None:
    audit = decided(Outcome.IN_FORCE)
    options = {"width": 100, "height": 200} if form == "terminal" else {}
    told = " ".join(REPORTS[form](**options).render(audit).decode("utf-8").replace("\\", "").split())
    assert "dana" in told
    assert "until 31 March 2027" in told
    assert "Support is more formal, on purpose." in told
    assert audit.decisions[0].acceptance.id[:8] in told


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_data_holds_every_decision(form: str) -> None:
    told = REPORTS[form]().render(decided(Outcome.IN_FORCE)).decode("utf-8")
    assert '"2027-03-31"' in told
    assert "Support is more formal, on purpose." in told


def test_what_wants_a_look_comes_first_and_alike_share_a_line() -> None:
    lines = decision_lines(decided(Outcome.IN_FORCE, Outcome.EXPIRED, Outcome.WORSE, Outcome.UNMATCHED, Outcome.NOT_LOOKED_AT))
    assert [line.partition(":")[0] for line in lines] == [
        "Acceptance expired, open again",
        "Worse than accepted, open again",
        "Accepted",
        "Accepted and not found any more, take it out",
        "Accepted and not looked at this time",
        "On purpose",
    ]
    audit = decided(Outcome.IN_FORCE, Outcome.IN_FORCE)
    alike = tuple(replace(one, acceptance=replace(one.acceptance, reason="Known")) for one in audit.decisions)
    assert len(decision_lines(replace(audit, decisions=alike, intended=()))) == 1


def test_sarif_suppresses_what_was_decided() -> None:
    results = json.loads(REPORTS["sarif"]().render(decided(Outcome.IN_FORCE)))["runs"][0]["results"]
    suppressed = [one["suppressions"][0]["justification"] for one in results if "suppressions" in one]
    assert len(suppressed) == 2
    assert suppressed[0].startswith("Accepted: Reason 0 <b> (dana@fernhollow.example")


def test_junit_skips_what_was_decided() -> None:
    root = ElementTree.fromstring(REPORTS["junit"]().render(decided(Outcome.IN_FORCE)))
    (suite,) = [one for one in root.iter("testsuite") if one.get("name") == "Decisions"]
    assert (suite.get("tests"), suite.get("skipped"), suite.get("failures")) == ("2", "2", "0")


def test_the_page_escapes_what_people_write() -> None:
    told = REPORTS["html"]().render(decided(Outcome.IN_FORCE)).decode("utf-8")
    assert "Reason 0 &lt;b&gt;" in told
