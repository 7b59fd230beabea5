"""Reads ads from a platform's exported table: which columns hold which asset differs, the rest is the same for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.channels.advert import BLANK, Ad, Asset, button, read_ad, statuses_of, unrepeated
from consistency.channels.files import SourceFile
from consistency.channels.table import Row, Table, normalised, open_table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

TOTAL = re.compile(r"(?:grand )?totals?(?:\s*[:–-].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The headings of one platform, normalised.

    `places` are headings of which one must be there, `proof` one that only ads of this platform have. `assets` are the columns of text in
    the order in which people see them; `campaign`, `group` and `ad` name what the ad lies in, the first that is filled counts.
    """

    places: frozenset[str]
    proof: re.Pattern[str]
    assets: tuple[tuple[re.Pattern[str], Role], ...]
    urls: tuple[str, ...]
    campaign: tuple[str, ...]
    group: tuple[str, ...]
    ad: tuple[str, ...] = ()

    def open(self, text: str) -> Table | None:
        """The table, where the text is one of this platform's ads."""
        table = open_table(text, self.places)
        return table if table and table.names & self.places and any(map(self.proof.fullmatch, table.names)) else None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows; totals, rows without ad text, repeated ads and those that do not run are skipped."""
        table = self.open(file.text())
        rows, columns = (table.rows(file), self._columns(table)) if table else ((), [])
        yield from unrepeated(row if isinstance(row, Unreadable) else self._row(file, row, columns) for row in rows)

    def _columns(self, table: Table) -> list[tuple[str, str, Role]]:
        """The columns of assets in the order in which people see them: normalised heading, heading as written, role."""
        headings = [(normalised(heading), heading.strip()) for heading in table.headings]
        return [(name, written, role) for pattern, role in self.assets for name, written in headings if pattern.fullmatch(name)]

    def _row(self, file: SourceFile, row: Row, columns: Iterable[tuple[str, str, Role]]) -> Touchpoint | Skipped:
        if any(TOTAL.fullmatch(cell) for cell in list(row.cells.values())[:3]):
            return file.skipped(row.number, "a row of totals")
        places = {"campaign": self.campaign, "ad group": self.group, "ad": self.ad}
        meta = {name: value for name, headings in places.items() if (value := row.first(*headings)) not in BLANK}
        return read_ad(file, row.number, Ad(tuple(_assets(row, columns)), addresses(row.first(*self.urls)), statuses_of(row), meta))


def _assets(row: Row, columns: Iterable[tuple[str, str, Role]]) -> Iterator[Asset]:
    for name, label, role in columns:
        if text := row.cells.get(name, ""):
            yield Asset(button(text) if role is Role.CTA else text, label, role, pin(row.cells.get(f"{name} position", "")))


def pin(position: str) -> str:
    """The position that an asset is pinned to, as a digit ("1", "Headline 1", "HEADLINE_1"); "" where it is pinned to none."""
    digits = re.fullmatch(r"(?:headline|description)?[ _]?([1-9])(?:\.0)?", position.strip(), re.IGNORECASE)
    return digits[1] if digits else ""


def addresses(cell: str) -> tuple[str, ...]:
    """The addresses in a cell, which some exports separate with semicolons."""
    return tuple(part for part in cell.replace(";", " ").split() if part not in BLANK)
