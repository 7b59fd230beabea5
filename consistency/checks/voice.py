"""Voice: does a text still sound like the brand, whatever it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from consistency.checks.voice_words import ANYWAY, REMEDIES
from consistency.records.audit import VoiceVerdict
from consistency.records.campaign import Campaign
from consistency.records.directions import SOUNDS
from consistency.records.finding import Measurement
from consistency.records.voice import Assessment, Pool, Trait

MOST_TRAITS = 2
MOST_SUGGESTIONS = 2


class Voice:
    """Finds copy that does not sound like the brand's approved copy.

    **Measures** how far each touchpoint lies from the approved copy of its channel and length: sentence by sentence, in sixteen
    directions in which copy drifts (formal, hype, slang, cold and so on), and as a whole by counted traits of style.

    **Why it matters**: customers meet one brand in many places; copy that suddenly sounds like somebody else costs trust.

    **How**: trained probes read every sentence relative to the brand's own sentences, so that a formal brand may be formal; the
    deviation is held against how far the brand's approved texts lie from each other. The p-value is the chance that approved copy of
    this length lies as far off; brand names, numbers, addresses and typography are masked first, and topics are not looked at.

    **Flagged**: "We are thrilled to announce our AMAZING new blend!!!" beside approved copy that is dry and short.

    **Fine**: another topic in the same voice; quotations, legal wording and navigation, which are not the brand's own voice.

    Copy that is too short to be judged alone is judged together with what lies beside it: its ad group, its file, its folder. Of many texts
    at once, those are flagged that stand out among all of them.

    **Settings**: `[voice] false_alarms`, the share of approved copy that may be flagged by mistake; `false_discoveries`, the share of the
    flagged texts that may be.

    **Limits**: copy under 25 words is flagged alone only on overwhelming evidence; English only; irony is found least well.

    **Source**: probes trained on pairs of a text and its restyled copy; see `models/en_voice/card.md`.
    """

    name: ClassVar[str] = "voice"
    concern: ClassVar[str] = "voice"
    kinds: ClassVar[tuple[str, ...]] = ("voice-drift",)

    def lacks(self, campaign: Campaign) -> str | None:
        """A baseline is needed."""
        return None if campaign.voices is not None else "there is no baseline: too little approved copy was read."

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each touchpoint that was assessed, certain where it drifts."""
        voices = campaign.voices or {}
        for reading in campaign.readings:
            assessment = voices.get(reading.touchpoint.locator)
            if assessment is not None:
                yield measured(assessment)
        yield from (measured_pool(pool) for pool in campaign.pools)


def measured_pool(pool: Pool) -> Measurement:
    """A pool as a measurement about those of its members whose sentences show the drift; the finding is about the group."""
    assessment, quoted = pool.assessment, {item.locator for item in pool.assessment.evidence}
    is_drift = assessment.verdict is VoiceVerdict.DRIFT
    return replace(
        measured(assessment),
        code="VOI02",
        about=tuple(locator for locator in pool.members if locator in quoted or not is_drift),
        message=_together(pool) if is_drift else chance_among(assessment),
    )


def _together(pool: Pool) -> str:
    """What a member does alone cannot be told, so nothing is said of it."""
    ways = [SOUNDS.get(kind, f"sounds {kind}") for kind in pool.assessment.directions]
    more = f" Taken as one, it {' and '.join(ways)}." if ways else ""
    texts = f"{len(pool.members)} short texts of {pool.name}"
    return f"Together, {texts} do not sound like your approved copy; each alone is too short to tell.{more}"


def chance_among(assessment: Assessment) -> str:
    """Why a text that would be flagged alone is not; empty where it would not."""
    if assessment.untold:
        return assessment.untold
    if not assessment.among:
        return ""
    if assessment.verdict is VoiceVerdict.CANNOT_TELL:
        return "This lies off your approved copy, but there is too little of that to tell whether it drifts."
    expected = assessment.among * assessment.p_value
    return f"Alone this would be flagged; among {assessment.among} texts about {expected:.1f} as far off are expected by chance."


def measured(assessment: Assessment) -> Measurement:
    """An assessment as a measurement whose value is the voice score."""
    is_drift = assessment.verdict is VoiceVerdict.DRIFT
    return Measurement(
        check="voice",
        kind="voice-drift",
        code="VOI01",
        about=(assessment.locator,),
        value=assessment.score,
        certainty=1.0 if is_drift else 0.0,
        p_value=assessment.p_value,
        yardstick=assessment.yardstick,
        evidence=assessment.evidence,
        message=message(assessment) if is_drift else chance_among(assessment),
        fix=remedy(assessment) if is_drift else "",
        ways=assessment.directions,
    )


def message(assessment: Assessment) -> str:
    """In plain words: how the text differs from the approved copy, with the traits that can be counted."""
    ways = [SOUNDS.get(kind, f"sounds {kind}") for kind in assessment.directions]
    head = (
        f"This does not sound like your approved copy: it {' and '.join(ways)}." if ways else "This does not sound like your approved copy."
    )
    counted = [told(trait) for trait in assessment.traits[:MOST_TRAITS]]
    if not counted:
        return head
    return f"{head} {counted[0][0].upper()}{'; '.join(counted)[1:]}."


def told(trait: Trait) -> str:
    """One trait with the brand's own range."""
    usual = f"{trait.low:g}" if trait.low == trait.high else f"{trait.low:g} to {trait.high:g}"
    return f"{trait.says} ({trait.value:g} {trait.unit}, yours {usual})"


def remedy(assessment: Assessment) -> str:
    """What to do about the strongest direction, and the changes that were tried and help."""
    known = [REMEDIES[kind] for kind in assessment.directions[:1] if kind in REMEDIES]
    return " ".join([*known, ANYWAY, tried(assessment)]).strip()


def tried(assessment: Assessment) -> str:
    """The changes that help most, with what they do to the score; empty where none is known."""
    made = [one for one in assessment.suggestions if one.replacement is not None][:MOST_SUGGESTIONS]
    if not made or assessment.revised is None:
        return ""
    told = "; ".join(f"“{one.replacement}” ({one.says[:1].lower()}{one.says[1:]})" for one in made)
    before, after = (round(100 * score) for score in (assessment.score, assessment.revised))
    all_made = sum(one.replacement is not None for one in assessment.suggestions)
    if after == before:
        return f"Tried, and it helps, but the rest still wants rewriting: {told}."
    many = "this" if all_made == 1 else f"all {all_made} such changes"
    return f"Tried, and it helps: {told}. With {many} the voice score rises from {before} to {after} of 100."
