"""Compares the day of the week on which an advert says that somebody comes, opens or delivers with the days that its page names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from consistency.checks.availability import BROAD
from consistency.checks.statements import Breach, Line

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "|".join(DAYS)
_WORK = r"(?:com(?:e|es|ing)|deliver\w*|arriv\w*|visit\w*|opens?|collect\w*|fit|install\w*|meets?|drop (?:by|in|off)|bring\w*|call round)"
CLAIM = re.compile(
    rf"\b{_WORK}\b(?P<gap>[^.;:!?]{{0,30}}?)\b(?P<a>{_DAY})s?\b(?! ?(?:to|through|thru|-|until|till) )"
    rf"|\b(?P<c>{_DAY})s?[:,]? (?:[a-z']+ ){{0,3}}?(?:are|is|stay|we're) open\b|\bopen (?:all|every|on"
    rf"|at) (?:the )?(?P<weekend>weekend)s?\b"
    rf"|\b(?P<b>{_DAY}) (?:appointments?|deliver(?:y|ies)|slots?|visits?|class(?:es)?|lessons?|openings?|collections?)\b"
)
"""What is done on a named day; who is open all weekend is open on Sunday."""
NO_CLAIM = re.compile(r"\b(?:until|till|by|before|through|thru|from|since|after|not|never|if|unless|except|order\w*|to|ends?)\b")
"""Between the work and the day: a deadline, a start or a denial, and no day of work."""
RANGE = re.compile(rf"\b(?P<first>{_DAY})s? ?(?:to|through|thru|until|till|-) ?(?P<last>{_DAY})s?\b")
EVERY_DAY = re.compile(r"\b(?:every day|daily|(?:seven|7) days|all week|any day|weekends?)\b")
DENIED = re.compile(
    r"\b(?:(?:not|never|no)(?! (?:even|clos|shut))|closed|except|excluding|apart from|nothing)\b[^.;:,]{0,16}?"
    rf"\b(?:{_DAY})s?(?: (?:or|and|nor) (?:{_DAY})s?)?\b"
)
"""Days on which it is not done."""
CLOSED = re.compile(rf"\b(?:closed|shut)(?: all day)?(?: on)? (?P<days>(?:(?:{_DAY})s?(?:,? (?:and|or) |, )?)+)")
ON_A_DAY = re.compile(rf"\b(?P<gap>[^.;:!?]{{0,30}}?)\bon (?:an? |any )?(?P<day>{_DAY})s?\b")
"""What is done on a day, whatever it is."""
BARE = re.compile(rf"(?:{_DAY}|to|through|thru|until|till|from|and|between|noon|midnight|[ap]\.?m\b|[\d\W_])+?(?:$|[.!] +(?=[a-z]))")
"""A line that begins with days and hours alone (a dot of "p.m." need not end a sentence), and tells when the page's own thing is done."""


def off_days(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised on a day of the week that lies outside the days that the page names for it."""
    yield from _closed_days(promises, lines)
    ranges = [(line, match) for line in lines for match in RANGE.finditer(line.folded) if not line.segment.is_boilerplate]
    if not ranges or any(EVERY_DAY.search(line.folded) for line in lines):
        return
    for promise in promises:
        for day in _promised(promise):
            if any(day in _named(line) for line in lines):
                continue
            for line, match in ranges:
                if BARE.match(line.folded) or (promise.topic & line.topic) - BROAD:
                    yield Breach(promise, line, 0.8, "contradicted", f"the page says {match.group()}")


def _closed_days(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised on a day on which the page says that it is closed."""
    closed = [(line, day) for line in lines for match in CLOSED.finditer(line.folded) for day in DAYS if day in match["days"]]
    for promise in promises if closed else ():
        days = {match["day"] for match in ON_A_DAY.finditer(promise.folded) if not NO_CLAIM.search(match["gap"])}
        for line, day in closed:
            if day in days and not any(day in _named(other) for other in lines):
                yield Breach(promise, line, 0.8, "contradicted", f"the page says that it is closed on {day.title()}s")


def _promised(promise: Line) -> Iterator[str]:
    for match in CLAIM.finditer(promise.folded):
        if not NO_CLAIM.search(match["gap"] or ""):
            yield "sunday" if match["weekend"] else match["a"] or match["b"] or match["c"]


def _named(line: Line) -> frozenset[str]:
    """The days that a line names, those within its ranges among them, but for those on which it says that nothing is done."""
    days = {match.group() for match in re.finditer(_DAY, DENIED.sub(" ", line.folded))}
    for match in RANGE.finditer(line.folded):
        first, last = DAYS.index(match["first"]), DAYS.index(match["last"])
        days |= {DAYS[at % 7] for at in range(first, last + 1 if last >= first else last + 8)}
    return frozenset(days)
