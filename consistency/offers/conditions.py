"""Conditions of an offer: how many, with which code, and for how long at least."""

from __future__ import annotations

from collections.abc import Iterator

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.extras import PERIOD
from consistency.offers.nouns import IRREGULAR, STOP, singular
from consistency.offers.sentence import Found
from consistency.offers.signs import CODED, has_number, has_period
from consistency.records.offer import Attribute

WORD = r"[a-z]+(?:-[a-z]+)?"
UNITS = rf"(?P<unit>{WORD}(?: {WORD})?)"
ACTIONS = (
    r"(?:buy|order|take|choose|pick|book|add|get|have|bring|hire|rent|collect|join with|stay|set up|switch|subscribe to"
    r"|sign up|register|refer|completed?|reserve|purchased?|made?|make|placed?|paid|used|taken|booked|ordered|bought|stayed|referred)"
)
OR_MORE = r"(?:\+|or more|or longer|or upwards|and over|and up(?:wards)?|or over|and above|upwards)"
EACH = re.compile(rf"\b(?:for|with) (?:each|every) (?P<n>{NUMBER}) {UNITS}")
GIVES = re.compile(
    r"\b(?:gets?|earns?|receives?|saves?|saving|free|off|on us|points?|credit|vouchers?|cashback|discount|gift|throw in|claim|collect)\b"
)
GOOD_CAUSE = re.compile(r"\b(?:plant(?:s|ed|ing)?|trees?|donat[a-z]+|charit[a-z]+|offset[a-z]*|food ?banks?|good causes?)\b")
"""What a count must bring the customer to be one that is asked for, and what it brings somebody else."""
THRESHOLDS = (
    re.compile(rf"\b(?P<unit>{WORD}) of (?P<n>{NUMBER}) ?{OR_MORE}"),
    re.compile(rf"\b(?P<n>{NUMBER})\+? ?(?:or more|or above|and over|plus)? (?P<x>or more|and over) {UNITS}"),
    re.compile(rf"(?<![-£$€])(?P<n>{NUMBER})\+ {UNITS}"),
    re.compile(rf"(?<![-£$€])(?P<n>{NUMBER}) {UNITS} {OR_MORE}\b"),
    re.compile(
        rf"\b(?:need|needs|have|has) to (?:be )?(?:book|stay|order|buy|take|bring|hire)(?:ing)?(?: at least)? (?P<n>{NUMBER}) {UNITS}"
    ),
    re.compile(rf"\b(?P<n>{NUMBER}) {UNITS} (?:minimum|to qualify)\b"),
    re.compile(
        rf"\b(?:once|when|after|if) (?P<n>{NUMBER}) {UNITS} (?:are|is|have been|has been) (?:active|set up|paid|made|complete|switched)\b"
    ),
    re.compile(
        rf"\bminimum (?:stay|order|booking|purchase|hire|party|group)(?: (?:size|quantity|number|length))?(?: is| of|:)? (?P<n>{NUMBER})"
        rf" {UNITS}"
    ),
    re.compile(rf"\b(?:at least|minimum of|a minimum|minimum|no fewer than|from|over|above|more than) (?P<n>{NUMBER}) {UNITS}"),
    re.compile(rf"\b(?:when|if|as long as|once|every time|whenever|and) you(?:'ve)? {ACTIONS} (?:any |your |up )?(?P<n>{NUMBER}) {UNITS}"),
    re.compile(
        rf"\b{ACTIONS} (?:any )?(?P<n>{NUMBER}) {UNITS}(?: at (?:a|one) time| at once| together| (?:in|during|this) [a-z]+)?,? (?:and"
        r"|to|for|get|save|we"
        r"|you)\b"
    ),
    re.compile(rf"\b{ACTIONS} (?:any )?(?P<n>{NUMBER}) {UNITS} (?:at (?:a|one) time|at once|together)\b"),
    re.compile(rf"\b(?:on|with|for) (?P<n>{NUMBER}) {UNITS} {OR_MORE}"),
    EACH,
)
BARE_COUNT = re.compile(
    r"\b(?:buy|order|take|book|choose|pick|add) (?:any |an? (?:course|block|pack|set|bundle"
    rf"|series) of )?(?P<n>{NUMBER})(?: or more(?=\W*(?:$|[.,;!]|(?:and|to|for|get|save)\b))"
    r"|(?=,? (?:and |to )?(?:save|get (?!the |an?other |one )[£$€\d])))"
)
NEEDED = re.compile(
    r"\bthere(?:'s| is) a $|"
    r"\b(?:you(?:'ll| will)? (?:need|have to have)|there(?:'s| is) a minimum of|(?:with|needs|requires) a minimum of)(?: at least)? $"
)
"""What says by itself that the number behind it is asked for."""
MORE_COUNTS = re.compile(rf"\b(?:from|for|over|on|above) (?P<n>{NUMBER})(?: or more)?(?=\W*(?:$|[.,;!]| and | or ))")
"""A further count in a list that named its things before: "5% off from 100 units, 12% off from 500"."""
_NOT_COUNTED_WORDS = """
day days week weeks month months year years hour hours minute minutes night percent january february march april may june july august
september october november december save saves get gets pay pays take takes receive receives earn earns off from
percent per pound pounds dollar dollars euro
euros time times of first one more less off working free pm am pence cents and or
"""
LEAST_TERM = re.compile(
    r"\b(?P<what>agreements?|contracts?|terms?|plans?|memberships?|subscriptions?|leases?|loans?|polic(?:y|ies)|stays?|bookings?|hires?"
    r"|rentals?"
    r"|deals?|fix(?:es)?|bonds?|courses?|trips?|holidays?|breaks?|tenanc(?:y|ies)|it|one)"
    rf"(?: (?:is|are|that is|that runs?|lasts?|lasting))?(?: of| for| over)? (?:(?P<least>at least|a minimum of"
    rf"|no less than) )?(?P<n>{NUMBER})[ -]"
    rf"(?P<unit>{PERIOD})s?(?P<more> (?:or (?:more|longer|over|above)|and (?:over|above|up|longer)|minimum))?"
    rf"|\b(?:for|stay|stays of|book|join for|sign up for|commit to) (?P<least2>at least |a minimum of |no less than )?(?P<n2>{NUMBER})[ -]"
    rf"(?P<unit2>{PERIOD})s?(?P<more2> (?:or (?:more|longer|over|above)|and (?:over|above|up|longer)))?"
)
"""How long somebody must commit to get something: "a plan of six months or more", "stay at least two nights"."""
SIGNED_FOR = re.compile(
    r"\b(?:when|if|by|for those who|as long as) (?:you(?:'re)? )?(?:commit|committing|sign up|signing up|sign|signing|prepay|prepaying"
    r"|stay|staying"
    r"|subscribe|subscribing|pay up ?front|lock in)(?: with us)? (?:to |for )?(?:a )?(?:full "
    rf"|whole )?(?P<n>{NUMBER})[ -](?P<unit>(?!night){PERIOD})s?\b"
)
"""How long one signs for, as a condition: "when you commit to three years"."""
ASKED = re.compile(r"\b(?:if|when|whenever|once|as long as|provided|choose|pick|take|with|on|for|you)\b")
NOT_COUNTED = frozenset(_NOT_COUNTED_WORDS.split())

CODE = re.compile(
    r"(?:(?<![A-Za-z])(?:[Cc]ode|CODE|[Cc]oupon|[Vv]oucher|[Pp]romo(?=:? [A-Z]+\d))(?: is"
    r"|['’]?s)?:? ?[“\"'‘]?(?P<a>[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*"
    r"|[A-Z0-9]*\d[A-Z0-9]*[A-Z][A-Z0-9]*|[A-Z][a-z]+\d+)\b"
    r"|(?:(?:[Uu]se|[Ee]nter|[Qq]uote|[Tt]ype|[Ww]ith|[Gg]ive|[Mm]ention|[Aa]pply"
    r"|[Pp]ut(?: in)?|[Pp]op(?: in)?|[Kk]ey(?: in)?|[Tt]ell them|[Tt]ell the [a-z]+|[Ww]rite"
    r"|[Ss]ay|[Ss]how|[Ff]lash|[Tt]ell us|[Tt]ext|[Pp]assword"
    r"|[Ww]ord)(?: in)?|(?:[Uu]se|[Qq]uote|[Qq]uoting|[Ee]nter|[Mm]ention) (?:the )?(?:reference|ref"
    r"|keyword)) [“\"'‘]?(?P<b>[A-Z][A-Z0-9]{3,}(?:-[A-Z0-9]+)*"
    r"|[A-Z][A-Z0-9]{2}(?= (?:at (?:the )?(?:checkout|till)|when you (?:check|order|book|pay))))"
    r"[”\"'’]?(?=(?: (?:at|when|in at|in the|in when|into"
    r"|is the (?:[a-z]+ )?code"
    r"|on (?:the phone"
    r"|your)|before|to|for|as you|through|until|till|and|by|off)\b)|[.,;!)]|$)"
    r"|\b(?P<e>[A-Z][A-Z0-9]{3,}) (?:is|was|'s) (?:the|your|our) (?:[a-z]+ )?(?:code|word|password)\b"
    r"|\b(?P<d>[A-Z]{4,}\d{1,3})\b(?= (?:at|for|to|when|gets|takes|gives)\b)"
    r"|(?<![A-Za-z])(?:[Cc]ode)(?: is)?:? ?(?P<c>(?:[A-Z0-9]-){3,}[A-Z0-9])\b)"
)
OTHER_CODE = re.compile(
    r"\b(?:error|dial|dialling|dialing|area|post|postal|zip|sort|country|dress|source|status|product|fault|access|security|airport|tax"
    r"|verification|booking|order|stock|item|model|building) ?$",
    re.IGNORECASE,
)
"""Codes of other kinds: nothing that a customer gives to pay less."""
SPELLED = re.compile(r"(?:[A-Z0-9]-){3,}[A-Z0-9]")
_NO_CODE_WORDS = """
NOT VALID ONLY TERMS EXPIRED QR PIN ZIP AND THE IBAN SMS PDF CSV API HTML TBC XX XXX HERE FREE IS AT TODAY STOP HELP QUIT UNSUBSCRIBE INFO
YES
"""
NO_CODE = frozenset(_NO_CODE_WORDS.split())


def find_thresholds(folded: str) -> Iterator[Found]:
    """How many of something an offer asks for."""
    taken: list[tuple[int, int]] = []
    is_given = bool(GIVES.search(folded)) and not GOOD_CAUSE.search(folded)
    for pattern in THRESHOLDS if has_number(folded) else ():
        for match in pattern.finditer(folded) if is_given or pattern is not EACH else ():
            span = match.span("n")
            unit = _unit(match["unit"])
            if unit and not any(a < span[1] and span[0] < b for a, b in taken):
                taken.append(span)
                number = parse_number(match["n"])
                yield Found(
                    Attribute.THRESHOLD, plain(number), match.start(), match.end("unit") if match.end("unit") > span[1] else match.end(),
                    unit=unit, number=number, slot="count",
                )  # fmt: skip


def find_more_counts(folded: str, counts: list[Found]) -> Iterator[Found]:
    """Counts behind others of a list, without the name of the things."""
    first = min((found.end for found in counts), default=len(folded))
    for match in MORE_COUNTS.finditer(folded, first):
        number = parse_number(match["n"])
        yield Found(Attribute.THRESHOLD, plain(number), match.start(), match.end("n"), number=number, slot="count")


def find_least_terms(folded: str) -> Iterator[Found]:
    """How long one must stay, sign or commit to get what is offered; only where the words say that it is the least."""
    if not has_period(folded):
        return
    for match in LEAST_TERM.finditer(folded):
        a, b = match["n"], match["n2"]
        is_least = (match["least"] or match["more"]) if a else (match["least2"] or match["more2"])
        unit = match["unit"] if a else match["unit2"]
        if is_least and unit != "night" and ASKED.search(folded, 0, match.start("n" if a else "n2")):
            number = parse_number(a or b)
            yield Found(Attribute.THRESHOLD, plain(number), match.start(), match.end(), unit=unit, number=number, slot="term")
    for match in SIGNED_FOR.finditer(folded):
        number = parse_number(match["n"])
        yield Found(Attribute.THRESHOLD, plain(number), match.start(), match.end(), unit=match["unit"], number=number, slot="term")


def find_bare_counts(folded: str) -> Iterator[Found]:
    """Counts of what the copy sells without its name: "buy three or more", "buy six, save 25%"."""
    for match in BARE_COUNT.finditer(folded):
        number = parse_number(match["n"])
        yield Found(Attribute.THRESHOLD, plain(number), match.start("n"), match.end("n"), number=number, slot="count")


def _unit(words: str) -> str:
    first, _, second = words.partition(" ")
    if first in NOT_COUNTED or first in STOP or not first:
        return ""
    if first in IRREGULAR or (first.endswith("s") and not first.endswith("ss")):
        return singular(first)
    if second.endswith("s") and second not in STOP and second not in NOT_COUNTED:
        return f"{first} {singular(second)}"
    return first


def find_codes(text: str) -> Iterator[Found]:
    """Codes to enter or to say, in the text as written: a code is told by its capitals."""
    for match in CODE.finditer(text) if CODED.search(text) else ():
        group = next(name for name in "abcde" if match[name])
        word = match[group]
        if OTHER_CODE.search(text, max(0, match.start() - 16), match.start()):
            continue
        value = word.replace("-", "") if SPELLED.fullmatch(word) else word.upper()
        if value not in NO_CODE and len(value) >= 3:
            yield Found(Attribute.CODE, value, match.start(group), match.end(group))
