"""Microsoft Advertising bulk files: rows of many types, with lists of assets as JSON in cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.ad_table import addresses, pin
from consistency.channels.advert import Ad, Asset, read_ad, statuses_of
from consistency.channels.files import SourceFile
from consistency.channels.json_records import string
from consistency.channels.table import Row, Table, open_table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

TYPED = frozenset({"type", "parent id"})
WITH_COPY = re.compile(r".* ad|ad|(?:sitelink|callout|promotion|action) ad extension", re.IGNORECASE)
COLUMNS = {
    "title": ("Title", Role.HEADLINE),
    "title part 1": ("Title Part 1", Role.HEADLINE),
    "title part 2": ("Title Part 2", Role.HEADLINE),
    "title part 3": ("Title Part 3", Role.HEADLINE),
    "headline": ("Headline", Role.HEADLINE),
    "headlines": ("Headline", Role.HEADLINE),
    "long headline": ("Long headline", Role.HEADLINE),
    "long headlines": ("Long headline", Role.HEADLINE),
    "sitelink extension link text": ("Sitelink", Role.HEADLINE),
    "callout text": ("Callout", Role.HEADLINE),
    "promotion target": ("Promotion", Role.HEADLINE),
    "text": ("Text", Role.BODY),
    "text part 2": ("Text Part 2", Role.BODY),
    "description": ("Description", Role.BODY),
    "descriptions": ("Description", Role.BODY),
    "sitelink extension description1": ("Sitelink description 1", Role.BODY),
    "sitelink extension description2": ("Sitelink description 2", Role.BODY),
    "call to action": ("Call to action", Role.CTA),
}
"""Columns of copy in the order in which people see them: the name of the asset and what it is for."""


class _DamagedListError(ValueError):
    """A cell begins a JSON list that cannot be read; the message names its column."""


class MicrosoftAds:
    """Ads from a bulk file of Microsoft Advertising (Bing), CSV or TSV.

    **What is read.** Rows whose `Type` is an ad (responsive search, responsive, expanded text, dynamic search …), sitelinks, callouts,
    promotions and actions. Lists of assets that stand as JSON in a cell become blocks `Headline 1`, `Headline 2` …, with pins in
    `meta["pins"]`; inserted text becomes its default.

    **What is skipped.** The row of the format's version, campaigns, ad groups, keywords, labels and other settings; ads that are paused or
    deleted unless the source says `keep_paused = true`. A list that is damaged costs its own row (ADS01).

    **Source.** Microsoft Learn, "Bulk file schema" and "Responsive Search Ad record - Bulk".
    """

    name: ClassVar[str] = "microsoft_ads"
    formats: ClassVar[str] = "CSV or TSV bulk file"
    reads: ClassVar[str] = "ads of every type, sitelinks, callouts, promotions; assets in JSON lists kept apart; pins; final URLs; status"
    skips: ClassVar[str] = "campaigns, ad groups, keywords, settings; paused and deleted ads"
    source: ClassVar[str] = "Microsoft Learn: Bulk file schema; Responsive Search Ad record"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table's rows have a type and a parent."""
        return _table(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows."""
        table = _table(file.text())
        for row in table.rows(file) if table else ():
            yield row if isinstance(row, Unreadable) else _read(file, row)


def _table(text: str) -> Table | None:
    table = open_table(text, TYPED)
    return table if table and table.names >= TYPED else None


def _read(file: SourceFile, row: Row) -> Touchpoint | Skipped | Unreadable:
    sort = row.first("type")
    if not WITH_COPY.fullmatch(sort):
        return file.skipped(row.number, f"a row of the type {sort or 'none'}, which holds no copy")
    try:
        assets = tuple(asset for column in COLUMNS for asset in _assets(row, column))
    except _DamagedListError as error:
        what = f"the list in the column {str(error)!r} is damaged or cut off."
        return file.unreadable(row.number, "ADS01", what, "Download the bulk file again, or correct the cell.")
    meta = {"campaign": row.first("campaign"), "ad group": row.first("ad group"), "type": sort}
    return read_ad(file, row.number, Ad(assets, addresses(row.first("final url", "destination url")), statuses_of(row), meta))


def _assets(row: Row, column: str) -> Iterator[Asset]:
    label, role = COLUMNS[column]
    cell = row.cells.get(column, "")
    if not cell.startswith("["):
        yield Asset(cell, label, role)
        return
    try:
        listed = json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise _DamagedListError(column) from error
    for number, item in enumerate(listed, 1):
        item = item if isinstance(item, dict) else {"text": item}
        yield Asset(string(item.get("text")), f"{label} {number}", role, pin(string(item.get("pinnedField"))))
