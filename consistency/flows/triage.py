"""Triage: an audit as it stands after what the team has decided since, and what was said about each finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from consistency.judge import judge_again, thresholds_of_audit
from consistency.records.audit import Audit
from consistency.records.decision import Acceptance, Decision, Outcome
from consistency.records.finding import Finding
from consistency.records.people import Deed
from consistency.records.triage import Case

ACCEPTED, WITHDRAWN, ASSIGNED, NOTED = "accepted", "withdrawn", "assigned", "noted"
"""What the audit trail calls decisions about a finding; `about` is then its id."""
ABOUT_FINDINGS = frozenset({ACCEPTED, WITHDRAWN, ASSIGNED, NOTED})
TO, NOTE, REASON, UNTIL = "to", "note", "reason", "until"
"""Where a deed's detail says who is to see to it, what somebody noted, why a finding is accepted, and until which day."""


def as_decided(audit: Audit, acceptances: Iterable[Acceptance], now: datetime) -> Audit:
    """The audit judged once more with the acceptances as they are now; nothing is read or measured anew."""
    waiting = tuple(Decision(one, Outcome.UNMATCHED) for one in acceptances)
    again = judge_again(replace(audit, decisions=waiting, created_at=now), thresholds_of_audit(audit))
    return replace(again, created_at=audit.created_at)


def cases(audit: Audit, deeds: Sequence[Deed]) -> tuple[Case, ...]:
    """Every finding that counts, then every one that is accepted, each with its `deeds` of the audit trail (in any order)."""
    by_finding: dict[str, list[Deed]] = {}
    for deed in sorted(deeds, key=lambda one: one.at):
        if deed.action in ABOUT_FINDINGS:
            by_finding.setdefault(deed.about, []).append(deed)
    decisions = {one.acceptance.id: one for one in audit.decisions if one.finding is not None}
    accepted = [one.finding for one in audit.decisions if one.outcome is Outcome.IN_FORCE and one.finding is not None]
    return tuple(_case(one, decisions.get(one.id), by_finding.get(one.id, ())) for one in (*audit.findings, *accepted))


def _case(finding: Finding, decision: Decision | None, deeds: Sequence[Deed]) -> Case:
    assigned = [deed.detail.get(TO, "") for deed in deeds if deed.action == ASSIGNED]
    return Case(finding, decision, assigned[-1] if assigned else "", tuple(deeds))


def is_accepted(case: Case) -> bool:
    """Whether it does not count at present."""
    return case.decision is not None and case.decision.outcome is Outcome.IN_FORCE
