"""Digests that are still to be sent: written with their audit, and waiting here until their target has had them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from consistency.records.history import Digest, Pending
from consistency.stores.packing import in_utc
from consistency.stores.schema import audit as audits
from consistency.stores.schema import brand, delivery


def add(connection: Connection, number: int, digests: Mapping[str, Digest]) -> None:
    """Keeps what each target is to hear of audit `number`."""
    rows = [
        {"audit_id": number, "target": target, "title": one.title, "body": one.body, "tries": 0, "sent_at": None, "error": ""}
        for target, one in digests.items()
    ]
    if rows:
        connection.execute(insert(delivery), rows)


def waiting(connection: Connection, name: str) -> tuple[Pending, ...]:
    """The brand's digests that have not been sent, oldest first."""
    query = _of(name).where(delivery.c.sent_at.is_(None)).order_by(delivery.c.audit_id, delivery.c.target)
    rows = connection.execute(query)
    return tuple(Pending(row.audit_id, row.target, Digest(row.title, row.body), row.tries, row.error) for row in rows)


def last_sent(connection: Connection, name: str, target: str) -> datetime | None:
    """When the target last had a digest of the brand."""
    query = _of(name).where(delivery.c.target == target, delivery.c.sent_at.is_not(None)).order_by(delivery.c.sent_at.desc())
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None else in_utc(row.sent_at)


def tried(connection: Connection, pending: Pending, sent_at: datetime | None, error: str = "") -> None:
    """Keeps how an attempt went."""
    where = (delivery.c.audit_id == pending.number, delivery.c.target == pending.target)
    values = {"tries": delivery.c.tries + 1, "sent_at": sent_at and in_utc(sent_at), "error": error}
    connection.execute(update(delivery).where(*where).values(values))


def _of(name: str) -> Select[Any]:
    owned = delivery.join(audits, delivery.c.audit_id == audits.c.id).join(brand, audits.c.brand_id == brand.c.id)
    return select(delivery).select_from(owned).where(brand.c.name == name)
