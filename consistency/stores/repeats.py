"""Requests that may come twice: the first claims its key, its answer is kept for those that come after it, and both run out."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from consistency.records.kept_answer import KeptAnswer
from consistency.stores.packing import in_utc, packed, unpacked
from consistency.stores.schema import kept_answer

KEPT = timedelta(hours=24)
"""How long an answer is kept: whoever repeats a request later means a new one."""
ABANDONED = timedelta(minutes=15)
"""After which a claim without an answer is taken for one whose server was stopped."""


def claim(connection: Connection, owner: str, key: str, digest: str, now: datetime) -> KeptAnswer | None:
    """Claims a key of its owner's; what it was claimed for, and perhaps answered with, where that is not the first time."""
    _drop_old(connection, now)
    row = connection.execute(select(kept_answer).where(_of(owner, key))).one_or_none()
    if row is not None:
        return KeptAnswer(row.digest, row.status, unpacked(row.body) if row.body is not None else "", row.location)
    values = {"owner": owner, "key": key, "digest": digest, "status": None, "body": None, "location": "", "claimed_at": in_utc(now)}
    connection.execute(insert(kept_answer).values(values))
    return None


def keep(connection: Connection, owner: str, key: str, answer: KeptAnswer) -> None:
    """Keeps the answer under its claimed key."""
    values = {"status": answer.status, "body": packed(answer.body), "location": answer.location}
    connection.execute(update(kept_answer).where(_of(owner, key)).values(values))


def release(connection: Connection, owner: str, key: str) -> None:
    """Gives a key free whose request failed, so that it may be tried again."""
    connection.execute(delete(kept_answer).where(_of(owner, key)))


def _of(owner: str, key: str) -> ColumnElement[bool]:
    return and_(kept_answer.c.owner == owner, kept_answer.c.key == key)


def _drop_old(connection: Connection, now: datetime) -> None:
    connection.execute(delete(kept_answer).where(kept_answer.c.claimed_at < in_utc(now - KEPT)))
    unanswered = kept_answer.c.status.is_(None)
    connection.execute(delete(kept_answer).where(unanswered, kept_answer.c.claimed_at < in_utc(now - ABANDONED)))
