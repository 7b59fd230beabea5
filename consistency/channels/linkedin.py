"""LinkedIn exports: the posts in `Shares.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.table import Row, open_table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

HEADINGS = frozenset({"sharecommentary", "share commentary"})
LINE_BREAK = re.compile(r'"?\n"?')


class LinkedIn:
    """Reads the shares of a LinkedIn export in file order."""

    name: ClassVar[str] = "linkedin"
    formats: ClassVar[str] = "LinkedIn Shares.csv"
    reads: ClassVar[str] = "posts in both quoting dialects, the links that they share"
    skips: ClassVar[str] = "shares without words"
    source: ClassVar[str] = "LinkedIn Help: Download your account data"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table has a column of share commentary."""
        table = open_table(file.head_text, HEADINGS)
        return table is not None and bool(table.names & HEADINGS)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The shares; those without words of their own are skipped."""
        table = open_table(file.text(), HEADINGS)
        for row in table.rows(file) if table else ():
            yield row if isinstance(row, Unreadable) else _read(file, row)


def _read(file: SourceFile, row: Row) -> Touchpoint | Skipped:
    composition = Composition()
    composition.add_prose(_commentary(row.first("sharecommentary", "share commentary")))
    if not composition:
        return file.skipped(row.number, "a share without words")
    composition.link(row.first("sharedurl", "shared url"))
    meta = {"share": row.first("sharelink", "share link")}
    return composition.touchpoint(file, Kind.POST, number=row.number, observed_at=_date(row.first("date")), meta=meta)


def _commentary(text: str) -> str:
    """The words of a share; LinkedIn closes and opens quotation marks at each line break of some, which nobody typed."""
    return LINE_BREAK.sub("\n", text) if '"\n"' in text else text


def _date(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
