"""Audits out of the tables: entries, whole audits, texts, series."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
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

_Rows = Sequence[Row[Any]]
_Made = Callable[[Connection, _Rows], Iterator[Any]]
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


def wholes(connection: Connection, numbers: Iterable[int], *, is_measured: bool = True) -> tuple[Audit, ...]:
    """The audits as they were kept, in the order of their numbers; without measurements where they need not be measured.

    What several of them hold is read once: of nights on which little changed many cost hardly more than one.
    """
    once = _Once(connection)
    return tuple(_whole(connection, number, once, is_measured=is_measured) for number in numbers)


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


def _whole(connection: Connection, number: int, once: _Once, *, is_measured: bool) -> Audit:
    row = connection.execute(select(audits).where(audits.c.id == number)).one()
    return replace(
        read(Audit, once.document(row.header_id)),
        created_at=in_utc(row.created_at),
        touchpoints=once.listed(touchpoint, row.touchpoints_id, _touchpoints),
        findings=once.listed(finding, row.findings_id, _findings),
        measurements=once.listed(measurement, row.measurements_id, _measurements) if is_measured else (),
    )


class _Once:
    """Documents and the records of lists, each read from the database when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._documents: dict[int, str] = {}
        self._records: dict[tuple[str, int], Any] = {}

    def document(self, number: int) -> str:
        """The body of a document."""
        if number not in self._documents:
            self._documents[number] = _document(self._connection, number)
        return self._documents[number]

    def listed(self, table: Table, number: int, made: _Made) -> tuple[Any, ...]:
        """The records of a list, in its order, as `made` of their rows."""
        wanted: Sequence[int] = json.loads(self.document(number))
        missing = [row_id for row_id in wanted if (table.name, row_id) not in self._records]
        for some in chunks(missing):
            rows = self._connection.execute(select(table).where(table.c.id.in_(some))).all()
            self._records |= {(table.name, row.id): one for row, one in zip(rows, made(self._connection, rows), strict=True)}
        return tuple(self._records[table.name, row_id] for row_id in wanted)


def _document(connection: Connection, number: int) -> str:
    return unpacked(connection.execute(select(document.c.body).where(document.c.id == number)).scalar_one())


def _touchpoints(connection: Connection, rows: _Rows) -> Iterator[TouchpointSummary]:
    """The summaries, each with its text where the audit held it."""
    kept = texts(connection, (row.digest for row in rows if row.has_text))
    summaries = (read(TouchpointSummary, row.body) for row in rows)
    return (replace(one, text=kept.get(one.digest, "")) if row.has_text else one for row, one in zip(rows, summaries, strict=True))


def _findings(_: Connection, rows: _Rows) -> Iterator[Finding]:
    return (read(Finding, row.body) for row in rows)


def _measurements(_: Connection, rows: _Rows) -> Iterator[Measurement]:
    return (read(Measurement, row.body) for row in rows)
