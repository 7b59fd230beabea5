"""What of an audit becomes a series over time: for each channel how its touchpoints sound, and how many of them findings name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import sqrt
from statistics import NormalDist

from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.history import Level

COPY, NEW_COPY = "voice", "voice of new copy"
"""How far copy lies off the brand's voice, in standard deviations: the chance of approved copy to lie as far off, as a normal quantile.

The first over all touchpoints, the second over those that were not there the night before or whose words changed: these alone are
independent of earlier nights.
"""
WILDEST = 3.0
"""A text further off counts as so far off: one wild text is a finding of its own and must not move a channel by itself."""


def levels(audit: Audit, before: Collection[tuple[str, str]] = ()) -> Iterator[Level]:
    """The channels' voice, that of their new copy, and for each other concern the share of touchpoints that a finding names.

    `before` are ids and digests of the touchpoints of the night before.
    """
    named = _named(audit)
    for channel in sorted({one.channel for one in audit.touchpoints}):
        own = [one for one in audit.touchpoints if one.channel == channel]
        new = [one for one in own if (one.id, one.digest) not in before]
        for measure, some in ((COPY, own), (NEW_COPY, new)):
            if values := list(_off(some)):
                yield level(channel, measure, values)
        for concern in sorted(named):
            yield level(channel, concern, [float(one.locator in named[concern]) for one in own])


def off(chance: float) -> float:
    """A chance (0..1) as standard deviations of a normal distribution: 0 at one half, 1.6 at one in twenty."""
    edge = NormalDist().cdf(-WILDEST)
    return -NormalDist().inv_cdf(min(max(chance, edge), 1 - edge))


def level(channel: str, measure: str, values: Sequence[float]) -> Level:
    """Mean and standard deviation of the values."""
    n = len(values)
    mean = sum(values) / n
    spread = sqrt(sum((value - mean) ** 2 for value in values) / (n - 1)) if n > 1 else 0.0
    return Level(channel, measure, n, mean, spread)


def _off(touchpoints: Sequence[TouchpointSummary]) -> Iterator[float]:
    return (off(one.voice.p_value) for one in touchpoints if one.voice is not None)


def _named(audit: Audit) -> dict[str, set[str]]:
    """The touchpoints that findings of each concern name; voice is measured, not counted."""
    named: dict[str, set[str]] = {}
    for finding in audit.findings:
        if finding.concern != COPY:
            named.setdefault(finding.concern, set()).update(finding.locators)
    return named
