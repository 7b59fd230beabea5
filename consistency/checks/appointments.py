"""Holds the day and the hour of an event, and the hours of opening, against those that the linked page names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from consistency.checks.availability import BROAD
from consistency.checks.clocks import Clock, endings_in, times_in
from consistency.checks.negations import KEPT, stems
from consistency.checks.statements import Breach, Line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
DATE = re.compile(
    rf"\b(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH.format(1)}(?![a-z])"
    rf"|\b{_MONTH.format(2)} (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d| ?%)"
)
LIMIT_BEFORE = re.compile(
    r"\b(?:until|till|'til|by|before|through|thru|to|from|since|after|ends?|ending|closes?|between|and|starts?|expires?|valid|-)"
    r"(?: on| the| of)*(?: midnight| noon| the end of| close of business)?(?: on)?(?: (?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?)?"
    r"(?: the)? $"
)
"""Before a day that begins or ends something, and is no day of an event."""
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
OPENING = re.compile(
    rf"\b(?P<first>{_WEEKDAY})s? ?(?:to|-|through|thru|till|until) ?(?P<last>{_WEEKDAY})s?\b"
    rf"|\b(?:on |every |each |an? )*(?P<one>{_WEEKDAY})s?\b(?! \d| ?(?:the )?\d)"
)
IS_OPEN = re.compile(r"\b(?:open(?:ing|s)?|hours|we're here|phones?|lines are|shop|showrooms?|stores?|branch(?:es)?|desk|kitchen|bar)\b")
CALENDAR = stems(
    f"{' '.join(_MONTHS)} january february march april june july august september october november december"
    " sept eastern central pacific mountain half past quarter noon midday midnight clock"
)
"""Stems of the words that only say when."""
AHEAD = re.compile(r"\b(?:doors?|registrations?|check-?in|arriv\w*|gates?|queue|coffee|warm-?up|set-?up|bar)\b")
"""What goes before an event on its day, at an hour of its own."""
NEAR = 24
"""Code points between a closing time and the weekday that it is told for."""
SURE, UNNAMED = 0.85, 0.7
Date = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """A line that names one day of an event, as (month, day), with the times of day that stand beside it."""

    line: Line
    day: Date
    clocks: tuple[Clock, ...]


def rescheduled(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """An event on another day, or at another hour, than the page gives for it."""
    page = [event for line in lines for event in _events(line)]
    named = {event.day for event in page} | {day for line in lines for day, _ in _dates(line.folded)}
    for promise in promises:
        for own in _events(promise) if page else ():
            same = [event for event in page if event.day == own.day and event.clocks and not AHEAD.search(own.line.folded)]
            if own.clocks and same and not any(_meets(own, event) for event in same):
                yield Breach(promise, same[0].line, SURE, "contradicted", "the page gives another time of the day")
            elif own.day not in named and (other := _moved(own, page)):
                yield Breach(promise, other.line, SURE if own.clocks else UNNAMED, "contradicted", "the page gives another day")


def _moved(own: Event, page: Sequence[Event]) -> Event | None:
    """The page's event that is meant where its day is another: at the same time of day, or in the same words where it is the only one."""
    timed = [event for event in page if event.clocks]
    is_only = len({event.day for event in timed}) == 1
    if own.clocks:
        return next((event for event in timed if _meets(own, event) and (is_only or _kinship(own, event))), None)
    return next((event for event in page if is_only and _kinship(own, event) > 1), None)


def _kinship(own: Event, other: Event) -> int:
    """How many words both lines use that say more than when it is."""
    return len((own.line.topic & other.line.topic) - BROAD - CALENDAR)


def _meets(own: Event, other: Event) -> bool:
    return any(clock.agrees(one) for clock in own.clocks for one in other.clocks)


def _events(line: Line) -> Iterator[Event]:
    """The day of an event that a line names; a line with two days tells of a span or of a list."""
    dates = _dates(line.folded)
    if len({day for day, _ in dates}) == 1 and not LIMIT_BEFORE.search(line.folded, 0, dates[0][1]):
        yield Event(line, dates[0][0], tuple(times_in(line.folded)))


@lru_cache(maxsize=KEPT)
def _dates(folded: str) -> tuple[tuple[Date, int], ...]:
    """The days that a folded sentence names, each with its place."""
    found = []
    for match in DATE.finditer(folded):
        month, day = match["month1"] or match["month2"], int(match["day1"] or match["day2"])
        if 1 <= day <= 31:
            found.append(((_MONTHS.index(month[:3]), day), match.start()))
    return tuple(found)


def off_hours(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Open until another hour, on a named weekday, than the page says."""
    page = [(days, clock, line) for line in lines for days, clock in _closings(line.folded)]
    for promise in promises:
        told = _closings(promise.folded) if IS_OPEN.search(promise.folded) else ()
        for days, clock in told:
            rivals = [(other, line) for weekdays, other, line in page if weekdays == days]
            if rivals and not any(clock.agrees(other) for other, _ in rivals):
                yield Breach(promise, rivals[0][1], SURE, "contradicted", "the page gives other hours")


@lru_cache(maxsize=KEPT)
def _closings(folded: str) -> tuple[tuple[str, Clock], ...]:
    """Closing times with the weekdays that they are told for; one weekday and one time in a sentence belong together."""
    clocks, weekdays = endings_in(folded), list(OPENING.finditer(folded))
    if len(clocks) == 1 and len(weekdays) == 1:
        return ((_weekdays(weekdays[0]), clocks[0]),)
    found = []
    for clock in clocks:
        after = [match for match in weekdays if 0 <= match.start() - clock.end <= 6]
        before = [match for match in weekdays if 0 <= clock.start - match.end() <= NEAR]
        if beside := after[:1] or before[-1:]:
            found.append((_weekdays(beside[0]), clock))
    return tuple(found)


def _weekdays(match: re.Match[str]) -> str:
    return f"{match['first']} to {match['last']}" if match["first"] else match["one"]
