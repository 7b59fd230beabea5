"""Pages of terms, which differ from other copy as all terms do: told apart from drift where the approved copy holds too few of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consistency.english.rule_pages import is_of_terms
from consistency.records.audit import VoiceVerdict
from consistency.records.reading import Reading
from consistency.records.voice import Assessment, Representation

ENOUGH = 3
"""Approved pages of terms from which on the baseline knows how the brand's own sound."""
AS_TERMS_DO = frozenset({"legalese", "formal", "verbose", "cold", "stranger"})
"""Directions in which terms lie off any brand's other copy. What is pushed in another one drifts, terms or not."""
WHY = (
    "It differs from your approved copy as pages of terms do, and that holds too few of these to tell whether it is yours."
    " Approve some of your terms to have such pages judged."
)


def with_terms_apart(
    assessments: Sequence[Assessment], readings: Sequence[Reading], approved: Sequence[Representation]
) -> tuple[Assessment, ...]:
    """The assessments of some readings, in order; of a page of terms nothing is told where it drifts no otherwise than terms do.

    Where enough of the `approved` texts are such pages, all is told.
    """
    if sum(text.is_of_terms for text in approved) >= ENOUGH:
        return tuple(assessments)
    return tuple(
        replace(one, verdict=VoiceVerdict.CANNOT_TELL, untold=WHY) if _drifts_as_terms_do(one) and is_of_terms(reading.touchpoint) else one
        for one, reading in zip(assessments, readings, strict=True)
    )


def untold(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """A note on the pages of terms of which nothing is told; none where there are none."""
    places = [one.locator for one in assessments if one.untold == WHY]
    if not places:
        return ()
    many = "1 page of terms differs" if len(places) == 1 else f"{len(places)} pages of terms differ"
    return (f"Voice: {many} from your approved copy as terms do, and that holds too few to tell by: {', '.join(places)}.",)


def _drifts_as_terms_do(assessment: Assessment) -> bool:
    return assessment.verdict is VoiceVerdict.DRIFT and set(assessment.directions) <= AS_TERMS_DO
