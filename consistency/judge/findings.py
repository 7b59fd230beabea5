"""Measurements to findings: each quoted, none twice, worst first."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from consistency.judge.concerns import concern_of, position
from consistency.judge.errors import JudgeError
from consistency.judge.identity import identified
from consistency.judge.severity import Thresholds, is_flagged, severity_of, weight_of
from consistency.records.finding import Evidence, Finding, Measurement, Severity


def judge(
    measurements: Sequence[Measurement], thresholds: Thresholds | None = None, channel_of: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """The findings that the measurements amount to, sorted by severity, concern, kind, weight and locator.

    `channel_of` gives the channel of each locator, for thresholds that differ by channel.

    The same problem of the same words in the same touchpoints, and the same message about the same touchpoints, is told once with all
    of its evidence. Raises JudgeError where a
    measurement quotes nothing (JUD01) or is about no touchpoint (JUD02): a finding without a quote is a bug of its check.
    """
    lines = thresholds or Thresholds()
    judged = (_finding(item, lines, channel_of or {}) for item in measurements if is_flagged(item, lines))
    findings = [finding for finding in judged if finding is not None]
    told_once = _merged(_merged(findings, lambda finding: finding.id), _told)
    return tuple(sorted(identified(_without_nested(told_once)), key=_order))


def _finding(measurement: Measurement, thresholds: Thresholds, channel_of: Mapping[str, str]) -> Finding | None:
    _require_quotes(measurement)
    channels = {channel_of[locator] for locator in measurement.about if locator in channel_of}
    severity = severity_of(measurement, thresholds, sorted(channels))
    return None if severity is None else _of_severity(measurement, severity, weight_of(measurement, thresholds))


def _of_severity(measurement: Measurement, severity: Severity, weight: float) -> Finding:
    return Finding(
        kind=measurement.kind,
        code=measurement.code,
        severity=severity,
        message=measurement.message,
        locators=measurement.about,
        evidence=measurement.evidence,
        against=measurement.against,
        attribute=measurement.attribute,
        expected=measurement.expected,
        fix=measurement.fix,
        check=measurement.check,
        concern=concern_of(measurement.kind),
        certainty=measurement.certainty,
        ways=measurement.ways,
        weight=weight,
    )


def _require_quotes(measurement: Measurement) -> None:
    if not measurement.about:
        raise JudgeError(f"check {measurement.check!r} measured a {measurement.kind} about no touchpoint.", code="JUD02")
    if not measurement.evidence or not all(item.quote.strip() for item in measurement.evidence):
        raise JudgeError(
            f"check {measurement.check!r} measured a {measurement.kind} without a quote.",
            where=measurement.about[0],
            todo="Give the words that show it as evidence.",
            code="JUD01",
        )


def _merged(findings: Iterable[Finding], key: Callable[[Finding], Hashable]) -> list[Finding]:
    """One finding for each key: the most severe speaks, the evidence of all is kept."""
    by_key: dict[Hashable, Finding] = {}
    for finding in findings:
        name = key(finding)
        by_key[name] = _union(by_key[name], finding) if name in by_key else finding
    return list(by_key.values())


def _told(finding: Finding) -> Hashable:
    """What a reader is told; a finding without a message is like no other."""
    return (*_problem(finding), finding.message, finding.expected) if finding.message else finding.id


def _union(one: Finding, other: Finding) -> Finding:
    speaker = other if other.severity.rank > one.severity.rank else one
    return replace(
        speaker,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        against=tuple(dict.fromkeys((*one.against, *other.against))),
        certainty=max(one.certainty, other.certainty),
        weight=max(one.weight, other.weight),
    )


def _without_nested(findings: Sequence[Finding]) -> list[Finding]:
    """Leaves out a finding whose words lie inside those of another, at least as severe, about the same problem."""
    alike: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_problem(finding), []).append(finding)
    return [one for one in findings if not any(_is_inside(one, other) for other in alike[_problem(one)])]


def _is_inside(one: Finding, other: Finding) -> bool:
    inner, outer = one.evidence[0], other.evidence[0]
    return other.severity.rank >= one.severity.rank and _holds(outer, inner) and not _holds(inner, outer)


def _problem(finding: Finding) -> tuple[str, str | None, tuple[str, ...]]:
    return finding.kind, finding.attribute, finding.locators


def _holds(outer: Evidence, inner: Evidence) -> bool:
    if (outer.locator, outer.source) != (inner.locator, inner.source):
        return False
    if outer.start is None or outer.end is None or inner.start is None or inner.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.evidence[0]
    return (
        -finding.severity.rank,
        position(finding.concern),
        finding.kind,
        -finding.weight,
        [_natural(locator) for locator in finding.locators],
        first.start if first.start is not None else -1,
        finding.attribute or "",
        finding.id,
    )


def _natural(locator: str) -> list[tuple[int, int, str]]:
    """Sorts `tweets.js#2` before `tweets.js#10`."""
    parts = re.split(r"(\d+)", locator)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
