"""A night's news in plain words: what is new or worse first, then what moved, what went, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.records.audit import Audit
from consistency.records.finding import Finding, Severity
from consistency.records.history import Digest, Drift, Dropped, News

ADVICE = {Severity.ERROR: "STOP", Severity.WARNING: "LOOK", Severity.NOTE: "NOTE"}
MOST_WORDS = 300
"""Characters of a quote that are shown."""
MOST_PLACES = 3
"""Places of a dropped sentence that are named."""


def digest_of(audit: Audit, news: News, least: Severity = Severity.WARNING, at_most: int = 20) -> Digest | None:
    """Subject and text; of each list no more than `at_most`, the rest as a number. None where nothing is as severe as `least`."""
    told = replace(
        news,
        new=tuple(one for one in news.new if one.severity.rank >= least.rank),
        worse=tuple(pair for pair in news.worse if pair[1].severity.rank >= least.rank),
        resolved=tuple(one for one in news.resolved if one.severity.rank >= least.rank),
    )
    return None if told.is_quiet else Digest(f"{audit.brand}: {_subject(told)}", "\n".join(_lines(audit, told, at_most)).strip() + "\n")


def _subject(news: News) -> str:
    parts = [
        _count(len(news.new), "new problem"),
        _count(len(news.worse), "that got worse", "that got worse"),
        _count(len(news.drifts), "channel drifts", "channels drift"),
        _count(len(news.dropped), "dropped sentence still said", "dropped sentences still said"),
        _count(len(news.unread), "source not read", "sources not read"),
        _count(len(news.resolved), "resolved", "resolved"),
    ]
    return ", ".join(part for part in parts if part) or "nothing new"


def _count(number: int, one: str, many: str = "") -> str:
    return "" if not number else f"{number} {one if number == 1 else many or one + 's'}"


def _lines(audit: Audit, news: News, at_most: int) -> Iterator[str]:
    found = len(audit.findings)
    yield f"{audit.brand}, {audit.campaign}, {audit.created_at:%Y-%m-%d %H:%M} UTC: {audit.verdict.value}."
    yield f"{len(audit.touchpoints)} touchpoints read, {found} finding{'s' * (found != 1)} in all; this is what is new."
    yield from _section("New", [_told(finding) for finding in news.new], at_most)
    yield from _section(
        "Worse than before, or against something else", [f"{_told(now)} ({_was(before, now)})" for before, now in news.worse], at_most
    )
    yield from _section("Channels whose new copy has moved", [moved(drift) for drift in news.drifts], at_most)
    yield from _section("No longer on the site, but still said", [_still_said(one) for one in news.dropped], at_most)
    yield from _section("Could not be read, so not checked", list(news.unread), at_most)
    yield from _section("Resolved", [f"{_first(finding.locators)}: {finding.message}" for finding in news.resolved], at_most)


def _section(title: str, lines: Sequence[str], at_most: int) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title} ({len(lines)})"
    yield from (f"  - {line}" for line in lines[:at_most])
    if len(lines) > at_most:
        yield f"  … and {len(lines) - at_most} more: consistency history show"


def _was(before: Finding, now: Finding) -> str:
    """What of a known finding was otherwise: its severity, or what it was held against."""
    return f"was {ADVICE[before.severity]}" if before.severity is not now.severity else f"it was held against “{before.expected}”"


def _still_said(one: Dropped) -> str:
    places = list(dict.fromkeys(quote.locator for quote in one.still))
    says = "still says so" if len(places) == 1 else "still say so"
    return f"“{_short(one.sentence)}” has gone from {one.page}; {', '.join(places[:MOST_PLACES])}{_and_more(places)} {says}."


def _and_more(places: Sequence[str]) -> str:
    return f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""


def _short(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= MOST_WORDS else plain[: MOST_WORDS - 1] + "…"


def _told(finding: Finding) -> str:
    quote = _short(finding.evidence[0].quote)
    return f"{ADVICE[finding.severity]} {_first(finding.locators)}: {finding.message} “{quote}” [{finding.id}]"


def _first(locators: Sequence[str]) -> str:
    return locators[0] if len(locators) == 1 else f"{locators[0]} and {len(locators) - 1} more"


def moved(drift: Drift) -> str:
    """A drift in a sentence, its size held against how single texts differ."""
    if drift.concern != "voice":
        return (
            f"{drift.channel}: {drift.level:.0%} of new and changed copy has {drift.concern} findings since about "
            f"{drift.begun_at:%Y-%m-%d}; {drift.centre:.0%} was usual."
        )
    way = "away from" if drift.is_worse else "towards"
    return (
        f"{drift.channel}: new copy has moved {way} the brand's voice by {abs(drift.size):.1f} standard deviations of single texts "
        f"since about {drift.begun_at:%Y-%m-%d}, though no text need be flagged alone."
    )
