"""Reads exported tables: delimiter and quoting by content, cells of several lines, and rows that are short, long or cut off."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consistency.channels.files import SourceFile
from consistency.records.collection import Unreadable

NAMES = {",": "a comma", "\t": "a tab", ";": "a semicolon", "|": "a vertical bar"}
DELIMITERS = tuple(NAMES)
SAMPLE_ROWS = 12
PREAMBLE = 6
"""Lines of title and date range that some exports put above the headings."""
BACKSLASHED = re.compile(r'\\"(?!"|\s*(?:[,;|\t\n]|$))')
LONGEST_HEADING = 60
REPEATS = 50
"""Among so many headings one may stand twice: the last one of a wide table may be cut off where looking ends."""
MOST_COLUMNS = 16_384
"""Columns above which no spreadsheet could have written the table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its 1-based number below the headings and its cells by normalised heading, blank cells left out."""

    number: int
    cells: Mapping[str, str]

    def first(self, *names: str) -> str:
        """The first cell that says something under these headings; "" where none does."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text, with how it is written: `headings` are as they stand there, `skip` lines stand above them."""

    text: str
    delimiter: str
    headings: tuple[str, ...]
    skip: int
    is_backslashed: bool

    @property
    def names(self) -> frozenset[str]:
        """The headings, normalised for comparing."""
        return frozenset(map(normalised, self.headings))

    def rows(self, file: SourceFile) -> Iterator[Row | Unreadable]:
        """The rows below the headings, numbered from 1; a row that cannot be trusted is reported in its place."""
        if len(self.headings) > MOST_COLUMNS:
            todo = "Check that the right delimiter was chosen, or export fewer columns."
            raise file.error("REA17", f"the table has more than the {MOST_COLUMNS:,} columns that are read.", todo)
        names = [normalised(h) for h in self.headings]
        number = 0
        for cells in self._records(file):
            if isinstance(cells, Unreadable):
                yield cells
                return
            if not any(cell.strip() for cell in cells):
                continue
            number += 1
            yield self._row(file, number, names, cells, is_last=self._ends_within(cells))

    def _row(self, file: SourceFile, number: int, names: list[str], cells: list[str], *, is_last: bool) -> Row | Unreadable:
        surplus = [cell for cell in cells[len(names) :] if cell.strip()]
        if surplus:
            what = f"the row has {len(cells)} cells under {len(names)} headings."
            return file.unreadable(number, "REA08", what, f"Put quotation marks around cells that hold {NAMES[self.delimiter]}.")
        if len(cells) < len(names) and is_last:
            return file.unreadable(
                number, "REA09", f"the last row is cut off after {len(cells)} of {len(names)} cells.", "Export it again."
            )
        filled = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
        return Row(number, filled)

    def _ends_within(self, cells: Sequence[str]) -> bool:
        """Whether these cells are the file's last words, with no line break after them: where a cut shows."""
        return bool(cells) and not self.text.endswith("\n") and self.text.rstrip('"').endswith(cells[-1].rstrip('"')[-80:])

    def _records(self, file: SourceFile) -> Iterator[list[str] | Unreadable]:
        reader = _reader(self.text, self.delimiter, is_backslashed=self.is_backslashed)
        count = -self.skip - 1
        try:
            for record in reader:
                if record:
                    count += 1
                if count > 0 and record:
                    yield record
        except csv.Error as error:
            what = f"the table breaks off after row {max(count, 0)}: {_broken(error)}."
            yield file.unreadable(max(count, 0) + 1, "REA09", what, "Export it again; nothing below that row was read.")


def _broken(error: csv.Error) -> str:
    return "a cell is too long" if "limit" in str(error) else "a quotation mark is never closed, or the end of the file is missing"


def normalised(heading: str) -> str:
    """A heading for comparing: lower case, without punctuation, single spaces ("Ad_Status" -> "ad status")."""
    return " ".join(re.sub(r"[^\w%#]+|_", " ", heading.casefold()).split())


def open_table(text: str, is_wanted: frozenset[str] | None = None) -> Table | None:
    """The table that a text is, its headings being the first row that looks like some; None where it is no table.

    `is_wanted` names headings of which one must be among them, for tables with a title above.
    """
    text = text.lstrip("\n")
    declared = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    text = text[declared.end() :] if declared else text
    is_backslashed = bool(BACKSLASHED.search(text[:100_000]))
    candidates = [_candidate(text, d, is_wanted, is_backslashed=is_backslashed) for d in DELIMITERS if d in text[:100_000]]
    found = [c for c in candidates if c is not None]
    return max(found, key=lambda table: len(table.headings), default=None)


def _reader(text: str, delimiter: str, *, is_backslashed: bool, strict: bool = True) -> Iterator[list[str]]:
    escape = "\\" if is_backslashed else None
    return csv.reader(
        io.StringIO(text), delimiter=delimiter, escapechar=escape, doublequote=not is_backslashed or '""' in text, strict=strict
    )


def _candidate(text: str, delimiter: str, is_wanted: frozenset[str] | None, *, is_backslashed: bool) -> Table | None:
    records = _sample(text, delimiter, is_backslashed=is_backslashed)
    for skip, record in enumerate(records[:PREAMBLE]):
        names = {normalised(cell) for cell in record}
        wanted = is_wanted is None or bool(names & is_wanted)
        if len(record) >= 2 and wanted and _are_headings(record):
            below = records[skip + 1 :]
            if not below or sum(len(r) > 1 for r in below) >= len(below) / 2:
                return Table(text, delimiter, tuple(record), skip, is_backslashed)
    return None


def _sample(text: str, delimiter: str, *, is_backslashed: bool) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in _reader(text[:400_000], delimiter, is_backslashed=is_backslashed, strict=False):
            if record:
                records.append(record)
            if len(records) >= SAMPLE_ROWS:
                break
    except csv.Error:
        return records
    return records


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether a row names columns: short, different, no sentences, no numbers."""
    named = [cell.strip() for cell in cells if cell.strip()]
    repeats = len(named) - len({c.casefold() for c in named})
    if len(named) < 2 or len(named) < len(cells) / 2 or repeats > len(named) / REPEATS:
        return False
    return all(map(_is_heading, named))


def _is_heading(cell: str) -> bool:
    """Whether a cell may name a column; abbreviations such as "Impr." and "Cost / conv." are names, a sentence is none."""
    is_sentence = re.search(r"[!?;]$", cell) or (cell.endswith(".") and len(cell.split()) > 3)
    return (
        len(cell) <= LONGEST_HEADING
        and "\n" not in cell
        and not is_sentence
        and not re.fullmatch(r"[\d\W]+", cell)
        and len(cell.split()) <= 8
    )
