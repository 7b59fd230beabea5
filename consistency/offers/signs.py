"""Quick signs of what a sentence may hold: where a finder's sign is missing it would look in vain, and most sentences have none."""

from __future__ import annotations

from functools import lru_cache

from consistency import lazy_re as re
from consistency.english.numbers import SMALL, TENS

KEPT = 256
"""Sentences whose signs are remembered while all finders read them."""
NUMBER = re.compile(rf"\d|\b(?:{'|'.join((*SMALL, *TENS))}|hundred|thousand|dozen)")
PERIOD = re.compile(r"[ -](?:minute|hour|day|night|week|fortnight|month|quarter|year)")
MONEY = re.compile(
    r"[£$€¥₹¢]|(?:gbp|usd|eur|chf|sek|nok|dkk|pln|czk|huf|jpy|aud|cad|nzd|inr|kr)|(?:fr\.|rs\.?) ?\d|pound|quid|dollar|bucks|zł|zl|kč|yen"
    r"|franc|rupees|pence|cent|tenner|fiver|(?<![a-z])p(?![a-z])|\b(?:a|per|each|every) (?:day|night|week|month|year)\b"
    r"|ty-(?:five|nine)\b"
)
"""A sign, code or name of money, the period that a price without any is told for ("nineteen ninety-nine a month"), or its cents."""
MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
HOLIDAY = re.compile(r"day|\beve\b|hallowe|christmas|easter|new year|bonfire|fourth|juneteenth|thanksgiving")
GIVEN = re.compile(
    r"free|nothing|zero|zilch|on us|on the house|gratis|compliment|courtesy|charge|cost|won't pay|throw| in an? |gift|to keep"
)
"""What something is given by: without any of it nothing is."""
CODED = re.compile(r"[A-Z][A-Z0-9]{3}|[A-Z][A-Z0-9]{2} (?:at|when) |(?:[Cc]ode|CODE|[Cc]oupon|[Vv]oucher|[Pp]romo)")
"""In the text as written: four capitals, three before where they are entered, or the word that a shorter code follows."""


@lru_cache(maxsize=KEPT)
def has_number(folded: str) -> bool:
    """Whether a folded sentence may hold a number, in digits or words."""
    return bool(NUMBER.search(folded))


@lru_cache(maxsize=KEPT)
def has_period(folded: str) -> bool:
    """Whether a word of a folded sentence that is not its first begins like a unit of time; "Monday" does not."""
    return bool(PERIOD.search(folded))
