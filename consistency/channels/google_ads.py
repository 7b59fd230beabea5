"""Google Ads exports, of the Editor and of the web pages, and other search ads with numbered headlines and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.ad_table import Dialect
from consistency.channels.files import SourceFile
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

DIALECT = Dialect(
    places=frozenset({"campaign", "ad group", "final url", "final urls", "ad type", "campaign name", "asset group"}),
    proof=re.compile(r"(?:headline|description(?: line)?|title part) \d+"),
    assets=(
        (
            re.compile(r"(?:long |short )?headline(?: \d+)?|title part \d|link text|sitelink text|callout text|call to action headline"),
            Role.HEADLINE,
        ),
        (re.compile(r"description(?: line)?(?: \d+)?|long description|short description|text"), Role.BODY),
        (re.compile(r"call to action(?: text)?(?: \d+)?"), Role.CTA),
    ),
    urls=("final url", "final urls", "destination url", "landing page", "final mobile url"),
    campaign=("campaign", "campaign name"),
    group=("ad group", "ad group name", "asset group"),
)


class GoogleAds:
    """Ads from Google Ads Editor (CSV) and from the tables that Google Ads lets you download.

    **What is read.** One ad a row: each filled headline and description is a block of its own under its column's name, so that the assets
    of a responsive ad stay apart; positions that an asset is pinned to are in `meta["pins"]`. Keyword insertion, customisers and countdowns
    become their default and stand as written in `meta["dynamic"]`. Titles and date ranges above the headings, UTF-16 with tabs,
    semicolons and any writing of numbers are fine.

    **What is skipped.** Totals, rows without ad text, an ad repeated for another day or device, and ads that are paused or removed (or
    whose ad group or campaign is) unless the source says `keep_paused = true`. Display paths are no copy.

    **Source.** Google Ads Help, "Google Ads Editor: CSV file columns" and "Download your reports".
    """

    name: ClassVar[str] = "google_ads"
    formats: ClassVar[str] = "CSV or TSV of Google Ads Editor and of the web pages' reports"
    reads: ClassVar[str] = "headlines, descriptions, sitelinks and callouts as separate assets; pins; final URLs; status"
    skips: ClassVar[str] = "totals, rows without ad text, repeated ads, paused and removed ads, display paths"
    source: ClassVar[str] = "Google Ads Help: Google Ads Editor CSV file columns; Download your reports"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table has numbered headlines or descriptions beside a campaign, ad group or final URL."""
        return DIALECT.open(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows."""
        yield from DIALECT.read(file)
