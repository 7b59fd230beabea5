"""Meta Ads exports (Facebook and Instagram ads)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.advert import read_ad
from consistency.channels.files import SourceFile
from consistency.channels.table import Row, Table, normalised, open_table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

PLACE = frozenset({"ad name", "ad set name", "campaign name", "ad id", "ad set"})
BODY = re.compile(r"(?:additional |ad )?(?:body|primary text|text|message|body text)(?: \d+)?|body: \d+")
TITLE = re.compile(r"(?:additional |ad )?(?:title|headline)(?: \d+)?")
DESCRIPTION = re.compile(r"(?:additional |news feed )?(?:link )?description(?: \d+)?")
ACTION = frozenset({"call to action", "call to action type", "cta", "button"})
URLS = ("link", "website url", "url", "destination url", "link url", "destination")


class MetaAds:
    """Reads one ad a row in the order in which people see it: primary text, headline, description, button."""

    name: ClassVar[str] = "meta_ads"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table names ads or ad sets and has a column of their text."""
        return _table(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads; rows without ad text and ads that do not run are skipped."""
        table = _table(file.text())
        for row in table.rows(file) if table else ():
            yield row if isinstance(row, Unreadable) else _read(file, row, table)  # type: ignore[arg-type]


def _table(text: str) -> Table | None:
    table = open_table(text, PLACE)
    if table and table.names & PLACE and any(BODY.fullmatch(n) or TITLE.fullmatch(n) for n in table.names):
        return table
    return None


def _read(file: SourceFile, row: Row, table: Table) -> Touchpoint | Skipped:
    meta = {"campaign": row.first("campaign name"), "ad group": row.first("ad set name", "ad set"), "ad": row.first("ad name")}
    return read_ad(file, row, _assets(row, table), row.first(*URLS), meta)


def _assets(row: Row, table: Table) -> Iterator[tuple[str, str, Role]]:
    for pattern, role in ((BODY, Role.BODY), (TITLE, Role.HEADLINE), (DESCRIPTION, Role.BODY)):
        for heading in table.headings:
            if pattern.fullmatch(normalised(heading)) and (text := row.cells.get(normalised(heading), "")):
                yield text, heading.strip(), role
    for heading in table.headings:
        if normalised(heading) in ACTION and (text := row.cells.get(normalised(heading), "")):
            yield _shown(text), heading.strip(), Role.CTA


def _shown(action: str) -> str:
    """The button's words as people see them: SHOP_NOW is the export's name for "Shop now"."""
    is_name = re.fullmatch(r"[A-Z]+(?:_[A-Z]+)*", action)
    if action.casefold() in {"no_button", "none"}:
        return ""
    return action.replace("_", " ").capitalize() if is_name else action
