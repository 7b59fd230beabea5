"""ScanRun: a scan that somebody started from the page or by program, from its start to what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RunState(StrEnum):
    """How far a scan is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self in {RunState.DONE, RunState.FAILED}


@dataclass(frozen=True, slots=True)
class ScanRun:
    """One scan of a brand: who started it and when, what it was doing at `told_at`, and the number of its audit once it is done.

    `code` and `what` say why it failed, where it did.
    """

    number: int
    brand: str
    by: str
    state: RunState
    started_at: datetime
    told_at: datetime
    line: str = ""
    audit: int | None = None
    code: str = ""
    what: str = ""
