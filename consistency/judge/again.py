"""Judges a kept audit again: by other lines, or with another gate; nothing is read or measured anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consistency.judge.case import Case, Demand
from consistency.judge.concerns import position
from consistency.judge.decide import NOISY, Decided, Scene, decide
from consistency.judge.findings import judge
from consistency.judge.gate import Gate
from consistency.judge.outcome import NEVER, gated, overall
from consistency.judge.severity import Thresholds
from consistency.judge.verdicts import summary_of
from consistency.records.audit import Audit, ConcernSummary, Verdict
from consistency.records.decision import Outcome
from consistency.records.finding import Finding, Severity


def thresholds_of_audit(audit: Audit) -> Thresholds:
    """The lines that an audit was judged by."""
    return Thresholds.of(audit.gate.lines) if audit.gate and audit.gate.lines else Thresholds()


def judge_again(audit: Audit, thresholds: Thresholds) -> Audit:
    """The audit with its measurements judged by other thresholds; what the team decided holds as it did, and so does the gate."""
    channel_of = {item.locator: item.channel for item in audit.touchpoints}
    decided = _decided(audit, judge(audit.measurements, thresholds, channel_of))
    concerns = _summaries(audit, decided)
    again = replace(
        audit,
        findings=decided.findings,
        decisions=decided.decisions,
        intended=decided.intended,
        concerns=concerns,
        verdict=overall(concerns, complete=audit.is_complete),
    )
    return gate_again(again, thresholds=thresholds) if audit.gate else again


def gate_again(audit: Audit, fail_on: str | None = None, max_new: int | None = None, *, thresholds: Thresholds | None = None) -> Audit:
    """The audit as it ends with another least severity ("never" for none) or another number of findings borne; None: as before."""
    before = audit.gate or gated((), (), 0, Gate())
    least = fail_on or before.fail_on
    gate = Gate(
        before.preset,
        thresholds or thresholds_of_audit(audit),
        None if least == NEVER else Severity(least),
        before.max_new if max_new is None else max_new,
    )
    missed = sum(len(source.unreadable) for source in audit.sources)
    return replace(audit, gate=gated(audit.findings, audit.concerns, missed, gate))


def _decided(audit: Audit, findings: Sequence[Finding]) -> Decided:
    scene = Scene(
        {item.locator: item.channel for item in audit.touchpoints},
        {item.locator: item.sketch for item in audit.touchpoints},
        {concern.concern for concern in audit.concerns if concern.scope.not_made is None and not concern.scope.left_out},
        audit.is_complete,
        NOISY,
    )
    declared = [replace(one, findings=()) for one in audit.intended]
    return decide(findings, [one.acceptance for one in audit.decisions], declared, audit.created_at.date(), scene)


def _summaries(audit: Audit, decided: Decided) -> tuple[ConcernSummary, ...]:
    channel_of = {item.locator: item.channel for item in audit.touchpoints}
    known = {concern.concern: concern for concern in audit.concerns}
    for finding in decided.findings:
        known.setdefault(finding.concern, ConcernSummary(finding.concern, "", Verdict.NOT_CHECKED, "", {}))
    demands = set_apart_by_concern(decided)
    return tuple(
        summary_of(Case.again(known[name], decided.findings, channel_of, _demand(known[name], demands.get(name, Demand()))))
        for name in sorted(known, key=position)
    )


def _demand(summary: ConcernSummary, apart: Demand) -> Demand:
    scope = summary.scope
    return replace(apart, off=frozenset(scope.off), coverage=scope.coverage, is_off=scope.is_off, left_out=scope.left_out)


def set_apart_by_concern(decided: Decided) -> dict[str, Demand]:
    """How many findings of each concern were set apart."""
    accepted = Counter(one.finding.concern for one in decided.decisions if one.outcome is Outcome.IN_FORCE and one.finding)
    intended = Counter(finding.concern for one in decided.intended for finding in one.findings)
    return {name: Demand(accepted=accepted[name], intended=intended[name]) for name in {*accepted, *intended}}
