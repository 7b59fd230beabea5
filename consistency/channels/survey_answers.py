"""What exports of surveys have in common: which columns are about the respondent and stay unread, scores, dates, rows of answers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from consistency.channels.composition import collapsed
from consistency.channels.files import SourceFile
from consistency.channels.table import DELIMITERS, MOST_COLUMNS
from consistency.channels.wording import words
from consistency.records.collection import Skipped, Unreadable
from consistency.records.survey import Answer

PERSONAL = words(
    "address address1 address2 age birthday cell cellphone city citytown contact contactname country county customerid"
    " customername dateofbirth dob email emailaddress externaldatareference externalreference fax firstname forename fullname"
    " gender geolocation instagram ip ipaddress lastname latitude linkedin location locationlatitude locationlongitude"
    " longitude mail middlename mobile mobilenumber name phone phonenumber postalcode postcode province recipientemail"
    " recipientfirstname recipientlastname region respondentemail respondentname state stateprovince street streetaddress"
    " surname telephone town twitter twitterhandle username yourname zip zipcode zippostalcode"
)
"""Headings, compacted, of columns about who answered: never read into a record."""
OF_YOU = re.compile(
    r"\b(?:your|respondent['’]?s?|customer['’]?s?|first|last|full|sur)[ -]?(?:\w+ ){0,2}?"
    r"(?:name|e-?mail|phone|telephone|mobile|cell|postcode|zip|postal code|date of birth|birthday|home address|address|street|ip)"
    r"(?: (?:address|number|code))?\s*(?:[?.:*)]|$|\b(?:so|if|for|in case|and|or|below|here|to)\b)",
    re.IGNORECASE,
)
"""A question for who somebody is: "What is your e-mail address?", but not "How clear was your phone bill?"."""
PERSONAL_VALUE = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|(?:\d{1,3}\.){3}\d{1,3}|\+?(?:[\s()./-]*\d){8,15}")
SCORE = re.compile(r"(-?\d{1,3}(?:[.,]\d+)?)(?:/\d{1,3}| out of \d{1,3}| [-–—:=] .+| ?\(.+\)|: .+)?")
LARGEST_SCORE = 100
SHOWN = 24
US = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%m/%d/%Y %H:%M", "%m/%d/%Y")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of answers: where it stands (from 0), what was asked, and the export's name for it."""

    index: int
    question: str
    key: str


def compact(heading: str) -> str:
    """A heading for comparing: letters and digits in lower case ("IP Address" -> "ipaddress")."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def is_personal(heading: str) -> bool:
    """Whether what stands under a heading or answers a question tells who somebody is or where."""
    return compact(heading) in PERSONAL or bool(OF_YOU.search(heading))


def score_of(text: str) -> float | None:
    """The number that an answer is, with its words where it has some ("9", "4/5", "10 - Very likely"); None for any other answer."""
    match = SCORE.fullmatch(text.strip())
    number = float(match[1].replace(",", ".")) if match else None
    return number if number is not None and abs(number) <= LARGEST_SCORE else None


def moment_of(text: str, *, is_american: bool = False) -> datetime | None:
    """The date of a response; None where it has none, or where day and month cannot be told apart."""
    text = re.sub(r" (?:UTC|GMT|Z)$", "", text.strip())
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return _slashed(text, is_american=is_american)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _slashed(text: str, *, is_american: bool) -> datetime | None:
    american, british = _parsed(text, US), _parsed(text, [form.replace("%m/%d", "%d/%m") for form in US])
    if is_american or british is None or american == british:
        return american or british
    return british if american is None else None


def _parsed(text: str, forms: Iterable[str]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def delimiter_of(text: str) -> str:
    """The character that separates most cells in the first line."""
    return max(DELIMITERS, key=text.lstrip().partition("\n")[0].count)


def first_row(text: str) -> list[str]:
    """The cells of the first row, as far as the text goes; empty where it is no table."""
    if not text.strip():
        return []
    try:
        return next(csv.reader(io.StringIO(text.lstrip()), delimiter=delimiter_of(text)), [])
    except csv.Error:
        return []


@dataclass(frozen=True, slots=True)
class Sheet:
    """An export as rows: the first `rows` as they stand, to be told apart into headings and responses."""

    file: SourceFile
    rows: tuple[tuple[str, ...], ...]
    broken: str = ""

    @classmethod
    def open(cls, file: SourceFile) -> Sheet:
        """The rows that say something; UnreadableError where there are more columns than any survey has."""
        text = file.text().lstrip()
        rows: list[tuple[str, ...]] = []
        broken = ""
        try:
            for cells in csv.reader(io.StringIO(text), delimiter=delimiter_of(text), strict=True):
                if len(cells) > MOST_COLUMNS:
                    raise file.error(
                        "REA17", f"the table has more than the {MOST_COLUMNS:,} columns that are read.", "Export fewer columns."
                    )
                if any(cell.strip() for cell in cells):
                    rows.append(tuple(cells))
        except csv.Error:
            broken = "a quotation mark is never closed, a cell is too long, or the end of the file is missing"
        if not rows:
            raise file.error("REA09", f"the table breaks off within its headings: {broken or 'there are none'}.", "Export it again.")
        return cls(file, tuple(rows), broken)

    def responses(self, headings: int) -> Iterator[tuple[int, tuple[str, ...]] | Unreadable]:
        """The rows below so many rows of headings, numbered from 1; a row with cells under no heading is reported in its place."""
        width = max((len(row) for row in self.rows[:headings]), default=0)
        for number, cells in enumerate(self.rows[headings:], 1):
            if any(cell.strip() for cell in cells[width:]):
                what = f"the row has {len(cells)} cells under {width} headings."
                yield self.file.unreadable(number, "REA08", what, "Put quotation marks around cells that hold the delimiter.")
            else:
                yield number, cells
        if self.broken:
            number = max(len(self.rows) - headings, 0)
            yield self.file.unreadable(number + 1, "REA09", f"the table breaks off after row {number}: {self.broken}.", "Export it again.")


def unread(file: SourceFile, why: str, names: Sequence[str]) -> Iterator[Skipped]:
    """One line for the columns that are not read, with their names and nothing from them."""
    if names:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield Skipped(file.locator, f"{why}: {', '.join(collapsed(name) for name in names[:SHOWN])}{more}")


def answers(
    file: SourceFile, number: int, columns: Iterable[Column], cells: Sequence[str], answered_at: datetime | None
) -> Iterator[Answer | Skipped]:
    """The answers of one response; blank cells are no answers, and a value that tells who somebody is stays unread."""
    for column in columns:
        text = collapsed(cells[column.index]) if column.index < len(cells) else ""
        if text:
            yield answer(file, number, column, text, answered_at)


def answer(file: SourceFile, number: int, column: Column, text: str, answered_at: datetime | None) -> Answer | Skipped:
    """One answer, or the line that says that it is personal."""
    locator = f"{file.at(number)}/{column.key}"
    if PERSONAL_VALUE.fullmatch(text) and moment_of(text, is_american=True) is None:
        return Skipped(locator, "an answer that is an address, a telephone number or an IP address")
    return Answer(locator, file.channel, column.question, text, answered_at, score_of(text))
