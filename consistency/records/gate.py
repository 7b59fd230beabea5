"""GateOutcome: by which rules a scan was gated, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass, field

from consistency.records.finding import Severity


@dataclass(frozen=True, slots=True)
class Lines:
    """The numbers and levels by which findings were judged; see `judge.Thresholds`.

    `harm` gives severities by kind and `default` that of other kinds, `levels` those that were asked for by check and channel ("*" for
    every other channel, None for off).
    """

    sure: float
    likely: float
    stop_p: float
    line_p: float
    look_p: float | None
    default: Severity
    harm: dict[str, Severity] = field(default_factory=dict)
    levels: dict[str, dict[str, Severity | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GateOutcome:
    """How a scan ends: its exit code, with the sentences that explain it.

    `fail_on` is the least severity that fails it ("never": none does), `max_new` how many such findings it bears, `failing` how many there
    are. `gaps` say what should have been looked at and was not.
    """

    preset: str
    fail_on: str
    max_new: int
    failing: int
    exit_code: int
    gaps: tuple[str, ...] = ()
    lines: Lines | None = None
