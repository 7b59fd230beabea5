"""Audits out of the tables: entries, whole audits, texts, series."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select

from consistency.records.audit import Audit, TouchpointSummary, Verdict
from consistency.records.finding import Finding, Measurement
from consistency.records.history import Entry, Level, Point
from consistency.stores.errors import StoreError
from consistency.stores.packing import in_utc, read, unpacked
from consistency.stores.rows import chunks
from consistency.stores.schema import audit as audits
from consistency.stores.schema import brand, document, finding, measurement, series, text, touchpoint

NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in a stored header where the audit's own time goes."""


def brands(connection: Connection) -> tuple[str, ...]:
    """The names of the brands that have audits."""
    return tuple(connection.scalars(select(brand.c.name).where(brand.c.id.in_(select(audits.c.brand_id))).order_by(brand.c.name)))


def entries(connection: Connection, name: str, newest: int | None = None) -> tuple[Entry, ...]:
    """The brand's audits, oldest first; only so many of the `newest` where given."""
    query = _of(name).order_by(audits.c.id.desc())
    rows = connection.execute(query.limit(newest) if newest else query).all()
    return tuple(map(_entry, reversed(rows)))


def entry(connection: Connection, name: str, number: int) -> Entry:
    """One of the brand's audits; StoreError STO04 where there is none of that number."""
    row = connection.execute(_of(name).where(audits.c.id == number)).one_or_none()
    if row is None:
        known = connection.execute(
            select(func.min(audits.c.id), func.max(audits.c.id)).select_from(audits.join(brand)).where(brand.c.name == name)
        ).one()
        there = "it has none" if known[0] is None else f"its audits are numbered {known[0]} to {known[1]}"
        todo = "`consistency history status` lists them."
        raise StoreError(f"the history of {name} holds no audit {number}; {there}.", todo=todo, code="STO04")
    return _entry(row)


def head(connection: Connection, number: int) -> Audit:
    """The audit without its three long lists."""
    row = connection.execute(select(audits.c.header_id, audits.c.created_at).where(audits.c.id == number)).one()
    return replace(read(Audit, _document(connection, row.header_id)), created_at=in_utc(row.created_at))


def whole(connection: Connection, number: int, *, is_measured: bool = True) -> Audit:
    """The audit as it was kept; without its measurements where it need not be measured."""
    row = connection.execute(select(audits).where(audits.c.id == number)).one()
    header = read(Audit, _document(connection, row.header_id))
    return replace(
        header,
        created_at=in_utc(row.created_at),
        touchpoints=_touchpoints(connection, row.touchpoints_id),
        findings=tuple(_listed(connection, finding, Finding, row.findings_id)),
        measurements=tuple(_listed(connection, measurement, Measurement, row.measurements_id)) if is_measured else (),
    )


def texts(connection: Connection, digests: Iterable[str]) -> dict[str, str]:
    """The texts of these digests, as far as they are kept."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(digests))):
        rows = connection.execute(select(text.c.digest, text.c.body).where(text.c.digest.in_(some)))
        found |= {row.digest: unpacked(row.body) for row in rows}
    return found


def points(connection: Connection, name: str) -> tuple[Point, ...]:
    """Every series of the brand, oldest night first; nights whose audit was dropped since are among them."""
    query = select(series).join(brand).where(brand.c.name == name).order_by(series.c.audit_id, series.c.channel, series.c.measure)
    return tuple(
        Point(row.audit_id, in_utc(row.created_at), row.channel, row.measure, row.n, row.mean, row.deviation)
        for row in connection.execute(query)
    )


def levels(connection: Connection, number: int) -> tuple[Level, ...]:
    """The levels of one audit's channels."""
    query = select(series).where(series.c.audit_id == number).order_by(series.c.channel, series.c.measure)
    return tuple(Level(row.channel, row.measure, row.n, row.mean, row.deviation) for row in connection.execute(query))


def _of(name: str) -> Select[Any]:
    return select(audits).join(brand).where(brand.c.name == name)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        number=row.id,
        created_at=in_utc(row.created_at),
        campaign=row.campaign,
        verdict=Verdict(row.verdict),
        is_complete=row.is_complete,
        touchpoints=row.touchpoint_count,
        errors=row.error_count,
        warnings=row.warning_count,
        notes=row.note_count,
        key=row.key,
    )


def _document(connection: Connection, number: int) -> str:
    return unpacked(connection.execute(select(document.c.body).where(document.c.id == number)).scalar_one())


def _touchpoints(connection: Connection, number: int) -> tuple[TouchpointSummary, ...]:
    """The summaries, each with its text where the audit held it."""
    rows = _rows(connection, touchpoint, number)
    kept = texts(connection, (row.digest for row in rows if row.has_text))
    summaries = (read(TouchpointSummary, row.body) for row in rows)
    return tuple(replace(one, text=kept.get(one.digest, "")) if row.has_text else one for row, one in zip(rows, summaries, strict=True))


def _listed(connection: Connection, table: Table, kind: type[Any], number: int) -> Iterator[Any]:
    return (read(kind, row.body) for row in _rows(connection, table, number))


def _rows(connection: Connection, table: Table, number: int) -> list[Row[Any]]:
    """The rows of a list, in its order."""
    wanted: Sequence[int] = json.loads(_document(connection, number))
    found: dict[int, Row[Any]] = {}
    for some in chunks(wanted):
        found |= {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(some)))}
    return [found[row_id] for row_id in wanted]
