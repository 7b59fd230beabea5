"""The read phase: declared sources to readings, each touchpoint alone, nothing dropped silently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from consistency.channels import collect
from consistency.flows.progress import Progress
from consistency.offers import extract
from consistency.records.campaign import Brand
from consistency.records.collection import Collection, Unreadable
from consistency.records.guide import Guide
from consistency.records.reading import Reading
from consistency.records.touchpoint import Touchpoint
from consistency.segment import mark_boilerplate, segment
from consistency.settings import BaselineSettings, Project, SourceSettings


def collect_sources(purpose: str, sources: Iterable[BaselineSettings], folder: Path, progress: Progress) -> tuple[Collection, ...]:
    """What each declared source gives, in the order of the settings."""
    return tuple(_collect(purpose, source, folder, progress) for source in sources)


def _collect(purpose: str, source: BaselineSettings, folder: Path, progress: Progress) -> Collection:
    url = source.url if isinstance(source, SourceSettings) else None
    return collect(
        purpose,
        source.channel,
        folder / source.path,
        folder,
        url=url,
        stage=source.stage,
        on_file=lambda locator: progress(f"reading {locator}"),
    )


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
        problem = Unreadable(declared, "GUI01", f"the style guide cannot be read: {reason}.", "Correct brand.guide or the file.")
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
