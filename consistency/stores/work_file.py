"""A file of work that was done before, for scans that keep no history; what is wrong with it costs nothing but the time to work again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from consistency.stores.errors import StoreError
from consistency.stores.schema import work
from consistency.stores.work import Work

WAIT = 2
"""Seconds that are waited for another process to finish writing; working again is not much slower than waiting longer."""
FORM = 1
"""Of the table in the file; a file of another form is made anew."""
WRITES = "consistency_writes"
COMPANIONS = ("", "-wal", "-shm")


class WorkFile:
    """An SQLite file that holds the table of work and nothing else.

    Raises StoreError STO08 where it cannot be used; a file that is damaged or none of ours is taken away then, so that the next run makes
    a new one.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._engine = create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": WAIT})
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    def work(self, days: int) -> Work:
        """What is kept in the file, kept on while no more than so many days pass without a run that uses it."""
        with self._told():
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._writing() as connection:
            if connection.exec_driver_sql("PRAGMA user_version").scalar() != FORM:
                work.drop(connection, checkfirst=True)
                work.create(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {FORM}")
        return Work(self._reading, self._writing, days)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._unusable(error.strerror or str(error)) from error
        except (TypeError, ValueError) as error:  # a row that holds no day, or no bytes
            self._take_away()
            raise self._unusable(str(error)) from error
        except SQLAlchemyError as error:
            if isinstance(error, DBAPIError) and not isinstance(error, OperationalError):
                self._take_away()
            raise self._unusable(str(error.orig if isinstance(error, DBAPIError) else error)) from error

    def _unusable(self, reason: str) -> StoreError:
        what = f"what earlier scans computed cannot be used ({reason.strip().splitlines()[0]})."
        return StoreError(what, where=str(self._file), todo="It was computed again; delete the file if this goes on.", code="STO08")

    def _take_away(self) -> None:
        self.close()
        with suppress(OSError):
            for companion in COMPANIONS:
                self._file.with_name(self._file.name + companion).unlink(missing_ok=True)


def _prepare(raw: Any, _: object) -> None:
    raw.isolation_level = None  # transactions are begun below
    for setting in ("journal_mode = WAL", "synchronous = NORMAL"):
        raw.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """A transaction that writes is the only one from its start on."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
