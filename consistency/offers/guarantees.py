"""What is promised for a time: until when one may change one's mind, how long a thing is mended for, how fast work and refunds come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from consistency import lazy_re as re
from consistency.english.numbers import NUMBER, parse_number, plain
from consistency.offers.durations import JOINING
from consistency.offers.extras import count_of
from consistency.offers.nouns import singular
from consistency.offers.second_thoughts import find_answered_thoughts, find_second_thoughts
from consistency.offers.sentence import Found
from consistency.offers.signs import KEPT, has_period
from consistency.offers.spans import SPAN, spans
from consistency.records.offer import Attribute

RANGE = rf"(?:{NUMBER} ?(?:to|-|or) ?)?"
"""Before the longer of two times: "three to five days"."""
COUNTED = r"(?:[A-Z][a-z]+|\d+)(?:[ -][A-Z][a-z]+)? (?:Days|Nights|Weeks|Months)"
REFUND = (
    r"(?:refund\w*|money[- ]back|return(?:s|ed|able)?\b|send (?:it|them|the \w+) back|bring (?:it|them) back|exchange[ds]?"
    r"|swap (?:it|them)|change your mind(?! (?:before|until|while))|full value|hand (?:it|them) back|cancel free|make it right"
    r"|replace (?:it|them)"
    r"|(?:every (?:last )?(?:dollar|penny|cent|pound|euro)|everything|it all|all of it|every bit of it|your (?:fee|payment|deposit|cash"
    r"|premium))"
    r" back\b|(?:get|getting|gets|give you|have) back (?:what|whatever|all|every|the)\b)"
)
MAKE = r"(?:print|make|do|bake|cut|paint|sew|frame|bind|clean|write|build|dye|engrave|lay|fit|design)"
AGAIN = (
    rf"{MAKE} (?:it|them|yours|the \w+|a new one)(?: all)?(?: over)? again\b|{MAKE} (?:you )?another\b"
    r"|(?:reprint|remake|redo|rebuild|rewrite) (?:it|them|yours|the)\b"
)
"""What a maker does whose work was wrong."""
REGRET = r"(?:chang(?:e|ed) your mind(?! (?:before|until|while))|wish you hadn't|second thoughts|think better of it)"
CANCEL = (
    r"(?:cancel(?:led|ling|ing|ed|lation)?|(?:exchange|swap|transfer|postpone|reschedule|amend|rebook) (?:your |the |any "
    r"|an? )?(?:tickets?|seats?"
    r"|bookings?|appointments?|reservations?|orders?|lessons?|visits?|dates?|it|them)"
    r"|(?:change|move) (?:(?:your |the )?(?:dates?|stay|trip|booking|plans|mind|nights?|days?"
    r"|times?|seats?|tickets?|slots?|reservations?|appointments?|deliver(?:y|ies))|it|them)|call it off|rebook|reschedul(?:e|ed|ing)"
    r"|(?:swap|exchange)(?:ped|d)?|pull out)"
)
BEFORE = r"(?:before|ahead|prior|in advance)"
SPAN_3 = SPAN.replace("<n>", "<n3>").replace("<unit>", "<unit3>")
GUARANTEES = (
    (re.compile(rf"\b{CANCEL}\b[^.;]{{0,50}}?\b(?:up to|until|till|at least|no later than|more than|by) {SPAN} {BEFORE}"), "cancel"),
    (re.compile(rf"\b(?:up to|until|till|at least|no later than) {SPAN} {BEFORE}[^.;]{{0,50}}?\b{CANCEL}\b"), "cancel"),
    (re.compile(rf"\b(?:with|give us|on) (?:at least )?{SPAN} notice\b[^.;]{{0,40}}\b{CANCEL}\b"
            rf"|\b{CANCEL}\b[^.;]{{0,30}}?\bwith (?:at least )?{SPAN_3} notice"), "cancel"),
    (re.compile(rf"\b(?:cancel|leave|walk away|quit|stop)\b[^.;]{{0,20}}? (?:in|within|inside) (?:the|your) first {SPAN}"), "return"),
    (re.compile(rf"\btry (?:it|them|us|one|yours|this) (?:out )?(?:at home )?for (?:up to )?{SPAN}\b[^.]{{0,90}}?{REFUND}"), "return"),
    (re.compile(rf"\b{SPAN}[ -](?:[a-z-]+[ -]){{0,2}}?(?:guarantee|refund|returns?|money[- ]back|promise|exchange)\b"), "return"),
    (re.compile(rf"\b{SPAN}[ -](?:[a-z-]+(?:'s?)? (?:(?:and|&) [a-z]+ )?)?(?:warranty|parts warranty|cover guarantee)\b"), "warranty"),
    (re.compile(rf"\b{SPAN} (?:to|in which to) (?:change your mind|return (?:it|them)|send (?:it|them) back)\b"), "return"),
    (re.compile(
        rf"\b(?:coverage|cover|protection|warranty|guarantee)(?: (?:is|lasts|runs))? (?:for|of) {SPAN} or "
        r"(?=[\d,]+ (?:miles|kilomet(?:re|er)s|km|hours)\b)"), "warranty"),
    (re.compile(rf"\b(?:guarantee[ds]?|warranty|warrantied|covered) (?:for|of|is|lasts) {SPAN}"), "warranty"),
    (re.compile(
        r"\brefund\w*[^.;]{0,40}?\b(?:reach\w*|land\w*|arrive\w*|paid|pay|process\w*|goes|go|issued?|within|in|take[sn]?"
        rf"|be with you)[^.;0-9]{{0,30}}?\b(?:within|in|inside|takes?|up to)(?: up to)? {RANGE}{SPAN}(?! of (?:buying|purchase"
        r"|delivery|receiving|receipt|your order|getting|ordering|arriv))"), "refund"),
    (re.compile(rf"\brefunds? (?:take|takes|arrive in|are with you in)(?: up to)? {RANGE}{SPAN}"), "refund"),
    (re.compile(
        rf"\b(?:have|got|get|gives? (?:you|them|everyone)|allow|full|you've) {SPAN} (?:(?:after|from|since) (?:\w+ ){{1,4}})?(?:to"
        rf"|in which to)"
        rf" (?:[a-z ]{{0,40}}?)(?:{REFUND}|decide|try|think)"), "return"),
    (re.compile(
        rf"\b(?:have|got|get|gives? you|allow|you've|there are) {SPAN} to (?:tell|write to|ring|call|let|e-?mail|phone) us\b"
        rf"[^.;]{{0,60}}?(?:{REFUND}|\bback\b[^.;]{{0,20}}\b(?:full|interest)\b)"), "return"),
    (re.compile(
        rf"\b(?:tell|show|let|write to|ring|call|e-?mail|phone|text|message) us\b[^.;]{{0,25}}?\b(?:within|in|inside) {SPAN}\b"
        rf"[^.;]{{0,50}}?\b(?:{AGAIN})"), "return"),
    (re.compile(
        rf"\b(?:(?:within|in|inside|under) )?{RANGE}{SPAN},? or (?:it's|(?:it|(?:your|the|that) [^.;,]{{1,25}}?|[^.;,]{{1,20}}) is) "
        r"(?:free\b|on us\b)"), "work time"),
    (re.compile(rf"\b{REGRET}[^.;]{{0,40}}?\b(?:have|got|you've|within|in|there are) {SPAN}\b"), "return"),
    (re.compile(rf"\bchange your mind\b[^.;]{{0,40}}?\b(?:have|got) {SPAN}\b to (?:[a-z]+ ){{1,3}}back\b"), "return"),
    (re.compile(rf"{REFUND}[^.;]{{0,60}}?\b(?:within|in|inside|up to|for|any time in)(?: the first| your first)? {SPAN}"), "return"),
    (re.compile(rf"\b(?:within|inside(?: of)?|in|up to|any time in) (?:the first |your first )?{SPAN}[^.;]{{0,80}}?{REFUND}"), "return"),
    (re.compile(rf"\b(?:for|during|over) (?:the|your) first {SPAN}[^.;]{{0,40}}?{REFUND}"), "return"),
    (re.compile(rf"\b(?:warranty|guarantee|promise)\b[^.;:]{{0,30}}: {SPAN}\b[^.;]{{0,25}}\b(?:replac|refund|repair)"), "return"),
    (re.compile(rf"\b(?:cooling-off|returns?|refund|money-back|exchange|withdrawal) period(?: of| is| lasts|:) {SPAN}"), "return"),
    (re.compile(
        rf"\bperiod of {SPAN} (?:in|during|within) which you (?:can|may) (?:return|send|bring|tell|report|claim|show|exchange)\b"
    ), "return"),
    (re.compile(rf"\b(?:guarantee|warranty)[^.;]{{0,30}}?(?:,| and|, and) {SPAN} on (?:the|all|every|parts|labou?r)\b"), "warranty"),
    (re.compile(rf"\b{SPAN},? [^.;]{{0,25}}?(?:or )?(?:your money back|full refund|no-quibble)"), "return"),
)  # fmt: skip
NAMED_PERIOD = re.compile(
    rf"\b(?:(?:[Hh]ave|[Uu]nder|[Ww]ith|[Gg]ive you|[Gg]et|[Hh]as) (?:the|our) (?P<a>{COUNTED})(?![\w'’-]| [\w])"
    rf"|(?:[Tt]he|[Oo]ur) (?P<b>{COUNTED}) (?:appl(?:y|ies)|covers?|starts?|begins?|runs?)\b)"
)
"""A promise that is named after its length: "you have the Thirty Days", "our Hundred Nights apply"."""
UPTIME = re.compile(
    r"(?<![\d.])(?P<n>\d{2}(?:\.\d+)?) ?(?:%|per ?cent)(?= (?:uptime|up ?-?time|availability|service level|available\b"
    r"|of (?:the time|(?:the|each|every|any) (?:month|year|quarter|week))\b))"
)
RUNNING = re.compile(r"\b(?:up|uptime|up-time|online|running|available|availability|service level)\b")
"""What a share of the time is of where it is promised that a service runs."""
BARE_PERIOD = re.compile(
    rf"\W*(?:you(?:'ve got|'ve| have(?: got)?|'ll have|'ll get| get)|(?:have|keep|use|try|live with|sleep on) (?:it|them|one|yours)"
    rf"(?: (?:at home|out|yourself))? for|take|there are) (?:the (?:first|next) )?(?:a full |a whole )?{SPAN}(?: (?:at home|to try it"
    rf"|to decide"
    r"|with it))?\W*"
)
"""A sentence that gives a time and leaves it to the next to say for what."""
BACK_NEXT = re.compile(rf"{REFUND}|\b(?:take|fetch|collect|have) (?:it|them) back\b")
LASTS = re.compile(rf"\b(?:it|this|yours) (?:lasts|runs(?: for)?|is free for) {SPAN}")
FROM_ARRIVAL = re.compile(
    rf"\b{SPAN} (?:from|after|of) (?:the (?:day|date)|delivery|purchase|receipt|receiving|buying|when|getting|it arriv|arrival"
    r"|(?:your|the) (?:first )?(?:payment|order|booking|delivery|visit|bill))"
)
MENDED = re.compile(
    r"\b(?:break|fail|fault|goes? wrong|stops? working|damage|defect|split|wear)[a-z]*\b[^.;]{0,50}?\b(?:within|in|inside|during)"
    rf"(?: the first| its first| your first)? {SPAN}[^.;]{{0,40}}\b(?:mend|repair|replac|fix|new one|swap)"
)
SERVICE = re.compile(
    r"\b(?P<verb>complet|finish|install|repair|set (?:you |it |this )?up|do (?:the|this|your) work|migrat|mov|carr(?:y"
    r"|ied) out|repl(?:y|ies)|answer|respond"
    r"|get back|despatch|dispatch|ship|deliver|arriv|process|approv|decid)[a-z]*\b[^.;0-9]{0,40}?\b(?:within|in|inside"
    r"|takes?|under)(?: (?:about|around|up to|just|only|at most))*"
    rf" {RANGE}{SPAN}(?! of {JOINING}\b)"
)
VERBS = {
    "answer": "answer",
    "deliver": "deliver",
    "process": "decide",
    "approv": "decide",
    "decid": "decide",
    "repl": "answer",
    "respond": "answer",
    "get back": "answer",
    "ship": "deliver",
    "arriv": "deliver",
    "despatch": "deliver",
    "dispatch": "deliver",
}
WARRANTY_UNITS = frozenset(["year"])


@lru_cache(maxsize=KEPT)
def find_guarantees(folded: str) -> tuple[Found, ...]:
    """Return periods, money-back guarantees, warranties, and how fast refunds are paid."""
    return tuple(_guarantees(folded))


def _guarantees(folded: str) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for pattern, slot in GUARANTEES if has_period(folded) else ():
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            name = "n" if groups["n"] else "n3"
            span = match.span(name)
            if not any(a <= span[0] < b for a, b in taken):
                taken.append(span)
                unit = (groups["unit"] or groups.get("unit3") or "").replace("business", "working").replace("calendar ", "")
                count = count_of(groups[name])
                kind = "warranty" if unit in WARRANTY_UNITS and slot == "return" else slot
                yield Found(Attribute.GUARANTEE, plain(count), match.start(), match.end(), unit=unit, number=count, slot=kind)
    if not taken:
        yield from find_second_thoughts(folded)


def find_uptime(folded: str) -> Iterator[Found]:
    """The share of the time for which a service is promised to run."""
    for match in UPTIME.finditer(folded) if RUNNING.search(folded) else ():
        number = parse_number(match["n"])
        yield Found(Attribute.GUARANTEE, plain(number), match.start(), match.end(), unit="%", number=number, slot="uptime")


def find_answered(folded: str, following: str) -> Iterator[Found]:
    """A time that stands alone before a sentence that pays back: "You have 60 days. If it isn't right you get your money back."."""
    match = BARE_PERIOD.fullmatch(folded)
    if match and BACK_NEXT.search(following):
        yield replace(spans(Attribute.GUARANTEE, match, "return"), certainty=0.9)
    elif following:
        yield from find_answered_thoughts(folded, following)


def find_named_periods(text: str) -> Iterator[Found]:
    """Return periods that go by a name of their own, in the text as written: a name is told by its capitals."""
    for match in NAMED_PERIOD.finditer(text):
        group = "a" if match["a"] else "b"
        words, _, unit = match[group].lower().rpartition(" ")
        words = "a hundred" if words == "hundred" else words
        if re.fullmatch(NUMBER, words):
            number = parse_number(words)
            start, end = match.span(group)
            yield Found(Attribute.GUARANTEE, plain(number), start, end, unit=singular(unit), number=number, slot="return", certainty=0.8)


def find_followed(folded: str, topics: frozenset[str]) -> Iterator[Found]:
    """Periods whose thing an earlier sentence names ("Your trial has started. It lasts 30 days."), and how long work takes."""
    if "trial" in topics:
        for match in LASTS.finditer(folded):
            yield spans(Attribute.DURATION, match, "trial")
    if topics & {"return", "warranty"}:
        for match in FROM_ARRIVAL.finditer(folded):
            is_warranty = "warranty" in topics or match["unit"] in WARRANTY_UNITS
            yield spans(Attribute.GUARANTEE, match, "warranty" if is_warranty else "return")
    for match in MENDED.finditer(folded):
        yield spans(Attribute.GUARANTEE, match, "warranty")
    for match in SERVICE.finditer(folded):
        verb = next((name for head, name in VERBS.items() if match["verb"].startswith(head)), "work")
        yield spans(Attribute.GUARANTEE, match, f"{verb} time")
