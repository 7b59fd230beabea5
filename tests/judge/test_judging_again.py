from __future__ import annotations

from consistency.judge import Thresholds, judge_again
from consistency.records.audit import Verdict
from consistency.records.finding import Severity
from tests.reports.sample import sample_audit


def verdicts(audit):
    return {one.concern: one.verdict for one in audit.concerns}


def test_the_same_thresholds_say_the_same():
    audit = sample_audit()
    assert judge_again(audit, Thresholds()) == audit


def test_other_thresholds_change_findings_verdicts_and_reasons():
    audit = sample_audit()
    again = judge_again(audit, Thresholds(look_p=0.001))
    assert sum(one.kind == "voice-drift" for one in again.findings) == 1
    milder = judge_again(audit, Thresholds(look_p=0.0001))
    assert not [one for one in milder.findings if one.kind == "voice-drift"]
    assert verdicts(milder)["voice"] is Verdict.LOOK  # a gap in a channel is never a pass
    assert next(one for one in milder.concerns if one.concern == "voice").channels["email"] is Verdict.PASS
    assert next(one for one in milder.concerns if one.concern == "voice").channels["ads"] is Verdict.NOT_CHECKED
    assert milder.measurements == audit.measurements


def test_a_stricter_demand_for_certainty_turns_stops_into_looks():
    sure = judge_again(sample_audit(), Thresholds(sure=0.99))
    assert sum(one.severity is Severity.ERROR for one in sure.findings) < sum(
        one.severity is Severity.ERROR for one in sample_audit().findings
    )


def test_what_was_not_checked_stays_so():
    assert verdicts(judge_again(sample_audit(), Thresholds(stop_p=0.5)))["tone"] is Verdict.NOT_CHECKED
