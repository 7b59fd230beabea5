"""The record kept: what sources gave, written as JSON Lines or Parquet, and read back the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from consistency.channels.parquet import SIGN, metadata_of, pyarrow
from consistency.errors import UnreadableError
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.survey import Answer
from consistency.records.touchpoint import Touchpoint
from consistency.records.touchpoint_json import answer_from_plain, answer_to_plain, from_plain, to_plain

FORMAT = 1
"""Raised whenever a file that is written can no longer be read by what read the one before."""
MARK = '{"consistency": "touchpoints"'
"""How a file of JSON Lines begins."""
SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
LONGEST = 64 * 1024 * 1024
"""Bytes in one line, more than any one touchpoint has."""
AGAIN = "Collect it again."


def is_kept(path: Path) -> bool:
    """Whether a file holds collected touchpoints, by its content; False also for folders and what cannot be opened.

    A Parquet file that cannot be looked into, as pyarrow is not installed, counts as one.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(len(MARK))
    except (OSError, ValueError):
        return False
    return head == MARK.encode() or (head.startswith(SIGN) and holds_kept(path))


def holds_kept(source: Any) -> bool:
    """Whether a Parquet file (a path or a stream) says that it holds collected touchpoints, or nobody can say."""
    try:
        return metadata_of(source).get("consistency") == "touchpoints"
    except UnreadableError:
        return True


def write_kept(collections: Sequence[Collection], path: Path) -> None:
    """Writes all records to `path`, whole or not at all, as its name says: .jsonl, .ndjson or .parquet.

    Raises UnreadableError: DOC06 where Parquet is asked for and pyarrow is not installed; OSError where the place cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    try:
        if SUFFIXES.get(path.suffix.casefold()) == "parquet":
            _write_parquet(collections, partial)
        else:
            with partial.open("wb") as stream:
                stream.writelines(_line(row) for row in _with_frame(collections))
        partial.replace(path)
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()


def read_kept(path: Path, locator: str, purpose: str, channel: str) -> tuple[Collection, ...]:
    """The collections of one purpose ("baseline", "campaign") as they were collected, each with its own channel and path.

    What is wrong with the file itself comes as one more collection, of `channel` and at `locator`. Nothing is raised for bad input.
    """
    problems: list[Unreadable] = []
    rebuilt: dict[int, _Rebuilt] = {}
    for number, row in enumerate(_rows(path, locator), 1):
        if isinstance(row, Unreadable):
            problems.append(row)
            continue
        try:
            _take(row, rebuilt)
        except (ValueError, KeyError, TypeError) as error:
            what = f"a record cannot be read: {'it has no ' * isinstance(error, KeyError)}{error}."
            problems.append(Unreadable(f"{locator}#{number}", "DOC05", what, AGAIN))
    found = tuple(one.collection() for _, one in sorted(rebuilt.items()) if one.purpose == purpose)
    if not found and not problems:
        what = f"it holds no touchpoints that were collected as {purpose}."
        problems.append(Unreadable(locator, "REA21", what, "Declare it as what it was collected as, or collect again."))
    return (*found, Collection(purpose, channel, locator, unreadable=tuple(problems))) if problems else found


@dataclass
class _Rebuilt:
    """One source as it comes together again."""

    purpose: str
    channel: str
    path: str
    records: dict[type, list[Any]] = field(default_factory=lambda: {Touchpoint: [], Skipped: [], Unreadable: [], Answer: []})

    def collection(self) -> Collection:
        """The source as it was."""
        touchpoints, skipped, unreadable, answers = map(tuple, self.records.values())
        return Collection(self.purpose, self.channel, self.path, touchpoints, skipped, unreadable, answers)


def _take(row: Mapping[str, Any], rebuilt: dict[int, _Rebuilt]) -> None:
    """Puts one row where it belongs; what cannot be read is told by the caller."""
    number = int(row["source"])
    if number not in rebuilt and row["record"] != "source":
        raise ValueError("the source that it came from is missing")
    match row["record"]:
        case "source":
            rebuilt[number] = _Rebuilt(str(row["purpose"]), str(row["channel"]), str(row["path"]))
        case "touchpoint":
            rebuilt[number].records[Touchpoint].append(from_plain(row))
        case "skipped":
            rebuilt[number].records[Skipped].append(Skipped(str(row["locator"]), str(row["why"])))
        case "unreadable":
            line = Unreadable(str(row["locator"]), str(row["code"]), str(row["what"]), str(row["todo"]))
            rebuilt[number].records[Unreadable].append(line)
        case "answer":
            rebuilt[number].records[Answer].append(answer_from_plain(row))
        case other:
            raise ValueError(f"{other!r:.40} is no kind of record")


def _plain_rows(collections: Sequence[Collection]) -> Iterator[dict[str, Any]]:
    """A row for each source and each of its records, the purpose beside each."""
    for number, one in enumerate(collections):
        place = {"source": number, "purpose": one.purpose}
        yield {"record": "source", **place, "channel": one.channel, "path": one.path}
        yield from ({"record": "touchpoint", **place, **to_plain(touchpoint)} for touchpoint in one.touchpoints)
        yield from ({"record": "skipped", **place, **asdict(skipped)} for skipped in one.skipped)
        yield from ({"record": "unreadable", **place, **asdict(line)} for line in one.unreadable)
        yield from ({"record": "answer", **place, **answer_to_plain(answer)} for answer in one.answers)


def _with_frame(collections: Sequence[Collection]) -> Iterator[dict[str, Any]]:
    """The rows between a head that names the format and an end that shows that nothing is missing."""
    yield {"consistency": "touchpoints", "format": FORMAT}
    yield from _plain_rows(collections)
    rows = sum(1 + len(one.touchpoints) + len(one.skipped) + len(one.unreadable) + len(one.answers) for one in collections)
    yield {"record": "end", "rows": rows}


def _line(row: Mapping[str, Any]) -> bytes:
    try:
        return (json.dumps(row, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:  # half a pair of surrogates, which only an escape can hold
        return (json.dumps(row) + "\n").encode()


def _rows(path: Path, locator: str) -> Iterator[Mapping[str, Any] | Unreadable]:
    """The file's rows; what is wrong with the file as a whole comes as a line among them."""
    try:
        with path.open("rb") as stream:
            is_parquet = stream.read(len(SIGN)) == SIGN
        yield from _parquet_rows(path) if is_parquet else _json_rows(path, locator)
    except UnreadableError as error:
        yield Unreadable(locator, error.error_code, error.what, error.todo)
    except OSError as error:
        yield Unreadable(
            locator, "REA04", f"it cannot be opened ({(error.strerror or 'no reason is given').lower()}).", "Check its rights."
        )


def _json_rows(path: Path, locator: str) -> Iterator[Mapping[str, Any] | Unreadable]:
    rows = 0
    with path.open("rb") as stream:
        _check_format(_parsed(stream.readline(LONGEST)) or {})
        while line := stream.readline(LONGEST):
            row = _parsed(line)
            if row is not None and row.get("record") == "end":
                if row.get("rows") == rows:
                    return
                break
            rows += 1
            yield row or Unreadable(f"{locator}#{rows}", "DOC05", "a record is damaged: it is no JSON object.", AGAIN)
    yield Unreadable(locator, "DOC04", "the collected touchpoints are cut off; what is there was read.", AGAIN)


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _check_format(head: Mapping[str, Any]) -> None:
    if str(head.get("format")) != str(FORMAT):
        what = f"these touchpoints were collected in format {str(head.get('format'))[:20]!r}; this version reads format {FORMAT}."
        raise UnreadableError(what, todo="Collect them again with this version.", code="DOC04")


def _schema(arrow: Any) -> Any:
    """The columns of a Parquet file; those that a kind of record does not have are empty."""
    text, number = arrow.string(), arrow.int64()
    span = [("start", number), ("end", number), ("role", text)]
    style = [*((name, text) for name in ("property", "value", "selector", "origin")), ("family", arrow.list_(text))]
    columns = {
        **dict.fromkeys(("record", "purpose", "channel", "path", "locator", "kind", "title", "text", "stage", "uri", "language"), text),
        **dict.fromkeys(("observed_at", "why", "code", "what", "todo", "question", "answered_at"), text),
        "source": number,
        "score": arrow.float64(),
        "blocks": arrow.list_(arrow.struct([*span, ("label", text)])),
        "links": arrow.list_(arrow.struct([("url", text), *span])),
        "styles": arrow.list_(arrow.struct(style)),
        "meta": arrow.map_(text, text),
    }
    return arrow.schema(list(columns.items()), metadata={"consistency": "touchpoints", "format": str(FORMAT)})


def _write_parquet(collections: Sequence[Collection], path: Path) -> None:
    arrow = pyarrow()
    schema = _schema(arrow)
    with arrow.parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(_plain_rows(collections), 500):
            rows = [{**row, "meta": list(row["meta"].items())} if "meta" in row else row for row in batch]
            try:
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            except UnicodeEncodeError as error:
                what = "a touchpoint holds half a character, which Parquet cannot hold."
                raise UnreadableError(what, todo="Use a name that ends in .jsonl.", code="DOC06") from error


def _batches(rows: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _parquet_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    arrow = pyarrow()
    try:
        file = arrow.parquet.ParquetFile(path)
        head = {key.decode(): value.decode() for key, value in (file.schema_arrow.metadata or {}).items()}
        if head.get("consistency") != "touchpoints":
            raise UnreadableError("it is a Parquet file of something else than touchpoints.", todo="Take it away.", code="DOC04")
        _check_format(head)
        for batch in file.iter_batches(batch_size=500):
            yield from batch.to_pylist()
    except arrow.ArrowException as error:
        raise UnreadableError("the collected touchpoints are damaged or cut off.", todo=AGAIN, code="DOC04") from error
