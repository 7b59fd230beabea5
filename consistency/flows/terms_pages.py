"""Pages of terms, which differ from other copy as all terms do: told apart from drift where the approved copy holds too few of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consistency.checks.rule_pages import tells_terms
from consistency.records.audit import VoiceVerdict
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind
from consistency.records.voice import Assessment

ENOUGH = 3
"""Approved pages of terms from which on the baseline knows how the brand's own sound."""
AS_TERMS_DO = frozenset({"legalese", "formal", "verbose", "cold", "stranger"})
"""Directions in which terms lie off any brand's other copy. What is pushed in another one drifts, terms or not."""
WHY = (
    "It differs from your approved copy as pages of terms do, and that holds too few of these to tell whether it is yours."
    " Approve some of your terms to have such pages judged."
)


def with_terms_apart(assessments: Sequence[Assessment], readings: Sequence[Reading], approved: Sequence[Reading]) -> tuple[Assessment, ...]:
    """The assessments of some readings, in order; of a page of terms nothing is told where it drifts no otherwise than terms do."""
    if sum(map(is_of_terms, approved)) >= ENOUGH:
        return tuple(assessments)
    return tuple(
        replace(one, verdict=VoiceVerdict.CANNOT_TELL, untold=WHY) if _drifts_as_terms_do(one) and is_of_terms(reading) else one
        for one, reading in zip(assessments, readings, strict=True)
    )


def is_of_terms(reading: Reading) -> bool:
    """True for a page or a document that goes by the name of terms."""
    touchpoint = reading.touchpoint
    is_long = touchpoint.kind in {Kind.PAGE, Kind.DOCUMENT}
    return is_long and tells_terms(touchpoint.title, touchpoint.locator, touchpoint.uri or "")


def untold(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """A note on the pages of terms of which nothing is told; none where there are none."""
    places = [one.locator for one in assessments if one.untold == WHY]
    if not places:
        return ()
    many = "1 page of terms differs" if len(places) == 1 else f"{len(places)} pages of terms differ"
    return (f"Voice: {many} from your approved copy as terms do, and that holds too few to tell by: {', '.join(places)}.",)


def _drifts_as_terms_do(assessment: Assessment) -> bool:
    return assessment.verdict is VoiceVerdict.DRIFT and set(assessment.directions) <= AS_TERMS_DO
