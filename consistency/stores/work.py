"""Work that was done before: results by the digest of what they were made from, bounded by how long no run has used them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from consistency.stores.rows import chunks
from consistency.stores.schema import work

MOST_WAITING = 64 << 20
"""Bytes of new results that wait to be written; a run that makes more writes in between."""
Transaction = Callable[[], AbstractContextManager[Connection]]


class Work:
    """What earlier runs have computed, for the length of one run (the socket `Cache`).

    New results are written by `keep`, or before that where many wait. What the run used and nobody has for a quarter of `days` is marked
    as used `today`; what no run has used for `days` days goes. Either happens in one transaction with what is new. Each method raises
    StoreError where the database cannot be used.
    """

    def __init__(self, reading: Transaction, writing: Transaction, days: int, today: date | None = None) -> None:
        self._reading, self._writing = reading, writing
        self._days, self._today = days, today or datetime.now(UTC).date()
        self._new: dict[str, bytes] = {}
        self._size = 0
        self._worn: set[str] = set()

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is known of the keys, what this run has made among it."""
        found = {key: self._new[key] for key in keys if key in self._new}
        if asked := [key for key in keys if key not in found]:
            with self._reading() as connection:
                rows = _found(connection, asked)
            self._worn.update(key for key, (used_on, _) in rows.items() if abs(self._today - used_on) >= timedelta(self._days) / 4)
            found.update((key, body) for key, (_, body) in rows.items())
        return found

    def put(self, made: Mapping[str, bytes]) -> None:
        """Takes what was computed."""
        self._new.update(made)
        self._size += sum(map(len, made.values()))
        if self._size > MOST_WAITING:
            self._write()

    def keep(self) -> None:
        """Writes what is new, and drops what no run has used for long; nothing where the run computed nothing."""
        if self._new or self._worn:
            self._write()

    def _write(self) -> None:
        with self._writing() as connection:
            _add(connection, self._new, self._today)
            for some in chunks(self._worn):
                connection.execute(update(work).where(work.c.key.in_(some)).values(used_on=self._today))
            drop_unused(connection, self._days, self._today)
        self._new, self._size, self._worn = {}, 0, set()


def drop_unused(connection: Connection, days: int, today: date | None = None) -> int:
    """Drops what no run has used for so many days before `today`, by default the last day of use; gives how many results went.

    Work of days that are still to come was marked while a clock stood wrong, and goes as well.
    """
    last = today or connection.scalar(select(func.max(work.c.used_on)))
    if last is None:
        return 0
    unused = or_(work.c.used_on <= last - timedelta(days), work.c.used_on > last + timedelta(1))
    return connection.execute(delete(work).where(unused)).rowcount


def _found(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[date, bytes]]:
    asked = _by_driver if connection.dialect.name == "sqlite" else _by_statement
    return {key: (used_on, body) for some in chunks(sorted(set(keys))) for key, used_on, body in asked(connection, some)}


def _by_statement(connection: Connection, keys: Sequence[str]) -> Iterator[tuple[str, date, bytes]]:
    rows = connection.execute(select(work.c.key, work.c.used_on, work.c.body).where(work.c.key.in_(keys)))
    return ((key, used_on, body) for key, used_on, body in rows)


def _by_driver(connection: Connection, keys: Sequence[str]) -> Iterator[tuple[str, date, bytes]]:
    """The same in half the time, for SQLite: a night asks for tens of thousands of rows.

    Raises ValueError or TypeError where a row holds no day or no bytes.
    """
    marks = ", ".join("?" * len(keys))
    rows = connection.exec_driver_sql(f"SELECT key, used_on, body FROM work WHERE key IN ({marks})", tuple(keys))  # noqa: S608 - marks alone
    days: dict[str, date] = {}
    for key, day, body in rows:
        if not isinstance(body, bytes):
            raise TypeError(f"{type(body).__name__} is not bytes")
        yield key, days.get(day) or days.setdefault(day, date.fromisoformat(day)), body


def _add(connection: Connection, made: Mapping[str, bytes], today: date) -> None:
    """Adds what is not there yet; the transaction is the only one that writes."""
    for some in chunks(made):
        known = set(connection.scalars(select(work.c.key).where(work.c.key.in_(some))))
        if rows := [{"key": key, "used_on": today, "body": made[key]} for key in some if key not in known]:
            connection.execute(insert(work), rows)
