"""Expired offers: a deadline that has passed on the day of the launch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from consistency.checks.fact_words import spell
from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Attribute, Fact
from consistency.records.reading import Reading

TOLD = re.compile(
    r"\b(?:ended|closed|finished|expired|ran|stopped|was|were|had|used to|last (?:year|month|week|spring|summer|autumn"
    r"|winter))\b",
    re.IGNORECASE,
)
"""Words of a past that is told, not of an offer that is made."""

DATA = 0.7
"""How surely a day in a page's data ("priceValidUntil") is meant: many templates fill it in by themselves."""


class OfferExpiry:
    """Finds offers that have ended before the campaign starts.

    **What it measures.** The last day of every offer that a touchpoint makes, against `campaign.launch`. A day without a year is the one
    that falls on the weekday named, else the one nearest to the touchpoint's own date, else to the launch.

    **Why it matters.** A customer who reads "until Friday" after that Friday was promised something that cannot be had.

    **Flagged** (launch on 6 October 2025):

    - "Book until Friday 26 September and save 20%."

    **Fine:**

    - "Book until Friday 31 October and save 20%."
    - "Our summer sale ended on 31 August."

    **Settings.** `campaign.launch`: the day offers are judged on.

    **Limits.** A bare weekday ("until Sunday") is resolved only where the touchpoint has a date of its own. A day that could be read as
    day/month or month/day is told as a warning at most.
    """

    name: ClassVar[str] = "offer_expiry"
    concern: ClassVar[str] = "expiry"
    kinds: ClassVar[tuple[str, ...]] = ("offer-expired",)

    def lacks(self, campaign: Campaign) -> str | None:
        """Needs nothing but touchpoints."""
        return None if campaign.readings else "There is no touchpoint to judge."

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each deadline that has passed."""
        for reading in campaign.readings:
            seen: set[str] = set()
            for fact in reading.facts:
                if fact.attribute is Attribute.DEADLINE and fact.day and fact.day < campaign.launch and fact.value not in seen:
                    seen.add(fact.value)
                    yield _measurement(reading, fact, campaign)


def _measurement(reading: Reading, fact: Fact, campaign: Campaign) -> Measurement:
    sentence = reading.touchpoint.text[slice(*fact.sentence)]
    days = (campaign.launch - fact.day).days if fact.day else 0
    launch = f"{campaign.launch.day} {campaign.launch:%B %Y}"
    return Measurement(
        check=OfferExpiry.name,
        kind="offer-expired",
        code="offer-expired",
        about=(fact.locator,),
        value=float(days),
        certainty=fact.certainty * (DATA if fact.is_data else 1.0) * (0.3 if TOLD.search(sentence) else 1.0),
        attribute="deadline",
        evidence=(quote_around(reading.touchpoint, (fact.start, fact.end), fact.sentence, f"ends {spell(fact)}"),),
        message=f"This offer ends on {spell(fact)}, {days} day{'' if days == 1 else 's'} before the launch on {launch}.",
        fix="Take the offer out, or give it the date on which it really ends.",
    )
