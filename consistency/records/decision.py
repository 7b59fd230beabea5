"""Decisions of a team: findings that it accepts, and differences between channels that it wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consistency.records.finding import Finding, Severity


class Outcome(StrEnum):
    """What became of an acceptance in one scan."""

    IN_FORCE = "in force"
    WORSE = "worse"
    EXPIRED = "expired"
    UNMATCHED = "matches nothing"
    NOT_LOOKED_AT = "not looked at"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One finding that somebody accepts: why, who, and the last day on which that holds (None: until it is taken back).

    `kind` to `weight` describe the finding as it was accepted, so that it is recognised where its page moves or is edited: `where` are its
    touchpoints, `texts` the sketches of their texts, `severity` and `weight` what it must not exceed, `expected` what it was held against
    (None: not known). `line` is its line in the file, 0 where it has none.
    """

    id: str
    reason: str
    owner: str = ""
    until: date | None = None
    since: date | None = None
    kind: str = ""
    attribute: str | None = None
    quote: str = ""
    where: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    weight: float = 1.0
    expected: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """An acceptance and what became of it; `finding` is what it is about, None where nothing was found that it fits.

    A finding whose acceptance is in force stands here only; one that got worse or whose acceptance expired counts as a finding again.
    """

    acceptance: Acceptance
    outcome: Outcome
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Intended:
    """A difference of one channel that the settings declare to be on purpose, with the findings that it explains.

    `ways` narrow it to some ways or attributes; empty: whatever `check` finds in the channel.
    """

    channel: str
    check: str
    why: str
    ways: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
