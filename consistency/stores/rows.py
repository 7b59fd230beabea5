"""Rows that are stored once: found by their mark, added where there is none yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select

from consistency.stores.packing import mark_of, packed
from consistency.stores.schema import brand, document, text

CHUNK = 500
"""Marks asked for at a time: databases limit how many values a statement may hold."""


def brand_id(connection: Connection, name: str) -> int:
    """The brand's number, a new one where it is not known yet."""
    known = connection.scalar(select(brand.c.id).where(brand.c.name == name))
    return int(known) if known is not None else _inserted(connection, brand, {"name": name})


def ids_of(connection: Connection, table: Table, brand_number: int, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The number of each row, told by its `mark` within the brand; rows that are not there yet are added."""
    own = table.c.brand_id == brand_number
    known = _known(connection, table, {row["mark"] for row in rows}, own)
    missing = {row["mark"]: {"brand_id": brand_number, **row} for row in rows if row["mark"] not in known}
    if missing:
        connection.execute(insert(table), list(missing.values()))
        known |= _known(connection, table, missing, own)
    return [known[row["mark"]] for row in rows]


def document_id(connection: Connection, body: str) -> int:
    """The number of a document with just this content."""
    mark = mark_of(body)
    known = connection.scalar(select(document.c.id).where(document.c.mark == mark))
    return int(known) if known is not None else _inserted(connection, document, {"mark": mark, "body": packed(body)})


def add_texts(connection: Connection, texts: Mapping[str, str]) -> None:
    """Keeps texts by digest, each once."""
    for digests in chunks(texts):
        known = set(connection.scalars(select(text.c.digest).where(text.c.digest.in_(digests))))
        if missing := [{"digest": digest, "body": packed(texts[digest])} for digest in digests if digest not in known]:
            connection.execute(insert(text), missing)


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, so many at a time as a statement may hold."""
    rest = iter(values)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _known(connection: Connection, table: Table, marks: Iterable[str], own: ColumnElement[bool]) -> dict[str, int]:
    known: dict[str, int] = {}
    for some in chunks(sorted(marks)):
        rows = connection.execute(select(table.c.mark, table.c.id).where(own, table.c.mark.in_(some)))
        known |= {row.mark: row.id for row in rows}
    return known


def _inserted(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    made = connection.execute(insert(table), row).inserted_primary_key
    assert made is not None  # noqa: S101 - the driver's own promise for a table with a numbered key
    return int(made[0])
