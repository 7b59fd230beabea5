"""What a history tells of its audits: one entry each, what changed between two, and how a channel moved over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from consistency.records.audit import Audit, Verdict
from consistency.records.finding import Finding
from consistency.records.trend import Drift, Dropped, Level, Point

__all__ = [
    "Difference",
    "Digest",
    "Drift",
    "Dropped",
    "Entry",
    "Level",
    "News",
    "Night",
    "Pending",
    "Point",
    "TextChange",
    "Version",
]


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
class TextChange:
    """A touchpoint whose words differ between two audits; `before` or `after` is None where there was none or it is not kept."""

    locator: str
    channel: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a touchpoint, told by its place and the digest of its text, with the first and the last audit that saw it."""

    place: str
    locator: str
    channel: str
    digest: str
    first: int
    last: int


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
    target of alerts is to hear of it. `collected` is what was read of each source, packed.
    """

    audit: Audit
    texts: dict[str, str]
    levels: tuple[Level, ...] = ()
    key: str = ""
    digests: Mapping[str, Digest] = field(default_factory=dict)
    collected: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class News:
    """What a night brought that people should hear: nothing of it was there, or was as bad, before.

    `unread` are the things that could not be read and are not checked, in words, `newly_unread` those that could be read the night
    before. `drifts` are channels whose new copy has become worse than was usual for them, `dropped` sentences that the site says no
    longer and others still do.
    """

    new: tuple[Finding, ...] = ()
    worse: tuple[tuple[Finding, Finding], ...] = ()
    resolved: tuple[Finding, ...] = ()
    drifts: tuple[Drift, ...] = ()
    unread: tuple[str, ...] = ()
    newly_unread: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nobody needs to hear of this night."""
        return not (self.new or self.worse or self.resolved or self.drifts or self.newly_unread or self.dropped)
