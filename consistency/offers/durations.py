"""How long a price, a discount or a contract lasts, and for how many of one's first orders."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, plain
from consistency.offers.extras import PERIOD, count_of
from consistency.offers.limits import FIRST_COME, is_everybodys
from consistency.offers.nouns import STOP, singular
from consistency.offers.sentence import Found
from consistency.offers.signs import has_period
from consistency.records.offer import Attribute

WORD = r"[a-z]+(?:-[a-z]+)?"
FIRST = re.compile(
    rf"\b(?:your|the|their|on|for|off|of|my) (?:very )?first (?:(?P<n>{NUMBER}) )?(?P<unit>{WORD})(?: (?P<next>{WORD}))?"
    rf"|\bfirst (?P<n2>{NUMBER}) (?P<unit2>{WORD})(?: (?P<next2>{WORD}))?|\b(?:your|the) next (?P<n4>{NUMBER}) (?P<unit4>{WORD})"
    rf"|(?:^\W*|[,;:] )first (?P<unit3>{PERIOD}|order|delivery|box"
    r"|class|lesson|visit|session)\b"
)
OVER = re.compile(
    r"\b(?:spread|finance|financing|credit|instal?lments?|pay|payable|paid|interest[- ]free|apr|interest|sav(?:e|es"
    r"|ing))\b[^.;]{0,30} over (?:up to )?"
    rf"(?P<n>{NUMBER}) (?P<unit>{PERIOD})s?\b"
)
FOR = re.compile(
    rf"\bfor (?:up to )?(?:the |your )?(?:full |whole |first |next |a whole |a full )?(?P<n>{NUMBER}|an?) (?:full "
    rf"|whole )?(?P<unit>{PERIOD})s?\b(?! (?:old|of age|ago|free)| and an? (?:half|quarter)\b)"
)
FREE_BEHIND = re.compile(
    r",? (?:for )?free(?= *(?:$|[.,;:!?)]))|,? at no (?:extra )?(?:cost|charge)\b|,? (?:with )?(?:nothing|no charge"
    r"|not a penny) (?:to pay|at all)\b"
)
FREE_BEFORE = re.compile(r"(?<!interest-)(?<!interest )\bfree $")
"""Before "for 30 days": the same."""
ARE_FREE = re.compile(
    r"(?:,? [a-z'-]+){0,8}?,? (?:(?:is|are|come|comes) (?:then |all |both )?(?:free|on us|on the house|for nothing)\b"
    r"|cost (?:you )?nothing\b|£0\.00)"
)
"""Behind "the first two months": what makes of them a free time, and not only how long something holds."""
"""After "for 30 days": what makes it a free time and not only a time."""
HALF_YEAR = re.compile(r"\bfor (?:the first )?half a (?P<unit>year)\b")
HELD = re.compile(
    r"(?<!the )\b(?:held|fixed|locked|frozen|guaranteed|valid|stays?|good|lasts?|runs?)(?: in)?(?: the same)?(?: at [^ ]+)?(?: for"
    rf"| to)? (?:the first |a |an )?(?P<n>{NUMBER}|an?) (?P<unit>{PERIOD})s?\b"
)
AT_PRICE = re.compile(
    rf"(?<!first )\b(?P<n>{NUMBER}) (?P<unit>{PERIOD})s?(?= (?:of )?half[- ]price\b| of \d+% off| (?:at|for) (?:just |only )?(?:[£$€]"
    r"|half price"
    rf"|{NUMBER} (?:pounds|dollars|euros)))"
)
INSTEAD = re.compile(
    rf"\b(?P<n>{NUMBER}) (?P<unit>{PERIOD})s? (?:instead of|rather than|for the price of) (?:{NUMBER})(?=\W*$|[.,;!]| {PERIOD}| and"
    rf"| when| if)"
)
"""More of a time than one pays for: "fifteen months instead of twelve"."""
OF_A_YEAR = re.compile(r"\b(?:12|twelve)$")
LONGER_YEAR = "longer year"
"""The slot of the months that one gets for the price of twelve."""
TERM = re.compile(
    rf"\b(?P<n>{NUMBER}|one|an?)[ -](?P<unit>{PERIOD})s?(?:'s?)?(?:[ -](?:minimum|fixed|rolling"
    r"|sim-only))? (?P<what>contract|plan|term|commitment|subscription|deal|agreement|lock-in|tie-in|fix)\b"
    rf"|\b(?P<n3>{NUMBER}|one|an?)[ -](?P<unit3>{PERIOD})s?[ -][a-z]+ (?:contract|term|commitment|agreement)\b"
    r"|\b(?:minimum (?:term|contract|stay|period)(?: of| is| for| lasts|:)?|(?:contract|commitment|tie-in) (?:of|is|for"
    rf"|lasts))(?: at least)? (?P<n2>{NUMBER}|an?) (?P<unit2>{PERIOD})s?\b"
)
JOINING = r"(?:opening (?:an?|the|your) (?:[a-z]+ )?account|account opening|joining|signing up|registering|switching|activating|becoming a)"
"""What makes somebody a customer."""
WINDOW = re.compile(
    rf"\bwithin (?:the first |your first )?(?P<n>{NUMBER}) (?P<unit>{PERIOD})s? of {JOINING}\b"
    rf"|\b(?:you(?:'ve| have|'ll have)|there are|allow) (?P<n2>{NUMBER}) (?P<unit2>{PERIOD})s? (?:from|after) {JOINING}\b"
    rf"|\b(?:pay in|spend|set up|deposit|make|complete|use it|trade|transfer)\b[^.;]{{0,50}}? (?:in|within|during) (?:your|the) first "
    rf"(?P<n3>{NUMBER}) (?P<unit3>{PERIOD})s?\b"
)
"""By when a new customer must have done what the offer asks for."""
ROLLING = re.compile(r"\bno (?:minimum )?(?:contract|commitment|tie-in|lock-in|minimum term)\b")
INCLUDED = re.compile(r" ?(?:is|are|come|comes) (?:included|standard)\b")
"""After "the first two seats": part of the price, and no discount on so many."""
_NO_FIRST_WORDS = """
class time step thing place name come light monday tuesday wednesday thursday friday saturday sunday
comes come costs cost ends starts arrives goes gets
"""
NO_FIRST = frozenset(_NO_FIRST_WORDS.split())
"""What "first" counts for everybody or for nobody, never how much of an offer one gets; verbs behind it name nothing."""
_COUNTED_WORDS = """
order box bag delivery shop visit booking bill payment purchase stay ride class lesson
"""
COUNTED = frozenset(_COUNTED_WORDS.split())


def find_durations(folded: str) -> Iterator[Found]:
    """How long an offer, a price, a trial or a contract lasts."""
    taken: list[tuple[int, int]] = []
    for found in (*_windows(folded), *_contracts(folded), *_firsts(folded), *_spans(folded)):
        if not any(a < found.end and found.start < b for a, b in taken):
            taken.append((found.start, found.end))
            yield found


def _windows(folded: str) -> Iterator[Found]:
    for match in WINDOW.finditer(folded) if has_period(folded) else ():
        at = next(name for name in ("", "2", "3") if match[f"n{name}"])
        yield _duration((match.start(f"n{at}"), match.end()), match[f"n{at}"], match[f"unit{at}"], "window")


def _contracts(folded: str) -> Iterator[Found]:
    for match in TERM.finditer(folded) if has_period(folded) else ():
        words, unit = match["n"] or match["n2"] or match["n3"], match["unit"] or match["unit2"] or match["unit3"]
        yield _duration(match.span(), words, unit, "contract")


def _spans(folded: str) -> Iterator[Found]:
    if not has_period(folded):
        return
    for match in HALF_YEAR.finditer(folded):
        yield Found(Attribute.DURATION, "6", *match.span(), unit="month", number=Decimal(6), slot="span")
    for pattern in (INSTEAD, FOR, HELD, AT_PRICE, OVER):
        for match in pattern.finditer(folded):
            yield _duration(match.span(), match["n"], match["unit"], _span_slot(pattern, match))


def _span_slot(pattern: re.Pattern[str], match: re.Match[str]) -> str:
    folded, start, end = match.string, *match.span()
    if pattern is INSTEAD and match["unit"] == "month" and OF_A_YEAR.search(folded, start, end):
        return LONGER_YEAR
    is_free = pattern is FOR and (FREE_BEHIND.match(folded, end) or FREE_BEFORE.search(folded, 0, start))
    return "free" if is_free else "span"


def _firsts(folded: str) -> Iterator[Found]:
    """The first so many orders, months or things of one customer."""
    for match in FIRST.finditer(folded):
        words, unit = match["n"] or match["n2"] or match["n4"], match["unit"] or match["unit2"] or match["unit3"] or match["unit4"]
        if not words and re.fullmatch(NUMBER, unit) and unit != "one":
            words, unit = unit, ""
        if _is_own_first(match, words, unit):
            name, end = _first_thing(match, unit)
            slot = "first" if not re.fullmatch(PERIOD, name) else "free" if ARE_FREE.match(folded, end) else "span"
            yield _duration((match.start(), end), words, name, slot)


def _is_own_first(match: re.Match[str], words: str | None, unit: str) -> bool:
    """False where "the first" says which one, counts everybody's orders, or tells what a price includes."""
    is_fixed = unit in NO_FIRST and not (unit == "class" and match.group().startswith("your"))
    if unit in STOP or is_fixed or unit == "one" or (words in {"one", "1"} and not re.fullmatch(PERIOD, unit)):
        return False
    if words and FIRST_COME.search(match.string, match.start(), match.end() + 20) and is_everybodys(words, unit):
        return False
    return not any(match[name] and INCLUDED.match(match.string, match.end(name)) for name in ("unit", "unit2"))


def _first_thing(match: re.Match[str], unit: str) -> tuple[str, int]:
    """What is counted, in the singular, and where its words end: the noun where an adjective stands before it."""
    name, following = singular(unit) if unit else "", match["next"] or match["next2"] or ""
    if not match["next"] and not following.endswith("s"):
        following = ""
    is_head = name != unit or not name or bool(re.fullmatch(PERIOD, name)) or name in COUNTED
    if not is_head and following and following not in STOP | NO_FIRST:
        return singular(following), match.end()
    return name, match.end("unit2") if match["unit2"] else match.end()


def _duration(span: tuple[int, int], words: str | None, unit: str, slot: str) -> Found:
    count = count_of(words)
    return Found(Attribute.DURATION, plain(count), *span, unit=unit, number=count, slot=slot)
