"""A history in PostgreSQL, for several machines and the team's page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from consistency.errors import ConsistencyError
from consistency.stores.address import Address
from consistency.stores.errors import StoreError
from consistency.stores.sql import SqlStore
from consistency.stores.sqlite import busy

WAIT = 10
"""Seconds to wait for a connection."""
WRITER = (0x636F6E73, 1)
"""The advisory lock of whoever writes. Two numbers: those of one number are the brands' nights."""


class PostgreSql(SqlStore):
    """PostgreSQL through psycopg 3."""

    name: ClassVar[str] = "postgresql"

    def _engine_of(self, address: Address) -> Engine:
        try:
            return create_engine(address.url, connect_args={"connect_timeout": WAIT}, pool_pre_ping=True)
        except ImportError as error:
            install = 'Install it with: pip install "psycopg[binary]".'
            raise StoreError("psycopg is not installed.", where=address.shown, todo=install, code="STO01") from error
        except (SQLAlchemyError, ValueError, TypeError) as error:
            what = f"the database's URL cannot be used ({address.without_secrets(str(error))})."
            todo = "Write postgresql://USER:PASSWORD@HOST:PORT/DATABASE."
            raise StoreError(what, where=address.shown, todo=todo, code="STO01") from None

    def _claim(self, connection: Connection) -> None:
        connection.execute(text("SELECT pg_advisory_xact_lock(:room, :key)"), {"room": WRITER[0], "key": WRITER[1]})

    @contextmanager
    def lock(self, brand: str) -> Iterator[None]:
        """An advisory lock, which the server lets go when its holder's connection ends."""
        key = int.from_bytes(hashlib.sha256(brand.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)
        with self._told(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}):
                raise busy(brand, self.address)
            try:
                yield
            except ConsistencyError:
                connection.invalidate()  # ends the session and with it the lock, also where the server is gone
                raise
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})

    def shrink(self) -> None:
        """Lets the server use the space again."""
        with self._told(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
