"""Compares what an advert and its page count of the same thing: hours that a battery lasts, people that a table seats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consistency.checks.lead_times import COUNT, COUNTS
from consistency.checks.negations import stem
from consistency.checks.statements import TIMES, Breach, Line

MEASURE = re.compile(
    rf"(?<![\w£$€.,%#/:])(?P<n>{COUNT})(?! ?(?:%|per ?cent|am|pm|to|-|or) ?\d)[ -](?:(?:[a-z]+-[a-z]+|free|extra|more|spare|full"
    rf"|whole) )?(?P<unit>minutes?|mins?|hours?|miles?|km|kilometres?"
    rf"|metres?|feet|inches"
    r"|litres?|kg|kilos?|grams?|gb|mb|mbps|watts?|people|guests?|seats?|bedrooms?|rooms?|courses?|channels?|stops?|speeds?|layers?)\b"
)
SEATS = re.compile(rf"\b(?P<verb>seats?|sleeps?|serves?|feeds?|fits?|holds?|carries) (?:up to )?(?P<n>{COUNT})\b(?! ?[%£$€])")
UNDER = re.compile(
    rf"\b(?:under|below|up to the age of|younger than)[- ](?:the age of )?(?P<n>{COUNT})s?\b(?! ?[%£$€]| (?:minutes|hours"
    rf"|days))"
)
"""The age below which something is free."""
FREE = re.compile(r"\b(?:free|for nothing|on us|on the house|(?:costs?|pays?) nothing)\b")
STORY = re.compile(r"\b(?:he|she|him|her)\b")
"""A line about somebody: what happened once, and no promise."""
TO_YOU = re.compile(r"\b(?:you|your|yours|we'll)\b")
SAME = {"min": "minute", "kilometre": "km", "kilo": "kg", "guest": "people"}
LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of some unit, told of `topic` (stems of the sentence without the unit)."""

    number: float
    unit: str
    topic: frozenset[str]
    line: Line


def miscounted(promises: Iterable[Line], lines: Sequence[Line]) -> Iterator[Breach]:
    """Promised in another number than the page gives for the same unit of the same thing."""
    page = [measure for line in lines for measure in _measures(line)]
    for promise in promises:
        if STORY.search(promise.folded) and not TO_YOU.search(promise.folded):
            continue
        for own in _measures(promise):
            rivals = [other for other in page if other.unit == own.unit and len(own.topic & other.topic) >= _needed(own)]
            if rivals and all(other.number != own.number for other in rivals):
                yield Breach(promise, rivals[0].line, 0.75, "contradicted", f"the page gives another number of {own.unit}s")


def _needed(measure: Measure) -> int:
    """How many words must be shared: two, or as many as there are; a verb that counts by itself ("seats six") is its own subject."""
    return max(1, min(LEAST_SHARED, len(measure.topic)))


def _measures(line: Line) -> Iterator[Measure]:
    for match in MEASURE.finditer(line.folded):
        unit = match["unit"].removesuffix("s")
        unit = SAME.get(unit, unit)
        yield Measure(_number(match["n"]), unit, line.topic - TIMES - {stem(match["unit"])}, line)
    for match in UNDER.finditer(line.folded):
        if FREE.search(line.folded):
            yield Measure(_number(match["n"]), "=under", frozenset({"free"}), line)
    for match in SEATS.finditer(line.folded):
        verb = match["verb"].removesuffix("s")
        yield Measure(_number(match["n"]), f"={verb}", frozenset({stem(match["verb"])}), line)


def _number(word: str) -> float:
    return float(COUNTS[word]) if word in COUNTS else float(word)
