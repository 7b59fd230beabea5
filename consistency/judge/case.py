"""All that one concern's verdict depends on, gathered in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consistency.judge.concerns import COVERAGE, Concern, concern_named
from consistency.judge.scope import channels_of, too_short, touchpoints_for, unfollowed
from consistency.records.audit import ConcernSummary, Scope
from consistency.records.campaign import Campaign
from consistency.records.collection import Collection
from consistency.records.finding import Finding
from consistency.records.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class Demand:
    """What the gate asks of a concern: the channels in which it is off, and the least share of touchpoints that must be judged (0..1).

    `is_off` marks a concern that was switched off altogether, `left_out` are those of its checks that are off while others are made, as in
    "slips" and "look in ads"; `accepted` and `intended` are how many findings were set apart.
    """

    off: frozenset[str] = frozenset()
    coverage: float = 0.0
    is_off: bool = False
    accepted: int = 0
    intended: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One concern with its findings, how many touchpoints of each channel it was checked on, and what is missing from it."""

    concern: Concern
    findings: tuple[Finding, ...]
    channel_of: Mapping[str, str]
    checked: Mapping[str, int]
    unjudged: tuple[str, ...]
    unreadable: Mapping[str, int]
    not_made: str | None
    demand: Demand
    is_off: bool = False
    missed: int = 0

    @classmethod
    def of(
        cls,
        name: str,
        findings: Sequence[Finding],
        campaign: Campaign,
        collections: Sequence[Collection],
        not_made: str | None,
        demand: Demand | None = None,
    ) -> Case:
        """The case of the concern `name`; `not_made` says why it was not checked, None where it was."""
        demand = demand or Demand()
        looked_at = touchpoints_for(name, campaign, demand.left_out) if not_made is None else ()
        checked = tuple(item for item in looked_at if item.channel not in demand.off)
        asked_for = [one for one in collections if one.purpose != "campaign" or one.channel not in demand.off]
        everything = tuple(reading.touchpoint for reading in campaign.readings)
        unjudged = () if concern_named(name).is_of_approved else _unjudged(name, campaign, checked, everything, not_made)
        return cls(
            concern=concern_named(name),
            findings=tuple(finding for finding in findings if finding.concern == name),
            channel_of={item.locator: item.channel for item in everything},
            checked=Counter(item.channel for item in checked),
            unjudged=tuple(channel for channel in unjudged if channel not in demand.off),
            unreadable=_unreadable(name, asked_for, channels_of(checked), channels_of(everything)),
            not_made=not_made,
            demand=demand,
            is_off=demand.is_off or (bool(looked_at) and not checked),
            missed=sum(item.channel not in demand.off for item in _missed(name, campaign)) if not_made is None else 0,
        )

    @classmethod
    def again(cls, summary: ConcernSummary, findings: Sequence[Finding], channel_of: Mapping[str, str], demand: Demand) -> Case:
        """The case of a concern that was judged before, with other findings; what it was checked on stays as it was."""
        scope = summary.scope
        own = tuple(finding for finding in findings if finding.concern == summary.concern)
        return cls(
            concern=concern_named(summary.concern),
            findings=own,
            channel_of=channel_of,
            checked=scope.checked,
            unjudged=scope.unjudged,
            unreadable=scope.unreadable,
            not_made=scope.not_made,
            demand=demand,
            is_off=scope.is_off,
            missed=scope.missed,
        )

    @property
    def scope(self) -> Scope:
        """What a later judgement needs to know of it."""
        return Scope(
            dict(self.checked),
            self.unjudged,
            dict(self.unreadable),
            self.not_made,
            self.missed,
            tuple(sorted(self.demand.off)),
            self.is_off,
            self.demand.coverage,
            self.demand.left_out,
        )

    def in_channel(self, channel: str) -> tuple[Finding, ...]:
        """The findings that name a touchpoint of this channel."""
        return tuple(one for one in self.findings if any(self.channel_of.get(locator) == channel for locator in one.locators))

    def channels(self) -> tuple[str, ...]:
        """The channels that get a verdict, in the campaign's order: checked, found in, not to be judged, not to be read."""
        if self.concern.is_of_approved:
            return ()
        found = (self.channel_of[locator] for one in self.findings for locator in one.locators if locator in self.channel_of)
        concerned = {*self.checked, *found, *self.unjudged, *self.unreadable, *self.demand.off}
        declared = dict.fromkeys((*self.channel_of.values(), *self.unreadable))
        return tuple(channel for channel in declared if channel in concerned)


def _unjudged(
    name: str, campaign: Campaign, checked: Sequence[Touchpoint], everything: Sequence[Touchpoint], not_made: str | None
) -> tuple[str, ...]:
    """Channels that were read but say nothing on this concern although it applies to them."""
    if not_made is not None:
        return channels_of(everything)
    return tuple(channel for channel in channels_of(_missed(name, campaign)) if channel not in channels_of(checked))


def _missed(name: str, campaign: Campaign) -> tuple[Touchpoint, ...]:
    """The touchpoints that the concern applies to and that could not be judged: too short for a voice, nothing read behind any link."""
    return too_short(campaign) if name == "voice" else unfollowed(campaign) if name == "path" else ()


def _unreadable(name: str, collections: Iterable[Collection], checked: Sequence[str], read: Sequence[str]) -> dict[str, int]:
    """How many files or records of each channel are missing from this concern.

    The voice is judged by the approved copy too, so a gap in that counts for it; tone is judged by that alone. A channel of which something
    was read, but nothing that the concern applies to, is not missing from it; of a channel that could not be read at all nobody knows.
    """
    missing: dict[str, int] = {}
    for collection in collections:
        counts = collection.purpose == "baseline" if name == "tone" else collection.purpose == "campaign" or name in {"voice", COVERAGE}
        applies = collection.channel in checked or collection.channel not in read
        if collection.unreadable and counts and applies:
            missing[collection.channel] = missing.get(collection.channel, 0) + len(collection.unreadable)
    return missing
