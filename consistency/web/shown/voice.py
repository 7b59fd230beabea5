"""The brand's voice as its page shows it: what was learned, what the guide declares, the versions, and what is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from consistency.baseline.publish import read_index
from consistency.flows.on_brand import added, chance_of, places, proposals
from consistency.flows.score import Judge
from consistency.flows.tone import tone_of
from consistency.records.audit import VoiceVerdict
from consistency.records.baseline_change import BaselineChange, Flagged, Harm
from consistency.records.directions import SOUNDS
from consistency.records.triage import Outlook
from consistency.records.voice import Assessment
from consistency.reports.wording import count, sentence, visible
from consistency.settings import Project

HARMS = {
    Harm.HARMLESS: ("pass", "HARMLESS", "Your voice stays as it is known."),
    Harm.LOOK: ("look", "LOOK", "It would shift what is taken for your voice: somebody should look."),
    Harm.HARMFUL: ("stop", "STOP", "It would change what is called your voice."),
}
"""The style, the word and the meaning of what a change of the baseline would do."""
MOST = 8


@dataclass(frozen=True, slots=True)
class Declared:
    """A trait that the guide declares, what the approved copy measures, and the words that show it."""

    trait: str
    tone: str
    word: str
    says: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the baseline; `is_judged_by` marks that by which texts are judged."""

    name: str
    about: str
    is_judged_by: bool


def about_voice(project: Project, judge: Judge | None) -> dict[str, Any]:
    """What the page lays out besides the portrait."""
    declared, silent = _declared(judge) if judge else ((), "")
    return {
        "declared": declared,
        "silent": silent,
        "guide": project.settings.brand.guide or "",
        "versions": _versions(project, judge),
        "waiting": proposals(project),
        "added": added(project),
        "channels": places(project),
    }


def _declared(judge: Judge) -> tuple[tuple[Declared, ...], str]:
    tone = tone_of(judge.guide, judge.learned.edition.baseline.texts)
    shown = []
    for one in tone.traits:
        style, word = ("pass", "borne out") if one.holds else ("look", "otherwise")
        quotes = tuple((visible(item.quote), visible(item.locator)) for item in one.evidence[:2])
        says = visible(one.says) or f"Your approved copy measures {one.measured:+.1f} on {one.dial}, in standard deviations of all brands."
        shown.append(Declared(visible(one.trait), style, word, says, quotes))
    return tuple(shown), sentence(visible(tone.missing))


def _versions(project: Project, judge: Judge | None) -> tuple[Version, ...]:
    """The version that is judged by, then the published ones, newest first."""
    kept = project.settings.voice.baseline
    shown = []
    if judge:
        edition = judge.learned.edition
        where = f"kept as {kept}" if kept else "learned from the approved copy that your settings name"
        about = f"{count(len(edition.baseline.texts), 'text')}, {edition.baseline.words:,} words, {where}"
        shown.append(Version(edition.version, visible(about), is_judged_by=True))
    published = reversed(read_index(project.folder / project.settings.voice.baselines))
    shown += [
        Version(one.reference, f"{count(one.texts, 'text')}, {one.words:,} words, {one.digest[:12]}", is_judged_by=False)
        for one in published
    ]
    return tuple(shown)


def outlook_shown(outlook: Outlook) -> dict[str, Any]:
    """What confirming a proposal would change, in words."""
    change = outlook.change
    tone, word, says = HARMS[change.verdict]
    return {
        "proposal": outlook.proposal,
        "place": visible(outlook.place),
        "tone": tone,
        "word": word,
        "says": says,
        "so_far": said_so_far(outlook.so_far),
        "is_flagged": outlook.so_far.verdict is VoiceVerdict.DRIFT,
        "reasons": tuple(map(visible, change.reasons)),
        "change": change,
        "moves": tuple(_moves(change)),
        "leans": tuple(f"{'more' if by > 0 else 'less'} {kind} ({by:+g})" for kind, by in change.leans[:MOST]),
        "newly": _flagged(change.newly_flagged),
        "strangers": _flagged(change.strangers),
    }


def said_so_far(assessment: Assessment) -> str:
    """What the voice that is judged by says of proposed copy, and what approving that would teach."""
    if assessment.verdict is VoiceVerdict.CANNOT_TELL:
        return assessment.untold or "It has too few words for the voice that you have now to say anything of it."
    if assessment.verdict is VoiceVerdict.ON_VOICE:
        return "The voice that you have now accepts this text."
    ways = [SOUNDS.get(kind, f"sounds {kind}") for kind in assessment.directions]
    how = f": it {' and '.join(ways)}" if ways else ""
    head = f"The voice that you have now calls this text drift, chance {chance_of(assessment.p_value)}{how}."
    return f"{head} Approving it teaches that this, too, is how you sound: copy like it is flagged less from then on."


def _moves(change: BaselineChange) -> list[tuple[str, str, str]]:
    return [
        (
            sentence(visible(one.says)),
            f"{one.old.middle:g} ({one.old.low:g} to {one.old.high:g})",
            f"{one.new.middle:g} ({one.new.low:g} to {one.new.high:g}) {one.unit}",
        )
        for one in change.traits[:MOST]
    ]


def _flagged(flagged: Sequence[Flagged]) -> tuple[tuple[str, str], ...]:
    return tuple((visible(one.place.words), visible(one.place.locator)) for one in flagged[:MOST])
