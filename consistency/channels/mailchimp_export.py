"""Mailchimp's account export: the campaigns in its zip archive, with their subjects from its table."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from typing import ClassVar

from consistency.channels.files import LARGEST_PROSE, SourceFile, decode
from consistency.channels.mail import Envelope, alone, html_body, mail_touchpoint, plain_body
from consistency.channels.zip_guard import open_export, unpacked
from consistency.errors import UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

FOLDER = "campaigns_content"
MOST_READ = 1024 * 1024 * 1024
"""Bytes that are unpacked of one archive in all."""
SUBJECTS = ("subject", "subject line")
TITLES = ("title", "campaign title", "campaign name", "name")
IDS = ("unique id", "id", "campaign id")
SENT = ("send date", "send time", "sent", "date")
DATES = ("%Y-%m-%d %H:%M:%S", "%b %d, %Y %I:%M %p", "%b %d, %Y %I:%M%p", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class _Campaign:
    """One row of the campaigns' table: by what it is known, and what the inbox shows."""

    marks: frozenset[str]
    subject: str
    sent_at: datetime | None


class MailchimpExport:
    """Reads the campaigns of a Mailchimp account export, each as one mail; the locator names the file inside the archive.

    **Read.** `campaigns_content/*.html`, and `*.txt` of campaigns that are plain text only; the subject and the day of sending where the
    archive's table of campaigns has a row of the same id or title.

    **Skipped.** The plain-text twin of an HTML campaign; audiences, reports, templates and files, which are counted by folder.

    **Limits.** 8 MB a campaign, 1 GB unpacked in all, 200,000 entries, two hundred times the packed size.
    """

    name: ClassVar[str] = "mailchimp_export"
    formats: ClassVar[str] = "Mailchimp account export (.zip)"
    reads: ClassVar[str] = "campaigns_content/ with subjects from the table of campaigns"
    skips: ClassVar[str] = "plain-text twins; audiences, reports, templates and files, counted by folder"
    source: ClassVar[str] = "Mailchimp help: Export and Back Up Account Data"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is a zip archive with campaigns' content."""
        if not file.head.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(file.path) as archive:
                return any(_is_campaign(name) for name in archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The campaigns in the order of their names; one that cannot be unpacked is a line of its own."""
        with open_export(file, "account export") as archive:
            entries = archive.infolist()
            chosen = sorted((entry for entry in entries if _is_campaign(entry.filename)), key=lambda entry: entry.filename)
            yield from _Reader(archive, file, chosen).read()
            yield from _left_out(file, entries)


class _Reader:
    """Unpacks one archive's campaigns within bounds."""

    def __init__(self, archive: zipfile.ZipFile, file: SourceFile, entries: list[zipfile.ZipInfo]) -> None:
        self.archive = archive
        self.file = file
        self.entries = entries
        self.left = MOST_READ

    def read(self) -> Iterator[Touchpoint | Skipped | Unreadable]:
        known = self._campaigns()
        pages = {_stem(entry.filename) for entry in self.entries if entry.filename.lower().endswith((".html", ".htm"))}
        for entry in self.entries:
            place = replace(self.file, locator=f"{self.file.locator}#{entry.filename}")
            is_page = entry.filename.lower().endswith((".html", ".htm"))
            if not is_page and _stem(entry.filename) in pages:
                yield Skipped(place.locator, "the plain-text twin of an HTML campaign")
                continue
            text = self._text(entry, place)
            if isinstance(text, Unreadable):
                yield text
            else:
                yield from alone(place, partial(_mails, text, place, known, is_page=is_page))

    def _campaigns(self) -> list[_Campaign]:
        """The rows of the tables of campaigns; one that is damaged gives no subjects and costs no campaign."""
        rows: list[_Campaign] = []
        for entry in self.archive.infolist():
            path = PurePosixPath(entry.filename)
            if path.suffix.casefold() == ".csv" and path.name.casefold().startswith("campaigns"):
                text = self._text(entry, self.file)
                if isinstance(text, str):
                    rows += _rows(text)
        return rows

    def _text(self, entry: zipfile.ZipInfo, place: SourceFile) -> str | Unreadable:
        try:
            data = unpacked(self.archive, entry, place, min(LARGEST_PROSE, self.left))
        except UnreadableError as error:
            return Unreadable(place.locator, error.error_code, error.what, error.todo)
        self.left -= len(data)
        return decode(data)


def _is_campaign(name: str) -> bool:
    path = PurePosixPath(name)
    return path.parent.name == FOLDER and path.suffix.casefold() in {".html", ".htm", ".txt"} and not path.name.startswith(".")


def _stem(name: str) -> str:
    return PurePosixPath(name).stem.casefold()


def _mails(text: str, place: SourceFile, known: list[_Campaign], *, is_page: bool) -> Iterator[Touchpoint | Unreadable]:
    body = html_body(text, place) if is_page else plain_body(text)
    if not body.says_something:
        yield Unreadable(place.locator, "REA10", "the campaign shows no text.", "Export the account again.")
        return
    words = _slug(_stem(place.locator.partition("#")[2]))
    row = next((campaign for campaign in known if campaign.marks & {words, *words.split("-", 1)}), None)
    yield mail_touchpoint(body, Envelope(row.subject, sent_at=row.sent_at) if row else Envelope(), place)


def _rows(text: str) -> Iterator[_Campaign]:
    try:
        for row in csv.DictReader(io.StringIO(text)):
            cells = {str(key or "").strip().casefold(): str(value or "").strip() for key, value in row.items()}
            marks = frozenset(_slug(mark) for mark in (_first(cells, IDS), _first(cells, TITLES)) if mark)
            if marks and (subject := _first(cells, SUBJECTS)):
                yield _Campaign(marks, subject, _sent(_first(cells, SENT)))
    except csv.Error:
        return


def _first(cells: dict[str, str], names: tuple[str, ...]) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-")


def _sent(text: str) -> datetime | None:
    for form in DATES:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def _left_out(file: SourceFile, entries: list[zipfile.ZipInfo]) -> Iterator[Skipped]:
    """What else the archive holds, counted by folder."""
    folders = Counter(_folder(entry.filename) for entry in entries if not entry.is_dir() and not _is_campaign(entry.filename))
    for folder, count in sorted(folders.items()):
        yield Skipped(
            f"{file.locator}#{folder}",
            f"{count} file{'s' if count > 1 else ''} of the account that {'are' if count > 1 else 'is'} no campaign",
        )


def _folder(name: str) -> str:
    parts = PurePosixPath(name).parts
    return f"{parts[0]}/" if len(parts) > 1 else name
