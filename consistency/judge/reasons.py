"""Why a concern has its verdict, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consistency.judge.case import Case
from consistency.judge.concerns import COVERAGE
from consistency.records.audit import Verdict
from consistency.records.finding import Finding, Severity


def reason(case: Case, verdict: Verdict) -> str:
    """Why the concern has this verdict: what was found, what is missing, what could not be judged."""
    sentences = [_outcome(case, verdict), _gaps(case)]
    if case.unjudged and case.not_made is None and verdict is not Verdict.NOT_CHECKED:
        sentences.append(f"{case.concern.unjudged}: {_listed(case.unjudged)}.")
    if case.not_made is not None and verdict not in (Verdict.NOT_CHECKED, Verdict.OFF):
        sentences.append(case.not_made)
    if case.demand.left_out and verdict is not Verdict.OFF:
        sentences.append(f"Switched off: {_listed([name.replace('_', ' ') for name in case.demand.left_out])}.")
    if _is_found(case) and (apart := _set_apart(case)):
        sentences.append(f"{apart}.")
    return " ".join(sentence for sentence in sentences if sentence)


def _set_apart(case: Case) -> str:
    """What the team decided, so that nobody takes it for nothing found: "2 accepted and 1 on purpose"."""
    accepted, intended = case.demand.accepted, case.demand.intended
    told = (f"{accepted} accepted" if accepted else "", f"{intended} on purpose" if intended else "")
    return _listed([part for part in told if part]) if any(told) else ""


def _is_found(case: Case) -> bool:
    return any(one.severity is not Severity.NOTE for one in case.findings)


def _uncovered(case: Case) -> str:
    return (
        f"Only {case.scope.judged} of {_count(case.scope.applicable, 'touchpoint')} could be judged, "
        f"and the gate asks for {100 * case.scope.coverage:.0f}%."
    )


def _outcome(case: Case, verdict: Verdict) -> str:
    if _is_found(case):
        return _found(case)
    if verdict is Verdict.OFF:
        return case.not_made or "Switched off in every channel that was read."
    if verdict is Verdict.NOT_CHECKED:
        if case.not_made is None and case.checked and not case.scope.is_covered:
            return _uncovered(case)
        nobody_knows = case.unreadable and not case.unjudged
        return case.not_made or ("" if nobody_knows else case.concern.without_material)
    if case.concern.is_of_approved:
        return (
            "The approved copy measures otherwise than your guide declares." if case.findings else "It bears out what your guide declares."
        )
    if case.concern.name == COVERAGE:
        return f"Read {_count(sum(case.checked.values()), 'touchpoint')} of {_count(len(case.checked), 'channel')}."
    where = f"{_count(sum(case.checked.values()), 'touchpoint')} of {_count(len(case.checked), 'channel')}"
    apart = _set_apart(case)
    return f"{apart}; nothing else to act on in {where}." if apart else f"Nothing to act on in {where}."


def _found(case: Case) -> str:
    errors = [one for one in case.findings if one.severity is Severity.ERROR]
    warnings = [one for one in case.findings if one.severity is Severity.WARNING]
    parts = [(_count(len(errors), "problem") + " to fix before launch", errors), (_count(len(warnings), "place") + " to look at", warnings)]
    told = [(text, _where(case, found)) for text, found in parts if found]
    if len(told) == 2 and told[0][1] == told[1][1]:
        return f"{told[0][0]} and {told[1][0]}{told[0][1]}."
    return "; ".join(f"{text}{where}" for text, where in told) + "."


def _where(case: Case, findings: Iterable[Finding]) -> str:
    found = {case.channel_of[name] for one in findings for name in one.locators if name in case.channel_of}
    channels = tuple(channel for channel in case.channels() if channel in found)
    return f" in {_listed(channels)}" if channels else ""


def _gaps(case: Case) -> str:
    if not case.unreadable or case.not_made is not None:
        return ""
    names = _listed(tuple(case.unreadable))
    return f"{names[0].upper()}{names[1:]} could not be read in full."


def _listed(names: Sequence[str]) -> str:
    """ "ads", "ads and email", "ads, email and social"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"
