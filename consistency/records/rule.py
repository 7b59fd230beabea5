"""Rule: what a brand lays down in its settings about its wording: never this, always that, this only with that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consistency.records.finding import Severity


class Sort(StrEnum):
    """What a rule asks: that a wording never stands, that one always does, that a claim never stands without its disclaimer."""

    NEVER = "never"
    MUST = "must"
    MUST_IF = "must_if"


class Scope(StrEnum):
    """Where a required wording must stand: in every touchpoint, once in every channel, once in the campaign."""

    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the settings.

    `wordings` are what is banned, required, or claimed; `then` the disclaimers of which one must follow or precede a claim within `within`
    words (None: anywhere in the touchpoint). `unless` are wordings beside which the rule does not hold. `channels` limits it to some
    (empty: all). `is_regex` says that all wordings are regular expressions, `is_exact` that capitals count, `reads_quotations` that other
    people's words are held to it too. `good` and `bad` are examples that must pass and fail; `line` is where it stands in the settings.
    """

    name: str
    sort: Sort
    wordings: tuple[str, ...]
    then: tuple[str, ...] = ()
    within: int | None = None
    unless: tuple[str, ...] = ()
    scope: Scope = Scope.TOUCHPOINT
    channels: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    says: str = ""
    fix: str = ""
    is_regex: bool = False
    is_exact: bool = False
    reads_quotations: bool = False
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    line: int = 0

    def holds_in(self, channel: str) -> bool:
        """True where the rule is about copy of this channel."""
        return not self.channels or channel in self.channels
