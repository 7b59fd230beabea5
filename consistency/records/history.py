"""What a history tells of its audits: one entry each, what changed between two, and how a channel moved over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from consistency.records.audit import Audit, Verdict
from consistency.records.finding import Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """One audit of a history in a line: its number there, when it was made, what it came to, and how much it saw.

    `key` is what it was made from (settings, sources, product): equal keys mean that scanning again would give the same.
    """

    number: int
    created_at: datetime
    campaign: str
    verdict: Verdict
    is_complete: bool
    touchpoints: int
    errors: int
    warnings: int
    notes: int
    key: str = ""


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


@dataclass(frozen=True, slots=True)
class TextChange:
    """A touchpoint whose words differ between two audits; `before` or `after` is None where there was none or it is not kept."""

    locator: str
    channel: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two audits of a brand: findings that are new, that got worse (old, new), that went, and that stayed; and texts."""

    before: Entry
    after: Entry
    new: tuple[Finding, ...]
    worse: tuple[tuple[Finding, Finding], ...]
    resolved: tuple[Finding, ...]
    known: tuple[Finding, ...]
    texts: tuple[TextChange, ...] = ()


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
        return self.measure.partition(" of ")[0]

    @property
    def is_worse(self) -> bool:
        """Whether it moved away from the brand's voice, or towards more findings."""
        return self.size > 0

    @property
    def level(self) -> float:
        """Where the channel lies since, in the measure's own unit."""
        return self.centre + self.size * self.sigma


@dataclass(frozen=True, slots=True)
class Digest:
    """News in words, as an alert says them: a line for the subject, and the text."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A digest that one target of alerts has not had yet, after so many tries."""

    number: int
    target: str
    digest: Digest
    tries: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class Night:
    """An audit to be kept: with the texts that it saw by digest, its channels' levels, the key of what it was made from, and what each
    target of alerts is to hear of it.
    """

    audit: Audit
    texts: dict[str, str]
    levels: tuple[Level, ...] = ()
    key: str = ""
    digests: Mapping[str, Digest] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class News:
    """What a night brought that people should hear: nothing of it was there, or was as bad, before.

    `unread` are the things that could not be read and are not checked, in words, `newly_unread` those that could be read the night
    before. `drifts` are channels whose new copy has become worse than was usual for them.
    """

    new: tuple[Finding, ...] = ()
    worse: tuple[tuple[Finding, Finding], ...] = ()
    resolved: tuple[Finding, ...] = ()
    drifts: tuple[Drift, ...] = ()
    unread: tuple[str, ...] = ()
    newly_unread: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nobody needs to hear of this night."""
        return not (self.new or self.worse or self.resolved or self.drifts or self.newly_unread)
