"""Texts against a baseline: lines of JSON, a text at hand, or any file of copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consistency.baseline import assess_all
from consistency.baseline.edition import sentences_of
from consistency.baseline.nearest import examples_of, near
from consistency.channels import collect
from consistency.checks.voice import message
from consistency.errors import UnreadableError
from consistency.flows.baseline import Learned, baseline_of, bundled, open_baseline, unread
from consistency.flows.channel_names import mistaken_channels
from consistency.flows.cut_short import cut_short
from consistency.flows.encoders import further_encoders, with_encoders
from consistency.flows.foreign import with_foreign_apart
from consistency.flows.progress import Progress, counted, silent
from consistency.flows.read import read, read_guide_of
from consistency.flows.rewriter import rewriter_of
from consistency.flows.suggest import Advisor, advised
from consistency.flows.terms_pages import with_terms_apart
from consistency.flows.tone import with_dials
from consistency.protocols import Encoder
from consistency.records.audit import VoiceVerdict
from consistency.records.finding import Evidence
from consistency.records.guide import Guide
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.voice import Assessment
from consistency.represent import represent_all, represent_each
from consistency.segment import segment
from consistency.settings import Project, VoiceSettings


@dataclass(frozen=True, slots=True)
class Judge:
    """What texts are scored by: a baseline with its approved copy, and from the settings the guide and how voice is measured.

    `called` is what the settings, and copy beside the text, name besides: more names of the brand, and codes to be typed in. `unread` has
    a line for each thing of the approved copy, or the guide, that could not be read.
    """

    learned: Learned
    voice: VoiceSettings
    guide: Guide | None = None
    folder: Path = Path()
    called: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are no way of talking, as a scan masks them."""
        return tuple(dict.fromkeys((*self.called, *self.learned.edition.names)))


@dataclass(frozen=True, slots=True)
class Scored:
    """One text with its assessment and the two approved sentences nearest in meaning to its worst one."""

    reading: Reading
    assessment: Assessment
    examples: tuple[Evidence, ...] = ()


def said_of(assessment: Assessment) -> str:
    """What an assessment comes to, in a sentence or two."""
    if assessment.verdict is VoiceVerdict.DRIFT:
        return message(assessment)
    if assessment.verdict is VoiceVerdict.ON_VOICE:
        return "This sounds like your approved copy."
    return assessment.untold or "There is too little of it to tell."


def judge_of(baseline: Path | None, project: Project | None, encoder: Encoder, progress: Progress = silent) -> Judge:
    """What to score by: the baseline's file, or what the project judges by; guide and settings come from the project where there is one."""
    if project is None:
        return Judge(open_baseline(baseline or Path(), encoder), VoiceSettings())
    return judge_by(baseline_of(project, progress, encoder) if baseline is None else open_baseline(baseline, encoder), project)


def judge_by(learned: Learned, project: Project) -> Judge:
    """What was learned, with the project's guide and settings."""
    brand, (guide, told) = project.settings.brand, read_guide_of(project)
    gaps = unread((*learned.collections, *((told,) if told else ())))
    return Judge(learned, project.settings.voice, guide, project.folder, (brand.name, *brand.aliases), tuple(gaps))


def reading_of(text: str, channel: str, locator: str = "text") -> Reading:
    """A text at hand as a reading."""
    touchpoint = Touchpoint(locator=locator, channel=channel, kind=Kind.TEXT, text=text)
    return Reading(touchpoint, segment(touchpoint))


def read_copy(path: Path, channel: str) -> tuple[tuple[Reading, ...], list[str]]:
    """The touchpoints of a file of any format that a scan reads, and a line for each thing in it that could not be read.

    UnreadableError where nothing of it could.
    """
    found = collect("campaign", channel, path.resolve(), path.resolve().parent)
    if not found.touchpoints:
        gap = found.unreadable[0] if found.unreadable else None
        what, todo = (gap.what, gap.todo) if gap else ("there is no copy in this file.", "Name a file that holds copy.")
        raise UnreadableError(what, where=str(path), todo=todo, code=gap.code if gap else "REA21")
    return read(found.touchpoints), unread((found,))


def assessed(judge: Judge, readings: Sequence[Reading], encoder: Encoder, progress: Progress = silent) -> tuple[Assessment, ...]:
    """Assessments alone, in order, as many texts are scored; nothing is told of what cannot be judged."""
    texts = counted(represent_each(readings, encoder, judge.names), progress, "scoring")
    baseline = judge.learned.edition.baseline
    assessments = with_foreign_apart(assess_all(baseline, texts, judge.voice.false_alarms), readings)
    return with_terms_apart(assessments, readings, baseline.texts)


def score_readings(judge: Judge, readings: Sequence[Reading], encoder: Encoder | None = None) -> tuple[tuple[Scored, ...], tuple[str, ...]]:
    """Assessments with suggestions, examples and what further encoders say, and notes on what was not scored or could not be asked."""
    scored, notes = score_each(judge, readings, encoder)
    return told_apart(judge, scored), notes


def told_apart(judge: Judge, scored: Iterable[Scored]) -> tuple[Scored, ...]:
    """The same, where a page of terms differs as terms do told as a scan tells it."""
    every, approved = tuple(scored), judge.learned.edition.baseline.texts
    assessments = with_terms_apart([one.assessment for one in every], [one.reading for one in every], approved)
    return tuple(replace(one, assessment=assessment) for one, assessment in zip(every, assessments, strict=True))


def score_each(judge: Judge, readings: Sequence[Reading], encoder: Encoder | None = None) -> tuple[tuple[Scored, ...], tuple[str, ...]]:
    """The same as `score_readings` gives, of pages of terms what any other page would be told."""
    encoder = encoder or bundled()
    edition, approved = judge.learned.edition, judge.learned.approved
    texts = represent_all(readings, encoder, judge.names)
    assessments = with_dials(assess_all(edition.baseline, texts, judge.voice.false_alarms), texts, edition.baseline.texts)
    own = tuple(sentence for text in edition.baseline.texts for sentence in sentences_of(text))
    assessments = with_foreign_apart(assessments, readings)
    settings = judge.voice.rewriter
    with rewriter_of(settings) as rewriter:
        at_most = settings.at_most if settings else 0
        advisor = Advisor(edition.baseline, encoder, judge.names, judge.guide, rewriter, own, at_most, judge.voice.false_alarms)
        assessments, notes = advised(advisor, list(zip(readings, assessments, strict=True)))
    further = further_encoders(judge.voice.encoders, judge.folder, is_offline=not judge.voice.allow_download, device=judge.voice.device)
    assessments = with_encoders(assessments, readings, approved, further)
    examples = examples_of(approved)
    scored = []
    for reading, one in zip(readings, assessments, strict=True):
        shown = near(one.evidence[0].quote, reading.touchpoint.channel, examples, encoder) if one.evidence else ()
        scored.append(Scored(reading, one, shown))
    return tuple(scored), (*warnings_of(judge, readings), *notes)


def warnings_of(judge: Judge, readings: Sequence[Reading]) -> tuple[str, ...]:
    """What was scored of very long texts, and channels that are near to one of the approved copy's but none of them."""
    approved = {text.channel for text in judge.learned.edition.baseline.texts}
    return (*cut_short(readings), *mistaken_channels((reading.touchpoint.channel for reading in readings), approved))
