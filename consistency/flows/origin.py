"""What a scan would be made from, as one key: where it is the same as last time, so would the audit be."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import consistency
from consistency.assets import asset
from consistency.flows.keys import plugins
from consistency.records.collection import Collection
from consistency.records.touchpoint_json import to_plain
from consistency.settings import BaselineSettings, Project, VoiceSettings
from consistency.settings.acceptances import load_acceptances

PAGES = frozenset({".html", ".htm", ".xhtml", ".mjml"})


def key_of_files(project: Project, today: date) -> str | None:
    """The key of a project whose sources are all files and folders; None where a service has to be asked."""
    if any(source.service is not None for source in _sources(project)):
        return None
    return _key((*_around(project, today), *_files(project)))


def key_of_copy(project: Project, collections: Sequence[Collection], today: date) -> str:
    """The key of what was read, wherever it came from."""
    return _key((*_around(project, today), *(line for one in collections for line in _copy(one))))


def _copy(collection: Collection) -> Iterator[str]:
    yield f"{collection.purpose} {collection.channel} {collection.path}"
    for touchpoint in collection.touchpoints:
        yield json.dumps(to_plain(touchpoint), sort_keys=True)
    for line in (*collection.skipped, *collection.unreadable, *collection.answers):
        yield repr(line)


def _key(parts: Iterable[str]) -> str:
    key = hashlib.sha256()
    for part in parts:
        key.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return key.hexdigest()


def _around(project: Project, today: date) -> Iterator[str]:
    """The program with its models and plug-ins, the settings, what the day changes, and the files that settings name besides sources."""
    yield consistency.__version__
    yield from _models()
    yield from plugins()
    settings = project.settings
    yield _digest(project.file)  # findings quote its lines
    yield str(settings.campaign.launch or today)
    yield from _run_out(project, today)
    for name in filter(None, (settings.brand.guide, settings.voice.baseline, settings.gate.acceptances)):
        yield from _file_or_folder(project.folder / name, name)
    yield from _file_or_folder(project.folder / settings.voice.baselines, settings.voice.baselines)
    for model in _named_models(settings.voice):
        if (project.folder / model).exists():
            yield from _file_or_folder(project.folder / model, model)


def _named_models(voice: VoiceSettings) -> Iterator[str]:
    """What the settings say of encoders besides the bundled one: models by path, or by a name that is no path here."""
    yield from filter(None, (voice.encoder, *(one.partition(":")[2] for one in voice.encoders)))


def _run_out(project: Project, today: date) -> Iterator[str]:
    """The acceptances whose last day has passed."""
    for one in load_acceptances(project.folder / project.settings.gate.acceptances):
        if one.until is not None and one.until < today:
            yield f"expired {one.id} {one.until}"


def _models() -> Iterator[str]:
    """Names and sizes are enough: what a released version ships does not change."""
    folder = asset("models")
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".npz", ".json", ".onnx"}:
            yield f"{file.relative_to(folder)} {file.stat().st_size}"


def _sources(project: Project) -> tuple[BaselineSettings, ...]:
    return (*project.settings.baseline, *project.settings.source)


def _files(project: Project) -> Iterator[str]:
    """Every source's files; of a single page or mail template all that lies beside it, as it may be styled and put together from there."""
    for source in _sources(project):
        path = project.folder / (source.path or "")
        yield from _file_or_folder(path.parent if path.suffix.casefold() in PAGES else path, source.path or "")


def _file_or_folder(path: Path, name: str) -> Iterator[str]:
    """Names and contents, in order; what cannot be read as it is: as such."""
    files = sorted(_below(path)) if path.is_dir() else [""]
    yield f"{name} {len(files)}"
    for file in files:
        yield f"{file or name} {_digest(path / file)}"


def _below(folder: Path) -> Iterator[str]:
    """The files in a folder and in all folders in it, but for hidden ones, by their paths from it."""
    for place, folders, files in os.walk(folder):
        folders[:] = (name for name in folders if not name.startswith("."))
        beginning = os.path.relpath(place, folder) + os.sep if place != str(folder) else ""
        yield from (beginning + name for name in files if not name.startswith("."))


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
