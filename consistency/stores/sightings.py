"""When each version of a touchpoint and each finding was seen: the lists of the audits, turned round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, select

from consistency.records.history import Version
from consistency.stores.packing import unpacked
from consistency.stores.schema import audit as audits
from consistency.stores.schema import brand, document, finding, touchpoint


def versions(connection: Connection, name: str) -> tuple[Version, ...]:
    """Every version of every touchpoint that the brand's audits hold, in the order in which they were first seen."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, rows in _lists(connection, name, audits.c.touchpoints_id):
        for row in rows:
            first.setdefault(row, number)
            last[row] = number
    query = select(touchpoint.c.id, touchpoint.c.place, touchpoint.c.locator, touchpoint.c.channel, touchpoint.c.digest)
    own = connection.execute(query.join(brand).where(brand.c.name == name).order_by(touchpoint.c.id))
    return tuple(Version(one.place, one.locator, one.channel, one.digest, first[one.id], last[one.id]) for one in own if one.id in first)


def seen(connection: Connection, name: str) -> dict[str, tuple[int, ...]]:
    """The ids of all findings of the brand, each with the numbers of the audits that have it, oldest first."""
    query = select(finding.c.id, finding.c.finding).join(brand).where(brand.c.name == name)
    id_of = {row.id: row.finding for row in connection.execute(query)}
    found: dict[str, list[int]] = {}
    for number, rows in _lists(connection, name, audits.c.findings_id):
        for finding_id in {id_of[row] for row in rows}:
            found.setdefault(finding_id, []).append(number)
    return {finding_id: tuple(numbers) for finding_id, numbers in sorted(found.items())}


def _lists(connection: Connection, name: str, column: Column[Any]) -> Iterator[tuple[int, list[int]]]:
    """Each audit's number with the rows that it saw, oldest first; a list that several share is read once."""
    query = select(audits.c.id, column.label("list")).join(brand).where(brand.c.name == name).order_by(audits.c.id)
    kept: tuple[int, list[int]] = (-1, [])
    for row in connection.execute(query).all():
        if row.list != kept[0]:
            body = connection.execute(select(document.c.body).where(document.c.id == row.list)).scalar_one()
            kept = (row.list, json.loads(unpacked(body)))
        yield row.id, kept[1]
