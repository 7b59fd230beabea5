"""How the campaign sounds beside the approved copy: representations, baseline, assessments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consistency.baseline import assess_all, examples_of, learn, nearest, summarise
from consistency.encoders import ENCODERS
from consistency.errors import BaselineError
from consistency.flows.progress import Progress
from consistency.protocols import Encoder
from consistency.records.audit import BaselineSummary, VoiceVerdict
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute
from consistency.records.reading import Reading
from consistency.records.voice import Assessment
from consistency.represent import represent_all
from consistency.settings import VoiceSettings

BUNDLED = "minilm"
"""The encoder that the voice model was trained with and always listens with."""

BY_NAME = "sentence_transformers"
"""The encoder that takes any model by name or path."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Assessments by locator and what the baseline amounts to; None, with a note that says why, where there is too little to judge by."""

    assessments: Mapping[str, Assessment] | None
    baseline: BaselineSummary | None
    note: str | None


def hear(readings: Sequence[Reading], approved: Sequence[Reading], brand: Brand, settings: VoiceSettings, progress: Progress) -> Voices:
    """Learns the brand's voice from the approved readings and assesses the campaign's, with an approved example beside each drift."""
    if not approved:
        return Voices(None, None, "No approved copy was read ([[baseline]]), so nobody can say whether the campaign sounds like the brand.")
    progress("listening to how everything is said")
    bundled: Encoder = ENCODERS[BUNDLED]()
    represented = represent_all([*approved, *readings], bundled, (*brand.names, *_codes(readings)))
    try:
        baseline = learn(brand.name, represented[: len(approved)])
    except BaselineError as error:
        return Voices(None, None, f"Voice was not judged: {error.what} {error.todo}".strip())
    assessments = assess_all(baseline, represented[len(approved) :], settings.false_alarms)
    progress("looking for approved sentences on the same subject")
    encoder = bundled if settings.encoder == BUNDLED else _other_encoder(settings)
    shown = with_examples(assessments, readings, approved, encoder)
    return Voices({assessment.locator: assessment for assessment in shown}, summarise(baseline), None)


def _codes(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The campaign's offer codes: a word to be typed in is no way of talking."""
    return tuple(sorted({fact.value for reading in readings for fact in reading.facts if fact.attribute is Attribute.CODE}))


def _other_encoder(settings: VoiceSettings) -> Encoder:
    if settings.encoder in ENCODERS and settings.encoder != BY_NAME:
        part: Encoder = ENCODERS[settings.encoder]()
        return part
    named: Encoder = ENCODERS[BY_NAME](settings.encoder, is_offline=not settings.allow_download)
    return named


def with_examples(
    assessments: Sequence[Assessment], readings: Sequence[Reading], approved: Sequence[Reading], encoder: Encoder
) -> tuple[Assessment, ...]:
    """The assessments, those of drift with the approved sentence that is nearest in meaning to their worst one."""
    channels = {reading.touchpoint.locator: reading.touchpoint.channel for reading in readings}
    drifted = [one for one in assessments if one.verdict is VoiceVerdict.DRIFT and one.evidence]
    wanted = [(channels[one.locator], one.evidence[0].quote) for one in drifted]
    found = dict(zip((one.locator for one in drifted), nearest(wanted, examples_of(approved), encoder), strict=True))
    return tuple(
        replace(one, evidence=(*one.evidence, example)) if (example := found.get(one.locator)) is not None else one for one in assessments
    )
