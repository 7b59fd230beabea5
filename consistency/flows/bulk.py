"""A scan of any number of touchpoints: read, grouped and compared inside the engine, results as Parquet, the summary here."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from consistency.channels.portions import Portion, opened, portions_of, system_of
from consistency.errors import BaselineError, SettingsError, UnreadableError
from consistency.flows.asked import Asked
from consistency.flows.baseline import Learned, approved_copy, declared_baseline, learn_project
from consistency.flows.bulk_files import STEPS
from consistency.flows.bulk_work import Addressed, Auditor, Numbered, Parcel, Parceller, Piece, Sorted, Sorter
from consistency.flows.engine import engine_of, run_by
from consistency.flows.progress import Progress, silent
from consistency.flows.read import read_guide_of
from consistency.flows.scan import terms_of
from consistency.flows.ties import Unit, groups_of, names_of, unit_of
from consistency.protocols import Engine
from consistency.records.bulk import SHOWN, BulkSummary
from consistency.records.campaign import Brand
from consistency.records.collection import Unreadable
from consistency.settings import Project, SourceSettings

PARCEL = 500
"""Touchpoints in a parcel at least, if there are so many: some seconds of work."""
UNTOLD = ("offer-untold",)
"""What is asked of a campaign as a whole, and of no group of it."""
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Source:
    """A declared source in portions."""

    channel: str
    portions: tuple[Portion, ...]


def scan_in_bulk(
    project: Project, to: str, progress: Progress = silent, now: datetime | None = None, asked: Asked | None = None
) -> BulkSummary:
    """Scans the declared sources, which are Parquet or JSON Lines, and writes the results into the folder or address `to`.

    Touchpoints that belong together (`flows.ties`) are audited as `scan` would audit them alone. This process holds their counts and the
    worst findings, never the touchpoints. The same input gives the same tables in every engine.

    Raises SettingsError where the settings declare no source (CFG06) or one that is not read in bulk (CFG30), or `to` is in use (CFG31);
    UnreadableError where nothing of a source can be read. What cannot be read in a source is counted, told, and the rest goes on.
    """
    now = now or datetime.now(UTC)
    terms = terms_of(project, now.date(), asked)
    gate = terms.standards.gate
    summary, sources = BulkSummary(gate.fail_on.value if gate.fail_on else "never", gate.max_new), _sources(project)
    _claim(to)
    guide, guide_source = read_guide_of(project)
    kept = _baseline(project, summary, progress)
    _miss(summary, guide_source.unreadable if guide_source else ())
    launch = project.settings.campaign.launch or now.date()
    brand = Brand(project.settings.brand.name, project.settings.brand.aliases, guide)
    alone = _alone(project, launch)
    with engine_of(project) as engine:
        found = _sorted(engine, Sorter(brand, launch, f"{to}/{STEPS}", project.settings.stage), sources, summary, progress)
        parcels = _parcels(engine, Parceller(f"{to}/{STEPS}"), found, progress)
        auditor = Auditor(alone, terms, guide, kept, now, to)
        for number, groups in enumerate(_done(engine, auditor, parcels), 1):
            for group in groups:
                summary.add(group)
            progress(
                f"audited {number} of {len(parcels)} parcels: {summary.groups:,} groups, {summary.failing:,} findings that fail the scan"
            )
    _finish(to, summary)
    return summary


def _alone(project: Project, launch: date) -> Project:
    """The project as a worker has it: it works by itself, asks no language model, and no group what is for a whole campaign to answer."""
    settings = run_by(project, "local", None).settings
    changed = {
        "checks": settings.checks.model_copy(update={"silence": (*settings.checks.silence, *UNTOLD)}),
        "campaign": settings.campaign.model_copy(update={"launch": launch}),
        "voice": settings.voice.model_copy(update={"rewriter": None}),
        "path": (),
    }
    return replace(project, settings=settings.model_copy(update=changed))


def _sources(project: Project) -> tuple[Source, ...]:
    declared = project.settings.source
    if not declared:
        raise SettingsError("nothing to scan is declared.", where=str(project.folder), todo="Add a [[source]] table.", code="CFG06")
    return tuple(Source(one.channel, portions_of(_address(one, project))) for one in declared)


def _address(source: SourceSettings, project: Project) -> str:
    if source.path is None:
        todo = "Collect it first: consistency collect --output copy.parquet, and name that file as the path."
        raise SettingsError(f"the service {source.service} is not read in bulk.", where=str(project.file), todo=todo, code="CFG30")
    return source.path if "://" in source.path else str(project.folder / source.path)


def _claim(to: str) -> None:
    """Refuses a folder that holds something; nobody's results are overwritten."""
    system, path = system_of(to)
    if system.exists(path) and system.ls(path):
        raise SettingsError("the folder for the results is not empty.", where=to, todo="Name a new folder with --to.", code="CFG31")
    system.makedirs(path, exist_ok=True)


def _baseline(project: Project, summary: BulkSummary, progress: Progress) -> Learned | None:
    """The one baseline that all groups are judged by; None where there is no approved copy, or too little."""
    if not project.settings.baseline and project.settings.voice.baseline is None:
        return None
    try:
        kept = declared_baseline(project) or learn_project(project, progress)
        approved, collections = approved_copy(project, kept, progress)
    except BaselineError as error:
        summary.notes.append(f"Voice was not judged: {error.what} {error.todo}".strip())
        return None
    _miss(summary, [line for one in collections for line in one.unreadable])
    # what the readings hold already is not sent to every worker once more
    return replace(kept, approved=approved, collections=tuple(replace(one, touchpoints=()) for one in collections))


def _miss(summary: BulkSummary, lines: Sequence[Unreadable], more: int = 0) -> None:
    summary.missed += max(more, len(lines))
    summary.unread += lines[: max(0, SHOWN - len(summary.unread))]


def _sorted(engine: Engine, work: Sorter, sources: Iterable[Source], summary: BulkSummary, progress: Progress) -> list[Sorted]:
    portions = [(portion, source.channel) for source in sources for portion in source.portions]
    numbered = [Numbered(number, portion, channel) for number, (portion, channel) in enumerate(portions)]
    found = []
    for one in _done(engine, work, numbered):
        found.append(one)
        summary.touchpoints += sum(one.ties.values())
        summary.skipped += one.skipped
        _miss(summary, one.unread, one.missed)
        progress(f"read {one.number + 1} of {len(numbered)} portions: {summary.touchpoints:,} touchpoints")
    if not summary.touchpoints and not summary.missed:
        raise UnreadableError("no touchpoints are in the declared sources.", todo="Name what holds copy.", code="REA21")
    return found


def _parcels(engine: Engine, work: Parceller, found: Sequence[Sorted], progress: Progress) -> list[Parcel]:
    """All groups in parcels of about as many touchpoints, and where their touchpoints lie."""
    progress("putting together what belongs together")
    groups = groups_of([one.ties for one in found])
    names, sizes = names_of(groups), _sizes(found, groups)
    parcel_of = _packed(sizes)
    addressed = [_addressed(one, groups, parcel_of) for one in found]
    pieces: dict[int, list[Piece]] = defaultdict(list)
    for made in _done(engine, work, addressed):
        for piece in made:
            pieces[piece.parcel].append(piece)
    inside: dict[int, dict[int, str]] = defaultdict(dict)
    for group, parcel in parcel_of.items():
        inside[parcel][group] = names[group]
    return [Parcel(number, inside[number], tuple(own)) for number, own in sorted(pieces.items())]


def _addressed(one: Sorted, groups: Mapping[Unit, int], parcel_of: Mapping[int, int]) -> Addressed:
    own = {unit: groups[unit] for unit in (unit_of(ties, one.number, groups) for ties in one.ties)}
    return Addressed(one.number, one.address, own, {group: parcel_of[group] for group in own.values()})


def _sizes(found: Sequence[Sorted], groups: Mapping[Unit, int]) -> dict[int, int]:
    """Touchpoints of each group, in the order of their numbers."""
    sizes: dict[int, int] = defaultdict(int)
    for one in found:
        for ties, count in one.ties.items():
            sizes[groups[unit_of(ties, one.number, groups)]] += count
    return dict(sorted(sizes.items()))


def _packed(sizes: Mapping[int, int]) -> dict[int, int]:
    """The parcel of each group: neighbours together until there are PARCEL touchpoints."""
    parcels, number, held = {}, 0, 0
    for group, size in sizes.items():
        parcels[group] = number
        held += size
        if held >= PARCEL:
            number, held = number + 1, 0
    return parcels


def _done(engine: Engine, work: Callable[[Sequence[Item]], Sequence[Result]], items: Iterable[Item]) -> Iterator[Result]:
    """What the work makes of each item, each a batch of its own."""
    for results in engine.map(work, ([item] for item in items)):
        yield from results


def _finish(to: str, summary: BulkSummary) -> None:
    """Writes the summary last, so that where it stands the results are whole; takes away what was handed from step to step."""
    system, path = system_of(f"{to}/{STEPS}")
    if system.exists(path):
        system.rm(path, recursive=True)
    with opened(f"{to}/summary.json", "wb") as stream:
        stream.write(json.dumps(summary.to_plain(), indent=2, ensure_ascii=False).encode() + b"\n")
