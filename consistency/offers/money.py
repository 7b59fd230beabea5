"""Amounts of money: currency signs and codes before or after the number, words as they are spoken, and what a price is per."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from consistency.offers.nouns import singular
from consistency.offers.numbers import DIGITS, NUMBER, WORDS, parse_number

SIGNS = {"£": "GBP", "$": "USD", "us$": "USD", "€": "EUR", "¥": "JPY", "a$": "AUD", "c$": "CAD", "gbp": "GBP", "usd": "USD", "eur": "EUR"}
NAMES = {
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "€": "EUR", "eur": "EUR", "usd": "USD", "gbp": "GBP", "$": "USD",
}  # fmt: skip
PENCE = {"pence": "GBP", "p": "GBP", "cents": "USD", "cent": "USD"}

_NAMED = r"(?:pounds?|quid|dollars?|bucks|euros?|€|eur\b|usd\b|gbp\b)"
MONEY = re.compile(
    rf"(?:(?P<sign>us\$|a\$|c\$|£|\$|€|¥|\b(?:gbp|usd|eur) ?) ?(?P<amount>{DIGITS})(?P<scale> ?(?:million|billion|bn|m|k)\b)?"
    rf"|(?P<number>{NUMBER})(?P<scale2> (?:million|billion))? ?(?P<name>{_NAMED})(?![a-z])"
    rf"(?:(?: and)? (?P<cents>{WORDS}|\d\d)(?: (?:pence|cents|p)\b)?(?! (?:per ?cent|percent|days?|weeks?|months?|years?)\b))?"
    rf"|(?P<small>{NUMBER}) ?(?P<pence>pence|cents?|p)(?![a-z]))"
)

_THING = r"(?:\d+ ?(?:g|kg|ml|l|cl|oz|lb)\b ?)?([a-z]+(?:-[a-z]+)*)"
PER = re.compile(rf" ?(?:/ ?|,? ?(?:\bper\b|\ban?\b|\beach\b|\bevery\b|\bfor (?:each|every|an?|one)\b) ){_THING}")
PERIODS = {
    "monthly": "month", "mo": "month", "mth": "month", "month": "month", "pm": "month", "yearly": "year", "annually": "year",
    "annual": "year", "yr": "year", "year": "year", "annum": "year", "week": "week", "weekly": "week", "wk": "week", "day": "day",
    "daily": "day", "night": "night", "hour": "hour", "hr": "hour", "quarter": "quarter",
}  # fmt: skip
ADVERB = re.compile(r",? ?(monthly|yearly|annually|weekly|daily|pcm|p/m|pm|pp|p\.p\.)\b")
NOT_PER = frozenset(["great", "good", "small", "little", "few", "lot", "bit", "fair", "single", "total", "way", "one", "time"])


@dataclass(frozen=True, slots=True)
class Money:
    """An amount at `start:end` of the folded text; `per` is empty or what it is for, joined by slashes (`user/month`)."""

    start: int
    end: int
    amount: Decimal
    currency: str
    per: str
    is_scaled: bool
    per_end: int


def money_in(folded: str) -> list[Money]:
    """All amounts of a folded sentence, in order."""
    return [_money(match, folded) for match in MONEY.finditer(folded)]


def _money(match: re.Match[str], folded: str) -> Money:
    per, end = _per(folded, match.end())
    currency = _currency(match)
    scaled = bool(match["scale"] or match["scale2"])
    return Money(match.start(), match.end(), _amount(match), currency, per, scaled, end)


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        return SIGNS[match["sign"].strip()]
    return NAMES[match["name"]] if match["name"] else PENCE[match["pence"]]


def _amount(match: re.Match[str]) -> Decimal:
    if match["sign"]:
        return parse_number(match["amount"])
    if match["pence"]:
        return parse_number(match["small"]) / 100
    cents = parse_number(match["cents"]) / 100 if match["cents"] else Decimal(0)
    return parse_number(match["number"]) + cents


def _per(folded: str, at: int) -> tuple[str, int]:
    """What the price is per: up to two things ("per user per month"), the period last."""
    found: list[str] = []
    for _ in range(3):
        if adverb := ADVERB.match(folded, at):
            found.append({"pcm": "month", "p/m": "month", "pp": "person", "p.p.": "person"}.get(adverb[1], PERIODS.get(adverb[1], "")))
            at = adverb.end()
        elif (match := PER.match(folded, at)) and match[1] not in NOT_PER:
            found.append(PERIODS.get(match[1], singular(match[1])))
            at = match.end()
    ordered = sorted(dict.fromkeys(found), key=lambda thing: thing in PERIODS.values())
    return "/".join(ordered), at
