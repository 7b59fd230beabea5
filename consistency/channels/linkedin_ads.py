"""LinkedIn ads: the ad performance report of Campaign Manager."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.ad_table import Dialect
from consistency.channels.files import SourceFile
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Role, Touchpoint

INTRODUCTION = r"(?:ad )?(?:introduct(?:ion|ory)|intro)(?: text)?|(?:ad )?commentary|sponsored content text"
DIALECT = Dialect(
    places=frozenset({"campaign group name", "creative name", "campaign name", "creative id", "ad id", "dsc name", "ad name"}),
    proof=re.compile(INTRODUCTION),
    assets=(
        (re.compile(r"(?:message |inmail )?subject(?: line)?"), Role.SUBJECT),
        (re.compile(INTRODUCTION), Role.BODY),
        (re.compile(r"(?:ad |card \d+ )?headline(?: \d+)?"), Role.HEADLINE),
        (re.compile(r"(?:ad )?description(?: \d+)?|(?:message|inmail) (?:body|text)"), Role.BODY),
        (re.compile(r"(?:ad )?(?:call to action|cta)(?: (?:text|button|label))?"), Role.CTA),
    ),
    urls=("click uri", "click url", "destination url", "landing page url", "landing page", "clickuri"),
    campaign=("campaign group name", "campaign name"),
    group=("campaign name",),
    ad=("ad name", "creative name", "dsc name"),
)


class LinkedInAds:
    """Ads from LinkedIn Campaign Manager's ad performance report (CSV; UTF-16 with tabs as it is downloaded).

    **What is read.** One ad a row: introductory text, headline, description, button; for message ads subject and body. The lines of
    report name and dates above the headings are no rows.

    **What is skipped.** Totals, rows without ad text, an ad repeated for another day, ads that are paused, archived or cancelled unless the
    source says `keep_paused = true`.

    **Source.** LinkedIn Marketing Solutions Help, "Download and review reports in Campaign Manager".
    """

    name: ClassVar[str] = "linkedin_ads"
    formats: ClassVar[str] = "CSV or TSV of Campaign Manager's ad performance report"
    reads: ClassVar[str] = "introductory text, headline, description, button, message ads; link; status"
    skips: ClassVar[str] = "totals, rows without ad text, repeated ads, ads that do not run"
    source: ClassVar[str] = "LinkedIn Marketing Solutions Help: download and review reports in Campaign Manager"

    def recognises(self, file: SourceFile) -> bool:
        """True where the table names campaigns or creatives and has a column of introductory texts."""
        return DIALECT.open(file.head_text) is not None

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The ads in the order of the rows."""
        yield from DIALECT.read(file)
