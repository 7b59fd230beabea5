from dataclasses import replace
from datetime import UTC, datetime, timedelta

from consistency.flows.accept import Terms, acceptance_of
from consistency.flows.triage import ACCEPTED, ASSIGNED, NOTED, TO, as_decided, cases, is_accepted
from consistency.records.finding import Severity
from consistency.records.people import Deed

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TERMS = Terms("The flyer is printed", "dana")


def deed(finding, action, minutes=0, **detail):
    return Deed(NOW + timedelta(minutes=minutes), "dana", action, "Ternaway Kites", finding.id, detail)


def test_an_acceptance_since_the_scan_takes_its_finding_out_and_changes_nothing_else(demo_audit):
    chosen = demo_audit.findings[0]
    again = as_decided(demo_audit, [acceptance_of(chosen, demo_audit, TERMS, NOW.date())], NOW)
    assert {one.id for one in demo_audit.findings} - {one.id for one in again.findings} == {chosen.id}
    assert again.created_at == demo_audit.created_at
    assert again.touchpoints == demo_audit.touchpoints


def test_without_acceptances_an_audit_stays_as_it_was(demo_audit):
    again = as_decided(demo_audit, (), NOW)
    assert (again.findings, again.verdict, again.concerns) == (demo_audit.findings, demo_audit.verdict, demo_audit.concerns)


def test_an_acceptance_that_has_run_out_lets_its_finding_count_again(demo_audit):
    chosen = demo_audit.findings[0]
    run_out = replace(acceptance_of(chosen, demo_audit, TERMS, NOW.date()), until=NOW.date() - timedelta(days=1))
    again = as_decided(demo_audit, [run_out], NOW)
    case = next(one for one in cases(again, ()) if one.finding.id == chosen.id)
    assert not is_accepted(case)
    assert case.decision.acceptance.reason == TERMS.reason


def test_accepting_all_that_stops_a_launch_lets_it_be_looked_at(demo_audit):
    errors = [one for one in demo_audit.findings if one.severity is Severity.ERROR]
    again = as_decided(demo_audit, [acceptance_of(one, demo_audit, TERMS, NOW.date()) for one in errors], NOW)
    assert again.verdict.value == "LOOK"


def test_cases_tell_who_sees_to_them_and_what_was_said_in_order(demo_audit):
    chosen, other = demo_audit.findings[:2]
    told = [
        deed(chosen, NOTED, 2, note="b"),
        deed(chosen, ASSIGNED, 1, **{TO: "edi"}),
        deed(chosen, ASSIGNED, 3, **{TO: "dana"}),
        deed(chosen, "signed in", 4),
    ]
    case = next(one for one in cases(demo_audit, told) if one.finding.id == chosen.id)
    assert case.assignee == "dana"
    assert [one.action for one in case.deeds] == [ASSIGNED, NOTED, ASSIGNED]
    assert next(one for one in cases(demo_audit, told) if one.finding.id == other.id).deeds == ()


def test_an_accepted_finding_is_still_a_case_after_the_open_ones(demo_audit):
    chosen = demo_audit.findings[0]
    again = as_decided(demo_audit, [acceptance_of(chosen, demo_audit, TERMS, NOW.date())], NOW)
    told = cases(again, [deed(chosen, ACCEPTED)])
    assert is_accepted(told[-1])
    assert told[-1].finding.id == chosen.id
    assert [one.action for one in told[-1].deeds] == [ACCEPTED]
