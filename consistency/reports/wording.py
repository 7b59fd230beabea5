"""The words that reports for people share: counts, dates, verdict sentences, and text made safe to show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from consistency.records.audit import Audit, ConcernSummary, SourceSummary, Verdict
from consistency.records.finding import Finding, Severity

ADVICE = {Severity.ERROR: "STOP", Severity.WARNING: "LOOK", Severity.NOTE: "NOTE"}
"""What a team should do about a finding of this severity, in the words of the verdicts."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
PURPOSES = (("campaign", "The campaign"), ("baseline", "Your approved copy"), ("guide", "Your style guide"))
"""What sources are read for, and how reports call them, in the order in which they show them."""

STEERING = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]")
"""Control characters, halves of surrogate pairs, and what turns the reading direction."""
QUESTIONS = {
    "offer": "Does everything promise the same?",
    "expiry": "Does every offer still run on the day of the launch?",
    "path": "Does the page keep what leads to it promises?",
    "service": "Do terms, menus and replies back what is promised?",
    "voice": "Does it sound like your approved copy?",
    "tone": "Does your approved copy sound as your guide says?",
    "terms": "Are words and names as your guide wants them?",
    "rules": "Are the rules of your settings kept?",
    "placeholders": "Is template text left over, or a slip?",
    "look": "Are colours and fonts the brand’s own?",
    "coverage": "Was everything read that the settings name?",
}
"""The question that each concern answers."""


def count(number: int, one: str, many: str = "") -> str:
    """ "1 file", "3 files"; `many` where the plural is not made with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """ "ads", "ads and email", "ads, email and social"."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def day(when: date) -> str:
    """ "14 September 2026", whatever the machine's language."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def visible(text: str) -> str:
    """The text without what would steer a terminal or turn the reading direction: such characters show as \ufffd, line breaks as spaces."""
    return STEERING.sub("\ufffd", " ".join(text.split()))


def visible_before(text: str) -> str:
    """As `visible`, of what stands before a quote: a blank at its end stays, so that words do not run together."""
    return visible(text) + " " * text[-1:].isspace()


def visible_after(text: str) -> str:
    """As `visible`, of what follows a quote: a blank at its beginning stays."""
    return " " * text[:1].isspace() + visible(text)


def visible_lines(text: str) -> str:
    """As `visible`, but spaces and line breaks stay."""
    return "\n".join(STEERING.sub("\ufffd", line.replace("\t", " ")) for line in text.splitlines()) + "\n" * text.endswith("\n")


def headline(audit: Audit) -> str:
    """What the scan comes to, in one sentence."""
    return headline_of(audit.verdict, audit.findings)


def headline_of(verdict: Verdict, findings: Sequence[Finding]) -> str:
    """What a verdict with these findings comes to, in one sentence."""
    errors, warnings = (sum(one.severity is severity for one in findings) for severity in (Severity.ERROR, Severity.WARNING))
    if verdict is Verdict.NOT_CHECKED:
        return "Nothing could be checked."
    if errors:
        more = f", {count(warnings, 'place')} to look at" if warnings else ""
        return f"{count(errors, 'problem')} to fix before launch{more}."
    if warnings:
        return f"Nothing that stops the launch, {count(warnings, 'place')} to look at."
    if verdict is Verdict.LOOK:
        return "Nothing found, but not everything could be checked."
    return "Everything that was checked fits the brand." if verdict is Verdict.PASS else "Do not launch yet."


def of_severity(audit: Audit, severity: Severity) -> tuple[Finding, ...]:
    """The audit's findings of this severity."""
    return tuple(finding for finding in audit.findings if finding.severity is severity)


def tally(findings: Sequence[Finding]) -> str:
    """ "2 to fix, 1 to look at, 1 note"; empty where there is nothing."""
    numbers = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    parts = (
        f"{numbers[Severity.ERROR]} to fix" if numbers[Severity.ERROR] else "",
        f"{numbers[Severity.WARNING]} to look at" if numbers[Severity.WARNING] else "",
        count(numbers[Severity.NOTE], "note") if numbers[Severity.NOTE] else "",
    )
    return ", ".join(part for part in parts if part)


def channels(audit: Audit) -> tuple[str, ...]:
    """All channels of the campaign, in the order of its sources, also those of which nothing could be read."""
    declared = [source.channel for source in audit.sources if source.purpose == "campaign"]
    judged = [channel for concern in audit.concerns for channel in concern.channels]
    return tuple(dict.fromkeys((*declared, *(item.channel for item in audit.touchpoints), *judged)))


def by_channel(audit: Audit) -> tuple[ConcernSummary, ...]:
    """The concerns that have verdicts by channel: all but that of declared tone, which is about the guide and the approved copy."""
    return tuple(concern for concern in audit.concerns if concern.concern != "tone")


def sources_for(audit: Audit, purpose: str) -> tuple[SourceSummary, ...]:
    """The sources read for a purpose; a guide holds no touchpoints and is worth a line only where it could not be read."""
    return tuple(item for item in audit.sources if item.purpose == purpose and (purpose != "guide" or item.unreadable))


def unreadable(sources: Sequence[SourceSummary]) -> int:
    """How many files and records of these sources could not be read."""
    return sum(len(source.unreadable) for source in sources)


def coverage_gaps(audit: Audit) -> tuple[str, ...]:
    """What the gate says should have been looked at and was not; none for an audit that was not gated."""
    return tuple(visible(gap) for gap in audit.gate.gaps) if audit.gate else ()


def sentence(text: str) -> str:
    """The text with a capital where it begins."""
    return text[:1].upper() + text[1:]
