"""How a brand's copy moved over time, and what a history says beside one audit: which findings are known, what went, what moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from consistency.records.finding import Evidence, Finding


@dataclass(frozen=True, slots=True)
class Point:
    """How one measure of one channel stood in one audit: mean and standard deviation over `n` touchpoints, in the measure's own unit."""

    number: int
    created_at: datetime
    channel: str
    measure: str
    n: int
    mean: float
    deviation: float

    @property
    def concern(self) -> str:
        """What it is about: "voice", "offer" …"""
        return concern_of(self.measure)


@dataclass(frozen=True, slots=True)
class Level:
    """One measure over the `n` touchpoints of a channel in one audit: mean and standard deviation, in the measure's own unit."""

    channel: str
    measure: str
    n: int
    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Drift:
    """A channel that moved: told in audit `number`, moving since audit `since`, by `size` standard deviations of single texts.

    `centre` and `sigma` are what was usual before, in the measure's own unit: standard deviations of approved copy for voice, else the
    share (0..1) of touchpoints that findings name. More of either is worse.
    """

    channel: str
    measure: str
    number: int
    told_at: datetime
    since: int
    begun_at: datetime
    size: float
    centre: float
    sigma: float

    @property
    def concern(self) -> str:
        """What it is about: "voice", "offer" …"""
        return concern_of(self.measure)

    @property
    def is_worse(self) -> bool:
        """Whether it moved away from the brand's voice, or towards more findings."""
        return self.size > 0

    @property
    def level(self) -> float:
        """Where the channel lies since, in the measure's own unit."""
        return self.centre + self.size * self.sigma


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that a page said when it was last seen so (`last_seen`) and no page of the site said from `gone_at` on.

    `still` are the quotes of touchpoints of other channels that say it now.
    """

    sentence: str
    page: str
    last_seen: datetime
    gone_at: datetime
    still: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """One concern of one channel over the nights, oldest first: how it stood, when it moved, and when it was measured anew.

    `points` are on the scale of the newest measuring: for voice standard deviations off the approved copy, else the share (0..1) of the
    channel's touchpoints that findings name. More is worse. `shifts` are by how much unchanged copy was measured otherwise, in a night.
    """

    channel: str
    concern: str
    points: tuple[Point, ...]
    drifts: tuple[Drift, ...] = ()
    shifts: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Returning:
    """A finding that went and came back: `spells` are when each of its stretches of nights was first and last seen."""

    finding: Finding
    spells: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class AuditHistory:
    """What is known beside an audit from the audits before it.

    `since` is when the audit before it was made (None: it is the first). `known` are ids of findings that it had too, with when they were
    first seen; of the others those in `returned` were seen before and had gone meanwhile, the rest is new. `resolved` are findings of the
    audit before that are gone. `dropped` are sentences that the site says no longer and other channels still do.
    """

    audits: int
    since: datetime | None
    known: dict[str, datetime] = field(default_factory=dict)
    returned: tuple[str, ...] = ()
    resolved: tuple[Finding, ...] = ()
    trends: tuple[Trend, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def concern_of(measure: str) -> str:
    """The concern that a measure is about: "offer" of "offer of new copy" and of "offer measured anew"."""
    return measure.partition(" of ")[0].partition(" measured ")[0]
