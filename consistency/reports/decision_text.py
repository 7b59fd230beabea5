"""What a team decided, as lines: every acceptance with who, why and until when, and every difference that is on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consistency.records.audit import Audit
from consistency.records.decision import Acceptance, Decision, Intended, Outcome
from consistency.records.finding import Finding, Standing
from consistency.reports import wording

SHORT = 8
"""Digits of an id that are shown: enough for `consistency accept` and `explain`."""
NAMED = 3
"""Ids that a line names of several acceptances alike."""
HEADS = {
    Outcome.EXPIRED: "Acceptance expired, open again",
    Outcome.WORSE: "Worse than accepted, open again",
    Outcome.IN_FORCE: "Accepted",
    Outcome.UNMATCHED: "Accepted and not found any more, take it out",
    Outcome.NOT_LOOKED_AT: "Accepted and not looked at this time",
}
"""What became of an acceptance, in the order in which it is told."""
AGAIN = {Standing.NEW: "", Standing.WORSE: "worse than accepted", Standing.EXPIRED: "acceptance expired"}
"""Why a finding counts although it was accepted."""


def decision_lines(audit: Audit) -> tuple[str, ...]:
    """Lines for all decisions, those that want a look first; alike ones share a line."""
    lines = []
    for outcome, head in HEADS.items():
        alike: dict[tuple[object, ...], list[Decision]] = {}
        for one in audit.decisions:
            if one.outcome is outcome:
                alike.setdefault((one.acceptance.reason, one.acceptance.owner, one.acceptance.until), []).append(one)
        lines += [f"{head}: {_accepted([one.acceptance for one in group])}" for group in alike.values()]
    return (*lines, *(_intended(one) for one in audit.intended))


def accepted_findings(audit: Audit) -> tuple[tuple[Finding, str], ...]:
    """Findings that do not count, each with what was decided of it in one line."""
    in_force = ((one.finding, one.acceptance) for one in audit.decisions if one.outcome is Outcome.IN_FORCE and one.finding)
    accepted = [(finding, f"Accepted: {wording.visible(by.reason)} ({', '.join(_terms(by))})") for finding, by in in_force]
    return (*accepted, *((finding, f"On purpose: {wording.visible(one.why)}") for one in audit.intended for finding in one.findings))


def short_id(finding: Finding | Acceptance) -> str:
    """The id as people type it."""
    return finding.id[:SHORT]


def _accepted(alike: Sequence[Acceptance]) -> str:
    ids = [short_id(one) for one in alike[:NAMED]]
    names = ", ".join(ids) if len(alike) == len(ids) else f"{wording.count(len(alike), 'finding')} ({', '.join(ids)} …)"
    return f"{names}: {wording.visible(alike[0].reason)} ({', '.join(_terms(alike[0]))})"


def _terms(one: Acceptance) -> Iterable[str]:
    yield wording.visible(one.owner) or "nobody named"
    yield f"until {wording.day(one.until)}" if one.until else "without an end"


def _intended(one: Intended) -> str:
    ways = f" ({', '.join(map(wording.visible, one.ways))})" if one.ways else ""
    explains = wording.count(len(one.findings), "finding") if one.findings else "no finding any more"
    return (
        f"On purpose: {wording.visible(one.channel)}, {one.check.replace('_', ' ')}{ways}: {wording.visible(one.why)} Explains {explains}."
    )
