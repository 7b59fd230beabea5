"""Recognises accepted findings in a new scan, also where their page was edited, moved or renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consistency.records.decision import Acceptance
from consistency.records.finding import Finding, normalised

NEAR = 12
"""Bits of 64 in which the sketches of one text before and after some edits may differ; those of two texts differ in about 32."""
OF_WHOLE_TEXTS = frozenset({"voice-drift"})
"""Kinds that are about a text as a whole, whichever of its sentences is quoted first."""


def recognised(findings: Sequence[Finding], acceptances: Sequence[Acceptance], sketch_of: Mapping[str, str]) -> dict[int, int]:
    """Places of acceptances mapped to places of the findings that they are about; no finding serves two.

    `sketch_of` holds the sketches of all touchpoints of the scan by locator. The surest pairs are made first, so that of two touchpoints
    with the same words neither takes the other's place.
    """
    fitting: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in sorted(_pairs(findings, acceptances, sketch_of)):
        if number not in fitting and place not in taken:
            fitting[number] = place
            taken.add(place)
    return fitting


def _pairs(findings: Sequence[Finding], acceptances: Sequence[Acceptance], sketch_of: Mapping[str, str]) -> Iterator[tuple[int, int, int]]:
    by_problem: dict[tuple[str, str], list[int]] = {}
    for place, finding in enumerate(findings):
        by_problem.setdefault(finding.fingerprint[:2], []).append(place)
    for number, acceptance in enumerate(acceptances):
        alike = by_problem.get((acceptance.kind, acceptance.attribute or ""), []) if acceptance.kind else range(len(findings))
        for place in alike:
            if (doubt := doubt_of(findings[place], acceptance, sketch_of)) is not None:
                yield doubt, number, place


def doubt_of(finding: Finding, acceptance: Acceptance, sketch_of: Mapping[str, str]) -> int | None:
    """How doubtful it is that a finding of the same kind is the accepted one, 0 for not at all; None where it is another.

    The same words are recognised in the same place, in the same text elsewhere, in the same place of an edited text, and in nearly the
    same text where the old place is gone. Of a text that drifts as a whole another sentence may have become the worst. What was accepted
    by hand, with nothing but an id, goes by that.
    """
    if not acceptance.quote:
        return 0 if finding.id == acceptance.id else None
    is_there = bool(set(finding.locators) & set(acceptance.where))
    apart = _bits_apart([sketch_of.get(locator, "") for locator in finding.locators], acceptance.texts)
    if finding.fingerprint[2] != normalised(acceptance.quote):
        return 4 if is_there and apart <= NEAR and finding.kind in OF_WHOLE_TEXTS else None
    if apart == 0:
        return 0 if is_there else 1
    if is_there:
        return 2
    is_gone = not any(locator in sketch_of for locator in acceptance.where)
    return 3 if is_gone and apart <= NEAR else None


def _bits_apart(some: Sequence[str], others: Sequence[str]) -> int:
    """In how many bits the two most alike sketches differ; 64 where there are none."""
    known = [(int(one, 16), int(other, 16)) for one in some if one for other in others]
    return min(((one ^ other).bit_count() for one, other in known), default=64)
