"""Several for the price of fewer, and points: discounts that are counted in things, not in money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consistency import lazy_re as re
from consistency.english.numbers import JOINED, NUMBER, parse_number, plain
from consistency.offers.sentence import Found
from consistency.offers.signs import has_number
from consistency.records.offer import Attribute

BOGO = re.compile(
    rf"(?<![£$€.])\b(?:(?P<a>{NUMBER})[ -]for[ -](?:the price of )?(?P<b>{JOINED})\b(?! ?(?:[£$€%]|pounds|dollars|euros))"
    rf"|(?P<a2>{NUMBER})[ -][a-z]+(?: [a-z]+)? for the price of (?P<b2>{NUMBER})\b"
    r"|(?:stay|buy|take|book|get|order|choose|fit|rent|hire|have|bring|send"
    rf"|come)(?: for)? (?P<a3>{NUMBER})(?: [a-z]+){{0,3}},? (?:and |but )?(?:we'll |we |you'll |you )?(?:only |just )?"
    rf"(?:pay|charge you|be charged|are charged) (?:only |just )?for (?P<b3>{NUMBER})\b"
    rf"|(?:buy|book|order|take|choose|stay|get|rent|hire) (?:any )?(?P<buy>{NUMBER})(?: [a-z]+){{0,2}}?,?"
    r" (?:and |then )?(?:we'll |you'll |you )?"
    rf"(?:get|have|give you|receive|enjoy|add|take) (?P<get>{NUMBER}(?: more)?|another|a second|one more"
    r"|(?:the|a|your) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next))(?: one)?(?: [a-z]+)?"
    r" (?:free|for free|for nothing|on us)"
    r"|(?P<bogof>bogof|bogo)\b)"
)
_NTHS = ("other", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NTHS = {word: max(2, at + 1) for at, word in enumerate(_NTHS)}
FREE = r"(?:(?:is|are|comes?|goes|completely|absolutely|totally) )*?(?:free|for free|on us|on the house|for nothing)\b"
EVERY = re.compile(
    rf"\b(?:every|each|(?:your|the|get(?: your| the)?|any)(?! [a-z0-9]+ (?:month|week|year|quarter)\b)) (?P<nth>{'|'.join(_NTHS)}"
    rf"|\d{{1,2}}(?:nd|rd|th)) (?:[a-z]+(?:'s)? ){{1,2}}?{FREE}"
    rf"|^\W*(?P<nth3>{'|'.join(_NTHS[1:])}|\d{{1,2}}(?:nd|rd|th)) (?!month|week|year|quarter)[a-z]+(?:'s)? {FREE}"
    rf"|\b(?P<nth2>{'|'.join(_NTHS[1:])}|\d{{1,2}}(?:nd|rd|th)) (?:[a-z]+ ){{1,2}}?{FREE} (?:when|if) (?:you|u) (?:buy|order|book|take|get"
    r"|choose|fit)\b"
)
"""One in so many free: "every third night is on us", "your tenth coffee is free"."""
CHEAPEST = re.compile(
    rf"\b(?:order|buy|take|choose|pick|book|get|add|on|with|for) (?:any )?(?P<n>{NUMBER})(?: [a-z]+){{0,2}}?,? (?:and )?(?:get |have )?"
    rf"(?:the )?(?:cheaper|cheapest|lowest[- ]priced|least expensive)(?: [a-z]+)?{FREE.replace('(?:(?:is', ' (?:(?:is')}"
)
POINTS = re.compile(
    rf"\b(?:(?:get|earn|collect|receive|claim|give you|win) (?:up to |an extra )?)?(?P<n>{NUMBER}) (?:bonus|extra|welcome) "
    r"(?:reward |nectar |clubcard |loyalty )?(?P<unit>points|miles|stars|stamps|avios)\b"
    rf"|\b(?:earn|collect) (?:up to |an extra )?(?P<n2>{NUMBER}) (?:reward )?(?P<unit2>points|miles|stars|stamps|avios)\b"
)
MULTIPLE = re.compile(
    r"\b(?P<times>double|triple|twice the|2x|3x) (?:the )?(?P<what>[a-z]+ )?(?P<unit>points|miles|stars|data|rewards|stamps"
    r"|nectar|avios)\b"
)


GIVING = r"(?:gifts?|donations?|(?:every|each) (?:pound|penny|dollar|cent|euro)|contributions?|what(?:ever)? you give)"
TIMES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "match": 2}
"""How many times over something is given; who matches a gift doubles it."""
MULTIPLIED = re.compile(
    rf"\b(?P<unit>points|miles|stars|stamps|{GIVING})(?:,? (?!(?:and|or|not|never|has|have|had) )[a-z']+){{0,6}}?,? (?P<times>double"
    r"|triple|treble"
    r"|quadruple|match)(?:d|ed)\b(?! (?:to|with|your)\b)"
    rf"|\b(?P<times2>double|triple|treble|quadruple|match)(?:s|es|ing)? (?:all |every one of )?(?:(?:your|the|our) )?(?P<unit2>{GIVING})\b"
)
"""What is doubled or matched, with the deed behind or before it: "your gift, doubled", "we'll match every pound"."""
MOST = 12
"""More than so many for fewer is a score or a date."""


def find_multibuys(folded: str) -> Iterator[Found]:
    """So many for the price of fewer, points, and benefits that are doubled, in a folded sentence."""
    for start, end, many, few in (*_said(folded), *_counted(folded)):
        if few < many <= MOST:
            yield Found(Attribute.DISCOUNT, f"{plain(many)}-for-{plain(few)}", start, end, slot="multibuy")
    for match in MULTIPLE.finditer(folded):
        times = Decimal(3 if match["times"] in {"triple", "3x"} else 2)
        yield Found(Attribute.DISCOUNT, plain(times), match.start(), match.end(), unit=match["unit"], number=times, slot="multiple")
    for match in MULTIPLIED.finditer(folded):
        unit = match["unit"] or match["unit2"]
        times = Decimal(TIMES[match["times"] or match["times2"]])
        unit = "gift" if re.fullmatch(GIVING, unit) else unit
        yield Found(Attribute.DISCOUNT, plain(times), match.start(), match.end(), unit=unit, number=times, slot="multiple")
    for match in POINTS.finditer(folded):
        number = parse_number(match["n"] or match["n2"])
        unit = match["unit"] or match["unit2"]
        yield Found(Attribute.DISCOUNT, plain(number), match.start(), match.end(), unit=unit, number=number, slot="points")


def _said(folded: str) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """Where it stands, how many one gets and for the price of how many, where both are told: "3 for 2", "buy two, get one free"."""
    for match in BOGO.finditer(folded) if has_number(folded) or "bogo" in folded else ():
        if first := match["a"] or match["a2"] or match["a3"]:
            yield *match.span(), parse_number(first), parse_number(match["b"] or match["b2"] or match["b3"])
        elif match["buy"]:
            got, bought = match["get"].removesuffix(" more"), parse_number(match["buy"])
            yield *match.span(), bought + (parse_number(got) if re.fullmatch(NUMBER, got) else 1), bought
        else:
            yield *match.span(), Decimal(2), Decimal(1)


def _nth(word: str) -> Decimal:
    return Decimal(NTHS.get(word) or int(word[:-2]))


def _counted(folded: str) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """The same where one of so many is free: "every third night", "the cheapest of two"."""
    for match in EVERY.finditer(folded):
        nth = _nth(match["nth"] or match["nth2"] or match["nth3"])
        yield *match.span(), nth, nth - 1
    for match in CHEAPEST.finditer(folded):
        number = parse_number(match["n"])
        yield *match.span(), number, max(number - 1, Decimal(1))
