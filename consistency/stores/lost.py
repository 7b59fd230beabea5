"""Nights of which only the series is left, as their audits were dropped: carried along, since drift is seen over months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, insert, select

from consistency.records.history import Level
from consistency.stores.packing import in_utc
from consistency.stores.rows import brand_id
from consistency.stores.schema import audit as audits
from consistency.stores.schema import brand, series


def lost_nights(connection: Connection, name: str) -> Iterator[dict[str, Any]]:
    """Such nights of a brand, newest first, each with its levels."""
    query = select(series).join(brand).where(brand.c.name == name, series.c.audit_id.not_in(select(audits.c.id)))
    rows = connection.execute(query.order_by(series.c.audit_id.desc(), series.c.channel, series.c.measure))
    for _, night in groupby(rows, key=lambda row: row.audit_id):
        found = list(night)
        levels = [asdict(Level(row.channel, row.measure, row.n, row.mean, row.deviation)) for row in found]
        yield {"brand": name, "night": in_utc(found[0].created_at).isoformat(), "levels": levels}


def add_lost_night(connection: Connection, name: str, created_at: datetime, levels: Sequence[Level]) -> None:
    """Keeps a night before all that are known of the brand; one that is no older than these is known already.

    It gets a number below zero, as numbers of audits count up from one: given newest first, the oldest has the lowest.
    """
    owner = brand_id(connection, name)
    oldest = connection.scalar(select(func.min(series.c.created_at)).where(series.c.brand_id == owner))
    if oldest is not None and in_utc(created_at) >= in_utc(oldest):
        return
    number = min(connection.scalar(select(func.min(series.c.audit_id))) or 0, 0) - 1
    night = {"audit_id": number, "brand_id": owner, "created_at": in_utc(created_at)}
    connection.execute(insert(series), [night | asdict(level) for level in levels])
