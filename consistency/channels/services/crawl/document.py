"""What an answer holds: a page or another document, read by the channel that knows its format, and stored as JSON."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from consistency.channels.files import BLANK, HEAD, LARGEST, SourceFile
from consistency.channels.rack import CHANNELS
from consistency.errors import ConsistencyError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

Record = Touchpoint | Skipped | Unreadable
KINDS: dict[str, type[Any]] = {"touchpoint": Touchpoint, "skipped": Skipped, "unreadable": Unreadable}
COPY = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/msword", "application/rtf")
OFFICE = ("application/vnd.openxmlformats-officedocument", "application/vnd.oasis.opendocument")
UNKNOWN = frozenset({"", "application/octet-stream", "binary/octet-stream"})
HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True)
class FetchedFile(SourceFile):
    """A file that came over the network and lies in memory; `path` is where it would lie in the site's folder."""

    body: bytes = b""

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, for telling the format."""
        return self.body[:HEAD]

    def data(self, limit: int = LARGEST) -> bytes:
        """All bytes; UnreadableError where there are none or more than `limit`."""
        if len(self.body) > limit:
            todo = "Leave it out by exclude, or shorten it."
            raise self.error("REA03", f"it has {len(self.body) / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that are read.", todo)
        if not self.body.strip(BLANK):
            raise self.error("REA02", "the page is empty.", "Check the page, or leave it out by exclude.")
        return self.body


def is_copy(mime: str) -> bool:
    """Whether a media type may hold copy."""
    return mime in UNKNOWN or mime.startswith((*COPY, *OFFICE))


def path_below(folder: Path, url: str) -> Path:
    """Where a file of this address lies below a folder; never outside of it."""
    parts = [part for part in unquote(urlsplit(url).path, errors="replace").replace("\x00", "").split("/") if part not in {"", ".", ".."}]
    name = [] if urlsplit(url).path.endswith("/") or not parts else [parts.pop()]
    return folder.joinpath(*(part[:100] for part in parts), *(part[-100:] for part in name or ["index.html"]))


def in_utf8(body: bytes, charset: str | None) -> bytes:
    """The body in UTF-8 where the header names another charset that it truly has; else as it came."""
    if not charset or charset.casefold().replace("_", "-") in {"utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii"}:
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(charset).encode("utf-8")
        except (LookupError, ValueError):  # a charset that is none, or that the body does not have: the page's own word counts
            return body
    return body


def read_records(file: SourceFile, *, is_html: bool) -> list[Record]:
    """The file's records; whatever goes wrong becomes one line, and the records before it stay."""
    records: list[Record] = []
    try:
        channel = CHANNELS["page"]() if is_html else _channel_of(file)
        if channel is None:
            return [Skipped(file.locator, "a format that holds no copy")]
        with _no_collector():
            records.extend(channel.read(file))
    except ConsistencyError as error:
        records.append(Unreadable(error.where or file.locator, error.error_code, error.what, error.todo))
    except RecursionError:
        todo = "Check that it is the page that was meant."
        records.append(Unreadable(file.locator, "REA20", "its parts lie too deep inside one another.", todo))
    except Exception as error:  # a part's fault on one page must not cost the rest; it is reported, never hidden
        what = " ".join(f"the page could not be read ({type(error).__name__}: {error}).".split())
        records.append(Unreadable(file.locator, "REA99", what, "This is a fault of the program: please report it with this line."))
    return [_with_own_locator(record, file) for record in records]


@contextmanager
def _no_collector() -> Iterator[None]:
    """Holds the garbage collector while a tree is built: it would walk the growing tree again and again and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _with_own_locator(record: Record, file: SourceFile) -> Record:
    return replace(record, stage=file.stage, uri=record.uri or file.uri) if isinstance(record, Touchpoint) else record


def _channel_of(file: SourceFile) -> Any | None:
    return next((channel for channel in (CHANNELS[name]() for name in CHANNELS) if channel.recognises(file)), None)


class Records:
    """Records to JSON and back."""

    def __init__(self) -> None:
        from pydantic import TypeAdapter

        self._lists = {kind: TypeAdapter(list[record]) for kind, record in KINDS.items()}  # type: ignore[valid-type]

    def dump(self, records: list[Record]) -> str:
        """The records as one line for each run of one kind."""
        return "\n".join(f"{kind} {self._lists[kind].dump_json(some).decode()}" for kind, some in _runs(records))

    def load(self, text: str) -> list[Record]:
        """The records of a text that `dump` wrote."""
        records: list[Record] = []
        for line in text.split("\n") if text else []:
            kind, _, content = line.partition(" ")
            records += self._lists[kind].validate_json(content)
        return records


def _runs(records: list[Record]) -> Iterator[tuple[str, list[Record]]]:
    names = {record: kind for kind, record in KINDS.items()}
    start = 0
    for end in range(1, len(records) + 1):
        if end == len(records) or type(records[end]) is not type(records[start]):
            yield names[type(records[start])], records[start:end]
            start = end
