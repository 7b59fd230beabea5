"""Compares how and how often an advert says that a thing can be done with what its page says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.availability import BROAD, NUMBER
from consistency.checks.negations import stem, stems
from consistency.checks.statements import Breach, Line

WAYS: dict[str, re.Pattern[str]] = {
    "phone": re.compile(
        r"\b(?:on|by|over|from|with) (?:the |your |a |an |any )?(?:tele|smart|cell|mobile )?phones?\b|\bon (?:the |your |a )?mobile\b"
    ),
    "online": re.compile(r"\bonline\b|\bon (?:the|our) (?:web)?site\b|\b(?:in|on|with|through|via) (?:the|our|your|an?) app\b"),
    "person": re.compile(
        r"\b(?:in|at) (?:a|an|any|the|our|your|one of our|your nearest) (?:[a-z]+ )?(?:branch|shop|store|counter|office|desk|showroom"
        r"|box office)(?:e?s)?\b|\bin (?:person|branch|store)\b|\bat the (?:door|till)\b"
    ),
    "post": re.compile(r"\bby (?:post|letter|mail)\b|\bon a paper form\b"),
}
"""By which way something is done; a channel is named with its preposition, so that "the phone is new" names none."""
BY_WAY = stems("online phone telephone app post branch")
"""Stems of the ways: that one thing is not done so denies it of no other."""
DEEDS = re.compile(
    r"(?<!\byour )(?<!\bthe )(?<!\bour )(?<!\ban )(?<!\ba )(?<!\bof )"
    r"\b(?P<deed>open|appl|book|order|buy|bought|cancel|join|claim|return|renew|sign(?:ed)? up|pay|paid|regist|change|switch|withdraw"
    r"|enrol|reserv|top(?:ped)? up|borrow|rebook|check in|hire|rent)(?:y|ies|ied|s|ed|ing|ling|led|ving|ve|ved|er|ering)?\b"
)
DENIED = re.compile(
    r"\b(?:not|never|can't|cannot|don't|doesn't|won't|isn't|aren't|nor|neither|no longer)\b(?! (?:only|just)\b)[^,;.?!]{0,30}$"
)
ONLY = re.compile(r"\bonly\b(?! (?:takes?|costs?|need|£|\$|€))")
SAME_THING = re.compile(r"\b(?:it|one|them|this|these)\b")

OFTEN = re.compile(r"\b(?:whenever|as often as|as many times as|any ?time|at any time)\b")
COUNTED = re.compile(
    r"(?<!at )\b(?:only |just )?(?:once|twice)(?: only| more)?(?=[.,;!]|$| (?:a|an|per|each|every|in|during|within|over|only)\b)"
    r"|\b(?:once|twice|two times|three times|four times|\d times)(?= (?:a|per|each|every|in any) (?:day|week|month|year|term|season)\b)"
    r"|\b(?:only|just|up to|at most|no more than) (?:two|three|four|five|six|\d) (?:times|occasions)\b"
)
NUMBERED = re.compile(rf"\b{NUMBER} (?P<done>[a-z]+) (?:a|per|each|every|in any) (?:day|week|month|year|term|season)\b")
FREE = re.compile(r"\bfree\b")
SHARE = 0.6
"""How much of what may be done at any time the page must name where it counts, for both to speak of one thing."""


def misdirected(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised by a way ("on your phone") that the page denies, or leaves out where it says "only"."""
    for promise in promises:
        deeds = _deeds(promise)
        for way in sorted(_ways(promise, denied=False)) if deeds else ():
            about = [line for line in lines if deeds & _deeds(line)]
            if not any(_keeps(way, line) for line in about):
                yield from (
                    Breach(promise, line, sure, "contradicted", "the page says that it is done another way")
                    for line in about
                    if _first_deed(line) in deeds and (sure := _refuses(way, line)) and _is_same(promise, line)
                )


def _deeds(line: Line) -> frozenset[str]:
    return frozenset(match["deed"] for match in DEEDS.finditer(line.folded))


def _first_deed(line: Line) -> str:
    """What a sentence is about doing: in "you return orders in a shop" nothing is ordered."""
    match = DEEDS.search(line.folded)
    return match["deed"] if match else ""


def _ways(line: Line, *, denied: bool) -> frozenset[str]:
    """The ways that a sentence names outside what it denies, or in it."""
    return frozenset(
        way
        for way, pattern in WAYS.items()
        for match in pattern.finditer(line.folded)
        if bool(DENIED.search(line.folded, 0, match.start())) is denied
    )


def _keeps(way: str, line: Line) -> bool:
    """True where a sentence has the way; what is done online can be done on a phone as well."""
    had = _ways(line, denied=False)
    return way in had or (way == "phone" and "online" in had)


def _refuses(way: str, line: Line) -> float:
    if way in _ways(line, denied=True):
        return 0.9
    return 0.8 if _ways(line, denied=False) and ONLY.search(line.folded) else 0.0


def _is_same(promise: Line, line: Line) -> bool:
    """True where the page's sentence points back ("you open it") or names what the promise names."""
    deeds = stems(" ".join(match.group() for match in DEEDS.finditer(f"{promise.folded} {line.folded}")))
    return bool(SAME_THING.search(line.folded) or (promise.topic & line.topic) - deeds - BROAD)


def counted_out(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised whenever one likes what the page lets one do once, or so many times."""
    for promise in promises:
        for match in OFTEN.finditer(promise.folded):
            done = stems(re.split(r"[.,;:!?]", promise.folded[: match.start()])[-1]) - BROAD
            kin = [line for line in lines if done and len(done & stems(line.folded)) >= SHARE * len(done)]
            if not any(OFTEN.search(line.folded) for line in kin):
                yield from (
                    Breach(promise, line, 0.45 if FREE.search(line.folded) else 0.85, "contradicted", "the page says how many times")
                    for line in kin
                    if COUNTED.search(line.folded) or any(stem(match["done"]) in done for match in NUMBERED.finditer(line.folded))
                )
