"""What a scan would be made from, as one key: where it is the same as last time, so would the audit be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import consistency
from consistency.assets import asset
from consistency.records.collection import Collection
from consistency.records.touchpoint_json import to_plain
from consistency.settings import BaselineSettings, Project

READ_AT_ONCE = 1 << 20


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
    """The program and its models, the settings, the day that offers are judged at, and the files that settings name besides sources."""
    yield consistency.__version__
    yield from _models()
    settings = project.settings
    yield json.dumps(settings.model_dump(mode="json"), sort_keys=True)
    yield str(settings.campaign.launch or today)
    for name in filter(None, (settings.brand.guide, settings.voice.baseline, settings.gate.acceptances)):
        yield from _file_or_folder(project.folder / name, name)
    yield from _file_or_folder(project.folder / settings.voice.baselines, settings.voice.baselines)


def _models() -> Iterator[str]:
    """Names and sizes are enough: what a released version ships does not change."""
    folder = asset("models")
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".npz", ".json", ".onnx"}:
            yield f"{file.relative_to(folder)} {file.stat().st_size}"


def _sources(project: Project) -> tuple[BaselineSettings, ...]:
    return (*project.settings.baseline, *project.settings.source)


def _files(project: Project) -> Iterator[str]:
    for source in _sources(project):
        yield from _file_or_folder(project.folder / (source.path or ""), source.path or "")


def _file_or_folder(path: Path, name: str) -> Iterator[str]:
    """Names and contents, in order; what cannot be read as it is: as such."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    yield f"{name} {len(files)}"
    for file in files:
        if file.is_dir():
            continue
        yield f"{file.relative_to(path) if file != path else name} {_digest(file)}"


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while some := stream.read(READ_AT_ONCE):
                digest.update(some)
    except OSError as error:
        return f"unreadable: {error.strerror}"
    return digest.hexdigest()
