"""What of an audit becomes a series over time: for each channel how its touchpoints sound, and how many of them findings name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from statistics import NormalDist

from consistency.drift.own import own_levels
from consistency.records.audit import Audit, TouchpointSummary, Verdict, VoiceScore
from consistency.records.history import Level

COPY, NEW_COPY = "voice", "voice of new copy"
"""How far copy lies off the brand's voice, in standard deviations: the chance of approved copy to lie as far off, as a normal quantile.

The first over all touchpoints, the second over those that were not there the night before or whose words changed: these alone are
independent of earlier nights.
"""
OF_NEW, ANEW = " of new copy", " measured anew"
"""What is put behind the name of a measure where it is taken of new copy only, and where it is the shift of copy that did not change."""
WILDEST = 3.0
"""A text further off counts as so far off: one wild text is a finding of its own and must not move a channel by itself."""
LEAST_SHIFT = 0.01
"""Standard deviations, or share of touchpoints, from which on a shift of unchanged copy is kept."""


Earlier = Mapping[str, Mapping[str, Sequence[float]]]
"""By channel and place the chances of the versions that were there before."""


def levels(audit: Audit, last: Audit | None = None, earlier: Earlier | None = None) -> Iterator[Level]:
    """Each channel's voice, and for each other concern the share of its touchpoints that a finding names; both of new copy too.

    Beside them stands by how much copy that is the same as in the `last` audit is measured otherwise: that is no drift of the copy. From
    the voice of new copy is taken off what its touchpoints' `earlier` versions say of their own level.
    """
    named, was_named = _named(audit), _named(last) if last else {}
    before = {(one.id, one.digest): one for one in last.touchpoints} if last else {}
    for channel in sorted({one.channel for one in audit.touchpoints}):
        own = [one for one in audit.touchpoints if one.channel == channel]
        new = [one for one in own if (one.id, one.digest) not in before]
        same = [(before[one.id, one.digest], one) for one in own if (one.id, one.digest) in before]
        yield from _levels(channel, COPY, _off(own), _beside_own(new, (earlier or {}).get(channel, {})), list(_moved(same)))
        for concern in sorted(_checked(audit) | named.keys() | was_named.keys()):
            where, was = named.get(concern, set()), was_named.get(concern, set())
            shifts = [(now.locator in where) - (then.locator in was) for then, now in same] if _is_anew(audit, last) else []
            yield from _levels(channel, concern, _shares(own, where), _shares(new, where), shifts)


def new_channels(audit: Audit, last: Audit | None) -> frozenset[str]:
    """The channels in which some copy is new or changed."""
    before = {(one.id, one.digest) for one in last.touchpoints} if last else set()
    return frozenset(one.channel for one in audit.touchpoints if (one.id, one.digest) not in before)


def lasting(given: Iterable[Level]) -> tuple[Level, ...]:
    """Those that hold for a night on which nothing has changed: it brings no new copy, and measures nothing otherwise."""
    return tuple(one for one in given if not one.measure.endswith((OF_NEW, ANEW)))


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


def _levels(channel: str, measure: str, own: Sequence[float], new: Sequence[float], shifts: Sequence[float]) -> Iterator[Level]:
    if own:
        yield level(channel, measure, own)
    if new:
        yield level(channel, measure + OF_NEW, new)
    if shifts and abs(sum(shifts) / len(shifts)) >= LEAST_SHIFT:
        yield level(channel, measure + ANEW, shifts)


def _off(touchpoints: Iterable[TouchpointSummary]) -> list[float]:
    return [off(voice.p_value) for voice in map(_told, touchpoints) if voice is not None]


def _beside_own(touchpoints: Iterable[TouchpointSummary], earlier: Mapping[str, Sequence[float]]) -> list[float]:
    """How far each lies off, without what is its place's own."""
    own = own_levels({place: [off(chance) for chance in chances] for place, chances in earlier.items()})
    told = ((one.id, _told(one)) for one in touchpoints)
    return [off(voice.p_value) - own.get(place, 0.0) for place, voice in told if voice is not None]


def _moved(pairs: Iterable[tuple[TouchpointSummary, TouchpointSummary]]) -> Iterator[float]:
    """By how much the voice of each text is measured otherwise than it was."""
    told = ((_told(was), _told(now)) for was, now in pairs)
    return (off(now.p_value) - off(was.p_value) for was, now in told if was is not None and now is not None)


def _told(touchpoint: TouchpointSummary) -> VoiceScore | None:
    """How it sounds; None where nothing was measured, or nothing is told of what was."""
    return None if touchpoint.voice is None or touchpoint.voice.untold else touchpoint.voice


def _shares(touchpoints: Iterable[TouchpointSummary], named: set[str]) -> list[float]:
    return [float(one.locator in named) for one in touchpoints]


def _is_anew(audit: Audit, last: Audit | None) -> bool:
    """Whether another version of the product, or other models, baselines or checks found what the audit tells.

    A text's findings also change where another text does, so that only then a shift of unchanged touchpoints says how things are measured.
    """
    return last is not None and (audit.version, audit.conditions) != (last.version, last.conditions)


def _checked(audit: Audit) -> set[str]:
    """The concerns that the audit looked at, voice apart."""
    return {one.concern for one in audit.concerns if one.verdict not in {Verdict.NOT_CHECKED, Verdict.OFF}} - {COPY}


def _named(audit: Audit) -> dict[str, set[str]]:
    """The touchpoints that findings of each concern name; voice is measured, not counted."""
    named: dict[str, set[str]] = {}
    for finding in audit.findings:
        if finding.concern != COPY:
            named.setdefault(finding.concern, set()).update(finding.locators)
    return named
