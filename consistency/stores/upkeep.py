"""Keeps a history from growing for ever: old audits go, and with them what no other audit saw."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Table, delete, select

from consistency.stores.packing import unpacked
from consistency.stores.rows import chunks
from consistency.stores.schema import audit as audits
from consistency.stores.schema import baseline_version, brand, delivery, document, finding, measurement, series, text, touchpoint

LISTS = ((touchpoint, audits.c.touchpoints_id), (finding, audits.c.findings_id), (measurement, audits.c.measurements_id))


NIGHTS = 800
"""Nights of series that stay at least: what is usual for a channel is learned over months, and a night of series is a few small rows."""


def keep_newest(connection: Connection, name: str, number: int) -> int:
    """Drops the brand's audits but the newest so many; gives how many went.

    Audits of which something is still to be sent stay, and the newest complete one, by which what is new is told. Series stay for
    NIGHTS nights, or `number` where that is more.
    """
    newest = select(audits.c.id).join(brand).where(brand.c.name == name).order_by(audits.c.id.desc())
    spared = {*connection.scalars(newest.limit(number)), *connection.scalars(newest.where(audits.c.is_complete).limit(1))}
    spared.update(connection.scalars(select(delivery.c.audit_id).where(delivery.c.sent_at.is_(None))))
    old = [one for one in connection.scalars(newest) if one not in spared]
    for some in chunks(old):
        connection.execute(delete(audits).where(audits.c.id.in_(some)))
    _drop_series(connection, name, max(NIGHTS, number))
    if old:
        _drop_unseen(connection)
    return len(old)


def _drop_series(connection: Connection, name: str, nights: int) -> None:
    own = series.c.brand_id == select(brand.c.id).where(brand.c.name == name).scalar_subquery()
    oldest = select(series.c.audit_id).where(own).distinct().order_by(series.c.audit_id.desc()).offset(nights - 1).limit(1)
    if (first := connection.scalar(oldest)) is not None:
        connection.execute(delete(series).where(own, series.c.audit_id < first))


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
