"""Amounts of money: currency signs and codes before or after the number, words as they are spoken, and what a price is per."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from consistency import lazy_re as re
from consistency.english.numbers import DIGITS, NUMBER, SPOKEN, SPOKEN_CENTS, TENS, WORDS, parse_number, plain
from consistency.offers import signs
from consistency.offers.nouns import singular

SIGNS = {
    "£": "GBP", "$": "USD", "us$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "fr.": "CHF", "kr.": "kr", "kr": "kr", "rs": "INR", "rs.": "INR",
}  # fmt: skip
CODES = ("gbp", "usd", "eur", "chf", "sek", "nok", "dkk", "pln", "czk", "huf", "jpy", "aud", "cad", "nzd", "inr")
NAMES = {
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "€": "EUR", "$": "USD", "£": "GBP", "zł": "PLN", "zl": "PLN", "zloty": "PLN", "zlotys": "PLN", "kč": "CZK", "ft": "HUF", "yen": "JPY",
    "¥": "JPY", "franc": "CHF", "francs": "CHF", "rupees": "INR", "kr": "kr", "kr.": "kr", "kroner": "kr", "kronor": "kr", "krona": "kr",
}  # fmt: skip
"""Names behind a sum. "kr" is the money of three countries, and stays what it is written as."""
NOTES = {"tenner": Decimal(10), "fiver": Decimal(5)}
PENCE = {"pence": "GBP", "p": "GBP", "cents": "USD", "cent": "USD", "¢": "USD"}
LITRES = re.compile(r" ?(?:/|per |an? )(?:l|litre|liter|kwh)\b")
"""What is sold by so small a measure that three digits behind a point are a fraction of a cent."""

_TIME = "day|night|week|month|year"
_ISO = "|".join(CODES)
_NAMED = (
    r"(?:pounds?|quid|dollars?|bucks|euros?|€|zł|zl\b|zlotys?|kč|yen\b|¥|(?:swiss )?francs?|rupees|kr\b\.?|kron(?:er|or|a)"
    rf"|(?:{_ISO})\b)"
)
_SUM = rf"(?:\d{{1,3}}(?:[ '.]\d{{3}})+(?:[.,]\d{{2}})?(?![\d])|{DIGITS})(?:[.,]-{{1,2}})?"
"""A sum beside its currency, where spaces and points may part thousands and a stroke may stand for no cents: 1 250 / 1'250.00 / 49,-."""
MONEY = re.compile(
    rf"(?:(?P<sign>(?<![a-z])(?:us|au?|ca?|nz|hk|s|r)\$|£|\$|€|¥|₹|\b(?:{_ISO}|fr\.|kr\.?|rs\.?)(?= ?\d)) ?(?P<amount>{_SUM})"
    rf"(?P<scale> ?(?:million|billion|bn|m|k)\b)?"
    rf"|(?P<number>(?<![\d.,'-])(?:{_SUM}(?= ?(?:€|zł|zl\b|kč|¥|kr\b|{_ISO}))|{NUMBER})|{NUMBER})(?P<scale2> (?:million|billion))?"
    rf" ?(?P<name>{_NAMED})(?![a-z])"
    rf"(?:(?: and)? (?P<cents>{WORDS}|\d\d)(?: (?:pence|cents|p)\b)?(?! (?:per ?cent|percent|days?|weeks?|months?|years?)\b))?"
    rf"|(?P<small>{NUMBER}) ?(?P<pence>pence|cents?|p|¢)(?![a-z]|\.m\.)|\ba (?P<note>tenner|fiver)\b"
    rf"|(?:(?<=for )|(?<=just )|(?<=only ))a (?P<coin>pound|dollar|euro|quid)\b(?! of\b)|(?P<priced>{NUMBER})-(?P<deal>pound|dollar"
    r"|euro)(?= (?:(?:mon|tues"
    rf"|wednes|thurs|fri|satur|sun)?days?|tickets?|deals?|menu|lunch|meals?|seats?|fares?|entry|offers?|specials?)\b)"
    rf"|(?<!half )(?<!lose )(?<!gain )(?<!drop )\ba (?P<one>pound|dollar|euro|quid)(?= (?:a|per|each|every) (?:{_TIME})\b)"
    rf"|(?<![a-z-])(?P<whole>{SPOKEN})[ -](?P<part>{SPOKEN_CENTS})(?= (?:a|per|each|every) (?:{_TIME})\b)"
    rf"|(?<![a-z-])(?P<whole2>{SPOKEN}) (?P<part2>(?:{'|'.join(TENS)})-(?:five|nine))(?=\W*$|[.,;!]| (?:now|until|till|through|with|when"
    r"|each|and|at (?:any|all|our|your|every))\b))"
)
CALLED = re.compile(r"\b(?:call|dial|ring|phone|telephone|number|text|room|flight|channel|route|at|since|in|of|year)\b[^.;]{0,30}$")
"""Before two numbers in words: what makes them a telephone number, a time or a year."""
YEARS = range(16, 21)
CLOCK = 12
"""Hours and centuries: beside cents they may be a time of day, or a year."""

_THING = (
    r"(?:(?P<size>\d+ ?(?:g|kg|ml|l|cl|oz|lb)\b)(?! [a-z])|(?:\d+ ?(?:g|kg|ml|l|cl|oz|lb)\b ?)?(?P<thing>half[ -](?:hour|day)"
    r"|[a-z]+(?:-[a-z]+)*))"
)
EXTRA = re.compile(r" (?:extra|more)(?= (?:per|an?|each|every) )")
"""Words between a sum and what it is per."""
PER = re.compile(
    r" ?(?:/ ?|,? ?(?:\bper\b|\ban?\b|\beach\b|\bevery\b|\bfor (?:each|every|one|an?(?= (?:day|night|week|month|year|fortnight"
    r"|weekend)\b))\b|\bfor the(?= (?:whole )?(?:year|month|week|day|night)\b)) )"
    rf"(?:whole )?{_THING}"
)
NEXT_THING = re.compile(r", an? (?:[a-z-]+ ){1,3}(?:[£$€]|(?:is|costs?) )")
"""Behind a sum: the next thing of a list with its own price ("€14 a day, a floor sander €38")."""
FOR_A = re.compile(r",? ?for ")
"""Before a period and behind another: how long the price lasts ("£9 a month for a year"), not what it is per."""
PERIODS = {
    "monthly": "month", "mo": "month", "mth": "month", "month": "month", "pm": "month", "yearly": "year", "annually": "year",
    "annual": "year", "yr": "year", "year": "year", "annum": "year", "week": "week", "weekly": "week", "wk": "week", "day": "day",
    "daily": "day", "night": "night", "hour": "hour", "hr": "hour", "quarter": "quarter",
}  # fmt: skip
ADVERB = re.compile(r",? ?(?:(monthly|yearly|annually|weekly|daily|pcm|p/m|pm|pppn|ppn|pp|pa|p/a|pw|p/w)\b|(p\.[mpaw]\.))")
SHORT = {
    "pcm": ("month",), "p/m": ("month",), "pm": ("month",), "p.m.": ("month",), "pp": ("person",), "p.p.": ("person",), "pa": ("year",),
    "p/a": ("year",), "p.a.": ("year",), "pw": ("week",), "p/w": ("week",), "p.w.": ("week",), "pppn": ("person", "night"),
    "ppn": ("person", "night"),
}  # fmt: skip
NOT_PER = frozenset(
    [
        "great",
        "good",
        "small",
        "little",
        "few",
        "lot",
        "bit",
        "fair",
        "single",
        "total",
        "way",
        "one",
        "time",
        "or",
        "and",
        "on",
        "for",
        "with",
        "plus",
        "to",
        "of",
    ]
)


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
    found = MONEY.finditer(folded) if signs.MONEY.search(folded) else ()
    return [_money(match, folded) for match in found if not match["whole2"] or _is_spoken_price(match, folded)]


def value_of(amount: Decimal) -> str:
    """A sum as facts write it: whole, in whole cents, or, for fuel and power, as exact as it is told."""
    whole = amount == amount.to_integral_value()
    return plain(amount) if whole or -int(amount.as_tuple().exponent) > 2 else f"{amount:.2f}"


def _is_spoken_price(match: re.Match[str], folded: str) -> bool:
    """True for "sixty-nine ninety-five" alone, where it can be no year, no time of day and no telephone number."""
    whole, part = parse_number(match["whole2"]), parse_number(match["part2"])
    is_time = whole <= CLOCK and part < 60
    return not is_time and whole not in YEARS and not CALLED.search(folded, max(0, match.start() - 40), match.start())


def _money(match: re.Match[str], folded: str) -> Money:
    per, end = _per(folded, match.end())
    currency = _currency(match)
    scaled = bool(match["scale"] or match["scale2"])
    return Money(match.start(), match.end(), _amount(match), currency, per, scaled, end)


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        sign = match["sign"]
        return SIGNS.get(sign) or sign.upper()
    if match["whole"] or match["whole2"]:
        return ""
    name = match["name"] or match["one"] or match["coin"] or match["deal"] or ("quid" if match["note"] else "")
    if not name:
        return PENCE[match["pence"]]
    return NAMES.get(name.removeprefix("swiss ")) or name.upper()


def _amount(match: re.Match[str]) -> Decimal:
    if match["sign"]:
        return _sum(match["amount"], match)
    if match["pence"]:
        return parse_number(match["small"]) / 100
    if match["priced"]:
        return parse_number(match["priced"])
    if match["note"] or match["one"] or match["coin"]:
        return NOTES.get(match["note"], Decimal(1))
    for whole, part in (("whole", "part"), ("whole2", "part2")):
        if match[whole]:
            return parse_number(match[whole]) + parse_number(match[part]) / 100
    cents = parse_number(match["cents"]) / 100 if match["cents"] else Decimal(0)
    return _sum(match["number"], match) + cents


def _sum(words: str, match: re.Match[str]) -> Decimal:
    """A number beside its currency; on the Continent three digits behind a point are thousands, but for fuel and power."""
    words = words.rstrip("-").rstrip(".,") if words.endswith("-") else words
    whole, part = (words[:-3], words[-2:]) if words[-3:-2] in {".", ","} else (words, "")
    is_grouped = re.fullmatch(r"\d{1,3}(?:[ ']\d{3})+", whole)
    is_pointed = re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", whole) and _currency(match) not in {"GBP", "USD"}
    if is_grouped or (is_pointed and not LITRES.match(match.string, match.end())):
        return Decimal(re.sub(r"[ '.]", "", whole) + (f".{part}" if part else ""))
    return parse_number(words)


def _is_next(match: re.Match[str], *, is_first: bool) -> bool:
    """True where the words behind a sum are how long it holds, or the next thing of a list, and not what the sum is per."""
    if match["thing"] in PERIODS:
        return not is_first and bool(FOR_A.match(match.group()))
    return bool(NEXT_THING.match(match.string, match.start()))


def _per(folded: str, at: int) -> tuple[str, int]:
    """What the price is per: up to two things ("per user per month"), the period last."""
    found: list[str] = []
    if extra := EXTRA.match(folded, at):
        at = extra.end()
    for _ in range(3):
        if adverb := ADVERB.match(folded, at):
            word = adverb[1] or adverb[2]
            found.extend(SHORT.get(word) or (PERIODS[word],))
            at = adverb.end()
        elif (match := PER.match(folded, at)) and _is_next(match, is_first=not found):
            break
        elif match and (match["size"] or match["thing"]) not in NOT_PER:
            found.append(match["size"] or PERIODS.get(match["thing"], singular(match["thing"])))
            at = match.end()
    ordered = sorted(dict.fromkeys(found), key=lambda thing: thing in PERIODS.values())
    return "/".join(ordered), at
