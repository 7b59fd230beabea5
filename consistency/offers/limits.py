"""How much of an offer there is: while stocks last, so many a customer, the first hundred people."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.nouns import STOP, singular
from consistency.offers.sentence import Found
from consistency.offers.signs import has_number
from consistency.records.offer import Attribute

STOCK = re.compile(
    r"\b(?:while|whilst|as long as) (?:our |the )?(?:stocks?|supplies|supply|quantities) (?:lasts?|hold)\b|\buntil (?:it's|they're) gone\b"
)
HOLDER = (
    r"(?:customer|person|household|order|account|guest|member|booking|visit|transaction|family|address|card|pet|vehicle|student|user|buyer"
    r"|shopper|visitor|diner|passenger|policy|team|company|business|day|client|caller|traveller|traveler|email|child)"
)
UNIT = r"(?: (?P<unit>[a-z]+(?:-[a-z]+)?))?"
EACH = re.compile(
    rf"\b(?:(?:limit(?:ed)?(?: to)?:?|max(?:imum|\.)?(?: of)?:?|(?:no|not) more than|up to|only|strictly)(?: of)? )?(?P<n>{NUMBER}){UNIT}"
    r"(?: (?:maximum|max|only|(?:may|can|will|to) be (?:used|redeemed|claimed|bought|ordered)|allowed|permitted))? (?:per|for each"
    rf"|for every|to a|to each) (?P<holder>{HOLDER})s?\b"
)
CAPPED = re.compile(r"\b(?:limit|max|no more|only|one use)|\buses?\b|\bredemption")
"""What makes "two per customer" a limit and not a measure."""
PEOPLE = (
    r"(?:customers?|people|members?|orders?|bookings?|visitors?|guests?|callers?|buyers?|subscribers?|shoppers?|sign-?ups?|applicants?"
    r"|entrants?|users?|families|households|diners?|drivers?|pre-?orders?)"
)
FIRST_COME = re.compile(rf"(?<!your )\bfirst (?P<n>{NUMBER})(?: (?:new|lucky|eligible|paying))? (?P<unit>{PEOPLE})\b")
FIRST_TO = re.compile(
    rf"(?<!your )\bfirst (?P<n>{NUMBER})(?: of you)? (?:to (?:sign|join|book|register|order|call|ring|arrive|buy|reply|apply|enter|switch"
    r"|respond|subscribe|come|get|claim|turn up|text)|who (?:sign|join|book|register|order|call|ring|arrive|buy|reply|apply)"
    r"|through (?:the|our) doors?|in (?:the )?(?:queue|line))\b"
)
"""The first so many of nobody in particular: "the first fifty to sign up"."""
ONLY = re.compile(
    rf"\b(?:only|just) (?P<n>{NUMBER}){UNIT} (?:are |were )?(?:left|available|remaining|remain|in stock|made|up for grabs|to go"
    r"|at (?:this|that|these) (?:price|rate|fare)s?)\b"
    rf"|\b(?:there are )?only (?P<n3>{NUMBER}) (?P<unit3>places|seats|spots|tickets|rooms|tables|pairs|bottles|spaces|slots|pieces"
    r"|copies|passes)\b"
    rf"|(?:^\W*|\b(?:the|our) )last (?P<n5>{NUMBER}) (?P<unit5>[a-z]+(?:-[a-z]+)?) (?:at|for|left|remaining|to go)\b"
    rf"|(?:^|[.,;] )(?P<n4>{NUMBER}) (?P<unit4>places|seats|spots|tickets|rooms|tables|pairs|spaces|slots|copies|cabins) (?:left"
    r"|remaining|only)\b"
    rf"|\b(?:strictly )?limited (?:to|(?:edition|run|release|batch) of) (?P<n2>{NUMBER}) (?P<unit2>(?!per\b|for\b|each\b"
    r"|a\b)[a-z]+(?:-[a-z]+)?)\b(?! (?:per|for|each)\b)"
)
SOLD_OUT = re.compile(
    r"\b(?:(?:sold|booked) out|out of stock|fully booked|no longer (?:available|on sale|in stock|stocked)|currently unavailable)\b"
    r"(?! (?:in (?:an?|one|two|under|just|less|\d+|minutes|hours|days)|within|fast|quickly|every|last)\b)"
)
IN_STOCK = re.compile(r"\b(?:back in stock|in stock (?:now|again)|now in stock|available again)\b")
NOT_YET = re.compile(
    r"\b(?:before|once|if|when|until|till|unless|often|usually|always|never|not|nearly|almost|may be|might be|in case|was|were"
    r"|had)\b[^.;,]{0,24}$"
)
"""Before "sold out": what may happen, or has happened to something else."""
GROUPS = ("", "2", "3", "4", "5")
FEWEST = 10
"""From how many on "the first 20 orders" are everybody's orders, and no longer one customer's own."""


def find_limits(folded: str) -> Iterator[Found]:
    """Limits of stock and quantity in a folded sentence that offers something."""
    for match in STOCK.finditer(folded):
        yield Found(Attribute.THRESHOLD, "stock", match.start(), match.end(), slot="limit")
    if has_number(folded):
        yield from _counted(folded)


def _counted(folded: str) -> Iterator[Found]:
    for match in EACH.finditer(folded):
        if CAPPED.search(folded, match.start(), match.end()) or not (folded[: match.start()] + folded[match.end() :]).strip(" .!(*"):
            yield _limit(match, match["n"], match["unit"], per=match["holder"])
    for match in FIRST_COME.finditer(folded):
        if is_everybodys(match["n"], match["unit"]):
            yield _limit(match, match["n"], match["unit"])
    for match in FIRST_TO.finditer(folded):
        yield _limit(match, match["n"], None)
    for match in ONLY.finditer(folded):
        yield _limit(
            match,
            next(match[f"n{at}"] for at in GROUPS if match[f"n{at}"]),
            next((unit for at in GROUPS if (unit := match[f"unit{at}"])), None),
        )


def find_availability(folded: str) -> Iterator[Found]:
    """Whether something can be had at all: sold out, or in stock again."""
    for match in SOLD_OUT.finditer(folded):
        if not NOT_YET.search(folded, 0, match.start()):
            yield Found(Attribute.THRESHOLD, "sold out", match.start(), match.end(), slot="availability")
    for match in IN_STOCK.finditer(folded):
        if not NOT_YET.search(folded, 0, match.start()):
            yield Found(Attribute.THRESHOLD, "in stock", match.start(), match.end(), slot="availability")


def is_everybodys(count: str, unit: str) -> bool:
    """True where "the first N …" counts people, or more orders than one customer would place."""
    return not re.fullmatch(r"(?:pre-?)?orders?|bookings?", unit) or parse_number(count) >= FEWEST


def _limit(match: re.Match[str], count: str, unit: str | None, per: str = "") -> Found:
    number = parse_number(count)
    name = singular(unit) if unit and unit not in (STOP - {"use"}) | {"available", "left", "remaining"} else ""
    return Found(Attribute.THRESHOLD, plain(number), match.start(), match.end(), unit=name, per=per, number=number, slot="limit")
