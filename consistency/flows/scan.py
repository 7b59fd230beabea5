"""Scan: a campaign held against the brand's approved copy, from settings to audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import consistency
from consistency.errors import SettingsError
from consistency.flows.asked import Asked
from consistency.flows.baseline import Learned, declared_baseline
from consistency.flows.brief import brief_of
from consistency.flows.channel_names import mistaken_channels, mistaken_stages
from consistency.flows.compare import Comparison, compare
from consistency.flows.engine import engine_of
from consistency.flows.files_once import FilesOnce
from consistency.flows.foreign import with_foreign_told
from consistency.flows.gate import demands_of, gate_of, intended_of, unknown_channels, with_set_apart
from consistency.flows.interrupt import stop_where_interrupted
from consistency.flows.journeys import journeys_of
from consistency.flows.ledger import offer_table
from consistency.flows.notes import compared_with_itself, launched_already, many_at_once, own_writing
from consistency.flows.once import Once
from consistency.flows.progress import Progress, silent
from consistency.flows.read import collect_sources, read_guide_of, touchpoints_of
from consistency.flows.rules import rules_of
from consistency.flows.sources import Sources
from consistency.flows.voice import Voices, hear
from consistency.flows.work import Reader, Splitter, done
from consistency.judge import Gate, Scene, concern_named, decide, gated, is_complete, judge, missed_in, overall, summarise
from consistency.offers import build_ledger
from consistency.protocols import Cache
from consistency.records.audit import Audit, ConcernSummary, Conditions, SourceSummary, TouchpointSummary, VoiceScore, VoiceVerdict
from consistency.records.campaign import Brand, Campaign, page_key
from consistency.records.collection import Collection
from consistency.records.decision import Acceptance, Intended
from consistency.records.finding import Measurement
from consistency.records.guide import Guide
from consistency.records.offer import DeclaredOffer
from consistency.records.reading import Reading
from consistency.records.rule import Rule
from consistency.records.touchpoint import Kind
from consistency.records.voice import Assessment
from consistency.segment import mark_boilerplate
from consistency.settings import Project
from consistency.settings.acceptances import load_acceptances

HEARD = {"voice", "tone"}
"""Checks that need to know how everything sounds, which is most of a scan's work."""
NOT_HEARD = Voices(None, None, None)
NOWHERE = "No advert, message or document links anywhere, so there was no promise to follow to a page."


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the declared sources gave: approved copy, the campaign, the guide."""

    approved: tuple[Collection, ...]
    campaign: tuple[Collection, ...]
    guide: Guide | None
    guide_source: Collection | None

    @property
    def collections(self) -> tuple[Collection, ...]:
        """All of them, the guide last."""
        return (*self.approved, *self.campaign, *((self.guide_source,) if self.guide_source else ()))


@dataclass(frozen=True, slots=True)
class Standards:
    """What findings are judged by: the gate, what the team accepts, and the differences that it wants."""

    gate: Gate
    acceptances: tuple[Acceptance, ...]
    intended: tuple[Intended, ...]


def scan(
    project: Project, progress: Progress = silent, now: datetime | None = None, asked: Asked | None = None, cache: Cache | None = None
) -> Audit:
    """The audit of a project's campaign; `progress` hears what is being done, `now` becomes the audit's time stamp (UTC).

    `asked` is what this scan asks of the gate beyond the settings, `cache` what earlier scans computed: the audit is the same with and
    without it. Raises SettingsError where the settings declare nothing to scan
    (CFG06) or an offer that cannot be read (CFG20, CFG21), where they or the acceptances are wrong, and GateError where `asked` is;
    everything else that goes wrong with a source is told in the audit, and the rest goes on.
    """
    now = now or datetime.now(UTC)
    if not project.settings.source:
        raise SettingsError("nothing to scan is declared.", where=str(project.folder), todo="Add a [[source]] table.", code="CFG06")
    terms = terms_of(project, now.date(), asked)
    return audited(project, gather(project, progress, cache), terms, now, progress, cache)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a scan holds copy to besides the brand's own: standards of judging, the campaign's brief, rules of wording."""

    standards: Standards
    brief: tuple[DeclaredOffer, ...]
    rules: tuple[Rule, ...]


def terms_of(project: Project, today: date, asked: Asked | None = None) -> Terms:
    """The terms of a scan, read before anything is collected, so that what is wrong in the settings is told at once."""
    brief = tuple(brief_of(project, project.settings.campaign.launch or today))
    return Terms(standards_of(project, asked), brief, rules_of(project))


def audited(
    project: Project,
    gathered: Gathered,
    terms: Terms,
    now: datetime,
    progress: Progress,
    cache: Cache | None = None,
    kept: Learned | None = None,
) -> Audit:
    """The audit of what was gathered, judged by the `kept` baseline, or else by what the settings say."""
    off = terms.standards.gate.off
    campaign, voices = prepare(project, gathered, now.date(), progress, terms.brief, terms.rules, off, cache, kept)
    comparison = compare(campaign, off, progress, project.settings.checks.silence, cache=cache)
    return conclude(project, gathered, campaign, voices, comparison, terms.standards, now)


def standards_of(project: Project, asked: Asked | None = None) -> Standards:
    """What the settings, the file of acceptances and this scan ask for."""
    accepted = load_acceptances(project.folder / project.settings.gate.acceptances)
    return Standards(gate_of(project, asked), accepted, intended_of(project))


def gather(project: Project, progress: Progress, cache: Cache | None = None, sources: Sources | None = None) -> Gathered:
    """Reads every declared source, or those that `sources` says are to be read; what could not be read is part of the result."""
    library = FilesOnce(cache) if cache else None
    approved = collect_sources("baseline", project, progress, sources=sources, library=library)
    campaign = collect_sources("campaign", project, progress, approved, sources=sources, library=library)
    stop_where_interrupted((*approved, *campaign))
    approved, campaign = (tuple(map(with_foreign_told, collections)) for collections in (approved, campaign))
    return Gathered(approved, campaign, *read_guide_of(project))


def prepare(
    project: Project,
    gathered: Gathered,
    today: date,
    progress: Progress,
    brief: Sequence[DeclaredOffer] = (),
    rules: tuple[Rule, ...] = (),
    off: Iterable[str] = (),
    cache: Cache | None = None,
    kept: Learned | None = None,
) -> tuple[Campaign, Voices]:
    """What the checks see: readings with their facts, the ledger, and how each text sounds beside the approved copy.

    Nothing is listened to where the checks that would need it are `off`.
    """
    settings = project.settings
    brand = Brand(settings.brand.name, settings.brand.aliases, gathered.guide)
    launch = settings.campaign.launch or today
    kept = kept or declared_baseline(project)
    with Once(engine_of(project), cache) as engine:
        new = touchpoints_of(gathered.campaign)
        progress(" ".join((f"splitting the copy of {len(new):,} touchpoints into sentences", *many_at_once(len(new)))))
        approved = mark_boilerplate(done(engine, Splitter(), touchpoints_of(gathered.approved)))
        beside = approved or (kept.approved if kept else ())
        readings = mark_boilerplate(done(engine, Reader(brand, launch), new), beside)
        is_heard = not set(off) >= HEARD
        voices = hear(readings, approved, brand, settings.voice, engine, progress, kept, project.folder, cache) if is_heard else NOT_HEARD
    return (
        Campaign(
            name=settings.campaign.name,
            launch=launch,
            brand=brand,
            readings=readings,
            approved=approved or (kept.approved if kept else ()),
            pages=pages_of(readings),
            voices=voices.assessments,
            ledger=build_ledger(readings, brief),
            pools=voices.pools,
            tone=voices.tone,
            journeys=journeys_of(project, readings),
            rules=rules,
            look=settings.look.rules,
        ),
        voices,
    )


def pages_of(readings: Iterable[Reading]) -> dict[str, str]:
    """The locator of each page among the readings, by the `page_key` of its address."""
    pages = (reading.touchpoint for reading in readings if reading.touchpoint.kind is Kind.PAGE)
    return {page_key(page.uri): page.locator for page in pages if page.uri}


def conclude(
    project: Project, gathered: Gathered, campaign: Campaign, voices: Voices, comparison: Comparison, standards: Standards, now: datetime
) -> Audit:
    """What the measurements mean: findings, a verdict for each concern, one for all, and how the scan ends."""
    touchpoints = _touchpoints(campaign, gathered.collections, comparison.measurements)
    channel_of = {item.locator: item.channel for item in touchpoints}
    complete = is_complete(gathered.collections)
    demands = demands_of(standards.gate, comparison.asked, touchpoints)
    scene = Scene(
        channel_of,
        {item.locator: item.sketch for item in touchpoints},
        {concern for concern, missing in comparison.checks_made.items() if missing is None and not demands[concern].left_out},
        complete,
    )
    found = judge(comparison.measurements, standards.gate.thresholds, channel_of)
    decided = decide(found, standards.acceptances, standards.intended, now.date(), scene)
    demands = with_set_apart(demands, decided)
    concerns = summarise(decided.findings, campaign, gathered.collections, comparison.checks_made, demands)
    return Audit(
        version=consistency.__version__,
        brand=campaign.brand.name,
        campaign=campaign.name,
        launch=campaign.launch,
        created_at=now,
        verdict=overall(concerns, complete=complete),
        is_complete=complete,
        concerns=concerns,
        touchpoints=touchpoints,
        findings=decided.findings,
        sources=tuple(_source(collection) for collection in gathered.collections),
        baseline=voices.baseline,
        notes=(
            *compared_with_itself(touchpoints_of(gathered.approved), touchpoints_of(gathered.campaign)),
            *_notes(project, campaign, voices, standards.gate.off),
            *launched_already(project.settings.campaign.launch, now.date()),
            *own_writing(gathered.collections),
            *many_at_once(len(touchpoints)),
            *_without_material(comparison, concerns),
            *unknown_channels(project, channel_of.values()),
        ),
        measurements=comparison.measurements,
        settings=_seen_from_here(project.file),
        decisions=decided.decisions,
        intended=decided.intended,
        gate=gated(decided.findings, concerns, missed_in(gathered.collections), standards.gate),
        offers=offer_table(campaign),
        distances=voices.distances,
        conditions=_conditions(project, voices, standards.gate.off),
    )


def _conditions(project: Project, voices: Voices, off: Iterable[str]) -> Conditions:
    voice = project.settings.voice
    learned = "learned for this scan from the declared approved copy" if voices.baseline else ""
    return Conditions(
        model=voices.model,
        baseline=voice.baseline or learned,
        encoder=voice.encoder,
        false_alarms=voice.false_alarms,
        false_discoveries=voice.false_discoveries,
        skipped=tuple(off),
    )


def _seen_from_here(file: Path) -> str:
    """The settings' file as a path below the folder that the scan runs in, else its bare name: no audit tells a machine's own paths."""
    here, place = Path.cwd(), file.absolute()
    return place.relative_to(here).as_posix() if place.is_relative_to(here) else file.name


def _touchpoints(
    campaign: Campaign, collections: Sequence[Collection], measurements: Iterable[Measurement]
) -> tuple[TouchpointSummary, ...]:
    told = {locator for one in measurements if one.certainty > 0 for locator in (*one.about, *(item.locator for item in one.evidence))}
    sources = {item.locator: number for number, one in enumerate(collections) if one.purpose == "campaign" for item in one.touchpoints}
    summaries = (touchpoint_summary(reading, campaign.voices or {}) for reading in campaign.readings)
    texts = {reading.touchpoint.locator: reading.touchpoint.text for reading in campaign.readings if reading.touchpoint.locator in told}
    return tuple(replace(one, source=sources.get(one.locator), text=texts.get(one.locator, "")) for one in summaries)


def touchpoint_summary(reading: Reading, voices: Mapping[str, Assessment]) -> TouchpointSummary:
    """What an audit keeps of a reading, but for its text and its source."""
    touchpoint = reading.touchpoint
    return TouchpointSummary(
        locator=touchpoint.locator,
        id=touchpoint.id,
        channel=touchpoint.channel,
        kind=touchpoint.kind.value,
        title=touchpoint.title,
        words=sum(len(reading.slice(segment).split()) for segment in reading.copy_segments()),
        digest=touchpoint.digest,
        stage=touchpoint.stage,
        uri=touchpoint.uri,
        observed_at=touchpoint.observed_at,
        voice=voice_score(voices.get(touchpoint.locator)),
        sketch=touchpoint.sketch,
    )


def voice_score(assessment: Assessment | None) -> VoiceScore | None:
    """What an audit keeps of an assessment."""
    if assessment is None:
        return None
    flagged = assessment.verdict is VoiceVerdict.DRIFT
    return VoiceScore(
        assessment.score, flagged, assessment.p_value, assessment.verdict, assessment.yardstick, assessment.encoders, assessment.untold
    )


def _source(collection: Collection) -> SourceSummary:
    read_count = len(collection.touchpoints)
    return SourceSummary(
        collection.purpose,
        collection.channel,
        collection.path,
        read_count,
        collection.skipped,
        collection.unreadable,
        len(collection.answers),
        collection.line,
        collection.is_remote,
    )


def _notes(project: Project, campaign: Campaign, voices: Voices, off: Mapping[str, str]) -> tuple[str, ...]:
    """What a reader of the report must know to trust it: assumptions made, and what could not be judged."""
    notes: Sequence[str | None] = (
        None if project.settings.campaign.launch else f"campaign.launch is not set, so offers were judged as of today, {campaign.launch}.",
        None if "voice" in off else voices.note,
        NOWHERE if _leads_nowhere(campaign) and "message_match" not in off else None,
        *voices.notes,
        *mistaken_channels(*([one.touchpoint.channel for one in readings] for readings in (campaign.readings, campaign.approved))),
        *mistaken_stages(reading.touchpoint.stage for reading in campaign.readings),
        *(_idle(rule) for rule in campaign.rules if not any(rule.holds_in(reading.touchpoint.channel) for reading in campaign.readings)),
    )
    return tuple(note for note in notes if note)


def _without_material(comparison: Comparison, concerns: Sequence[ConcernSummary]) -> Iterator[str]:
    """What was looked for and not found to look at, where everything else was read."""
    told = {one.concern for one in concerns}
    for name, missing in comparison.checks_made.items():
        if missing is None and name not in told:
            yield concern_named(name).without_material


def _leads_nowhere(campaign: Campaign) -> bool:
    """Whether there are adverts or messages, and none of them leads a customer on."""
    return not campaign.leads_anywhere and any(reading.touchpoint.kind is not Kind.PAGE for reading in campaign.readings)


def _idle(rule: Rule) -> str:
    where = f"the channel {' or '.join(rule.channels)}" if rule.channels else "the campaign"
    return f"Nothing of {where} was read, so the rule “{rule.name}” held nothing to account."
