"""How the approved copy measures beside what the guide declares, and how drifted texts measure beside the approved copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence
from consistency.records.guide import Guide
from consistency.records.reading import Reading
from consistency.records.voice import Assessment, DeclaredTrait, Representation, Tone
from consistency.represent.declared import LEAST_TEXTS, Declared, declared_dials, dial_traits, hold_against, range_of, shown_by
from consistency.represent.dials import DIALS

KEPT = "the kept baseline holds no tone of these dials; learn it again to have it measured."
UNMEASURED = "your style guide declares no trait of tone that can be measured, such as formal, calm, warm, direct, plain or playful."


def tone_of(guide: Guide | None, approved: Sequence[Representation]) -> Tone:
    """The guide's declared traits beside what the approved texts measure; what is missing is told in words."""
    traits = guide.traits if guide else ()
    if missing := _missing(traits, approved):
        return Tone(missing=missing)
    return Tone(tuple(_told(one, approved) for one in hold_against(traits, approved)))


def standing_in(tone: Tone, approved: Sequence[Reading]) -> Tone:
    """The tone with every quote at its place in the approved copy that was read; quotes that do not stand there are left out."""
    texts = {reading.touchpoint.locator: reading.touchpoint.text for reading in approved}
    return replace(tone, traits=tuple(replace(one, evidence=tuple(_placed(one.evidence, texts))) for one in tone.traits))


def _placed(evidence: Sequence[Evidence], texts: Mapping[str, str]) -> Iterator[Evidence]:
    for item in evidence:
        start = texts.get(item.locator, "").find(item.quote)
        if start >= 0:
            yield replace(item, start=start, end=start + len(item.quote))


def _missing(traits: Sequence[str], approved: Sequence[Representation]) -> str:
    if not any(True for trait in traits for _ in declared_dials(trait)):
        return UNMEASURED
    if approved and all(text.dials is None for text in approved):
        return KEPT
    measured = sum(text.dials is not None and float(text.words.sum()) >= 1 for text in approved)
    return "" if measured >= LEAST_TEXTS else f"{measured} approved texts are too few to say how the brand sounds ({LEAST_TEXTS} at least)."


def _told(one: Declared, approved: Sequence[Representation]) -> DeclaredTrait:
    is_sure = next(dial for dial in DIALS if dial.name == one.dial).confidence != "low"
    return DeclaredTrait(one.trait, one.dial, one.measured, one.holds, is_sure, one.says, shown_by(one, approved))


def with_dials(
    assessments: Sequence[Assessment], texts: Sequence[Representation], approved: Sequence[Representation]
) -> tuple[Assessment, ...]:
    """The assessments, those of drift with the tone dials on which the text lies outside the approved copy's range among their traits."""
    places = range_of(approved)
    return tuple(
        replace(one, traits=(*one.traits, *dial_traits(text, places))) if one.verdict is VoiceVerdict.DRIFT else one
        for one, text in zip(assessments, texts, strict=True)
    )
