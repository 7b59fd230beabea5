"""The audit as rows of cells, which CSV files and spreadsheets share."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.records.audit import Audit, TouchpointSummary, VoiceScore
from consistency.records.finding import Finding
from consistency.reports.decision_text import AGAIN, accepted_findings
from consistency.reports.finding_text import examples, other_quotes, own_quotes
from consistency.reports.wording import ADVICE, visible

Cell = str | int | float | None
FINDING_COLUMNS = (
    "verdict", "concern", "message", "what to do", "channel", "touchpoint", "title", "address", "stage", "quote", "expected",
    "others that say otherwise", "what they say", "on-brand example", "voice score", "your range from", "your range to", "kind",
    "id", "decision",
)  # fmt: skip
TOUCHPOINT_COLUMNS = (
    "touchpoint", "title", "channel", "kind", "stage", "address", "words", "voice", "voice score", "your range from", "your range to",
    "findings", "worst", "observed at", "id",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, the full-width forms too."""


def inert(cell: Cell) -> Cell:
    """The cell so that a spreadsheet that opens it takes it for text: copy that would begin a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def finding_cells(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    """A row for each finding, worst first, under FINDING_COLUMNS; then those that were decided to be left as they are."""
    titles = {concern.concern: concern.title for concern in audit.concerns}
    touchpoints = {item.locator: item for item in audit.touchpoints}
    for finding in audit.findings:
        yield (
            *_finding(finding, titles.get(finding.concern, finding.concern), touchpoints.get(finding.locators[0])),
            AGAIN[finding.standing],
        )
    for finding, why in accepted_findings(audit):
        row = _finding(finding, titles.get(finding.concern, finding.concern), touchpoints.get(finding.locators[0]))
        yield "DECIDED", *row[1:], why


def _finding(finding: Finding, concern: str, item: TouchpointSummary | None) -> tuple[Cell, ...]:
    is_scored = finding.kind == "voice-drift" and item is not None and item.voice is not None and item.voice.flagged
    return (
        ADVICE[finding.severity],
        concern,
        visible(finding.message),
        visible(finding.fix),
        visible(item.channel) if item else "",
        ", ".join(visible(locator) for locator in finding.locators),
        visible(item.title) if item else "",
        visible(item.uri or "") if item else "",
        visible(item.stage or "") if item else "",
        _joined(one.quote for one in own_quotes(finding)),
        visible(finding.expected or ""),
        ", ".join(visible(locator) for locator in finding.against),
        _joined(one.quote for one in other_quotes(finding)),
        _joined(one.quote for one in examples(finding)),
        *_score(item.voice if item and is_scored else None),
        finding.kind,
        finding.id,
    )


def touchpoint_cells(audit: Audit) -> Iterator[tuple[Cell, ...]]:
    """A row for each touchpoint in the order in which they were read, under TOUCHPOINT_COLUMNS."""
    found: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        for locator in finding.locators:
            found.setdefault(locator, []).append(finding)
    for item in audit.touchpoints:
        own = found.get(item.locator, [])
        worst = max(own, key=lambda finding: finding.severity.rank, default=None)
        yield (
            visible(item.locator),
            visible(item.title),
            visible(item.channel),
            item.kind,
            visible(item.stage or ""),
            visible(item.uri or ""),
            item.words,
            item.voice.verdict.value if item.voice else "not measured",
            *_score(item.voice),
            len(own),
            ADVICE[worst.severity] if worst else "",
            item.observed_at.isoformat() if item.observed_at else "",
            item.id,
        )


def _score(voice: VoiceScore | None) -> tuple[Cell, Cell, Cell]:
    if voice is None:
        return None, None, None
    return round(100 * voice.score, 1), round(100 * voice.yardstick.low, 1), round(100 * voice.yardstick.high, 1)


def _joined(quotes: Iterator[str]) -> str:
    return " … ".join(visible(quote) for quote in quotes)
