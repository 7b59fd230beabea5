"""Baselines from where they are kept or declared: a file, a published version, the approved copy of a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consistency.baseline import Edition, Stored, edition_of, learn, load_stored
from consistency.baseline.fusion import packaged_fusion
from consistency.baseline.publish import REFERENCE, find
from consistency.encoders import ENCODERS
from consistency.errors import BaselineError, SettingsError
from consistency.flows.foreign import in_english, with_foreign_told
from consistency.flows.interrupt import stop_where_interrupted
from consistency.flows.progress import Progress, silent
from consistency.flows.read import collect_sources, read, touchpoints_of
from consistency.protocols import Encoder
from consistency.records.collection import Collection
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.voice import Representation
from consistency.represent import represent_all
from consistency.represent.dials import packaged_dials
from consistency.settings import Project, load_settings
from consistency.settings.lines import line_of

BUNDLED = "minilm"
"""The encoder that the voice model was trained with and always listens with."""


@dataclass(frozen=True, slots=True)
class Learned:
    """An edition and the readings of approved copy that it was learned from; `collections` tell what of it could not be read."""

    edition: Edition
    approved: tuple[Reading, ...]
    collections: tuple[Collection, ...] = ()


def bundled() -> Encoder:
    """A new encoder of the kind that the voice model listens with."""
    encoder: Encoder = ENCODERS[BUNDLED]()
    return encoder


def open_baseline(path: Path, encoder: Encoder | None = None) -> Learned:
    """A baseline from its file; where it was learned with another voice model or other tone dials, its sentences are read again with these.

    BaselineError BAS02 where the file is none, BAS03 where it is of another model and holds no sentences.
    """
    stored = load_stored(path)
    approved = approved_readings(stored)
    if (stored.version, stored.dials) == (packaged_fusion().version, packaged_dials().version):
        return Learned(_placed(stored, path), approved)
    if not stored.has_sentences:
        return Learned(_placed(_without_dials(stored), path), approved)
    representations = represent_all(approved, encoder or bundled(), stored.names)
    kept = [replace(text, is_of_terms=one.is_of_terms) for text, one in zip(representations, stored.texts, strict=True)]
    again = edition_of(learn(stored.name, kept), stored.names, stored.origins, stored.encoder, packaged_dials().version)
    return Learned(again, approved)


def _without_dials(stored: Stored) -> Stored:
    """What other dials measured cannot be held beside what these measure."""
    return replace(stored, texts=tuple(replace(text, dials=None) for text in stored.texts), dials="")


def _placed(stored: Stored, path: Path) -> Edition:
    try:
        return stored.learned()
    except BaselineError as error:
        raise BaselineError(error.what, where=str(path), todo=error.todo, code=error.error_code) from error


def approved_readings(stored: Stored) -> tuple[Reading, ...]:
    """The kept sentences as readings; none where the file holds only numbers."""
    return tuple(_reading(text) for text in stored.texts) if stored.has_sentences else ()


def _reading(text: Representation) -> Reading:
    touchpoint = Touchpoint(locator=text.locator, channel=text.channel, kind=Kind.TEXT, text=text.text)
    return Reading(touchpoint, tuple(Segment(start, end, role, 0) for (start, end), role in zip(text.spans, text.roles, strict=True)))


def learn_project(project: Project, progress: Progress = silent, encoder: Encoder | None = None, name: str = "") -> Learned:
    """Learn a baseline from the approved copy that a settings file declares, without looking at the campaign.

    SettingsError CFG09 where it declares none; BaselineError BAS01 where it comes to too little.
    """
    settings = project.settings
    if not settings.baseline:
        todo = "Add a [[baseline]] table for each channel."
        raise SettingsError("no approved copy is declared.", where=str(project.file), todo=todo, code="CFG09")
    collections = tuple(map(with_foreign_told, collect_sources("baseline", project, progress)))
    stop_where_interrupted(collections)
    approved = tuple(in_english(read(touchpoints_of(collections))))
    progress("listening to how the approved copy is said")
    brand = name or settings.brand.name
    names = tuple(dict.fromkeys((brand, settings.brand.name, *settings.brand.aliases)))
    baseline = learn(brand, represent_all(approved, encoder or bundled(), names))
    origins = [f"{one.channel}: {one.path} ({len(one.touchpoints)} read)" for one in collections]
    return Learned(edition_of(baseline, names, origins, BUNDLED, packaged_dials().version), approved, collections)


def approved_copy(
    project: Project, learned: Learned | None, progress: Progress = silent
) -> tuple[tuple[Reading, ...], tuple[Collection, ...]]:
    """The approved copy as a scan reads it, with how reading it went; where none is declared, what a kept baseline holds of it."""
    if learned and learned.collections:
        return learned.approved, learned.collections
    own = collect_sources("baseline", project, progress)
    stop_where_interrupted(own)
    return read(touchpoints_of(own)) or (learned.approved if learned else ()), own


def declared_file(project: Project) -> Path | None:
    """The file of the baseline that the settings name, by path or as `brand@version`; None where they name none."""
    voice = project.settings.voice
    if voice.baseline is None:
        return None
    path = project.folder / voice.baseline
    if path.is_file():
        return path
    line = line_of(project.lines, ("voice", "baseline"))
    where = f"{project.file}:{line}" if line else str(project.file)
    if not REFERENCE.fullmatch(voice.baseline):
        todo = "Make it: consistency learn --output FILE, or name a published one: brand@version."
        raise SettingsError(f"there is no baseline {voice.baseline!r}.", where=where, todo=todo, code="CFG10")
    try:
        return find(voice.baseline, project.folder / voice.baselines)
    except BaselineError as error:
        raise SettingsError(error.what, where=where, todo=error.todo, code="CFG10") from error


def declared_baseline(project: Project, encoder: Encoder | None = None) -> Learned | None:
    """The baseline that the settings name, opened; None where they name none."""
    path = declared_file(project)
    return None if path is None else open_baseline(path, encoder)


def baseline_of(project: Project, progress: Progress = silent, encoder: Encoder | None = None) -> Learned:
    """The baseline that a project judges by: the one its settings name, else what its approved copy amounts to."""
    return declared_baseline(project, encoder) or learn_project(project, progress, encoder)


def baseline_at(path: Path, progress: Progress = silent, encoder: Encoder | None = None) -> Learned:
    """The baseline of a baseline's file, of a settings file, or of a folder with a settings file."""
    if path.is_dir() or path.suffix.casefold() == ".toml":
        return baseline_of(load_settings(path), progress, encoder)
    return open_baseline(path, encoder)


def unread(collections: Sequence[Collection]) -> list[str]:
    """A line for each thing that could not be read."""
    return [f"{gap.code} {gap.locator}: {gap.what} {gap.todo}" for one in collections for gap in one.unreadable]
