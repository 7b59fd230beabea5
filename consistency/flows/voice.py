"""How the campaign sounds beside the approved copy: representations, baseline, assessments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from consistency.baseline import Baseline, examples_of, learn, summarise, yardstick_of
from consistency.baseline.discoveries import among_all
from consistency.baseline.edition import sentences_of
from consistency.encoders import ENCODERS
from consistency.engines.local import Local
from consistency.errors import BaselineError
from consistency.flows.baseline import BUNDLED, Learned
from consistency.flows.cut_short import cut_short
from consistency.flows.distances import channel_distances
from consistency.flows.encoders import further_encoders, with_encoders
from consistency.flows.exemplars import Exemplars
from consistency.flows.foreign import heard_in_english, in_english, with_foreign_apart
from consistency.flows.once import Once
from consistency.flows.pools import Joined, pools_of
from consistency.flows.progress import Progress
from consistency.flows.rewriter import rewriter_of
from consistency.flows.suggest import Advising, Advisor, advised
from consistency.flows.terms_pages import untold, with_terms_apart
from consistency.flows.tone import standing_in, tone_of, with_dials
from consistency.flows.work import Assessor, Listener, at_once, done, own_encoder
from consistency.protocols import Cache, Encoder, Engine
from consistency.records.audit import BaselineSummary, ChannelDistance, VoiceVerdict
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute
from consistency.records.reading import Reading
from consistency.records.voice import Assessment, Pool, Representation, Tone
from consistency.settings import VoiceSettings

BY_NAME = "sentence_transformers"
"""The encoder that takes any model by name or path."""


ENOUGH = "enough"
"""What a summary calls approved copy that slight drift can be told by."""
MOST_ADVISED = 20
"""Drifted texts of a scan, the worst first, for which changes are tried."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Assessments by locator and what the baseline amounts to; None, with a note that says why, where there is too little to judge by.

    `notes` are what else a reader must know: which baseline was judged by, what could not be asked. `tone` is how the approved copy
    measures beside what the guide declares, `pools` are texts too short to be judged alone, judged together. `distances` are those
    between the campaign's channels, `model` is the voice model with its version.
    """

    assessments: Mapping[str, Assessment] | None
    baseline: BaselineSummary | None
    note: str | None
    notes: tuple[str, ...] = ()
    tone: Tone | None = None
    pools: tuple[Pool, ...] = ()
    distances: tuple[ChannelDistance, ...] = ()
    model: str = ""


def hear(
    readings: Sequence[Reading],
    approved: Sequence[Reading],
    brand: Brand,
    settings: VoiceSettings,
    engine: Engine,
    progress: Progress,
    kept: Learned | None = None,
    folder: Path = Path(),
    cache: Cache | None = None,
) -> Voices:
    """Assesses the campaign's readings by the `kept` baseline, or by what the approved readings amount to; the engine listens to each.

    Beside each drift stand an approved example and what would help. `folder` is the settings' own, for models named by path; `cache` is
    what earlier scans found of either.
    """
    if not approved and kept is None:
        return Voices(None, None, "No approved copy was read ([[baseline]]), so nobody can say whether the campaign sounds like the brand.")
    approved = in_english(approved)
    progress("listening to how everything is said")
    encoder = own_encoder()
    try:
        heard = _heard(readings, approved, brand, kept, engine)
    except BaselineError as error:
        return Voices(None, None, f"Voice was not judged: {error.what} {error.todo}".strip())
    assessments, joined, together = _assessed(readings, heard, settings, engine)
    here = Once(Local(), cache)
    examples = approved or (kept.approved if kept else ())
    assessments = with_terms_apart(assessments, readings, heard.baseline.texts)
    assessments, notes = _advised(assessments, readings, heard, brand, settings, encoder, progress, here)
    progress("looking for approved sentences on the same subject")
    teller = (
        encoder
        if settings.encoder == BUNDLED
        else _other_encoder(named_encoder(settings.encoder, folder), settings.device, not settings.allow_download)
    )
    nearby = Exemplars(examples_of(examples), teller)
    shown = with_examples(assessments, readings, nearby, here)
    together = with_examples(together, [one.reading for one in joined], nearby, here)
    if settings.encoders:
        progress("asking further encoders")
        further = further_encoders(settings.encoders, folder, is_offline=not settings.allow_download, device=settings.device)
        shown = with_encoders(shown, readings, examples, further)
    told = (f"Voice was judged by the kept baseline {settings.baseline}, version {kept.edition.version}.",) if kept else ()
    return Voices(
        {assessment.locator: assessment for assessment in shown},
        summarise(heard.baseline),
        None,
        (*told, *thinness(heard.baseline), *let_pass(shown), *left_open(shown), *untold(shown), *cut_short(readings), *notes),
        # what is quoted must stand in the approved copy that the scan read, which not every sentence of a kept baseline does
        standing_in(tone_of(brand.guide, heard.baseline.texts), examples),
        tuple(one.told(assessment) for one, assessment in zip(joined, together, strict=True)),
        channel_distances(heard.baseline, heard_in_english(heard.texts, readings)),
        heard.baseline.version,
    )


def _assessed(
    readings: Sequence[Reading], heard: _Heard, settings: VoiceSettings, engine: Engine
) -> tuple[tuple[Assessment, ...], tuple[Joined, ...], tuple[Assessment, ...]]:
    """What the baseline says of each text, the pools of short ones, and what it says of those; drift is what stands out among all."""
    one_by_one = Assessor(heard.baseline, yardstick_of(heard.baseline, settings.false_alarms), settings.false_alarms)
    alone = with_foreign_apart(done(engine, one_by_one, heard.texts), readings)
    joined = pools_of(in_english(readings), {one.locator: one for one in alone})
    texts = (*heard.texts, *done(engine, Listener(heard.names), [one.reading for one in joined]))
    every = (*alone, *done(engine, replace(one_by_one, is_pool=True), texts[len(alone) :]))
    is_thin = summarise(heard.baseline).strength != ENOUGH
    every = with_dials(among_all(every, settings.false_discoveries, is_thin=is_thin), texts, heard.baseline.texts)
    return every[: len(alone)], joined, every[len(alone) :]


def thinness(baseline: Baseline) -> tuple[str, ...]:
    """A note on approved copy that is little to judge by; none where it is enough."""
    summary = summarise(baseline)
    if summary.strength == ENOUGH:
        return ()
    amount = f"{summary.touchpoints} texts with {summary.words} words"
    return (f"Voice: your approved copy is {summary.strength} to judge by ({amount}), so slight drift may pass. {summary.advice}",)


def let_pass(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """A note on the texts that alone would be flagged and are no more than chance among all of them; none where there are none."""
    passed = [one for one in assessments if one.among and one.verdict is VoiceVerdict.ON_VOICE]
    if not passed:
        return ()
    which = ", ".join(one.locator for one in passed)
    told = "1 text that would be flagged alone was" if len(passed) == 1 else f"{len(passed)} texts that would be flagged alone were"
    return (f"Voice: {told} let pass, as chance brings about such among {passed[0].among} texts: {which}.",)


def left_open(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """A note on the texts of which so little approved copy cannot tell whether they drift; none where there are none."""
    doubtful = [one.locator for one in assessments if one.among and one.verdict is VoiceVerdict.CANNOT_TELL]
    if not doubtful:
        return ()
    many = "1 text" if len(doubtful) == 1 else f"{len(doubtful)} texts"
    return (f"Voice: so little approved copy cannot tell whether {many} may have drifted: {', '.join(doubtful)}.",)


@dataclass(frozen=True, slots=True)
class _Heard:
    """The baseline, the campaign's texts in numbers, and the names that were masked in them."""

    baseline: Baseline
    texts: Sequence[Representation]
    names: tuple[str, ...]


def _heard(readings: Sequence[Reading], approved: Sequence[Reading], brand: Brand, kept: Learned | None, engine: Engine) -> _Heard:
    names = tuple(dict.fromkeys((*brand.names, *(kept.edition.names if kept else ()), *codes_of(readings))))
    if kept:
        return _Heard(kept.edition.baseline, done(engine, Listener(names), readings), names)
    represented = done(engine, Listener(names), [*approved, *readings])
    return _Heard(learn(brand.name, represented[: len(approved)]), represented[len(approved) :], names)


def _advised(
    assessments: tuple[Assessment, ...],
    readings: Sequence[Reading],
    heard: _Heard,
    brand: Brand,
    settings: VoiceSettings,
    encoder: Encoder,
    progress: Progress,
    here: Engine,
) -> tuple[tuple[Assessment, ...], tuple[str, ...]]:
    """The assessments, the worst of those that drift with changes that would help, and notes on what could not be asked."""
    drifted = [number for number, one in enumerate(assessments) if one.verdict is VoiceVerdict.DRIFT]
    worst = sorted(drifted, key=lambda number: -assessments[number].deviation)[:MOST_ADVISED]
    if not worst:
        return assessments, ()
    progress("trying what would help")
    at_most = settings.rewriter.at_most if settings.rewriter else 0
    own = tuple(sentence for text in heard.baseline.texts for sentence in sentences_of(text))
    with rewriter_of(settings.rewriter) as rewriter:
        advisor = Advisor(heard.baseline, encoder, heard.names, brand.guide, rewriter, own, at_most, settings.false_alarms)
        pairs = [(readings[number], assessments[number]) for number in worst]
        better, notes = advised(advisor, pairs) if rewriter else (at_once(here, Advising(advisor), pairs), ())
    by_number = dict(zip(worst, better, strict=True))
    return tuple(by_number.get(number, one) for number, one in enumerate(assessments)), notes


def codes_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The campaign's offer codes: a word to be typed in is no way of talking."""
    return tuple(sorted({fact.value for reading in readings for fact in reading.facts if fact.attribute is Attribute.CODE}))


def named_encoder(encoder: str, folder: Path) -> str:
    """An encoder that settings name; a path of a model is relative to their folder, as it is for further encoders."""
    place = folder / encoder
    return str(place) if encoder not in ENCODERS and place.exists() else encoder


@lru_cache(maxsize=1)
def _other_encoder(name: str, device: str, is_offline: bool) -> Encoder:  # noqa: FBT001
    """An encoder of the rack, or any model by name or path, loaded once: a worker assesses many groups with it."""
    if name in ENCODERS and name != BY_NAME:
        part: Encoder = ENCODERS[name]()
        return part
    named: Encoder = ENCODERS[BY_NAME](name, is_offline=is_offline, device=device)
    return named


def with_examples(
    assessments: Sequence[Assessment], readings: Sequence[Reading], nearby: Exemplars, here: Engine
) -> tuple[Assessment, ...]:
    """The assessments, those of drift with the approved sentence that is nearest in meaning to their worst one."""
    channels = {reading.touchpoint.locator: reading.touchpoint.channel for reading in readings}
    drifted = [one for one in assessments if one.verdict is VoiceVerdict.DRIFT and one.evidence]
    wanted = [(channels[one.locator], one.evidence[0].quote) for one in drifted]
    found = dict(zip((one.locator for one in drifted), at_once(here, nearby, wanted), strict=True))
    return tuple(replace(one, evidence=(*one.evidence, *found.get(one.locator, ()))) for one in assessments)
