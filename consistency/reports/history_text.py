"""A history as lines for a terminal: a line for each audit, what lies between two, and how channels moved."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff

from consistency.records.finding import Finding
from consistency.records.history import Difference, Drift, Dropped, Entry, Point, TextChange
from consistency.records.trend import Trend
from consistency.reports.course import spark_rows
from consistency.reports.wording import ADVICE, count, visible

VOICE = "voice"
MOST_CHANGES = 20
CONTEXT = 1
"""Lines around a change of words."""


def entry_line(entry: Entry) -> str:
    """One audit: number, time, verdict, and what was found."""
    gaps = "" if entry.is_complete else "  incomplete: something could not be read"
    found = f"{entry.errors} STOP, {entry.warnings} LOOK, {count(entry.notes, 'note')}"
    when = f"{entry.created_at:%Y-%m-%d %H:%M}"
    return f"{entry.number:>5}  {when}  {entry.verdict.value:<11}  {entry.touchpoints:>6,} touchpoints  {found}{gaps}"


def trend_lines(trends: Sequence[Trend], width: int = 100) -> Iterator[str]:
    """A line for each trend: how it went over the last nights, drawn on its own scale, and where it stands; voice apart from the rest."""
    for head, own in (
        ("Voice: how far copy lies off the approved copy, in its standard deviations", [one for one in trends if one.concern == VOICE]),
        ("All else: the share of a channel's copy that findings name", [one for one in trends if one.concern != VOICE]),
    ):
        rows = [(f"{channel} {concern}" if concern != VOICE else channel, *rest) for channel, concern, *rest in spark_rows(own, width - 40)]
        wide = max((len(row[0]) for row in rows), default=0)
        if rows:
            yield ""
            yield head
        yield from (f"  {visible(name):<{wide}}  {line}  {now:>6}" for name, line, now, _ in rows)


def drift_lines(drifts: Iterable[Drift], width: int = 100) -> Iterator[str]:
    """The channels that moved, each with size and beginning."""
    for one in drifts:
        yield from textwrap.wrap(drift_line(one), width, initial_indent="  ", subsequent_indent="    ")


def drift_line(drift: Drift) -> str:
    """A channel that moved, with size and beginning."""
    since = f"since about {drift.begun_at:%Y-%m-%d}"
    if drift.concern != VOICE:
        return f"{drift.channel}: {drift.level:.0%} of new copy has {drift.concern} findings {since}; {drift.centre:.0%} was usual"
    way = "away from" if drift.is_worse else "towards"
    return f"{drift.channel}: new copy moved {way} the brand's voice by {abs(drift.size):.1f} standard deviations of single texts {since}"


def anew_lines(shifts: Iterable[Point], newest: int = 10) -> Iterator[str]:
    """The nights on which unchanged copy was measured otherwise than before, by how much."""
    for one in list(shifts)[-newest:]:
        by = f"{one.mean:+.2f} standard deviations" if one.measure.startswith(VOICE) else f"{one.mean:+.0%} of touchpoints with findings"
        yield f"  {one.created_at:%Y-%m-%d}  {one.channel}, {one.measure.partition(' measured')[0]}: {by}"


def difference_lines(difference: Difference, width: int = 100) -> Iterator[str]:
    """What is new, worse and resolved, and the words that changed."""
    old, new = difference.before, difference.after
    yield f"From audit {old.number} ({old.created_at:%Y-%m-%d %H:%M}) to audit {new.number} ({new.created_at:%Y-%m-%d %H:%M}):"
    yield (
        f"{len(difference.new)} new, {len(difference.worse)} worse, {len(difference.resolved)} resolved, {len(difference.known)} known; "
        f"{count(len(difference.texts), 'touchpoint')} with other words."
    )
    yield from _findings("New", difference.new, width)
    yield from _findings("Worse, or against something else", [now for _, now in difference.worse], width)
    yield from _findings("Resolved", difference.resolved, width)
    for change in difference.texts[:MOST_CHANGES]:
        yield ""
        yield from change_lines(change)
    if len(difference.texts) > MOST_CHANGES:
        yield f"… and {len(difference.texts) - MOST_CHANGES} more touchpoints"


def dropped_lines(dropped: Sequence[Dropped], width: int = 100) -> Iterator[str]:
    """Each sentence that the site says no longer, when its page dropped it, and where it still stands with its quote."""
    number = count(len(dropped), "sentence")
    yield f"{number} that the site has dropped, still said elsewhere:" if dropped else "Nothing that the site has dropped is still said."
    for one in dropped:
        gone = f"gone from {one.page} between {one.last_seen:%Y-%m-%d} and {one.gone_at:%Y-%m-%d}; still said in"
        yield ""
        yield from textwrap.wrap(f"“{visible(one.sentence)}”", width, subsequent_indent=" ")
        yield from textwrap.wrap(gone, width, initial_indent="  ", subsequent_indent="  ")
        for quote in one.still:
            told = f"{quote.locator}, from character {quote.start}: “{visible(quote.quote)}”"
            yield from textwrap.wrap(told, width, initial_indent="    ", subsequent_indent="      ")


def change_lines(change: TextChange) -> Iterator[str]:
    """How a touchpoint's words changed: taken out with -, put in with +."""
    yield f"{change.locator} ({change.channel})"
    if change.before is None or change.after is None:
        yield "  it is new" if change.before is None else "  it is gone"
        return
    compared = unified_diff(change.before.splitlines(), change.after.splitlines(), lineterm="", n=CONTEXT)
    for line in list(compared)[2:]:
        if line.startswith("@@"):
            yield "  …"
        elif line.strip():
            yield f"  {line[0]} {visible(line[1:])}"


def _findings(title: str, findings: Sequence[Finding], width: int) -> Iterator[str]:
    if findings:
        yield ""
        yield f"{title} ({len(findings)})"
    for one in findings:
        told = f"{ADVICE[one.severity]:<5} {one.id}  {one.locators[0]}: {visible(one.message)}"
        yield from textwrap.wrap(told, width, initial_indent="  ", subsequent_indent=" " * 8)
