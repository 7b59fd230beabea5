"""The one door: walks a declared source and reads every file of it, counting what was read, skipped and could not be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from consistency.channels.files import SourceFile
from consistency.channels.not_copy import is_for_machines, unknown, why_no_copy
from consistency.channels.rack import CHANNELS
from consistency.errors import ConsistencyError, UnreadableError
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

Record = Touchpoint | Skipped | Unreadable


def collect(
    purpose: str,
    channel: str,
    path: Path,
    root: Path,
    url: str | None = None,
    stage: str | None = None,
    on_file: Callable[[str], None] | None = None,
) -> Collection:
    """Everything in the file or folder `path` (relative to `root` or absolute), in the order of file names.

    Locators are relative to `root`. `url` is what the folder is served as. `on_file` is told each file's locator before it is read. Nothing
    is raised for bad input: it is in the collection's `unreadable`.
    """
    target = root / path
    place = _relative(target, root)
    records: list[Record] = []
    for file in _files(target, root, channel, url, stage):
        if isinstance(file, Skipped | Unreadable):
            records.append(file)
            continue
        if on_file:
            on_file(file.locator)
        records += _read(file)
    if not any(isinstance(record, Touchpoint | Unreadable) for record in records):
        records.append(_nothing(target, place))
    return Collection(
        purpose,
        channel,
        place,
        tuple(r for r in records if isinstance(r, Touchpoint)),
        tuple(r for r in records if isinstance(r, Skipped)),
        tuple(r for r in records if isinstance(r, Unreadable)),
    )


def _relative(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _nothing(target: Path, place: str) -> Unreadable:
    if not target.exists():
        return Unreadable(place, "REA01", "the folder or file does not exist.", "Correct the path in the settings or put the files there.")
    return Unreadable(place, "REA21", "there is nothing to read here.", "Put the copy there or take the source out of the settings.")


def _files(target: Path, root: Path, channel: str, url: str | None, stage: str | None) -> Iterator[SourceFile | Skipped | Unreadable]:
    if target.is_file():
        served = urljoin(url, quote(target.name)) if url and url.endswith("/") else url
        yield SourceFile(target, _relative(target, root), channel, _tidy(served), stage, target.parent, root)
        return
    for path in _walk(target, root):
        if isinstance(path, Path):
            served = _served(url, path.relative_to(target)) if url else None
            yield SourceFile(path, _relative(path, root), channel, served, stage, target, root)
        else:
            yield path


def _walk(folder: Path, root: Path) -> Iterator[Path | Skipped | Unreadable]:
    """The files below a folder in the order of their paths; hidden ones are skipped by name, and links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.exists() else []
    except OSError as error:
        yield Unreadable(_relative(folder, root), "REA04", f"the folder cannot be opened ({error.strerror}).", "Check its permissions.")
        return
    for entry in entries:
        if hidden := is_for_machines(entry):
            yield Skipped(_relative(entry, root), hidden)
        elif entry.is_dir() and entry.is_symlink():
            yield Skipped(_relative(entry, root), "a link to another folder")
        elif entry.is_dir():
            yield from _walk(entry, root)
        elif entry.is_file() or entry.is_symlink():
            yield entry
        else:
            yield Skipped(_relative(entry, root), "neither a file nor a folder")


def _served(url: str, path: Path) -> str:
    """The address at which a file of a website's folder is served: `index.html` as its folder, `promo.html` as `promo`."""
    return _tidy(urljoin(url if url.endswith("/") else url + "/", quote(path.as_posix()))) or url


def _tidy(url: str | None) -> str | None:
    if not url:
        return None
    for name in ("index.html", "index.htm", "default.html"):
        if url.endswith("/" + name):
            return url.removesuffix(name)
    return url.removesuffix(".html").removesuffix(".htm").removesuffix(".xhtml")


def _read(file: SourceFile) -> list[Record]:
    """The file's records; whatever goes wrong becomes one line and the records before it stay."""
    records: list[Record] = []
    try:
        file.check()
        channel = _channel_of(file)
        if channel is None:
            why = why_no_copy(file)
            return [Skipped(file.locator, why) if why else unknown(file)]
        records.extend(channel.read(file))
    except ConsistencyError as error:
        records.append(_line(file, error))
    except RecursionError:
        records.append(Unreadable(file.locator, "REA20", "the file is nested too deeply.", "Check that it is the file that was meant."))
    except Exception as error:  # a part's fault on one file must not cost the rest; it is reported, never hidden
        what = f"the file could not be read ({type(error).__name__}: {error})."
        records.append(
            Unreadable(file.locator, "REA99", " ".join(what.split()), "Please report this file's format as a fault of the program.")
        )
    return records or [Unreadable(file.locator, "REA22", "the file holds no records.", "Check that the export is complete.")]


def _line(file: SourceFile, error: ConsistencyError) -> Unreadable:
    code = error.error_code if isinstance(error, UnreadableError) else "REA98"
    return Unreadable(error.where or file.locator, code, error.what, error.todo)


def _channel_of(file: SourceFile) -> Any | None:
    """The first part of the rack that recognises the file's content."""
    for name in CHANNELS:
        channel = CHANNELS[name]()
        if channel.recognises(file):
            return channel
    return None
