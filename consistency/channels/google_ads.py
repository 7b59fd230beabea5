"""Google Ads Editor exports, and other search ads with numbered headlines and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.advert import read_ad
from consistency.channels.files import SourceFile
from consistency.channels.table import Row, Table, normalised, open_table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

HEADLINE = re.compile(r"(?:long |short )?headline(?: \d+)?|title part \d|link text|sitelink text|callout text|call to action headline")
DESCRIPTION = re.compile(r"description(?: line)?(?: \d+)?|long description|short description|text")
ACTION = re.compile(r"call to action(?: text)?(?: \d+)?")
NUMBERED = re.compile(r"(?:headline|description(?: line)?|title part) \d+")
PLACE = frozenset({"campaign", "ad group", "final url", "final urls", "ad type", "campaign name", "asset group"})
URLS = ("final url", "final urls", "destination url", "landing page", "final mobile url")


class GoogleAds:
    """Reads one ad a row, each filled headline and description an asset; display paths are no copy."""

    name: ClassVar[str] = "google_ads"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table has numbered headlines or descriptions beside a campaign, ad group or final URL."""
        return _table(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads; rows without ad text and ads that do not run are skipped."""
        table = _table(file.text())
        for row in table.rows(file) if table else ():
            yield row if isinstance(row, Unreadable) else _read(file, row, table)  # type: ignore[arg-type]


def _table(text: str) -> Table | None:
    table = open_table(text, PLACE)
    if table and table.names & PLACE and any(NUMBERED.fullmatch(name) for name in table.names):
        return table
    return None


def _read(file: SourceFile, row: Row, table: Table) -> Touchpoint | Skipped:
    meta = {"campaign": row.first("campaign", "campaign name"), "ad group": row.first("ad group", "ad group name", "asset group")}
    return read_ad(file, row, _assets(row, table), row.first(*URLS), meta)


def _assets(row: Row, table: Table) -> Iterator[tuple[str, str, Role]]:
    for pattern, role in ((HEADLINE, Role.HEADLINE), (DESCRIPTION, Role.BODY), (ACTION, Role.CTA)):
        for heading in table.headings:
            if pattern.fullmatch(normalised(heading)) and (text := row.cells.get(normalised(heading), "")):
                yield text, heading.strip(), role
