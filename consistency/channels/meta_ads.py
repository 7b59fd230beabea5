"""Meta ads (Facebook and Instagram) as tables: Ads Manager's reports and its sheets for import and export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.ad_table import Dialect
from consistency.channels.files import SourceFile
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

WHERE = r"(?: ad settings| ad creative| asset)?"
"""What Ads Manager adds to a heading, by where the column was chosen: "Headline (ad settings)"."""
NUMBER = r"(?: \d+)?"
BODY = rf"(?:additional |optional |ad )?(?:body|primary text|text|message|body text|caption){NUMBER}{WHERE}"
TITLE = rf"(?:additional |optional |ad )?(?:title|headline|headline link title){NUMBER}{WHERE}"
DIALECT = Dialect(
    places=frozenset({"ad name", "ad set name", "campaign name", "ad id", "ad set"}),
    proof=re.compile(f"{BODY}|{TITLE}"),
    assets=(
        (re.compile(BODY), Role.BODY),
        (re.compile(TITLE), Role.HEADLINE),
        (re.compile(rf"(?:additional |optional |news feed |newsfeed )?(?:link )?description{NUMBER}{WHERE}"), Role.BODY),
        (re.compile(r"(?:product|card|carousel card) \d+ (?:name|headline|title)"), Role.HEADLINE),
        (re.compile(r"(?:product|card|carousel card) \d+ description"), Role.BODY),
        (re.compile(rf"(?:call to action(?: type)?|cta|button){WHERE}"), Role.CTA),
    ),
    urls=(
        "link", "website url", "link ad settings", "website url ad settings", "url", "destination url", "link url", "destination",
        "website url asset",
    ),
    campaign=("campaign name",),
    group=("ad set name", "ad set"),
    ad=("ad name",),
)  # fmt: skip


class MetaAds:
    """Ads from Meta Ads Manager: reports downloaded as CSV and the sheets that it imports and exports.

    **What is read.** One ad a row in the order in which people see it: primary texts, headlines, descriptions, the cards of a carousel,
    the button (`SHOP_NOW` as "Shop now"). Columns are known by any of the names that Ads Manager has given them ("Body", "Primary text",
    "Body (ad settings)", "Additional Title 2" …).

    **What is skipped.** Totals, rows without ad text, an ad repeated for another day or audience, ads that are off, paused, archived or
    completed unless the source says `keep_paused = true`.

    **Source.** Meta Business Help Centre, "Bulk import spreadsheet fields" and "Export ads reporting data".
    """

    name: ClassVar[str] = "meta_ads"
    formats: ClassVar[str] = "CSV or TSV of Ads Manager: reports, and its sheets for import and export"
    reads: ClassVar[str] = "primary texts, headlines, descriptions, carousel cards, button; links; status"
    skips: ClassVar[str] = "totals, rows without ad text, repeated ads, ads that do not run"
    source: ClassVar[str] = "Meta Business Help Centre: bulk import spreadsheet fields; export ads reporting data"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table names ads or ad sets and has a column of their text."""
        return DIALECT.open(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows."""
        yield from DIALECT.read(file)
