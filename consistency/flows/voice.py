"""How the campaign sounds beside the approved copy: representations, baseline, assessments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consistency.baseline import assess, learn, summarise, yardstick_of
from consistency.encoders import ENCODERS
from consistency.errors import BaselineError
from consistency.flows.progress import Progress
from consistency.records.audit import BaselineSummary
from consistency.records.campaign import Brand
from consistency.records.reading import Reading
from consistency.records.voice import Assessment
from consistency.represent import represent_all


@dataclass(frozen=True, slots=True)
class Voices:
    """Assessments by locator and what the baseline amounts to; None, with a note that says why, where there is too little to judge by."""

    assessments: Mapping[str, Assessment] | None
    baseline: BaselineSummary | None
    note: str | None


def hear(readings: Sequence[Reading], approved: Sequence[Reading], brand: Brand, progress: Progress) -> Voices:
    """Learns the brand's voice from the approved readings and assesses the campaign's."""
    if not approved:
        return Voices(None, None, "No approved copy was read ([[baseline]]), so nobody can say whether the campaign sounds like the brand.")
    progress("listening to the approved copy")
    encoder = ENCODERS["minilm"]()
    represented = represent_all([*approved, *readings], encoder, brand.names)
    try:
        baseline = learn(brand.name, represented[: len(approved)])
    except BaselineError as error:
        return Voices(None, None, f"Voice was not judged: {error.what} {error.todo}".strip())
    progress("listening to the campaign")
    yardstick = yardstick_of(baseline)
    assessments = (assess(baseline, text, yardstick) for text in represented[len(approved) :])
    return Voices({assessment.locator: assessment for assessment in assessments}, summarise(baseline), None)
