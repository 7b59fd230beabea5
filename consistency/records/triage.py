"""Triage: what a team has decided and said about findings and copy, as pages and programs show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from consistency.records.baseline_change import BaselineChange
from consistency.records.decision import Decision
from consistency.records.finding import Finding
from consistency.records.people import Deed
from consistency.records.voice import Assessment


@dataclass(frozen=True, slots=True)
class Case:
    """A finding with what was decided about it: `decision` where somebody accepted it, `assignee` ("" for nobody), and its `deeds`,
    the newest last.
    """

    finding: Finding
    decision: Decision | None = None
    assignee: str = ""
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Copy that somebody would have approved: where it was met (`source`, a locator, "" for a draft), by whom it was proposed, and why."""

    id: str
    channel: str
    text: str
    source: str
    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the baseline would be with a proposal in it: the change against the one that is judged by, and where the copy would go.

    `so_far` is what the one that is judged by says of the copy, which it may call drift.
    """

    proposal: Proposal
    change: BaselineChange
    place: str
    so_far: Assessment
