"""The audit as Markdown, for comments on a change, job summaries, tickets and chats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from consistency.records.audit import Audit, Verdict
from consistency.records.finding import Finding
from consistency.reports import wording
from consistency.reports.decision_text import AGAIN, decision_lines, short_id
from consistency.reports.finding_text import examples, other_quotes, own_quotes, yardstick_words
from consistency.reports.wording import visible

SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|^[#+=-]|(?<=^\d)[.)])")
MARKS = {Verdict.STOP: "🛑", Verdict.LOOK: "🔎", Verdict.PASS: "✅", Verdict.NOT_CHECKED: "❔"}
MOST = 50
"""Findings that are told in full: hosts cut a summary off at a megabyte, readers long before."""


class Markdown:
    """Verdicts, grid, the worst findings with their quotes, and what could not be read; no markup that stands in copy takes effect."""

    name: ClassVar[str] = "markdown"
    suffix: ClassVar[str] = ".md"

    def render(self, audit: Audit) -> bytes:
        """GitHub-flavoured Markdown, UTF-8."""
        return "\n".join((*_head(audit), *_verdicts(audit), *_findings(audit), *_decisions(audit), *_gaps(audit), "")).encode(
            "utf-8", "replace"
        )


def _head(audit: Audit) -> Iterator[str]:
    campaign = f"{audit.brand}: {audit.campaign}" if audit.campaign else audit.brand
    yield f"# {_plain(campaign)}"
    yield ""
    yield f"{MARKS[audit.verdict]} **{audit.verdict.value}** – {wording.headline(audit)}"
    yield ""
    read = wording.count(len(audit.touchpoints), "touchpoint")
    yield f"Launch {wording.day(audit.launch)}, scanned {wording.day(audit.created_at)}, {read}."
    yield ""


def _verdicts(audit: Audit) -> Iterator[str]:
    names = wording.channels(audit)
    yield _row(("Concern", "Verdict", *map(_plain, names)))
    yield _row(("---",) * (2 + len(names)))
    judged = wording.by_channel(audit)
    for concern in audit.concerns:
        cells = (concern.channels[name].value if name in concern.channels else "not scanned" for name in names)
        yield _row((_plain(concern.title), f"**{concern.verdict.value}**", *(cells if concern in judged else ("",) * len(names))))
    yield ""
    for concern in audit.concerns:
        if concern.verdict is Verdict.NOT_CHECKED:
            yield f"{_plain(concern.title)} was not checked: {_plain(wording.sentence(concern.reason))}"
            yield ""


def _findings(audit: Audit) -> Iterator[str]:
    if audit.findings:
        yield "## What was found"
        yield ""
    for finding in audit.findings[:MOST]:
        yield from _finding(audit, finding)
    if len(audit.findings) > MOST:
        yield f"… and {len(audit.findings) - MOST} more."
        yield ""


def _again(finding: Finding) -> str:
    return f" · {AGAIN[finding.standing]}" if AGAIN[finding.standing] else ""


def _decisions(audit: Audit) -> Iterator[str]:
    lines = decision_lines(audit)
    if lines:
        yield from ("## What was decided", "", *(f"- {_plain(line)}" for line in lines), "")


def _finding(audit: Audit, finding: Finding) -> Iterator[str]:
    yield f"- **{wording.ADVICE[finding.severity]}** {_plain(finding.message)}  "
    yield f"  {', '.join(_code(locator) for locator in finding.locators)} · {short_id(finding)}{_again(finding)}"
    for item in own_quotes(finding):
        yield f"  > {_plain(item.quote)}"
    yield from (f"\n  {_code(item.locator)} says: “{_plain(item.quote)}”" for item in other_quotes(finding))
    if yardstick := yardstick_words(audit, finding):
        yield f"\n  {yardstick}"
    if finding.fix:
        yield f"\n  *What to do:* {_plain(finding.fix)}"
    yield from (f"\n  *For example:* “{_plain(item.quote)}” ({_code(item.locator)})" for item in examples(finding))
    yield ""


def _gaps(audit: Audit) -> Iterator[str]:
    gaps = [gap for source in audit.sources for gap in source.unreadable]
    if gaps:
        yield "## What could not be read"
        yield ""
        yield from (f"- {_code(gap.locator)} ({gap.code}): {_plain(gap.what)} {_plain(gap.todo)}" for gap in gaps)
        yield ""
    yield from (f"Note: {_plain(note)}\n" for note in audit.notes)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """The text without markup, links or mentions; an invisible space parts what would become one by itself."""
    return SPECIAL.sub(r"\\\1", visible(text)).replace("://", ":\u200b//").replace("@", "@\u200b")


def _code(text: str) -> str:
    shown = visible(text).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    return f"{fence}{' ' * (len(fence) > 1)}{shown}{' ' * (len(fence) > 1)}{fence}"
