"""By which day of every month something may be cancelled, skipped or ordered: "cancel before the 5th of the month"."""

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
STOPS = re.compile(r"\b(?:cancel[a-z]*|skip[a-z]*|paus(?:e|es|ed|ing)|leave|swap|switch off|postpone|(?:stop|end) (?:it|your|the))\b")
ORDERS = re.compile(
    r"(?:^\W*|\b(?:you|please|and|to|just|must|can|if you|simply|or) )(?:re)?order\b|\borders (?:placed|made|received)\b"
    r"|\b(?:change|edit|amend|update) (?:it|your (?:[a-z]+ )?(?:order|box|basket|delivery))\b"
)
OWED = re.compile(
    r"\b(?:due|pa(?:y|ys|id|yable)|billed?|collected|charged?|taken|arrives?|delivered|sent|shipped|posted|ready)\b[^.;,:]{0,25} $"
)
"""What is done by the day. What is owed by it is another day, and without any of these words nobody knows what it is."""


def find_month_days(folded: str) -> Iterator[Found]:
    """The last days of the month that a folded sentence names for something done every month, with what is done in `per`."""
    done = "cancelling" if STOPS.search(folded) else "ordering" if ORDERS.search(folded) else ""
    for match in MONTHDAY.finditer(folded) if done and "month" in folded else ():
        if OWED.search(folded, 0, match.start()):
            continue
        day = ORDINAL_DAYS.get(match["day"]) or int(match["day"])
        yield Found(Attribute.DEADLINE, str(day), match.start(), match.end(), number=Decimal(day), slot="monthly", per=done)
