"""By which day of every month something must be done: "cancel before the 5th of the month"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consistency import lazy_re as re
from consistency.offers.dates import ORDINAL_DAYS
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

MONTHDAY = re.compile(
    r"\b(?:by|before|until|till|no later than|up to) (?:the )?(?P<day>\d{1,2}(?=st|nd|rd|th)|"
    + "|".join(sorted(ORDINAL_DAYS, key=len, reverse=True))
    + r")(?:st|nd|rd|th)?(?: day)? of (?:the|each|every|that|any|your) (?:[a-z]+ )?month\b"
)


def find_month_days(folded: str) -> Iterator[Found]:
    """The last days of the month that a folded sentence names for something done every month."""
    for match in MONTHDAY.finditer(folded) if "month" in folded else ():
        day = ORDINAL_DAYS.get(match["day"]) or int(match["day"])
        yield Found(Attribute.DEADLINE, str(day), match.start(), match.end(), number=Decimal(day), slot="monthly")
