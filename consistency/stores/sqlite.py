"""A history in a file beside the settings: nothing to install, nothing to run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Connection, Engine, create_engine, event

from consistency.stores.address import Address
from consistency.stores.errors import StoreError
from consistency.stores.sql import HELD, WRITES, SqlStore

WAIT = 30
"""Seconds that a statement waits for another process to finish writing."""
PAUSE = 0.02
"""Seconds between two tries where SQLite does not wait by itself."""


class Sqlite(SqlStore):
    """SQLite with a write-ahead log: readers do not wait for a writer, and what was committed survives a loss of power."""

    name: ClassVar[str] = "sqlite"

    def _engine_of(self, address: Address) -> Engine:
        file = _file(address)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"the folder of the history cannot be made ({error.strerror})."
            raise StoreError(what, where=str(file.parent), todo="Check its rights.", code="STO03") from error
        engine = create_engine(address.url, connect_args={"timeout": WAIT})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def _claim(self, connection: Connection) -> None:
        """Nothing to do: the transaction was begun as the only one that writes."""

    @contextmanager
    def lock(self, brand: str) -> Iterator[None]:
        """A lock of the operating system, which is let go when its holder dies."""
        from filelock import FileLock, Timeout

        file = _file(self.address)
        held = FileLock(file.with_name(f"{file.name}.{_slug(brand)}.lock"))
        try:
            held.acquire(timeout=0)
        except Timeout as error:
            raise busy(brand, self.address) from error
        try:
            yield
        finally:
            held.release()

    def shrink(self) -> None:
        """Rewrites the file without its free pages."""
        with self._told(), self._engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def busy(brand: str, address: Address) -> StoreError:
    """Another process is at work on this brand."""
    what = f"another nightly run of {brand} is under way."
    return StoreError(what, where=address.shown, todo="Wait for it; a lock whose process died is let go by itself.", code="STO05")


def _file(address: Address) -> Path:
    assert address.file is not None  # noqa: S101 - addresses of this store always name one
    return address.file


def _slug(name: str) -> str:
    import hashlib

    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _prepare(raw: Any, _: object) -> None:
    raw.isolation_level = None  # transactions are begun below
    _write_ahead(raw)
    for setting in ("synchronous = FULL", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {setting}")


def _write_ahead(raw: Any) -> None:
    """Turns on the write-ahead log, for which SQLite itself waits for nobody: two that open a new history at one moment meet here."""
    give_up = time.monotonic() + WAIT
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(HELD) or time.monotonic() > give_up:
                raise
            time.sleep(PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    """A transaction that writes is the only one from its start on; one that reads waits for nobody."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
