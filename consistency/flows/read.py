"""The read phase: declared sources to readings, each touchpoint alone, nothing dropped silently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from consistency.channels import collect
from consistency.channels.collect import Library
from consistency.channels.columns import NAMES, names_words, unknown_names
from consistency.channels.kept import is_kept, read_kept
from consistency.channels.services import SERVICES, Visit, collect_service
from consistency.errors import RackError, SettingsError
from consistency.flows.interrupt import interrupted, is_interrupted
from consistency.flows.progress import Progress
from consistency.flows.sources import Sources
from consistency.flows.stage import staged
from consistency.offers import extract
from consistency.records.campaign import Brand
from consistency.records.collection import Collection, Unreadable
from consistency.records.guide import Guide
from consistency.records.reading import Reading
from consistency.records.touchpoint import Touchpoint
from consistency.segment import mark_boilerplate, segment
from consistency.settings import BaselineSettings, Project, SourceSettings
from consistency.settings.lines import Place, line_of
from consistency.settings.load import told

OnSource = Callable[[Sequence[Collection]], None]
"""Hears what was read so far."""
CACHE = ".consistency"
MARKDOWN = frozenset({".md", ".markdown", ""})
"""Where, beside the settings, services keep what a later scan can use again."""


def collect_sources(
    purpose: str,
    project: Project,
    progress: Progress,
    before: Sequence[Collection] = (),
    on_source: OnSource | None = None,
    sources: Sources | None = None,
    library: Library | None = None,
) -> tuple[Collection, ...]:
    """What each declared source of one purpose ("baseline", "campaign") gives, in the order of the settings.

    A source that is a file of collected touchpoints gives the collections that it was made of. `before` is what was read until now: once
    reading was interrupted, the sources that follow are told as interrupted and not read. `on_source` is given all that was read until
    now after each source but the last one, with those that are still to be read as not read. `sources` says which are not to be read, and
    `library` knows files that were read before.

    Raises SettingsError where a service or its options are wrong; what goes wrong while reading is part of the collections.
    """
    table = "baseline" if purpose == "baseline" else "source"
    declared: Sequence[BaselineSettings] = getattr(project.settings, table)
    asked = [options_of(source, project, (table, number)) for number, source in enumerate(declared)]
    found: list[Collection] = []
    for number, (source, options) in enumerate(zip(declared, asked, strict=True), 1):
        if is_interrupted((*before, *found)):
            gathered: tuple[Collection, ...] = (interrupted(purpose, source.channel, source.path or str(source.service)),)
        else:
            gathered = _collected(purpose, source, options, project, progress, sources, library)
        line = line_of(project.lines, (table, number - 1)) or 0
        found += [replace(one, line=line, is_remote=one.is_remote or source.service is not None) for one in gathered]
        if on_source and number < len(declared):
            waiting = [interrupted(purpose, one.channel, one.path or str(one.service)) for one in declared[number:]]
            on_source((*before, *staged(found, project.settings.stage), *waiting))
    return staged(found, project.settings.stage)


def options_of(source: BaselineSettings, project: Project, place: Place) -> Any:
    """The service's own options, typed; None for a path. The columns of either are looked at too."""
    _check_columns(source, project, place)
    if source.service is None:
        return None
    line = project.lines.get((*place, "service"))
    where = f"{project.file}:{line}" if line else str(project.file)
    try:
        options = SERVICES[source.service].Options
        return options.model_validate(source.options)
    except RackError as error:
        raise SettingsError(error.what, where=where, todo=error.todo, code="CFG07") from error
    except ValidationError as error:
        raise told(error, options, project.file, project.lines, (*place, "options")) from error


def _check_columns(source: BaselineSettings, project: Project, place: Place) -> None:
    """SettingsError CFG08 where there are columns that nothing would be read by."""
    unknown = unknown_names(source.columns)
    if source.columns and source.service is not None:
        what = "columns are for a path."
    elif unknown:
        what = f"columns cannot name {', '.join(map(repr, unknown))}."
    elif source.columns and not names_words(source.columns):
        what = "columns name nothing that people read."
    else:
        return
    line = line_of(project.lines, (*place, "columns", *unknown[:1]))
    where = f"{project.file}:{line}" if line else str(project.file)
    raise SettingsError(what, where=where, todo=f'For a path, name any of {", ".join(NAMES)}, as in text = "Caption".', code="CFG08")


def _collected(
    purpose: str,
    source: BaselineSettings,
    options: Any,
    project: Project,
    progress: Progress,
    sources: Sources | None,
    library: Library | None,
) -> tuple[Collection, ...]:
    """What there is of a source: as the last night saw it, or read now."""
    seen = sources.seen(purpose, source) if sources else None
    gathered = seen or _collect(purpose, source, options, project, progress, library)
    if sources and not is_interrupted(gathered):
        sources.note(purpose, source, gathered)
    return gathered


def _collect(
    purpose: str, source: BaselineSettings, options: Any, project: Project, progress: Progress, library: Library | None
) -> tuple[Collection, ...]:
    if source.service is not None:
        visit = Visit(source.channel, source.stage, project.folder, project.folder / CACHE, progress)
        return (collect_service(purpose, source.service, options, visit),)
    if "://" in (source.path or ""):
        todo = "Scan it with consistency bulk, or copy the files into a folder."
        line = Unreadable(str(source.path), "REA92", "an address is not read here, only files and folders are.", todo)
        return (Collection(purpose, source.channel, str(source.path), unreadable=(line,)),)
    path = project.folder / (source.path or "")
    if is_kept(path):
        progress(f"reading {source.path}")
        return tuple(replace(one, is_remote=True) for one in read_kept(path, source.path or "", purpose, source.channel))
    found = collect(
        purpose,
        source.channel,
        path,
        project.folder,
        url=source.url if isinstance(source, SourceSettings) else None,
        stage=source.stage,
        on_file=lambda locator: progress(f"reading {locator}"),
        keep_paused=source.keep_paused,
        columns=source.columns,
        library=library,
    )
    return (found,)


def read_guide_of(project: Project) -> tuple[Guide | None, Collection | None]:
    """The brand's guide and how reading it went; (None, None) where none is declared."""
    from consistency.guide import read_guide

    declared = project.settings.brand.guide
    if declared is None:
        return None, None
    path = project.folder / declared
    try:
        guide = read_guide(path, path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        todo = "Correct brand.guide or the file." if path.suffix in MARKDOWN else f"Save it as {path.stem}.md (Markdown) and name that."
        problem = Unreadable(declared, "GUI01", f"the style guide cannot be read: {reason}.", todo)
        return None, Collection("guide", "guide", declared, unreadable=(problem,))
    return replace(guide, path=declared), Collection("guide", "guide", declared)


def touchpoints_of(collections: Iterable[Collection]) -> tuple[Touchpoint, ...]:
    """All touchpoints in order; the same file declared twice counts once."""
    unique = {touchpoint.locator: touchpoint for collection in collections for touchpoint in collection.touchpoints}
    return tuple(unique.values())


def read(touchpoints: Iterable[Touchpoint], beside: Sequence[Reading] = ()) -> tuple[Reading, ...]:
    """Readings with segments, boilerplate marked; `beside` is the brand's other copy, which shows what is repeated."""
    return mark_boilerplate([Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints], beside)


def with_facts(readings: Iterable[Reading], brand: Brand, launch: date) -> tuple[Reading, ...]:
    """The readings with the offer facts that they state."""
    return tuple(replace(reading, facts=extract(reading, brand, launch)) for reading in readings)
