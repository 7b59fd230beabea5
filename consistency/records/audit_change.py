"""AuditChange: what lies between two audits of a brand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consistency.records.audit import Verdict
from consistency.records.finding import Finding


@dataclass(frozen=True, slots=True)
class AuditChange:
    """What lies between an earlier and a later audit, each named by its time and its verdict (earlier, later).

    `new`, `resolved` and `known` are findings, `worse` pairs of one before and after. `added`, `dropped` and `reworded` are locators of
    touchpoints; a touchpoint is known by its channel and place, and is reworded where its text is another.
    """

    created_at: tuple[datetime, datetime]
    verdict: tuple[Verdict, Verdict]
    new: tuple[Finding, ...]
    worse: tuple[tuple[Finding, Finding], ...]
    resolved: tuple[Finding, ...]
    known: tuple[Finding, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    reworded: tuple[str, ...]
