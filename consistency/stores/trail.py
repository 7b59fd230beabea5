"""The audit trail: who decided what, and when. Nothing is ever taken out of it."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import insert, select

from consistency.records.people import Deed
from consistency.stores.packing import in_utc, storable
from consistency.stores.people import Transaction
from consistency.stores.schema import deed

NEWEST = 200


class Trail:
    """What people did. Every method is one transaction."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, done: Deed) -> None:
        """Keeps a deed."""
        row = {"who": done.who, "action": done.action, "brand": done.brand, "about": done.about, "detail": json.dumps(dict(done.detail))}
        with self._writing() as connection:
            connection.execute(insert(deed), {"at": in_utc(done.at)} | {name: storable(value) for name, value in row.items()})

    def of(
        self, brand: str | None = None, about: str | None = None, newest: int = NEWEST, actions: Collection[str] | None = None
    ) -> tuple[Deed, ...]:
        """The newest deeds, newest first: of one brand, about one thing, of these actions, or all."""
        query = select(deed).order_by(deed.c.id.desc()).limit(newest)
        if brand is not None:
            query = query.where(deed.c.brand == brand)
        if about is not None:
            query = query.where(deed.c.about == about)
        if actions is not None:
            query = query.where(deed.c.action.in_(sorted(actions)))
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Deed(in_utc(row.at), row.who, row.action, row.brand, row.about, json.loads(row.detail)) for row in rows)
