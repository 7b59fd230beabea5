"""When an offer starts and ends: days with the words that make them a start or an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from consistency import lazy_re as re
from consistency.offers.dates import Day, days_in
from consistency.offers.sentence import Found, Sentence
from consistency.records.offer import Attribute

ZONES = (
    r"gmt|bst|utc|cet|cest|eet|est|edt|et|pst|pdt|pt|cst|cdt|ct|mst|mdt|mt|aest|aedt|ist|jst|nzst|(?:uk|local|london|eastern|pacific"
    r"|central"
    r"|mountain|irish)(?: (?:standard|daylight))?(?= time\b)|eastern|pacific"
)
"""Time zones as copy writes them."""
FILLER = (
    rf"(?:[ ,:(-]|\b(?:on|at|date|is|the|midnight|noon|midday|of|and|including|close|closing|end|evening|morning|night|afternoon|this"
    rf"|next|business|play|day|mother's day|mothering sunday|trading|sharp|time|{ZONES}|bank holiday|easter"
    rf"|\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)"
    r"|\d\d[:.]\d\d|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock)(?![a-z]))*$"
)
STRONG_END = re.compile(
    r"\b(?:until|till|'til|til|ends?|ending|closes?|closing|exp\.?|expires?|expiring|expiry|through|thru|valid to|no later than"
    r"|last day|last chance|deadline|finish(?:es)?|stops|stops (?:working|running|being valid)|ceases|lapses|runs out|goes away"
    r"|over on|quits|packs up|winds up"
    r"|up to|runs? (?:to|until|through)|off sale"
    r"|gone (?:by|on|after)|over after|no good after|nothing after|shuts?(?: on)?|good to|(?:stops?"
    r"|no longer) (?:taking|accepting|selling|offering)[^.;]{0,20} on"
    rf"|up until){FILLER}"
    r"|\b(?:offers?|sale|deals?|discounts?|codes?|prices?|savings?|vouchers?|coupons?)\b[^.;,]{0,40}?"
    r"\b(?:goes|go|disappears?|vanish(?:es)?|(?:is|are) gone|comes? (?:off|down|to an end)|wraps? up|winds? up|bows? out)"
    rf"{FILLER}|\b(?:last|final) (?:day|chance|date|orders?|call)\b[^.;]{{0,40}}?(?:[:,]|\bis"
    rf"|\bon)(?: on)? (?:[a-z]{{3,9}}day,? )?$"
)
BY = re.compile(rf"\b(?:by|before){FILLER}")
RUNS = re.compile(r"\b(?:on|runs?|running|available|lasts|valid|live)[^.;]{0,20} to $")
ACTION = re.compile(
    r"\b(?:ordered|booked|bought|placed|made|paid|opened|started|redeemed|claimed|purchased|order|book|buy|sign(?:ing|ed)?(?: up)?|join|use"
    r"|redeem|claim|apply|switch|subscribe|register|upgrade|renew|enter|call"
    r"|ring|pay|start|move|open|place|reserve|grab|get|take|come in|reply|rebook|top up|refer|trade"
    r"|respond|give|donate|pledge|accept|rsvp)\b"
)
START = re.compile(
    rf"\b(?:from|starts?|starting|begins?|opens?|launches|kicks off|available from|live from|go(?:es)? on sale|on sale|as of){FILLER}"
)
AFTER_END = re.compile(
    r"^,? (?:is|'s) (?:the|your|our) (?:last|final|closing)|^ (?:deadline|is when (?:it|the \w+) (?:ends|closes|stops))"
    r"|^ (?:is|marks) the end\b"
)
NO_OFFER = re.compile(
    r"\b(?:(?<!can )(?<!could )(?<!may )(?<!to )(?<!you )open|open(?= (?:daily|every day|late)\b)|closed|shut|(?<!go )(?<!goes )away"
    r"|festival|exhibition|show|fair|conference|webinar|workshop|concert|tour|market|event|match|race"
    r"|(?<!bank )holiday|on leave|(?<!free )(?<!free uk )(?<!-day )deliver(?:y|ed|ies)?|arrives?|dispatched|posted|roadworks"
    r"|maintenance|served"
    r"|(?<!all[- ])season)\b[^.;]{0,30}$"
)
PRICE_BACK = re.compile(
    r",? (?:it's|it is|they're|the price is|prices are|it goes|you pay|you'll pay|everything's) (?:back|full|the (?:full|usual|normal)"
    r"|gone|over|up)"
)
JOIN = re.compile(r"^ ?(?:-|to|and|until|till|through) ?(?:the )?$")
BILLED = re.compile(r"(?: \d{4})? ?: ?[£$€] ?\d[\d.,]*\W*$")
"""Behind two days on a line of their own: what was charged for the time between them."""
UNSURE = 0.5
STAYING = re.compile(
    r"\b(?:travel(?:ling|s)?|stay(?:s|ing)?|check[- ]?in|check(?:ing)? out|depart(?:s|ing|ures?)?|sail(?:s|ing|ings)?|fly(?:ing)?"
    r"|flights?|trips?)\b(?:(?!book)[^.;,]){0,15}$"
)
"""Until when something may be used, not until when it may be had."""
ARRIVAL = re.compile(
    r"\b(?:with you|arrive|to arrive|reach you|be there|land on|through your door|get there)\b[^.;]{0,12}\b(?:by|before"
    r"|until)\b|\b(?:until|by) [a-z0-9 ]{1,25} for it to\b"
)
"""When something is delivered, not until when it is offered."""
RECEIVED = re.compile(
    r"\b(?:with|to|reach(?:es)?) (?:us|our [a-z]+)(?: back)? (?:by|before)\b|\b(?:get|have|receive|need)s? (?:to (?:have|get|receive) )?"
    r"(?:the|your|it|them|this)(?: [a-z]+){0,2} (?:back |in )?(?:by|before)\b"
)
"""Until when an order, a form or a payment must be there: a customer's last day, told from the other side."""
DUE = re.compile(
    r"\b(?:amount|payment|balance|invoice|bill|rent|total)\b[^.;]{0,20}\b(?:due|payable|taken|collected)\b[^.;]{0,14}$"
    r"|\b(?:the (?:rest|remainder|balance)|what's left|final (?:payment|instal?ment))\b[^.;,]{0,30}\b(?:by|before|on)\b[^.;,]{0,14}$"
    r"|\b(?:resell|transfer|name changes?|change the name)\b[^.;,]{0,40}\b(?:by|before|until|till|up to)\b[^.;,]{0,14}$"
)
"""When a bill must be paid, the rest of a price with it, or until when a ticket may change hands."""
ADDRESSED = re.compile(r"\b(?:you|your|yours|we|us|our)\b")
PAST = re.compile(
    r"\b(?:ended|closed|finished|expired|ran|stopped|was|were|until now|ago|correct|accurate|updated|reviewed|published)\b[^.;]{0,30}$"
)


def asks_for_something(folded: str) -> bool:
    """True for a folded sentence that asks customers to do something, or tells until when they may."""
    return bool(ACTION.search(folded) or RECEIVED.search(folded))


def speaks_to_customers(folded: str) -> bool:
    """True for a folded sentence that asks for something or says "you" or "we": the days of an event are told without either."""
    return asks_for_something(folded) or bool(ADDRESSED.search(folded))


def find_deadlines(sentence: Sentence) -> Iterator[Found]:
    """Starts and ends in a sentence; whether they belong to an offer is for the caller to know."""
    days = days_in(sentence.folded, sentence.anchor, is_dated=sentence.is_dated)
    for index, day in enumerate(days):
        previous = days[index - 1] if index else None
        following = days[index + 1] if index + 1 < len(days) else None
        yield from _placed(sentence.folded, day, previous, following)


def _placed(folded: str, day: Day, previous: Day | None, following: Day | None) -> Iterator[Found]:
    """What a day is in its sentence: both ends of a range, an end, a start, or neither."""
    sure = 1.0 if day.is_sure else 0.7
    if day.first:
        yield _start(day, day.first, sure)
        yield _end(day, sure)
    elif following and following.day > day.day and JOIN.match(folded[day.end : following.start]):
        yield _start(day, day.day, sure)
    elif previous and previous.day < day.day and JOIN.match(folded[previous.end : day.start]):
        yield _end(day, UNSURE if BILLED.match(folded, day.end) else sure)
    else:
        yield from _by_its_words(folded, day, sure)


def _by_its_words(folded: str, day: Day, sure: float) -> Iterator[Found]:
    before, after = folded[max(0, day.start - 60) : day.start], folded[day.end : day.end + 40]
    if STAYING.search(before) or PAST.search(before) or NO_OFFER.search(before) or DUE.search(before) or ARRIVAL.search(folded):
        return
    if STRONG_END.search(before) or AFTER_END.match(after) or RUNS.search(before):
        yield _end(day, sure)
    elif BY.search(before):
        yield _end(_eve(day, before), sure if asks_for_something(folded) else 0.6 * sure)
    elif before.endswith("after ") and PRICE_BACK.match(after):
        yield _end(day, sure)
    elif START.search(before) and not day.is_relative:
        yield _start(day, day.day, sure)


def _start(day: Day, first: date, certainty: float) -> Found:
    return Found(Attribute.START, first.isoformat(), day.start, day.end, day=first, certainty=certainty, bound=_slip(day, first))


def _eve(day: Day, before: str) -> Day:
    """Before the first of a month means the last of the month before; before any other day is mostly meant to include it."""
    if "before" in before[-30:] and day.day.day == 1:
        return Day(day.start, day.end, day.day - timedelta(days=1), None, is_sure=False)
    return day


def _end(day: Day, certainty: float) -> Found:
    slip = _slip(day, day.day)
    return Found(Attribute.DEADLINE, day.day.isoformat(), day.start, day.end, day=day.day, certainty=certainty, bound=slip)


def _slip(day: Day, meant: date) -> str:
    """`no such day` where the month is shorter, `weekday` where the words name another weekday than that of the day meant."""
    if not day.is_such and meant == day.day:
        return "no such day"
    is_other = day.weekday is not None and meant == day.day and day.weekday != meant.weekday()
    return "weekday" if is_other else ""
