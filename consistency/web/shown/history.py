"""A brand's history as its page shows it: the nights, how each channel moved, what came, went and came back, and what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from consistency.flows.history import beside, returning
from consistency.records.audit import Audit
from consistency.records.finding import Finding
from consistency.records.history import Difference, Entry, TextChange
from consistency.records.trend import Drift, Trend
from consistency.reports import page, wording
from consistency.reports.history_text import drift_line
from consistency.stores.sql import SqlStore

WIDE, TALL = 220.0, 44.0
"""The size of a trend's picture, in the units of its own drawing."""
NIGHTS, MOST, MOST_LINES = 60, 30, 60
"""Nights that a picture shows; audits, findings or texts that are listed; and lines of a changed text."""
VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Night:
    """One audit in a line; `before` is the number of the one before it, 0 for the first."""

    number: int
    when: str
    verdict: str
    tone: str
    touchpoints: int
    found: str
    is_complete: bool
    before: int


@dataclass(frozen=True, slots=True)
class Course:
    """How one concern of one channel went: a line as "x,y x,y …", where it stands, what that means, and where it moved."""

    channel: str
    concern: str
    line: str
    end: tuple[float, float]
    now: str
    spoken: str
    moved: tuple[str, ...]
    is_flat: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in a line."""

    id: str
    tone: str
    word: str
    message: str
    place: str
    detail: str = ""


def history(store: SqlStore, brand: str, entries: Sequence[Entry], newest: Audit, least: float) -> dict[str, Any]:
    """What the page lays out; `entries` are the brand's audits, oldest first, `newest` the last of them.

    `least` is the least lasting shift of a channel's voice that matters.
    """
    about = beside(store, brand, newest, entries[-1].number, least=least)
    courses = tuple(_course(one) for one in about.trends)
    return {
        "nights": tuple(_night(one, entries[place - 1].number if place else 0) for place, one in enumerate(entries))[::-1][:MOST],
        "audits": len(entries),
        "courses": tuple(one for one in courses if one.concern == VOICE or not one.is_flat),
        "flat": tuple(one for one in courses if one.concern != VOICE and one.is_flat),
        "since": about.since,
        "new": tuple(_told(one) for one in newest.findings if about.since and one.id not in {*about.known, *about.returned})[:MOST],
        "resolved": tuple(_told(one) for one in about.resolved)[:MOST],
        "returned": tuple(_told(one.finding, _spells(one.spells)) for one in returning(store, brand))[:MOST],
        "dropped": about.dropped,
        "unread": tuple((source, source.unreadable) for source in newest.sources if source.unreadable),
    }


def difference_shown(difference: Difference) -> dict[str, Any]:
    """What lies between two audits."""
    return {
        "before": _night(difference.before, 0),
        "after": _night(difference.after, 0),
        "new": tuple(map(_told, difference.new)),
        "worse": tuple(_told(now) for _, now in difference.worse),
        "resolved": tuple(map(_told, difference.resolved)),
        "known": len(difference.known),
        "texts": tuple(map(_changed, difference.texts[:MOST])),
        "more": max(len(difference.texts) - MOST, 0),
    }


def _night(one: Entry, before: int) -> Night:
    found = [f"{one.errors} to fix" if one.errors else "", f"{one.warnings} to look at" if one.warnings else ""]
    found.append(wording.count(one.notes, "note") if one.notes else "")
    when = f"{wording.day(one.created_at)}, {one.created_at:%H:%M} UTC"
    told = ", ".join(filter(None, found)) or "nothing found"
    return Night(one.number, when, one.verdict.value, page.tone(one.verdict), one.touchpoints, told, one.is_complete, before)


def _course(trend: Trend) -> Course:
    means = [point.mean for point in trend.points][-NIGHTS:]
    places = _places(means)
    unit = "standard deviations off your approved copy" if trend.concern == VOICE else "of its touchpoints with findings"
    now, low, high = (_amount(trend.concern, value) for value in (means[-1], min(means), max(means)))
    return Course(
        wording.visible(trend.channel),
        trend.concern,
        " ".join(f"{x:g},{y:g}" for x, y in places),
        places[-1],
        now,
        f"{trend.concern} of {wording.visible(trend.channel)}: {now} {unit} now, {low} to {high} over {wording.count(len(means), 'night')}",
        tuple(_moved(drift) for drift in trend.drifts),
        is_flat=len(set(means)) == 1 and not trend.drifts,
    )


def _places(means: Sequence[float]) -> list[tuple[float, float]]:
    """The values as points of a drawing, each on the line's own scale; more lies higher."""
    low, room = min(means), max(max(means) - min(means), 1e-9)
    step = WIDE / max(len(means) - 1, 1)
    flat = max(means) - min(means) < 1e-9
    return [
        (round(number * step, 1), TALL / 2 if flat else round(TALL - (value - low) / room * TALL, 1)) for number, value in enumerate(means)
    ]


def _amount(concern: str, value: float) -> str:
    return f"{value:+.2f}" if concern == VOICE else f"{value:.0%}"


def _moved(drift: Drift) -> str:
    return wording.sentence(wording.visible(drift_line(drift)))


def _told(finding: Finding, detail: str = "") -> Told:
    word = wording.ADVICE[finding.severity]
    return Told(finding.id, word.lower(), word, wording.visible(finding.message), wording.visible(finding.locators[0]), detail)


def _spells(spells: Sequence[tuple[Any, Any]]) -> str:
    return "seen " + ", then ".join(
        wording.day(first) if first.date() == last.date() else f"{wording.day(first)} to {wording.day(last)}" for first, last in spells
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """A text with other words than before: its lines as (kind, line), the kind "was", "now", "same" or "gap"."""

    locator: str
    channel: str
    lines: tuple[tuple[str, str], ...]


def _changed(one: TextChange) -> Changed:
    """What changed, with a line around it; of a text that is new or gone, that it is."""
    was, now = ([line for line in (text or "").splitlines() if line.strip()] for text in (one.before, one.after))
    lines: list[tuple[str, str]] = []
    for group in SequenceMatcher(None, was, now, autojunk=False).get_grouped_opcodes(1):
        lines += [("gap", "…")] if lines else []
        for tag, a, b, c, d in group:
            lines += [("same", line) for line in was[a:b]] if tag == "equal" else [("was", line) for line in was[a:b]]
            lines += [] if tag == "equal" else [("now", line) for line in now[c:d]]
    told = lines[:MOST_LINES] + [("gap", "…")] * (len(lines) > MOST_LINES)
    return Changed(wording.visible(one.locator), wording.visible(one.channel), tuple((kind, wording.visible(line)) for kind, line in told))
