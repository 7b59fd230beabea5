"""BulkSummary: what a scan of any number of touchpoints comes to, small enough to be held in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from consistency.records.collection import Unreadable
from consistency.records.finding import Finding, Severity

SHOWN = 20
"""Findings and unread records that are shown; the folder of results holds them all."""


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """What the audit of one group came to; `failing` are its findings that fail a scan, `gaps` what could not be checked."""

    name: str
    touchpoints: int
    verdict: str
    findings: Mapping[tuple[str, str], int]
    worst: tuple[Finding, ...]
    failing: int
    gaps: tuple[str, ...]
    is_incomplete: bool


@dataclass(slots=True)
class BulkSummary:
    """Counts over all groups, filled as groups are told of: bounded by kinds of findings, never by touchpoints.

    `findings` counts by kind and severity, `verdicts` and `gaps` count groups, `worst` are the gravest findings, at most SHOWN.
    `unread` are the first records that could not be read, of `missed` in all. `fail_on` is the least severity that fails the scan ("never":
    none does), of which `max_new` are borne; `notes` are what else a reader must know.
    """

    fail_on: str = "error"
    max_new: int = 0
    touchpoints: int = 0
    skipped: int = 0
    missed: int = 0
    groups: int = 0
    failing: int = 0
    incomplete: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)
    worst: list[Finding] = field(default_factory=list)
    unread: list[Unreadable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, group: GroupSummary) -> None:
        """Counts one group in."""
        self.groups += 1
        self.failing += group.failing
        self.incomplete += group.is_incomplete
        self.findings.update(group.findings)
        self.verdicts[group.verdict] += 1
        self.gaps.update(group.gaps)
        self.worst = worst_of([*self.worst, *group.worst])

    @property
    def exit_code(self) -> int:
        """2 where more findings fail the scan than are borne, 4 where something was not read or not checked, else 0."""
        if self.failing > self.max_new:
            return 2
        return 4 if self.missed or self.incomplete else 0

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(many for (_, told), many in self.findings.items() if told == severity.value)

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it; findings by kind, the worst of them by their numbers in the results."""
        return {
            "touchpoints": self.touchpoints,
            "skipped": self.skipped,
            "unread": self.missed,
            "groups": self.groups,
            "verdicts": dict(sorted(self.verdicts.items())),
            "findings": [{"kind": kind, "severity": told, "count": many} for (kind, told), many in sorted(self.findings.items())],
            "failing": self.failing,
            "gaps": dict(sorted(self.gaps.items())),
            "notes": self.notes,
            "worst": [{"id": one.id, "kind": one.kind, "message": one.message, "locators": list(one.locators)} for one in self.worst],
            "unread_first": [{"locator": one.locator, "code": one.code, "what": one.what, "todo": one.todo} for one in self.unread],
        }


def worst_of(findings: list[Finding]) -> list[Finding]:
    """The gravest SHOWN of some findings, in an order that does not depend on theirs."""
    return sorted(findings, key=lambda one: (-one.severity.rank, -one.weight, one.kind, one.locators, one.id))[:SHOWN]
