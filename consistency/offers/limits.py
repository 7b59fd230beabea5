"""How much of an offer there is: while stocks last, so many a customer, the first hundred people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.offers.nouns import STOP, singular
from consistency.offers.numbers import NUMBER, parse_number, plain
from consistency.offers.sentence import Found
from consistency.records.offer import Attribute

STOCK = re.compile(
    r"\b(?:while|whilst|as long as) (?:our |the )?(?:stocks?|supplies|supply|quantities) (?:lasts?|hold)\b|\buntil (?:it's|they're) gone\b"
)
HOLDER = (
    r"(?:customer|person|household|order|account|guest|member|booking|visit|transaction|family|address|card|pet|vehicle|student|user|buyer)"
)
UNIT = r"(?: (?P<unit>[a-z]+(?:-[a-z]+)?))?"
EACH = re.compile(
    rf"\b(?:(?:limit(?:ed)?(?: to)?|max(?:imum)?(?: of)?|no more than|up to|only)(?: of)? )?(?P<n>{NUMBER}){UNIT}"
    rf"(?: (?:maximum|max|only))? (?:per|for each|for every|to a|to each) (?P<holder>{HOLDER})s?\b"
)
CAPPED = re.compile(r"\b(?:limit|max|no more|only|one use)|\buses?\b|\bredemption")
"""What makes "two per customer" a limit and not a measure."""
PEOPLE = (
    r"(?:customers?|people|members?|orders?|bookings?|visitors?|guests?|callers?|buyers?|subscribers?|shoppers?|sign-?ups?|applicants?"
    r"|entrants?|users?|families|households|diners?|drivers?|pre-?orders?)"
)
FIRST_COME = re.compile(rf"(?<!your )\bfirst (?P<n>{NUMBER})(?: (?:new|lucky|eligible|paying))? (?P<unit>{PEOPLE})\b")
ONLY = re.compile(
    rf"\b(?:only|just) (?P<n>{NUMBER}){UNIT} (?:left|available|remaining|in stock|made|up for grabs)\b"
    rf"|\b(?:strictly )?limited to (?P<n2>{NUMBER}) (?P<unit2>(?!per\b|for\b|each\b|a\b)[a-z]+(?:-[a-z]+)?)\b(?! (?:per|for|each)\b)"
)
FEWEST = 10
"""From how many on "the first 20 orders" are everybody's orders, and no longer one customer's own."""


def find_limits(folded: str) -> Iterator[Found]:
    """Limits of stock and quantity in a folded sentence that offers something."""
    for match in STOCK.finditer(folded):
        yield Found(Attribute.THRESHOLD, "stock", match.start(), match.end(), slot="limit")
    for match in EACH.finditer(folded):
        if CAPPED.search(folded, match.start(), match.end()):
            yield _limit(match, match["n"], match["unit"], per=match["holder"])
    for match in FIRST_COME.finditer(folded):
        if is_everybodys(match["n"], match["unit"]):
            yield _limit(match, match["n"], match["unit"])
    for match in ONLY.finditer(folded):
        yield _limit(match, match["n"] or match["n2"], match["unit"] or match["unit2"])


def is_everybodys(count: str, unit: str) -> bool:
    """True where "the first N …" counts people, or more orders than one customer would place."""
    return not re.fullmatch(r"(?:pre-?)?orders?|bookings?", unit) or parse_number(count) >= FEWEST


def _limit(match: re.Match[str], count: str, unit: str | None, per: str = "") -> Found:
    number = parse_number(count)
    name = singular(unit) if unit and unit not in STOP - {"use"} else ""
    return Found(Attribute.THRESHOLD, plain(number), match.start(), match.end(), unit=name, per=per, number=number, slot="limit")
