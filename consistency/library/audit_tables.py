"""The tables of an audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from consistency.library.frames import finding_row, measurement_row, offer_rows, range_of
from consistency.library.rows import (
    ConcernRow,
    DistanceRow,
    EvidenceRow,
    FindingRow,
    GridRow,
    JudgedRow,
    MeasurementRow,
    OfferRow,
)
from consistency.records.audit import Audit, TouchpointSummary

NOT_SCANNED = "NOT SCANNED"
"""What the grid says where nothing of a channel was held to a concern; never the same as consistent."""


def _touchpoints(audit: Audit) -> Iterator[JudgedRow]:
    named = Counter(locator for finding in audit.findings for locator in dict.fromkeys(finding.locators))
    return (_judged(one, named[one.locator]) for one in audit.touchpoints)


def _judged(one: TouchpointSummary, findings: int) -> JudgedRow:
    voice = one.voice
    low, middle, high = range_of(voice.yardstick if voice else None)
    return JudgedRow(
        locator=one.locator,
        id=one.id,
        channel=one.channel,
        kind=one.kind,
        stage=one.stage,
        title=one.title,
        words=one.words,
        uri=one.uri,
        observed_at=one.observed_at,
        findings=findings,
        score=voice.score if voice else None,
        p_value=voice.p_value if voice else None,
        verdict=voice.verdict.value if voice else None,
        low=low,
        middle=middle,
        high=high,
    )


def _findings(audit: Audit) -> Iterator[FindingRow]:
    known = _channels(audit)
    return (finding_row(one, known) for one in audit.findings)


def _evidence(audit: Audit) -> Iterator[EvidenceRow]:
    known = _channels(audit)
    for finding in audit.findings:
        for one in finding.evidence:
            about = (finding.id, one.locator, known.get(one.locator), one.quote, one.start, one.end)
            yield EvidenceRow(*about, one.source, one.says, one.before, one.after)


def _measurements(audit: Audit) -> Iterator[MeasurementRow]:
    known = _channels(audit)
    return (measurement_row(one, known) for one in audit.measurements)


def _offers(audit: Audit) -> Iterator[OfferRow]:
    known = _channels(audit)
    return (row for offer in audit.offers for row in offer_rows(offer, known))


def _concerns(audit: Audit) -> Iterator[ConcernRow]:
    for one in audit.concerns:
        scope = one.scope
        about = (one.concern, one.title, one.verdict.value, one.reason)
        yield ConcernRow(*about, scope.judged, scope.missed, sum(scope.unreadable.values()))


def _grid(audit: Audit) -> Iterator[GridRow]:
    channels = list(dict.fromkeys([one.channel for one in audit.touchpoints] + [name for one in audit.concerns for name in one.channels]))
    for one in audit.concerns:
        for channel in channels:
            verdict = one.channels.get(channel)
            yield GridRow(one.concern, one.title, channel, verdict.value if verdict else NOT_SCANNED)


def _distances(audit: Audit) -> Iterator[DistanceRow]:
    for one in audit.distances:
        yield DistanceRow(one.one, one.other, one.voice, one.tone, one.approved_voice, one.approved_tone)


def _channels(audit: Audit) -> Mapping[str, str]:
    return {one.locator: one.channel for one in audit.touchpoints}


AUDIT_TABLES: Mapping[str, tuple[type, Callable[[Audit], Iterator[Any]]]] = {
    "touchpoints": (JudgedRow, _touchpoints),
    "findings": (FindingRow, _findings),
    "evidence": (EvidenceRow, _evidence),
    "measurements": (MeasurementRow, _measurements),
    "offers": (OfferRow, _offers),
    "concerns": (ConcernRow, _concerns),
    "grid": (GridRow, _grid),
    "distances": (DistanceRow, _distances),
}
"""What `Audit.to_frame` can be asked for: the class of the rows, and what makes them."""
