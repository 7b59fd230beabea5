"""Which stages of the customer's journey were looked at in which channel; what was not scanned is never called consistent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.records.audit import Audit, TouchpointSummary, Verdict, VoiceVerdict
from consistency.records.finding import Finding, Severity
from consistency.reports.wording import channels, count, unreadable, visible

STAGES = ("discovery", "brand", "interest", "purchase", "use", "service", "promotion")
"""The customer's journey; other stages that the settings name are shown after these."""
UNNAMED = "no stage named"

READ = "coverage"
"""The concern that is answered by what was read alone."""


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What is known of one stage in one channel: a word, how many texts, and its style class."""

    word: str
    tone: str
    detail: str = ""


def coverage(audit: Audit) -> tuple[tuple[str, tuple[CoverageCell, ...]], ...]:
    """A row a stage, a cell a channel in the order of `wording.channels`; stages of the journey without any touchpoint are shown too."""
    used = dict.fromkeys(item.stage or "" for item in audit.touchpoints)
    named = [stage for stage in used if stage]
    stages = [*STAGES, *(stage for stage in named if stage not in STAGES)] if named else []
    rows = [(visible(stage).capitalize(), stage) for stage in stages] + ([(UNNAMED.capitalize(), "")] if "" in used else [])
    worst = _worst(audit.findings)
    return tuple((title, tuple(_cell(audit, stage, channel, worst) for channel in channels(audit))) for title, stage in rows)


def has_stages(audit: Audit) -> bool:
    """Whether the settings name a stage for anything."""
    return any(item.stage for item in audit.touchpoints)


def _worst(findings: Sequence[Finding]) -> dict[str, Severity]:
    worst: dict[str, Severity] = {}
    for finding in findings:
        for locator in finding.locators:
            worst[locator] = max(finding.severity, worst.get(locator, finding.severity), key=lambda severity: severity.rank)
    return worst


def _cell(audit: Audit, stage: str, channel: str, worst: dict[str, Severity]) -> CoverageCell:
    own = [item for item in audit.touchpoints if item.channel == channel and (item.stage or "") == stage]
    if not own:
        return CoverageCell("not scanned", "absent")
    found = {worst[item.locator] for item in own if item.locator in worst}
    gaps = unreadable([one for one in audit.sources if one.channel == channel and one.purpose == "campaign"])
    if not found & {Severity.ERROR, Severity.WARNING} and not _is_judged(audit, channel):
        return CoverageCell("not checked", "unchecked", _detail(own, gaps))
    word, tone = ("STOP", "stop") if Severity.ERROR in found else ("LOOK", "look") if Severity.WARNING in found else ("judged", "judged")
    return CoverageCell(word, "partly" if gaps and tone == "judged" else tone, _detail(own, gaps))


def _is_judged(audit: Audit, channel: str) -> bool:
    """Whether any concern came to a verdict there; that it was read is none."""
    return any(one.channels.get(channel, Verdict.NOT_CHECKED).rank for one in audit.concerns if one.concern != READ)


def _detail(own: Sequence[TouchpointSummary], gaps: int) -> str:
    heard = sum(item.voice is not None and item.voice.verdict is not VoiceVerdict.CANNOT_TELL for item in own)
    parts = [count(len(own), "text")]
    if heard < len(own):
        parts.append(f"voice of {heard}")
    if gaps:
        parts.append("not all read")
    return ", ".join(parts)
