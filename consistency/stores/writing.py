"""A night's audit into the tables, in the transaction that the caller holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, insert, select

from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.finding import Finding, Measurement, Severity
from consistency.records.history import Level, Night
from consistency.stores import collected
from consistency.stores.packing import in_utc, mark_of, storable, written
from consistency.stores.reading import NO_TIME
from consistency.stores.rows import add_texts, brand_id, document_id, ids_of
from consistency.stores.schema import audit as audits
from consistency.stores.schema import baseline_version, finding, measurement, series, touchpoint


def add_night(connection: Connection, night: Night) -> int:
    """Keeps the audit and its texts; gives its number."""
    audit = night.audit
    owner = brand_id(connection, audit.brand)
    add_texts(connection, {**night.texts, **{one.digest: one.text for one in audit.touchpoints if one.text}})
    row = _audit_row(audit, night.key) | {"brand_id": owner, "header_id": document_id(connection, written(_header(audit)))}
    row["baseline_id"] = _baseline_id(connection, owner, audit)
    for name, table, rows in (
        ("touchpoints_id", touchpoint, map(_touchpoint_row, audit.touchpoints)),
        ("findings_id", finding, map(_finding_row, audit.findings)),
        ("measurements_id", measurement, map(_measurement_row, audit.measurements)),
    ):
        row[name] = document_id(connection, json.dumps(ids_of(connection, table, owner, list(rows))))
    number = _added(connection, row)
    _add_series(connection, number, row, night.levels)
    if night.collected:
        collected.keep(connection, owner, night.collected)
    return number


def repeat(connection: Connection, number: int, night: Night) -> int:
    """Keeps an audit that differs from audit `number` in nothing but its time; gives its number."""
    before = connection.execute(select(audits).where(audits.c.id == number)).one()._mapping
    row = {name: value for name, value in before.items() if name != "id"}
    row |= {"created_at": in_utc(night.audit.created_at), "key": night.key}
    again = _added(connection, row)
    _add_series(connection, again, row, night.levels)
    return again


def _added(connection: Connection, row: Mapping[str, Any]) -> int:
    made = connection.execute(insert(audits), row).inserted_primary_key
    assert made is not None  # noqa: S101 - the driver's own promise for a table with a numbered key
    return int(made[0])


def _add_series(connection: Connection, number: int, row: Mapping[str, Any], levels: Iterable[Level]) -> None:
    """The levels with their night's brand and time, as they are needed for longer than their audit."""
    night = {"audit_id": number, "brand_id": row["brand_id"], "created_at": row["created_at"]}
    if made := [night | asdict(level) for level in levels]:
        connection.execute(insert(series), made)


def _header(audit: Audit) -> Audit:
    """What an audit holds besides its three long lists, and without what differs each night."""
    return replace(audit, created_at=NO_TIME, touchpoints=(), findings=(), measurements=(), history=None)


def _audit_row(audit: Audit, key: str) -> dict[str, Any]:
    counts = {severity: sum(one.severity is severity for one in audit.findings) for severity in Severity}
    return {
        "created_at": in_utc(audit.created_at),
        "campaign": audit.campaign,
        "launch": audit.launch,
        "version": audit.version,
        "verdict": audit.verdict.value,
        "is_complete": audit.is_complete,
        "key": key,
        "touchpoint_count": len(audit.touchpoints),
        "error_count": counts[Severity.ERROR],
        "warning_count": counts[Severity.WARNING],
        "note_count": counts[Severity.NOTE],
    }


def _baseline_id(connection: Connection, owner: int, audit: Audit) -> int | None:
    if audit.baseline is None:
        return None
    body = written(audit.baseline)
    return ids_of(connection, baseline_version, owner, [{"mark": mark_of(body), "body": body}])[0]


def _touchpoint_row(one: TouchpointSummary) -> dict[str, Any]:
    score = None if one.voice is None else one.voice.score
    about = {"place": one.id, "digest": one.digest, "locator": storable(one.locator), "channel": storable(one.channel), "score": score}
    return about | {"has_text": bool(one.text)} | _body(replace(one, text=""), extra=str(bool(one.text)))


def _finding_row(one: Finding) -> dict[str, Any]:
    return {"finding": one.id, "kind": one.kind, "concern": one.concern, "severity": one.severity.value} | _body(one)


def _measurement_row(one: Measurement) -> dict[str, Any]:
    return {"check": one.check, "kind": one.kind} | _body(one)


def _body(record: object, extra: str = "") -> dict[str, str]:
    body = written(record)
    return {"mark": mark_of(body + extra), "body": body}
