"""Numbers as copy writes them: digits in several formats, words as spoken scripts have them, fractions."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
SMALL = tuple(_SMALL_WORDS.split())
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = tuple(_ORDINALS_WORDS.split())
VALUES = {word: index for index, word in enumerate(SMALL)} | {word: 20 + 10 * index for index, word in enumerate(TENS)}

_DIGIT = "(?:one|two|three|four|five|six|seven|eight|nine)"
_BELOW_100 = rf"(?:(?:{'|'.join(TENS)})(?:[ -]{_DIGIT})?|{'|'.join(reversed(SMALL))})"
_TEEN = "(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_BELOW_1000 = rf"(?:(?:a|{_TEEN}|{_DIGIT})[ -]hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
_POINT = rf" point(?: (?:zero|{_DIGIT})(?![a-z]))+"
WORDS = rf"(?:(?:{_BELOW_1000}|a) thousand(?:(?: and|,)? {_BELOW_1000})?|{_BELOW_1000}|a dozen|dozen)(?:{_POINT})?(?![a-z])"
"""A number in words, up to 999,999, and what is said behind the point."""

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{2}|\d+,\d{2}(?!\d)|\d+(?:\.\d+)?)(?![\d])"
"""1,250 / 1,250.00 / 1.250,00 / 24,99 / 9.50 / 40."""

NUMBER = rf"(?:(?<![\d.,a-z]){DIGITS}|(?<![a-z-]){WORDS})"
SPOKEN = _BELOW_100
SPOKEN_CENTS = rf"(?:(?:{'|'.join(TENS)})(?:[ -]{_DIGIT})?|{_TEEN}|ten)(?![a-z-])"
"""Whole and cents of a price said without its currency: "nineteen ninety-nine"."""
JOINED = rf"(?:{DIGITS}|{WORDS})"
"""A number behind a hyphen of its own compound: the second one of "two-for-one"."""

FRACTIONS = {"half": Decimal(50), "quarter": Decimal(25), "third": Decimal(33), "fifth": Decimal(20), "tenth": Decimal(10)} | {
    "½": Decimal(50),
    "¼": Decimal(25),
    "⅓": Decimal(33),
    "⅔": Decimal(67),
    "¾": Decimal(75),
}

_WORD = re.compile(r"[a-z]+")
_CONTINENTAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{2}")


def parse_number(text: str) -> Decimal:
    """The value of a match of NUMBER; ValueError where the text is none."""
    if text[:1].isdigit():
        return _parse_digits(text)
    whole, _, decimals = text.partition(" point ")
    spoken = "".join(str(VALUES[word]) for word in decimals.split())
    return Decimal(f"{_parse_words(whole)}.{spoken}" if spoken else _parse_words(whole))


def _parse_digits(text: str) -> Decimal:
    if _CONTINENTAL.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ""))


def _parse_words(text: str) -> int:
    total, group = 0, 0
    for word in _WORD.findall(text):
        if word in VALUES:
            group += VALUES[word]
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word == "thousand":
            total, group = total + max(group, 1) * 1000, 0
        elif word == "dozen":
            group = 12
        elif word not in {"a", "and"}:
            raise ValueError(f"not a number: {text!r}")
    return total + group


def plain(number: Decimal) -> str:
    """A number as facts write it: no exponent, no trailing zeros beyond whole cents (`25`, `9.50`, `4.6`)."""
    if number == number.to_integral_value():
        return str(number.to_integral_value())
    return format(number.normalize(), "f")
