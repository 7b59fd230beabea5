"""The table of a history that holds work that was done before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from consistency.stores.rows import chunks
from consistency.stores.schema import work
from consistency.stores.work_file import dated

Transaction = Callable[[], AbstractContextManager[Connection]]


class WorkTable:
    """Results in a table of a database (the socket `Shelf`), by transactions that read and such that write."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading, self._writing = reading, writing

    def found(self, keys: Collection[str]) -> Mapping[str, tuple[date, bytes]]:
        """Of the keys that are known the day of the last use, and the result."""
        with self._reading() as connection:
            asked = _by_driver if connection.dialect.name == "sqlite" else _by_statement
            return {key: (used_on, body) for some in chunks(sorted(set(keys))) for key, used_on, body in asked(connection, some)}

    def write(self, made: Mapping[str, bytes], used: Collection[str], today: date, days: int) -> None:
        """Adds, marks and drops in one transaction."""
        with self._writing() as connection:
            _add(connection, made, today)
            for some in chunks(used):
                connection.execute(update(work).where(work.c.key.in_(some)).values(used_on=today))
            drop_unused(connection, days, today)


def drop_unused(connection: Connection, days: int, today: date | None = None) -> int:
    """Drops what no run has used for so many days before `today`, by default the last day of use; gives how many results went.

    Work of days that are still to come was marked while a clock stood wrong, and goes as well.
    """
    last = today or connection.scalar(select(func.max(work.c.used_on)))
    if last is None:
        return 0
    unused = or_(work.c.used_on <= last - timedelta(days), work.c.used_on > last + timedelta(1))
    return connection.execute(delete(work).where(unused)).rowcount


def _by_statement(connection: Connection, keys: Sequence[str]) -> Iterator[tuple[str, date, bytes]]:
    rows = connection.execute(select(work.c.key, work.c.used_on, work.c.body).where(work.c.key.in_(keys)))
    return ((key, used_on, body) for key, used_on, body in rows)


def _by_driver(connection: Connection, keys: Sequence[str]) -> Iterator[tuple[str, date, bytes]]:
    """The same in half the time, for SQLite: a night asks for tens of thousands of rows."""
    marks = ", ".join("?" * len(keys))
    rows = connection.exec_driver_sql(f"SELECT key, used_on, body FROM work WHERE key IN ({marks})", tuple(keys))  # noqa: S608 - marks alone
    return dated(rows)


def _add(connection: Connection, made: Mapping[str, bytes], today: date) -> None:
    """Adds results in place of what is there, which could not be used; the transaction is the only one that writes."""
    for some in chunks(made):
        connection.execute(delete(work).where(work.c.key.in_(some)))
        connection.execute(insert(work), [{"key": key, "used_on": today, "body": made[key]} for key in some])
