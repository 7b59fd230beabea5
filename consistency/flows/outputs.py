"""Looks at the files that a command is about to write, before its work begins: none may be one that it reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from consistency.channels.kept import is_kept
from consistency.channels.not_copy import is_for_machines
from consistency.errors import OutputError
from consistency.records.signature import is_ours
from consistency.settings import Project, load_settings
from consistency.stores.address import DEFAULT

ANOTHER = "Name another file for the output."


@dataclass(frozen=True, slots=True)
class Input:
    """A file or folder that a command reads, and what it is to the reader of a message."""

    what: str
    place: Path


def inputs_of(project: Project) -> Iterator[Input]:
    """The settings, and every file and folder that they name to be read."""
    yield from copy_of(project)
    if project.settings.voice.baseline:
        yield Input("the baseline that the settings judge by", project.folder / project.settings.voice.baseline)


def copy_of(project: Project) -> Iterator[Input]:
    """The same without the kept baseline, which is made of copy and may well be made anew."""
    settings = project.settings
    yield Input("the settings", project.file)
    yield Input("the list of accepted findings", project.folder / settings.gate.acceptances)
    yield Input("the history of nights", project.folder / (settings.history.database or DEFAULT))
    if settings.brand.guide:
        yield Input("the style guide", project.folder / settings.brand.guide)
    yield from (Input("approved copy", project.folder / one.path) for one in settings.baseline if one.path)
    yield from (Input("copy to be scanned", project.folder / one.path) for one in settings.source if one.path)


def inputs_at(path: Path) -> Iterator[Input]:
    """What a baseline's file, a settings file or a folder with one names to be read."""
    if path.is_dir() or path.suffix.casefold() == ".toml":
        yield from inputs_of(load_settings(path))
    else:
        yield Input("the baseline that is asked for", path)


def refuse_inputs(outputs: Iterable[Path], inputs: Iterable[Input]) -> None:
    """OutputError OUT01 for the first output that would overwrite an input.

    In a folder of copy a file counts as copy unless this program wrote it or nobody reads it; a file that is named itself always counts.
    """
    read = tuple(inputs)
    for output in outputs:
        if (lost := next((one for one in read if _is_lost(output, one.place)), None)) is not None:
            what = f"this file is {lost.what}, and the output would overwrite it."
            raise OutputError(what, where=str(output), todo=ANOTHER, code="OUT01")


def _is_lost(output: Path, place: Path) -> bool:
    """Whether writing the output would cost what lies at an input's place."""
    try:
        if not output.is_file():
            return False
        return output.samefile(place) if place.is_file() else _is_read(output.resolve(), place.resolve())
    except (OSError, ValueError):  # what is not there, or has a name that no disk could hold, cannot be lost
        return False


def _is_read(file: Path, folder: Path) -> bool:
    """Whether reading a folder comes to this file and takes it for other people's."""
    if not (folder.is_dir() and file.is_relative_to(folder)):
        return False
    return not (any(map(is_for_machines, _way(file, folder))) or is_ours(file) or is_kept(file))


def _way(file: Path, folder: Path) -> Iterator[Path]:
    """The file and the folders between it and the folder."""
    yield file
    yield from (above for above in file.parents if above != folder and above.is_relative_to(folder))


def why_not_writable(output: Path) -> OutputError | None:
    """OutputError OUT02 where it can be told beforehand that the file cannot be written; nothing is written for it."""
    try:
        if output.is_dir():
            return _refused(output, "it is a folder")
        if output.exists() and not output.is_file():
            return None if os.access(output, os.W_OK) else _refused(output, "you are not allowed to write there")
        above = next(one for one in output.absolute().parents if one.exists())
    except (OSError, ValueError) as error:
        return unwritten(output, error)
    if not above.is_dir():
        return _refused(output, f"{above} is a file, not a folder")
    return None if os.access(above, os.W_OK | os.X_OK) else _refused(output, f"you are not allowed to write in {above}")


def unwritten(output: Path, error: OSError | ValueError) -> OutputError:
    """What went wrong when a file was written, as OutputError OUT02."""
    return _refused(output, (getattr(error, "strerror", None) or str(error)).lower())


def _refused(output: Path, why: str) -> OutputError:
    return OutputError(f"this file cannot be written: {why}.", where=str(output), todo=ANOTHER, code="OUT02")
