"""Touchpoints in bulk: Parquet and JSON Lines, in a folder or at an address such as s3://bucket/copy, in portions that are read alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from consistency.channels.kept import MARK
from consistency.channels.parquet import SIGN, pyarrow
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.records.touchpoint_json import from_plain, to_plain

BYTES = 4_000_000
"""Of JSON Lines in a portion: about a thousand touchpoints."""
ROWS = 2_000
"""Of Parquet in a portion at least, unless the file ends."""
ENDINGS = (".jsonl", ".ndjson", ".parquet")
AGAIN = "Collect or export it again."
PURPOSES = ("baseline", "campaign")
PURPOSE = f"Take the column out, or write one of: {', '.join(PURPOSES)}."
EMPTY = to_plain(Touchpoint("", "", Kind.TEXT, ""))
Record = Touchpoint | Skipped | Unreadable


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of one file: bytes `start` to `end` of JSON Lines, those lines that begin there, or row groups `start` to `end` of Parquet.

    `is_last` where the file ends with it, `is_kept` where the file holds what `consistency collect` wrote.
    """

    address: str
    start: int
    end: int
    is_parquet: bool
    is_last: bool
    is_kept: bool


def portions_of(address: str) -> tuple[Portion, ...]:
    """The portions of a file, of the files that a pattern matches, or of those of a folder, in the order of their names.

    UnreadableError REA01 where there is nothing, REA90 where the address cannot be reached, DOC04 or DOC05 where a file is of no such kind.
    """
    found: list[Portion] = []
    for one in _files(address):
        try:
            with opened(one) as stream:
                found += _parquet(one, stream) if stream.read(len(SIGN)) == SIGN else _lines(one, stream)
        except OSError as error:
            raise _unreachable(one, error) from error
    return tuple(found)


def records_of(portion: Portion, channel: str, purpose: str) -> Iterator[Record]:
    """What is in a portion, in order, of one purpose ("campaign"); a row that cannot be read is a line of its own.

    Rows need no more than a `text`: what else is missing is filled in, the channel by `channel`. Raises nothing for bad input.
    """
    try:
        with opened(portion.address) as stream:
            for place, row in _parquet_rows(portion, stream) if portion.is_parquet else _json_rows(portion, stream):
                yield from _read(row, f"{portion.address}#{place}", channel, purpose)
    except (OSError, UnreadableError, pyarrow().ArrowException) as error:
        what = f"reading broke off here ({' '.join(str(error).split())[:200]}); what came before was read."
        yield Unreadable(portion.address, "REA91", what, AGAIN)


def opened(address: str, mode: str = "rb") -> Any:
    """A file at an address or a path; OSError where it cannot be opened."""
    system, path = system_of(address)
    return system.open(path, mode)


def system_of(address: str) -> tuple[Any, str]:
    """The file system of an address with the path in it; UnreadableError REA90 where its kind is unknown or needs a package."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError) as error:
        what = f"its kind of address cannot be read: {' '.join(str(error).split())}."
        todo = "Use a path, or install what reads it: s3fs for s3://, gcsfs for gs://, adlfs for abfs://."
        raise UnreadableError(what, where=address, todo=todo, code="REA90") from error
    return system, path


def _files(address: str) -> Sequence[str]:
    system, path = system_of(address)
    try:
        if system.isdir(path):
            inside = [name for name in system.find(path) if name.endswith(ENDINGS)]
        else:
            inside = system.glob(path) if "*" in path else [path] * system.exists(path)
    except Exception as error:  # each store has errors of its own, such as those of rights and of regions
        raise _unreachable(address, error) from error
    if not inside:
        todo = "Correct the path: a Parquet or JSON Lines file, a folder of such files, or a pattern such as copy/*.parquet."
        raise UnreadableError("there is no such file to read.", where=address, todo=todo, code="REA01")
    return [system.unstrip_protocol(name) if "://" in address else name for name in sorted(inside)]


def _unreachable(address: str, error: Exception) -> UnreadableError:
    what = f"it cannot be reached ({type(error).__name__}: {' '.join(str(error).split())[:200]})."
    return UnreadableError(what, where=address, todo="Check the address and your rights.", code="REA90")


def _lines(address: str, stream: Any) -> Iterator[Portion]:
    stream.seek(0)
    head = stream.read(len(MARK))
    if not head.lstrip().startswith(b"{"):
        todo = "Collect it first: consistency collect --output copy.parquet."
        raise UnreadableError("it is neither Parquet nor JSON Lines.", where=address, todo=todo, code="DOC05")
    size = stream.seek(0, 2)
    for start in range(0, size, BYTES):
        end, is_last = min(start + BYTES, size), start + BYTES >= size
        yield Portion(address, start, end, is_parquet=False, is_last=is_last, is_kept=head == MARK.encode())


def _parquet(address: str, stream: Any) -> Iterator[Portion]:
    arrow = pyarrow()
    try:
        file = arrow.parquet.ParquetFile(stream)
    except arrow.ArrowException as error:
        raise UnreadableError("the Parquet file is damaged or cut off.", where=address, todo=AGAIN, code="DOC04") from error
    marks, rows = [0], 0
    for group in range(file.num_row_groups):
        rows += file.metadata.row_group(group).num_rows
        if rows >= ROWS or group == file.num_row_groups - 1:
            marks, rows = [*marks, group + 1], 0
    is_kept = (file.schema_arrow.metadata or {}).get(b"consistency") == b"touchpoints"
    for start, end in pairwise(marks):
        yield Portion(address, start, end, is_parquet=True, is_last=end == file.num_row_groups, is_kept=is_kept)


def _parquet_rows(portion: Portion, stream: Any) -> Iterator[tuple[str, Any]]:
    file = pyarrow().parquet.ParquetFile(stream)
    for group in range(portion.start, portion.end):
        for number, row in enumerate(file.read_row_group(group).to_pylist()):
            yield f"{group}.{number}", row


def _json_rows(portion: Portion, stream: Any) -> Iterator[tuple[str, Any]]:
    """The rows whose lines begin in the portion; what `collect` wrote must end with a row that says so."""
    place = stream.seek(max(0, portion.start - 1))
    place += len(stream.readline()) if portion.start else 0
    row: Any = None
    while place < portion.end and (line := stream.readline()):
        row = _parsed(line)
        yield f"{place}", row
        place += len(line)
    if portion.is_kept and portion.is_last and not (isinstance(row, dict) and row.get("record") == "end"):
        raise UnreadableError("the collected touchpoints are cut off", code="DOC04")


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _read(row: Any, place: str, channel: str, purpose: str) -> Iterator[Record]:
    if not isinstance(row, Mapping):
        yield Unreadable(place, "DOC05", "a record is damaged: it is no JSON object.", AGAIN)
    elif row.get("purpose") not in (None, *PURPOSES):
        yield Unreadable(place, "DOC05", f"a record cannot be read: {row['purpose']!r:.40} is no purpose.", PURPOSE)
    elif row.get("purpose") in (None, purpose):
        try:
            yield from _record(row, place, channel)
        except ValueError as error:
            yield Unreadable(place, "DOC05", f"a record cannot be read: {error}.", AGAIN)


def _record(row: Mapping[str, Any], place: str, channel: str) -> Iterator[Record]:
    """What a row holds; one that frames others, and an answer, which is no copy, hold nothing."""
    match row.get("record", "end" if "consistency" in row else "touchpoint"):
        case "touchpoint":
            given = {key: value for key, value in row.items() if value is not None}
            yield from_plain(EMPTY | {"locator": place, "channel": channel} | _with_text(given))
        case "skipped":
            yield Skipped(str(row.get("locator")), str(row.get("why")))
        case "unreadable":
            yield Unreadable(*(str(row.get(key)) for key in ("locator", "code", "what", "todo")))
        case "source" | "answer" | "end":
            return
        case other:
            raise ValueError(f"{other!r:.40} is no kind of record")


def _with_text(given: Mapping[str, Any]) -> dict[str, Any]:
    """The row with a campaign that it names in a column of its own among what is known of it."""
    if "text" not in given:
        raise ValueError("it has no 'text'")
    named = {"campaign": str(given["campaign"])} if "campaign" in given else {}
    try:
        meta = dict(given.get("meta", {}))  # an object in JSON, pairs in Parquet
    except TypeError as error:
        raise ValueError("its 'meta' is no object") from error
    return {**given, "meta": meta | named}


def plain_line(touchpoint: Touchpoint) -> str:
    """A touchpoint as a line of JSON, which `from_line` reads back the same."""
    return json.dumps(to_plain(touchpoint))


def from_line(line: str) -> Touchpoint:
    """The touchpoint of `plain_line`."""
    return from_plain(json.loads(line))
