"""Compares how fast an advert says that something happens with how fast its page says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from consistency.checks.negations import KEPT, stems
from consistency.checks.statements import Breach, Line

_COUNT_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
COUNTS = {word: index for index, word in enumerate(_COUNT_WORDS.split())} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90, "twenty-four": 24, "forty-eight": 48,
}  # fmt: skip
COUNTED = frozenset().union(*(stems(word) for word in COUNTS))
"""Numbers, which two sentences may share that speak of different things."""
COUNT = rf"(?:\d+(?:\.\d+)?|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
UNITS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "month": 30.0}
"""Days in a unit of time; a working day counts as a day, which favours the page."""
SPAN = re.compile(
    rf"(?<![\w£$€.,])(?P<n>{COUNT})(?:(?: ?(?:to|-|or) ?)(?P<m>{COUNT}))?[ -](?:(?:working|business|full|short) )?"
    r"(?P<unit>second|minute|min|hour|day|night|week|month)s?\b(?! (?:old|ago|of age|free|trial|contract|notice|guarantee|warranty|plan"
    r"|term|passe?s?))"
)
LEAD = re.compile(
    r"\b(?:within|in|under|inside|takes?|taking|took|allow|up to|about|around|just|only|less than|needs?"
    r"|wait(?:s|ing)?(?: period)?(?: of| is)?|after"
    r"|time is"
    r"|be (?:there|with you) in|at least|usually|another|the next|average)(?: (?:about|around|up to|just|only|under|us|you|them|him|her"
    r"|the|at least"
    r"|less than|as little as|a minimum of|roughly|between|usually|another|further))* $"
)
TURNAROUND = re.compile(
    r"(?: |-)(?:(?!(?:when|if|you|after|before|while|then)\b)[a-z]+[ -]){0,2}?"
    r"(?:deliver\w*|shipping|dispatch|despatch|turnaround|repairs?|service|fitting|install\w*|decisions?"
    r"|approval|repl(?:y|ies)"
    r"|responses?|answers?|payouts?|refunds?|processing|switch\w*|set-?up|approvals?|wait|settlements?|transfers?|appointments?)\b"
)
AT_ONCE = re.compile(
    r"\binstant(?:ly)?\b|\bimmediate(?:ly)?\b|\bstraight ?away\b|\bright away\b|\bon the spot\b|\bin (?:seconds|minutes|moments)\b"
    r"|\bwhile you wait\b"
    r"|\bin no time\b|\bin a (?:flash|heartbeat|jiffy)\b"
)
SAME_DAY = re.compile(
    r"\bsame[- ]day\b|\bby tonight\b|\bthe very day\b|\bbefore (?:dinner|bedtime|you go to bed)\b|\bthe day you (?:order|apply|ask|call)\b"
)
WITHIN_THE = re.compile(r"\b(?:within|inside|in under) the (?P<unit>hour|day|week|month)\b")
NEXT_DAY = re.compile(
    r"\bnext[- ](?:working |business )?day\b|\bovernight\b|\b(?:by|the) (?:tomorrow|next morning)\b|\btomorrow\b|\bthe day after\b"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "|".join(_WEEKDAYS)
ORDERED = re.compile(
    rf"\b(?:order|book|call|ask|apply|ring|send|buy|claim|tell|post|drop|sign)\b[^.;]{{0,30}}?\b(?:on|by|before)?(?: an?"
    rf"| the)? ?(?P<a>{_DAY})s?\b"
    rf"[^.;]{{0,60}}?\b(?:on|by|before)(?: the)? (?P<b>{_DAY})s?\b"
)
"""What is asked for on one weekday and done on another."""
NO_LEAD = re.compile(
    r"\b(?:leave|cancel\w*|return|send (?:it|them) back|bring (?:it|them) back|change your mind|notice|trial|minimum|contract"
    r"|warranty"
    r"|refund\w*|money back|expires?|valid|save|off|ends?|last(?:s|ed)?|keep|hold|for the first|your first"
    r"|(?:every|each) (?:\d|other|few|two|three|four|six|day|week|month|year|time)|per|stay|learn"
    r"|lesson|min(?:ute)? walk"
    r"|walk|drive|away|from the|long)\b"
)
PAYING = re.compile(
    r"\brefund\w*[^.]{0,30}\b(?:takes?|within|in|reach|arrive|paid|land)\b|\b(?:paid|pay|pays)\b[^.]{0,20}\b(?:within|in)\b"
)
PROCESSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        ("deliver", (r"\bdeliver\w*|\bship\w*|\barriv\w*|\bdispatch\w*|\bdespatch\w*|\bpost(?:ed|age)?\b|\bmail(?:ed)?\b|\bcourier"
            r"|\bdoor(?:step)?\b|\bparcels?\b"
                    r"|\b(?:with|to|reach|get to|come to) you\b|\bsend\b|\border(?:s|ed)?\b")),
        ("answer", (r"\banswer\w*|\brepl(?:y|ies|ied)\b|\brespon(?:d|se)\w*|\bget back to\b|\bcall you back\b|\bcallback\b"
            r"|\bpick(?:s)? up\b|\bsupport\b|\bhelp ?desk\b")),
        ("install", (r"\binstall\w*|\bfit(?:s|ted|ting|ters?)\b|\bset(?:ting)?[ -]?up\b|\bengineers?\b|\btechnicians?\b|\bvisits?\b"
            r"|\bcome to you\b|\bget to you\b")),
        ("decide", (r"\bdecisions?\b|\bdecide\w*|\bapprov\w*|\bappl(?:y|ies|ication|ications)\b|\bquotes?\b|\bunderwrit\w*|\baccept(?:ed"
            r"|ance)\b|\bverif\w*")),
        ("repair", r"\brepair\w*|\bfix(?:es|ed)?\b|\bmend\w*|\breplac\w*|\bservic(?:e|ing)\b"),
        ("pay", (r"\brefund\w*|\bpay ?outs?\b|\bpaid\b|\bclaims?\b|\btransfers?\b|\bwithdraw\w*|\bsettle\w*|\bmoney in your\b"
            r"|\bcash in your\b|\bfunds\b")),
        ("open", (r"\bopen(?:s|ed|ing)? (?:an?|your|the) (?:account|current)|\baccounts? (?:is|are) (?:open|ready)|\bactivat\w*"
            r"|\bswitch\w*|\bregist\w*|\bonboard\w*"
                 r"|\bmigrat\w*|\bgo(?:es)? live\b|\bup and running\b")),
        ("see", (r"\bappointments?\b|\bsee (?:a|an|the|you)\b|\bseen\b|\bwait(?:ing)? (?:of|list|time)\b|\bslots?\b|\bcheck-?ups?\b"
            r"|\bconsultations?\b")),
        ("make", r"\bmade to order\b|\bprint(?:s|ed|ing)?\b|\bready\b|\bmake (?:it|yours)\b|\bcollect(?:ion)?\b|\bpick it up\b"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """How long something takes, in days, the least and the most that a sentence says, and which kinds of work it speaks of."""

    least: float
    most: float
    processes: frozenset[str]
    is_exact: bool
    """True for a number of days, hours or minutes with the words of a lead time beside it."""


def slower(promises: Iterable[Line], lines: Iterable[Line]) -> Iterator[Breach]:
    """Promised in less time than the page says that it takes at the least."""
    page = [(line, lead) for line in lines for lead in leads(line.folded)]
    for promise in promises:
        for lead in leads(promise.folded):
            answers = [(line, other, sure) for line, other in page if (sure := _kinship(promise, lead, line, other))]
            if answers and all(other.least > 1.2 * lead.most for _, other, sure in answers if sure > 0.5):
                line, other, sure = max(answers, key=lambda answer: (answer[2], -answer[0].segment.start))
                if other.least > 1.2 * lead.most:
                    yield Breach(promise, line, sure, "contradicted", "the page says that it takes longer")


def _kinship(promise: Line, lead: Lead, line: Line, other: Lead) -> float:
    """How surely two lead times are told of the same work."""
    under = frozenset() if other.processes else _processes(line.heading)
    if lead.processes & (other.processes | under):
        return 0.9
    shared = (promise.topic & line.topic) - {"ord"} - COUNTED
    if lead.processes and other.processes:
        return 0.45 if shared else 0.0
    return 0.85 if shared else 0.45 if other.is_exact else 0.0


@lru_cache(maxsize=KEPT)
def _processes(folded: str) -> frozenset[str]:
    """The kinds of work that a text speaks of."""
    return frozenset(name for name, pattern in PROCESSES if pattern.search(folded))


@lru_cache(maxsize=KEPT)
def leads(folded: str) -> tuple[Lead, ...]:
    """The lead times that a sentence states; times to change one's mind, to give notice or to enjoy something are none."""
    return tuple(_leads(folded))


def _leads(folded: str) -> Iterator[Lead]:
    if NO_LEAD.search(folded) and not PAYING.search(folded) and not re.search(r"\b(?:takes?|allow|wait)\b", folded):
        return
    processes = _processes(folded)
    for match in SPAN.finditer(folded):
        if LEAD.search(folded, 0, match.start()) or TURNAROUND.match(folded, match.end()) or (match["m"] and processes):
            unit = UNITS["minute" if match["unit"] == "min" else match["unit"]]
            least = _count(match["n"]) * unit
            yield Lead(least, _count(match["m"]) * unit if match["m"] else least, processes, is_exact=True)
    if not any(True for _ in _negated(folded)):
        yield from _worded(folded, processes)


def _negated(folded: str) -> Iterator[re.Match[str]]:
    return re.finditer(
        r"\b(?:no|not|never|don't|doesn't|can't|cannot|won't)\b[^.;]{0,25}\b(?:same|next|tomorrow|instant|immediate|overnight)", folded
    )


def _worded(folded: str, processes: frozenset[str]) -> Iterator[Lead]:
    """Lead times in words. Said of no work, "today" and "tomorrow" are only a day on which something is."""
    if AT_ONCE.search(folded):
        yield Lead(0.0, 0.05, processes, is_exact=False)
    if match := WITHIN_THE.search(folded):
        yield Lead(0.0, UNITS[match["unit"]], processes, is_exact=False)
    if SAME_DAY.search(folded):
        yield Lead(0.0, 1.0, processes, is_exact=False)
    if processes and NEXT_DAY.search(folded):
        yield Lead(0.0, 1.5, processes, is_exact=False)
    if match := ORDERED.search(folded):
        days = (_WEEKDAYS.index(match["b"]) - _WEEKDAYS.index(match["a"])) % 7 or 7
        yield Lead(float(days), float(days), processes, is_exact=False)


def _count(word: str) -> float:
    return float(COUNTS[word]) if word in COUNTS else float(word)
