"""The one door: walks a declared source and reads every file of it, counting what was read, skipped and could not be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urljoin

from consistency.channels.columns import Columns
from consistency.channels.files import SourceFile, why_closed
from consistency.channels.maildir import is_maildir, why_index
from consistency.channels.not_copy import is_for_machines, unknown, why_no_copy
from consistency.channels.rack import CHANNELS
from consistency.errors import ConsistencyError, UnreadableError
from consistency.records.collection import OWN_WRITING, Collection, Skipped, Unreadable
from consistency.records.signature import begins_as_ours
from consistency.records.survey import Answer
from consistency.records.touchpoint import Touchpoint

Record = Touchpoint | Answer | Skipped | Unreadable
Reading = Callable[[SourceFile], Iterator[Record]]


class Library(Protocol):
    """Knows what was read of files before."""

    def reading(self, files: Sequence[SourceFile], read: Reading) -> Reading:
        """What reads these files, with `read` where nothing is known of one."""


def collect(
    purpose: str,
    channel: str,
    path: Path,
    root: Path,
    url: str | None = None,
    stage: str | None = None,
    on_file: Callable[[str], None] | None = None,
    *,
    keep_paused: bool = False,
    columns: Mapping[str, str] | None = None,
    library: Library | None = None,
) -> Collection:
    """Everything in the file or folder `path` (relative to `root` or absolute), in the order of file names.

    Locators are relative to `root`. `url` is what the folder is served as. `on_file` is told each file's locator before it is read.
    `keep_paused` keeps ads and replies that do not run; `columns` names the columns of tables and JSON of no known export. `library`
    knows files that were read before. Nothing is raised for bad input: it is in the collection's `unreadable`.
    """
    target = root / path
    place = _relative(target, root)
    records: list[Record] = []
    try:
        found = list(_files(target, root, channel, url, stage))
        found = [replace(one, keep_paused=keep_paused, columns=columns or {}) if isinstance(one, SourceFile) else one for one in found]
        reading = library.reading([one for one in found if isinstance(one, SourceFile)], _read) if library else _read
        for file in found:
            if isinstance(file, Skipped | Unreadable):
                records.append(file)
                continue
            if on_file:
                on_file(file.locator)
            records.extend(reading(file))  # one by one, so that an interruption keeps what was read
    except KeyboardInterrupt:
        records.append(Unreadable(place, "REA51", "reading was interrupted.", "Run it again; what was read until then is kept."))
    if not any(isinstance(record, Touchpoint | Answer | Unreadable) for record in records):
        records.append(_nothing(target, place))
    return Collection(
        purpose,
        channel,
        place,
        tuple(r for r in records if isinstance(r, Touchpoint)),
        tuple(r for r in records if isinstance(r, Skipped)),
        tuple(r for r in records if isinstance(r, Unreadable)),
        tuple(r for r in records if isinstance(r, Answer)),
    )


def _relative(path: Path, root: Path) -> str:
    """The path from `root` with slashes; bytes of a name that are no UTF-8 are spelt out, as no report could write them."""
    inside, beginning = str(path), f"{root}{os.sep}"
    is_below = inside.startswith(beginning) and ".." not in path.parts
    relative = Path(inside.removeprefix(beginning) if is_below else os.path.relpath(path, root)).as_posix()
    return relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _nothing(target: Path, place: str) -> Unreadable:
    if not os.path.exists(target):  # noqa: PTH110 -- unlike Path.exists, it does not stumble over names that no disk could hold
        what = "this folder or file does not exist, or may not be opened."
        return Unreadable(place, "REA01", what, "Correct the path in consistency.toml, or put the files there.")
    return Unreadable(place, "REA21", "there is no copy to read here.", "Put the copy there, or take this entry out of consistency.toml.")


def _files(target: Path, root: Path, channel: str, url: str | None, stage: str | None) -> Iterator[SourceFile | Skipped | Unreadable]:
    if os.path.isfile(target):  # noqa: PTH113 -- as above
        served = urljoin(url, _quoted(target.name)) if url and url.endswith("/") else url
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
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield _closed(folder, root, error)
        return
    for entry in entries:
        yield from _entry(entry, root)


def _entry(entry: Path, root: Path) -> Iterator[Path | Skipped | Unreadable]:
    place = _relative(entry, root)
    try:
        hidden = None if entry.is_dir() and is_maildir(entry) else is_for_machines(entry) or why_index(entry)
        if hidden:
            yield Skipped(place, hidden)
        elif entry.is_dir() and entry.is_symlink():
            yield Skipped(place, "a link to another folder")
        elif entry.is_dir():
            yield from _walk(entry, root) if any(entry.iterdir()) else [Skipped(place, "an empty folder")]
        elif entry.is_file() or entry.is_symlink():
            yield entry
        else:
            yield Skipped(place, "neither a file nor a folder")
    except OSError as error:
        yield _closed(entry, root, error)


def _closed(path: Path, root: Path, error: OSError) -> Unreadable:
    return Unreadable(_relative(path, root), "REA04", *why_closed(path, error))


def _quoted(path: str) -> str:
    return quote(path, errors="surrogateescape")


def _served(url: str, path: Path) -> str:
    """The address at which a file of a website's folder is served: `index.html` as its folder, `promo.html` as `promo`."""
    return _tidy(urljoin(url if url.endswith("/") else url + "/", _quoted(path.as_posix()))) or url


def _tidy(url: str | None) -> str | None:
    if not url:
        return None
    for name in ("index.html", "index.htm", "default.html"):
        if url.endswith("/" + name):
            return url.removesuffix(name)
    return url.removesuffix(".html").removesuffix(".htm").removesuffix(".xhtml")


def _read(file: SourceFile) -> Iterator[Record]:
    """The file's records; whatever goes wrong becomes one line and the records before it stay."""
    is_empty = True
    try:
        for record in _records(file):
            is_empty = False
            yield record
    except ConsistencyError as error:
        yield _line(file, error)
    except RecursionError:
        yield Unreadable(file.locator, "REA20", "its parts lie too deep inside one another.", "Check that it is the file that was meant.")
    except MemoryError:
        what = "reading it takes more memory than there is."
        yield Unreadable(file.locator, "REA24", what, "Check that it is the file that was meant; if it is, split it.")
    except Exception as error:  # a part's fault on one file must not cost the rest; it is reported, never hidden
        what = f"the file could not be read ({type(error).__name__}: {error})."
        yield Unreadable(file.locator, "REA99", " ".join(what.split()), "This is a fault of the program: please report it with this line.")
    else:
        if is_empty:
            yield Unreadable(file.locator, "REA22", "the export holds nothing.", "Check that it is complete, and export it again.")


def _records(file: SourceFile) -> Iterator[Record]:
    """What the part that recognises the file reads of it, or why none does."""
    file.check()
    if begins_as_ours(file.head, file.path):
        yield Skipped(file.locator, OWN_WRITING)
        return
    channel = _channel_of(file)
    if channel is not None:
        yield from channel.read(file)
        return
    why = why_no_copy(file)
    yield Skipped(file.locator, why) if why else unknown(file)


def _line(file: SourceFile, error: ConsistencyError) -> Unreadable:
    """An error that a format met with while it was read, as the line that tells it."""
    code = error.error_code if isinstance(error, UnreadableError) else "REA98"
    return Unreadable(error.where or file.locator, code, error.what, error.todo)


def _channel_of(file: SourceFile) -> Any | None:
    """The settings' columns where the file has any of them, or else the first part of the rack that recognises its content."""
    mapped = Columns(file.columns)
    if mapped.recognises(file) and mapped.knows(file):
        return mapped
    for name in CHANNELS:
        channel = CHANNELS[name]()
        if channel.recognises(file):
            return channel
    return mapped if mapped.recognises(file) else None
