"""Findings to verdicts: by concern and by channel, each with its reason in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from consistency.judge.case import Case, Demand
from consistency.judge.concerns import CONCERNS, COVERAGE, position
from consistency.judge.reasons import reason
from consistency.records.audit import ConcernSummary, Verdict
from consistency.records.campaign import Campaign
from consistency.records.collection import Collection
from consistency.records.finding import Finding, Severity

NOT_ASKED = "This check was not asked for."


def summarise(
    findings: Sequence[Finding],
    campaign: Campaign,
    collections: Sequence[Collection],
    checks_made: Mapping[str, str | None],
    demands: Mapping[str, Demand] | None = None,
) -> tuple[ConcernSummary, ...]:
    """The verdict on every concern, in the order of reports.

    `checks_made` maps a concern to None where its check was made and else to the reason why not; a concern that is missing from it
    was not asked for (an optional one is left out). One whose check found nothing in all that was read to hold to account is left out as
    well: no team could ever close such a gap. A channel with something unreadable in it never passes. `demands` are what the gate asks of
    each concern.
    """
    made = {**checks_made, COVERAGE: None}
    names = {concern.name for concern in CONCERNS if not concern.is_optional} | set(made) | {finding.concern for finding in findings}
    asked = demands or {}
    cases = [Case.of(name, findings, campaign, collections, made.get(name, NOT_ASKED), asked.get(name)) for name in names]
    is_read = any(case.checked for case in cases if case.concern.name == COVERAGE)
    told = [case for case in cases if not (is_read and _is_beside_the_point(case))]
    return tuple(summary_of(case) for case in sorted(told, key=lambda case: position(case.concern.name)))


def _is_beside_the_point(case: Case) -> bool:
    """Whether the check was made and nothing that was read or should have been is of its kind: no colours in a campaign of plain texts."""
    has_any = case.checked or case.unjudged or case.unreadable or case.findings or case.channels()
    return case.not_made is None and not case.is_off and not has_any


def summary_of(case: Case) -> ConcernSummary:
    """The verdict on one concern."""
    channels = {channel: _channel_verdict(case, channel) for channel in case.channels()}
    verdict = _verdict(case)
    return ConcernSummary(case.concern.name, case.concern.title, verdict, reason(case, verdict), channels, case.scope)


def _channel_verdict(case: Case, channel: str) -> Verdict:
    found = _worst(case.in_channel(channel))
    if found is not None:
        return found
    if case.is_off or channel in case.demand.off:
        return Verdict.OFF
    if channel in case.unjudged or channel not in case.checked:
        return Verdict.NOT_CHECKED
    return Verdict.LOOK if channel in case.unreadable else Verdict.PASS


def _worst(findings: Iterable[Finding]) -> Verdict | None:
    """STOP for an error, LOOK for a warning, None for nothing but notes."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Verdict.STOP
    return Verdict.LOOK if Severity.WARNING in severities else None


def _verdict(case: Case) -> Verdict:
    """The worst of what was checked; what could not be read keeps it from a pass, and so does too little that could be judged."""
    found = _worst(case.findings)
    if found is not None:
        return found
    if case.is_off:
        return Verdict.OFF
    if case.not_made is not None or not case.checked or not case.scope.is_covered:
        return Verdict.NOT_CHECKED
    return Verdict.LOOK if case.unreadable else Verdict.PASS
