"""What a scan as a whole comes to: one verdict, whether it is complete, one exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from consistency.judge.concerns import COVERAGE, concern_named
from consistency.judge.gate import Gate
from consistency.records.audit import ConcernSummary, Verdict
from consistency.records.collection import Collection
from consistency.records.finding import Finding
from consistency.records.gate import GateOutcome

FOUND = 2
INCOMPLETE = 4
NEVER = "never"


def is_complete(collections: Iterable[Collection]) -> bool:
    """False where anything declared could not be read."""
    return not any(collection.unreadable for collection in collections)


def overall(concerns: Iterable[ConcernSummary], *, complete: bool) -> Verdict:
    """The worst verdict; a pass only where every concern about the campaign that is not off was checked and every source was read."""
    verdicts = {concern.verdict for concern in _gated(concerns)}
    if not verdicts - {Verdict.NOT_CHECKED, Verdict.OFF}:
        return Verdict.NOT_CHECKED
    worst = max(verdicts, key=lambda verdict: verdict.rank)
    has_gaps = Verdict.NOT_CHECKED in verdicts or not complete
    return Verdict.LOOK if worst is Verdict.PASS and has_gaps else worst


def gated(findings: Sequence[Finding], concerns: Sequence[ConcernSummary], missed: int, gate: Gate) -> GateOutcome:
    """How a scan ends: 2 with more findings at or above `gate.fail_on` than it bears, else 4 with something not looked at, else 0.

    `missed` is how many things could not be read.
    """
    failing = 0 if gate.fail_on is None else sum(finding.severity.rank >= gate.fail_on.rank for finding in findings)
    gaps = tuple(_gaps(_gated(concerns), missed))
    code = FOUND if failing > gate.max_new else INCOMPLETE if gaps else 0
    fail_on = gate.fail_on.value if gate.fail_on else NEVER
    return GateOutcome(gate.preset, fail_on, gate.max_new, failing, code, gaps, gate.thresholds.lines)


def missed_in(collections: Iterable[Collection]) -> int:
    """How many declared things could not be read."""
    return sum(len(collection.unreadable) for collection in collections)


def _gaps(concerns: Sequence[ConcernSummary], missed: int) -> Iterator[str]:
    """What should have been looked at and was not."""
    if missed:
        yield f"{missed} thing{'s' * (missed != 1)} could not be read"
    for one in concerns:
        if one.verdict is Verdict.NOT_CHECKED:
            yield f"{one.title} not checked"
        elif one.verdict.rank and not one.scope.is_covered:
            yield f"{one.title} judged on {one.scope.judged} of {one.scope.applicable} touchpoints only"
    if all(one.verdict is Verdict.OFF for one in concerns):
        yield "every check is off"


def _gated(concerns: Iterable[ConcernSummary]) -> list[ConcernSummary]:
    """Those about the campaign: what is said of the guide and the approved copy holds up no launch, and gaps are counted by themselves."""
    return [one for one in concerns if one.concern != COVERAGE and not concern_named(one.concern).is_of_approved]
