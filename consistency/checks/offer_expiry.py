"""The time of offers: ended when they are met, not begun yet, on a weekday that is not that date, or on a day that no calendar has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from consistency.checks.fact_words import spell
from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Attribute, Fact, Offer
from consistency.records.reading import Reading

TOLD = re.compile(
    r"\b(?:ended|closed|finished|expired|ran|stopped|was|were|had|used to|last (?:year|month|week|season|spring|summer|autumn|fall"
    r"|winter)(?!['’]s))\b",
    re.IGNORECASE,
)
"""Words of a past that is told, not of an offer that is made."""

TOLD_AFTER = re.compile(r"\b(?:was|were|had|ended|closed)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:(]")
DATA = 0.7
"""How surely a day in a page's data ("priceValidUntil") is meant: many templates fill it in by themselves."""
EARLY = 0.45
"""How surely an offer that begins after the launch is a slip: a campaign may well announce what is to come, and so it is told as a note."""
OUTLIVED = 0.8
"""How surely a message that names no last day of its own means the offer whose last day others name."""
ODD_WEEKDAY = 0.9
"""How surely a weekday that is not its date misleads, whichever of the two is wrong."""
NO_DAY = 1.0
"""How surely a day that no calendar has is a slip."""


class OfferExpiry:
    """Finds offers that have ended when they are met, that have not begun, days whose weekday is another, and days that do not exist.

    **What it measures.** The last day of every offer that a touchpoint makes, against `campaign.launch` or, where it is later, the
    touchpoint's own date (a message's, a post's). A day without a year is the one that falls on the weekday named, else the one nearest
    to the touchpoint's own date, else to the launch. A message dated after the last day that the campaign names for its offer is met too
    late as well, though it names no day itself. A first day after that is a note; a weekday that is not its date a warning. A day that no
    calendar has ("31 April") is told, and stands for the last of its month.

    **Why it matters.** A customer who reads "until Friday" after that Friday was promised something that cannot be had.

    **Flagged** (launch on 6 October 2025):

    - "Book until Friday 26 September and save 20%."
    - "Book until Friday 30 October and save 20%."
    - "Book until 31 November and save 20%."

    **Fine:**

    - "Book until Friday 31 October and save 20%."
    - "Our summer sale ended on 31 August."

    **Settings.** `campaign.launch`: the day offers are judged on.

    **Limits.** A bare weekday ("until Sunday") is resolved only where the touchpoint has a date of its own. A day that could be read as
    day/month or month/day is told as a warning at most.
    """

    name: ClassVar[str] = "offer_expiry"
    concern: ClassVar[str] = "expiry"
    kinds: ClassVar[tuple[str, ...]] = ("offer-expired", "offer-timing")

    def lacks(self, campaign: Campaign) -> str | None:
        """Needs nothing but touchpoints."""
        return None if campaign.readings else "There is no touchpoint to judge."

    def measure(self, campaign: Campaign) -> Iterable[Measurement]:
        """One measurement for each day of a touchpoint that has passed, lies ahead, is no such weekday or does not exist."""
        outlived = {item.about[0]: item for offer in campaign.ledger.offers for item in _outlived(offer, campaign)}
        for reading in campaign.readings:
            met = _met_on(reading, campaign.launch)
            ended = [
                _ended(reading, fact, met, campaign.launch) for fact in _days(reading, Attribute.DEADLINE) if fact.day and fact.day < met
            ]
            yield from ended
            if not ended and reading.touchpoint.locator in outlived:
                yield outlived[reading.touchpoint.locator]
            yield from (_early(reading, fact, met) for fact in _days(reading, Attribute.START) if fact.day and fact.day > met)
            for attribute in (Attribute.START, Attribute.DEADLINE):
                yield from (_odd(reading, fact) for fact in _days(reading, attribute) if fact.bound == "weekday")
                yield from (_none(reading, fact) for fact in _days(reading, attribute) if fact.bound == "no such day")


def _days(reading: Reading, attribute: Attribute) -> Iterator[Fact]:
    """The first fact of each day that a touchpoint names as a start or as an end."""
    seen: set[str] = set()
    for fact in reading.facts:
        if fact.attribute is attribute and fact.day and fact.value not in seen:
            seen.add(fact.value)
            yield fact


def _met_on(reading: Reading, launch: date) -> date:
    """The day on which customers meet a touchpoint: its own date where that is after the launch."""
    own = reading.touchpoint.observed_at
    return max(launch, own.date()) if own else launch


def _told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _count(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}"


def _meeting(met: date, launch: date) -> str:
    return f"the launch on {_told(met)}" if met == launch else f"this is sent on {_told(met)}"


def _ended(reading: Reading, fact: Fact, met: date, launch: date) -> Measurement:
    days = (met - fact.day).days if fact.day else 0
    certainty = fact.certainty * (DATA if fact.is_data else 1.0) * (0.3 if _is_told(reading, fact) else 1.0)
    message = f"This offer ends on {spell(fact)}, {_count(days)} before {_meeting(met, launch)}."
    return _measurement(
        reading, fact, "offer-expired", certainty, days, message, "Take the offer out, or give it the date on which it really ends."
    )


def _is_told(reading: Reading, fact: Fact) -> bool:
    """True where the words up to the day, or right behind it, tell of what is past; what a later clause tells is another thing."""
    before, after = reading.touchpoint.text[fact.sentence[0] : fact.end], reading.touchpoint.text[fact.end : fact.sentence[1]]
    return bool(TOLD.search(before) or TOLD_AFTER.search(CLAUSE.split(after)[0]))


def _early(reading: Reading, fact: Fact, met: date) -> Measurement:
    days = (fact.day - met).days if fact.day else 0
    begins = _told(fact.day) if fact.day else ""
    message = f"This offer starts on {begins}, {_count(days)} after customers meet it here on {_told(met)}."
    return _measurement(reading, fact, "offer-timing", EARLY * fact.certainty, days, message, "Check that it says from when it can be had.")


def _odd(reading: Reading, fact: Fact) -> Measurement:
    day = fact.day or date.min
    message = f"{_told(day)} is a {day:%A}, and the words name another weekday."
    return _measurement(
        reading, fact, "offer-timing", ODD_WEEKDAY * fact.certainty, 1, message, "Correct the weekday or the date.", "offer-weekday"
    )


def _none(reading: Reading, fact: Fact) -> Measurement:
    last = fact.day or date.min
    message = f"There is no such day: {last:%B} {last.year} ends on the {last.day}th."
    return _measurement(
        reading,
        fact,
        "offer-timing",
        NO_DAY * fact.certainty,
        1,
        message,
        "Correct the day, here and where it was copied to.",
        "offer-no-day",
    )


def _outlived(offer: Offer, campaign: Campaign) -> Iterator[Measurement]:
    """Touchpoints dated after the last day of their offer, by the day that most touchpoints name."""
    stated = [fact for fact in offer.facts if fact.attribute is Attribute.DEADLINE and fact.day and not fact.is_data]
    if not stated:
        return
    days = Counter(value for value, _ in {(fact.day, fact.locator) for fact in stated})
    last = max(days, key=lambda day: (days[day], day or date.min))
    witness = next(fact for fact in stated if fact.day == last)
    readings = {reading.touchpoint.locator: reading for reading in campaign.readings}
    naming = {fact.locator for fact in stated}
    for locator in dict.fromkeys(fact.locator for fact in offer.facts):
        met = _met_on(readings[locator], campaign.launch)
        if last and met > max(last, campaign.launch) and locator not in naming:
            fact = max((one for one in offer.facts if one.locator == locator), key=lambda one: (one.certainty, -one.start))
            yield _late(readings[locator], fact, readings[witness.locator], witness, met)


def _late(reading: Reading, fact: Fact, other: Reading, witness: Fact, met: date) -> Measurement:
    days = (met - witness.day).days if witness.day else 0
    message = f"This is sent on {_told(met)}, {_count(days)} after the offer's last day, {spell(witness)}."
    told = quote_around(other.touchpoint, (witness.start, witness.end), witness.sentence, f"ends {spell(witness)}")
    found = _measurement(
        reading,
        fact,
        "offer-expired",
        OUTLIVED * fact.certainty,
        days,
        message,
        "Take the offer out, or let it run until then.",
        "offer-outlived",
    )
    return replace(found, against=(witness.locator,), evidence=(*found.evidence, told))


def _measurement(
    reading: Reading, fact: Fact, kind: str, certainty: float, days: int, message: str, fix: str, code: str = ""
) -> Measurement:
    what = {Attribute.DEADLINE: "ends ", Attribute.START: ""}.get(fact.attribute, "")
    return Measurement(
        check=OfferExpiry.name,
        kind=kind,
        code=code or kind,
        about=(reading.touchpoint.locator,),
        value=float(days),
        certainty=certainty,
        attribute="deadline",
        evidence=(quote_around(reading.touchpoint, (fact.start, fact.end), fact.sentence, f"{what}{spell(fact)}"),),
        message=message,
        fix=fix,
    )
