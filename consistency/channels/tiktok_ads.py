"""TikTok ads: tables exported from TikTok Ads Manager."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.ad_table import Dialect
from consistency.channels.files import SourceFile
from consistency.channels.table import Table
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

DIALECT = Dialect(
    places=frozenset({"ad group name", "ad group id"}),
    proof=re.compile(r"(?:ad )?text(?: \d+)?|ad texts?|caption|ad title"),
    assets=(
        (re.compile(r"(?:ad )?texts?(?: \d+)?|caption|ad title"), Role.BODY),
        (re.compile(r"(?:card|product) \d+ (?:title|name|caption)|headline(?: \d+)?"), Role.HEADLINE),
        (re.compile(r"call to action(?: text)?|cta"), Role.CTA),
    ),
    urls=("landing page url", "click url", "url", "destination page", "destination url", "landing page", "website url"),
    campaign=("campaign name",),
    group=("ad group name",),
    ad=("ad name",),
)


class TikTokAds:
    """Ads from TikTok Ads Manager: reports and the bulk sheet, saved as CSV.

    **What is read.** One ad a row: its text (or texts), card titles and the button. Spoken words of the video are not in the table.

    **What is skipped.** Totals, rows without ad text, an ad repeated for another day, ads that are off, paused or deleted unless the source
    says `keep_paused = true`.

    **Source.** TikTok Business Help Center, "About bulk import and export" and "Custom reports".
    """

    name: ClassVar[str] = "tiktok_ads"
    formats: ClassVar[str] = "CSV or TSV of TikTok Ads Manager: reports and the bulk sheet"
    reads: ClassVar[str] = "ad texts, card titles, button; link; status"
    skips: ClassVar[str] = "totals, rows without ad text, repeated ads, ads that do not run; the video's words are not in the table"
    source: ClassVar[str] = "TikTok Business Help Center: bulk import and export; custom reports"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table names ads in ad groups and has a column of their text."""
        return _is_tiktok(DIALECT.open(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows."""
        yield from DIALECT.read(file)


def _is_tiktok(table: Table | None) -> bool:
    """Meta's tables speak of ad sets, Google's of numbered headlines; TikTok's name ads within ad groups."""
    return table is not None and bool(table.names & {"ad name", "ad id"}) and not table.names & {"ad set name", "headline 1"}
