"""Keeps a history from growing for ever: old audits go, and with them what no other audit saw."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Table, delete, select

from consistency.stores.packing import unpacked
from consistency.stores.rows import chunks
from consistency.stores.schema import audit as audits
from consistency.stores.schema import baseline_version, brand, document, finding, measurement, series, text, touchpoint

LISTS = ((touchpoint, audits.c.touchpoints_id), (finding, audits.c.findings_id), (measurement, audits.c.measurements_id))


def keep_newest(connection: Connection, name: str, number: int) -> int:
    """Drops all of the brand's audits but the newest so many; gives how many went."""
    own = select(audits.c.id).join(brand).where(brand.c.name == name).order_by(audits.c.id.desc())
    old = connection.scalars(own.offset(number)).all()
    for some in chunks(old):
        connection.execute(delete(series).where(series.c.audit_id.in_(some)))
        connection.execute(delete(audits).where(audits.c.id.in_(some)))
    if old:
        _drop_unseen(connection)
    return len(old)


def _drop_unseen(connection: Connection) -> None:
    for table, column in LISTS:
        _keep_only(connection, table, _seen(connection, column))
    used = set(connection.scalars(select(audits.c.baseline_id)))
    _keep_only(connection, baseline_version, {number for number in used if number is not None})
    lists = [column for _, column in LISTS]
    _keep_only(connection, document, {number for row in connection.execute(select(audits.c.header_id, *lists)) for number in row})
    shown = set(connection.scalars(select(touchpoint.c.digest)))
    gone = [digest for digest in connection.scalars(select(text.c.digest)) if digest not in shown]
    for some in chunks(gone):
        connection.execute(delete(text).where(text.c.digest.in_(some)))


def _seen(connection: Connection, column: object) -> set[int]:
    """The rows that any audit's list of this kind names."""
    bodies = connection.scalars(select(document.c.body).where(document.c.id.in_(select(column))))  # type: ignore[call-overload]
    return {number for body in bodies for number in json.loads(unpacked(body))}


def _keep_only(connection: Connection, table: Table, wanted: set[int]) -> None:
    gone = [number for number in connection.scalars(select(table.c.id)) if number not in wanted]
    for some in chunks(gone):
        connection.execute(delete(table).where(table.c.id.in_(some)))
