"""Tables and JSON of no known export, read through the `columns` map of the settings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, moment, records, string
from consistency.channels.markup import content_parts, plain
from consistency.channels.parquet import is_parquet, rows_of
from consistency.channels.plain import is_json, is_text
from consistency.channels.record_place import Place, instant
from consistency.channels.rich_text import rich_parts
from consistency.channels.table import Table, normalised, open_table
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

ROLES = {
    "subject": Role.SUBJECT,
    "preheader": Role.PREHEADER,
    "title": Role.HEADLINE,
    "headline": Role.HEADLINE,
    "description": Role.DESCRIPTION,
    "text": Role.BODY,
    "cta": Role.CTA,
    "legal": Role.LEGAL,
}
"""What a map may name that people read, in the order in which they read it."""
FACTS = ("url", "date", "language")
NAMES = (*ROLES, *FACTS)
KEYS = ("items", "entries", "records", "results", "data", "documents", "result")
SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson"})
SHOWN = 12
DATES = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %d %Y", "%d.%m.%Y")
SLASHED = ("%d/%m/%Y", "%m/%d/%Y")


@dataclass(frozen=True)
class Columns:
    """Reads one record a row, or an object of a JSON list, by the columns that the settings name: `text = "Caption"`.

    In JSON a name may lead inwards with dots (`fields.body.en-US`), through lists too; rich text of Contentful and Portable Text of Sanity
    give their blocks. HTML in a cell gives its roles. A file in which a named column is missing is not read, and says which it has.
    """

    name: ClassVar[str] = "columns"
    formats: ClassVar[str] = "CSV, TSV, JSON lists of objects, JSON Lines, Parquet, with a columns map"
    reads: ClassVar[str] = "the columns named: text, title, headline, subject, preheader, description, cta, legal, url, date, language"
    skips: ClassVar[str] = "columns not named, rows without words"
    source: ClassVar[str] = "RFC 4180; JSON Lines; Apache Parquet; Contentful, Rich text; Sanity, Portable Text specification"

    columns: Mapping[str, str] = field(default_factory=dict)

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a table or JSON."""
        if not self.columns:
            return False
        return is_parquet(file) or (is_text(file) and (is_json(file) or file.path.suffix.casefold() in SUFFIXES))

    def knows(self, file: SourceFile) -> bool:
        """True where the file has at least one of the columns named, as far as its beginning tells."""
        if is_parquet(file):
            return True
        if is_json(file):
            return any(f'"{name.split(".")[0]}"' in file.head_text for name in self.columns.values())
        table = open_table(file.head_text, self._headings())
        return table is not None and bool(self._headings() & table.names)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The records; UnreadableError REA80 where a named column is missing."""
        has_objects = is_parquet(file) or is_json(file)
        rows = _objects(file) if has_objects else self._rows(file)
        if has_objects:
            rows = self._known(file, list(rows))
        for place, row in rows:
            yield row if isinstance(row, Unreadable) else self._record(place, row)

    def _headings(self) -> frozenset[str]:
        return frozenset(map(normalised, self.columns.values()))

    def _rows(self, file: SourceFile) -> Iterator[tuple[Place, Any]]:
        """A table's rows as objects of which the keys are as the settings spell them."""
        table = _whole_table(file, self._headings())
        if missing := [name for name in self.columns.values() if normalised(name) not in table.names]:
            raise _missing(file, missing, [heading.strip() for heading in table.headings if heading.strip()])
        for row in table.rows(file):
            if isinstance(row, Unreadable):
                yield Place(file), row
            else:
                yield Place.in_file(file, row.number), {name: row.cells.get(normalised(name), "") for name in self.columns.values()}

    def _known(self, file: SourceFile, rows: list[tuple[Place, Any]]) -> Iterator[tuple[Place, Any]]:
        """The objects of a file, in at least one of which each name must lead somewhere."""
        objects = [row for _, row in rows if isinstance(row, dict)]
        missing = [name for name in self.columns.values() if not any(_leads(row, name) for row in objects)]
        if missing and objects:
            raise _missing(file, missing, list(dict.fromkeys(name for row in objects[:50] for name in _paths(row))))
        yield from rows

    def _record(self, place: Place, row: Any) -> Touchpoint | Skipped | Unreadable:
        if not isinstance(row, dict):
            return place.unreadable("REA18", "this entry is no object.", "Check that the export is complete.")
        facts = {name: _single(row, self.columns[name]) for name in (*FACTS, "title") if name in self.columns}
        uri = string(facts.get("url")).strip()
        composition = Composition()
        for name, role in ROLES.items():
            for value in values(row, self.columns[name]) if name in self.columns else ():
                _add(composition, value, role, self.columns[name], uri or None)
        if not composition:
            return place.skipped("a row without words")
        title = plain(string(facts.get("title")))
        return place.post(
            composition, kind=Kind.TEXT, title=title, uri=uri, language=string(facts.get("language")), observed_at=_date(facts.get("date"))
        )


def unknown_names(columns: Mapping[str, str]) -> list[str]:
    """The names of a map that mean nothing here."""
    return [name for name in columns if name not in NAMES]


def names_words(columns: Mapping[str, str]) -> bool:
    """Whether a map names at least one column that people read."""
    return any(name in ROLES for name in columns)


def values(row: Any, path: str) -> list[Any]:
    """What a dotted name leads to, through lists; a key that holds dots itself is found as it stands."""
    if row is None:
        return []
    if isinstance(row, list):
        return [found for item in row for found in values(item, path)]
    if not path:
        return [row]
    if not isinstance(row, dict):
        return []
    if path in row:
        return values(row[path], "")
    for dot in re.finditer(r"\.", path):
        if path[: dot.start()] in row:
            return values(row[path[: dot.start()]], path[dot.end() :])
    return []


def _leads(row: Any, path: str) -> bool:
    """Whether a name is known in an object, though it may be empty there."""
    if isinstance(row, list):
        return any(_leads(item, path) for item in row)
    if not isinstance(row, dict):
        return False
    return path in row or any(_leads(row.get(path[: dot.start()]), path[dot.end() :]) for dot in re.finditer(r"\.", path))


def _paths(row: Any, before: str = "", depth: int = 3) -> Iterator[str]:
    """The dotted names of an object."""
    if isinstance(row, list):
        row = next((item for item in row if isinstance(item, dict)), None)
    if not isinstance(row, dict) or not depth:
        yield before.removesuffix(".")
        return
    for name, value in list(row.items())[:SHOWN]:
        yield from _paths(value, f"{before}{name}.", depth - 1)


def _missing(file: SourceFile, missing: list[str], known: list[str]) -> UnreadableError:
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    what = f"it has no column {', '.join(map(repr, missing))}; it has {', '.join(known[:SHOWN])}{more}."
    return file.error("REA80", what, "Correct the columns of this source in consistency.toml.")


def _whole_table(file: SourceFile, headings: frozenset[str]) -> Table:
    """The table with the named headings; without them any table, so that its own can be told; a lone column is a table here too."""
    text = file.text()
    table = open_table(text, headings) or open_table(text)
    first = text.lstrip("\n").split("\n", 1)[0].strip()
    if table is None and normalised(first.strip('"')) in headings:
        return Table(text, ",", (first.strip('"'),), 0, False)  # noqa: FBT003
    if table is None:
        raise file.error(
            "REA80", "it is no table: no row of headings was found.", "Correct the columns of this source in consistency.toml."
        )
    return table


def _objects(file: SourceFile) -> Iterator[tuple[Place, Any]]:
    """The objects of a JSON list, of JSON Lines, or the rows of Parquet."""
    if is_parquet(file):
        yield from ((Place.in_file(file, number), row) for number, row in enumerate(rows_of(file), 1))
        return
    text = file.text()
    lines = [line for line in text.split("\n") if line.strip()]
    is_lines = len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines[:2])
    if not is_lines:
        for number, row in enumerate(records(load(file), *KEYS), 1):
            yield Place.in_file(file, number), row
        return
    for number, line in enumerate(lines, 1):
        place = Place.in_file(file, number)
        try:
            yield place, json.loads(line)
        except (ValueError, RecursionError):
            yield place, place.unreadable("REA07", "this line is damaged or cut off.", "Export it again.")


def _single(row: Any, path: str) -> Any:
    return next((value for value in values(row, path) if isinstance(value, str | int | float)), "")


def _date(value: Any) -> Any:
    if isinstance(value, int | float):
        return moment(value / 1000 if value > 1e11 else value)
    found = {day for form in SLASHED if (day := instant(value, form))}
    return found.pop() if len(found) == 1 else instant(value, *DATES)  # 03/04 is a day in March or in April: nobody can say


def _add(composition: Composition, value: Any, role: Role, label: str, base: str | None) -> None:
    """Adds what a column holds: rich text by its blocks, HTML by its markup, plain text by its paragraphs."""
    if isinstance(value, dict):
        composition.parts += rich_parts(value, label)
        return
    if not isinstance(value, str):
        return
    if role is not Role.BODY:
        composition.add(plain(value), role, label)
        return
    composition.parts += content_parts(value, base)
