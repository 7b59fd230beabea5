"""What a scan as a whole comes to: one verdict, whether it is complete, one exit code."""

from __future__ import annotations

from collections.abc import Iterable

from consistency.judge.concerns import concern_named
from consistency.records.audit import Audit, ConcernSummary, Verdict
from consistency.records.collection import Collection
from consistency.records.finding import Severity

FOUND = 2
INCOMPLETE = 4


def is_complete(collections: Iterable[Collection]) -> bool:
    """False where anything declared could not be read."""
    return not any(collection.unreadable for collection in collections)


def overall(concerns: Iterable[ConcernSummary], *, complete: bool) -> Verdict:
    """The worst verdict; a pass only where every concern about the campaign was checked and every source was read."""
    verdicts = {concern.verdict for concern in concerns if not concern_named(concern.concern).is_of_approved}
    if not verdicts - {Verdict.NOT_CHECKED}:
        return Verdict.NOT_CHECKED
    worst = max(verdicts, key=lambda verdict: verdict.rank)
    has_gaps = Verdict.NOT_CHECKED in verdicts or not complete
    return Verdict.LOOK if worst is Verdict.PASS and has_gaps else worst


def exit_code(audit: Audit, fail_on: Severity | None = Severity.ERROR) -> int:
    """0 nothing to act on, 2 a finding at or above `fail_on` (None: never), 4 something could not be read; 2 where both hold."""
    if fail_on is not None and any(finding.severity.rank >= fail_on.rank for finding in audit.findings):
        return FOUND
    return 0 if audit.is_complete else INCOMPLETE
