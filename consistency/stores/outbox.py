"""Digests that are still to be sent: written with their audit, and gone from here only once their target has had them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from consistency.records.history import Digest, Pending
from consistency.stores.packing import in_utc
from consistency.stores.schema import audit as audits
from consistency.stores.schema import brand, delivery, news


def add(connection: Connection, number: int, digest: Digest, targets: Iterable[str]) -> None:
    """Keeps what each target is to hear of audit `number`."""
    made = connection.execute(insert(news), {"audit_id": number, "title": digest.title, "body": digest.body}).inserted_primary_key
    assert made is not None  # noqa: S101 - the driver's own promise for a table with a numbered key
    if rows := [{"news_id": made[0], "target": target, "tries": 0, "sent_at": None, "error": ""} for target in targets]:
        connection.execute(insert(delivery), rows)


def waiting(connection: Connection, name: str) -> tuple[Pending, ...]:
    """The brand's digests that have not been sent, oldest first."""
    query = (
        select(delivery, news.c.title, news.c.body)
        .join(news, delivery.c.news_id == news.c.id)
        .join(audits, news.c.audit_id == audits.c.id)
        .join(brand, audits.c.brand_id == brand.c.id)
        .where(brand.c.name == name, delivery.c.sent_at.is_(None))
        .order_by(delivery.c.news_id, delivery.c.target)
    )
    return tuple(Pending(row.news_id, row.target, Digest(row.title, row.body), row.tries) for row in connection.execute(query))


def last_sent(connection: Connection, name: str, target: str) -> datetime | None:
    """When the target last had a digest of the brand."""
    query = (
        select(delivery.c.sent_at)
        .join(news, delivery.c.news_id == news.c.id)
        .join(audits, news.c.audit_id == audits.c.id)
        .join(brand, audits.c.brand_id == brand.c.id)
        .where(brand.c.name == name, delivery.c.target == target, delivery.c.sent_at.is_not(None))
        .order_by(delivery.c.sent_at.desc())
    )
    when = connection.scalars(query.limit(1)).first()
    return None if when is None else in_utc(when)


def tried(connection: Connection, pending: Pending, sent_at: datetime | None, error: str = "") -> None:
    """Keeps how an attempt went."""
    where = (delivery.c.news_id == pending.number, delivery.c.target == pending.target)
    values = {"tries": delivery.c.tries + 1, "sent_at": sent_at and in_utc(sent_at), "error": error}
    connection.execute(update(delivery).where(*where).values(values))
