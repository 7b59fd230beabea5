"""A history carried to another database: lines of JSON, texts and old nights' series before the audits that saw them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from consistency.records.audit import Audit
from consistency.records.history import Level, Night
from consistency.stores import reading
from consistency.stores.errors import StoreError
from consistency.stores.lost import add_lost_night, lost_nights
from consistency.stores.packing import read, unpacked, written
from consistency.stores.rows import add_texts
from consistency.stores.schema import brand, text, touchpoint
from consistency.stores.writing import add_night

SCHEMA, TAKEN = "consistency-history/2", frozenset({"consistency-history/1", "consistency-history/2"})


def lines(connection: Connection, name: str | None = None) -> Iterator[str]:
    """A head, then a line for each text, for each night of which only its series is left, and for each audit, of one brand or of all."""
    names = reading.brands(connection) if name is None else (name,)
    yield _line({"schema": SCHEMA, "brands": list(names)})
    digests: Any = select(touchpoint.c.digest) if name is None else _digests_of(name)
    for row in connection.execute(select(text.c.digest, text.c.body).where(text.c.digest.in_(digests)).order_by(text.c.digest)):
        yield _line({"text": unpacked(row.body), "digest": row.digest})
    for brand_name in names:
        yield from map(_line, lost_nights(connection, brand_name))
        for entry in reading.entries(connection, brand_name):
            (audit,) = reading.wholes(connection, [entry.number])
            levels = [asdict(level) for level in reading.levels(connection, entry.number)]
            yield _line({"audit": json.loads(written(audit)), "levels": levels, "key": entry.key})


def add_lines(connection: Connection, given: Iterable[str], where: str = "") -> int:
    """Adds what the lines hold and is not there yet; gives the number of audits.

    StoreError STO06 where a line is none of a history, STO07 where an audit is older than the brand's newest: it would become the last.
    """
    added = 0
    for number, line in enumerate(given, 1):
        try:
            added += _add(connection, json.loads(line), is_first=number == 1)
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            reason = str(error).splitlines()[0]
            todo = "Give a file written by `consistency history export`; nothing of it was taken."
            raise StoreError(f"this is no line of a history ({reason}).", where=f"{where}:{number}", todo=todo, code="STO06") from error
    return added


def _add(connection: Connection, row: dict[str, Any], *, is_first: bool) -> int:
    if is_first:
        if row["schema"] not in TAKEN:
            raise ValueError(f"its schema is {row['schema']!r}, not {SCHEMA!r}")
        return 0
    if "text" in row:
        add_texts(connection, {row["digest"]: row["text"]})
        return 0
    if "night" in row:
        add_lost_night(connection, row["brand"], datetime.fromisoformat(row["night"]), [Level(**level) for level in row["levels"]])
        return 0
    audit, levels = read(Audit, json.dumps(row["audit"])), tuple(Level(**level) for level in row["levels"])
    known = reading.entries(connection, audit.brand)
    if any((one.created_at, one.key) == (audit.created_at, row["key"]) for one in known):
        return 0
    if known and audit.created_at < max(one.created_at for one in known):
        what = f"the history of {audit.brand} goes on to {known[-1].created_at:%Y-%m-%d}, and this audit is of {audit.created_at:%Y-%m-%d}."
        raise StoreError(what, todo="Take it into an empty history; nothing of the file was taken.", code="STO07")
    add_night(connection, Night(audit, {}, levels, row["key"]))
    return 1


def _digests_of(name: str) -> Any:
    return select(touchpoint.c.digest).join(brand).where(brand.c.name == name)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=True, sort_keys=True)
