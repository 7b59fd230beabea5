"""Where a history lies: a file beside the settings, or a database by its URL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from consistency.stores.errors import StoreError

DEFAULT = Path(".consistency") / "history.db"
URL = re.compile(r"^(?P<scheme>[a-z][a-z0-9+]*)://", re.IGNORECASE)
POSTGRES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
PASSWORD = re.compile(r"(?<=://)([^:/@\s]+):[^@/\s]*@")


@dataclass(frozen=True, slots=True)
class Address:
    """The store's name in the rack, SQLAlchemy's URL, the same without its password for messages, and the file where there is one."""

    store: str
    url: str
    shown: str
    file: Path | None = None


def address_of(database: str | None, folder: Path) -> Address:
    """The address of a database named by URL or by path relative to `folder`; the embedded one where none is named.

    StoreError STO01 where the URL is of no database that can be used.
    """
    scheme = URL.match(database or "")
    if database is None or scheme is None:
        return _file(folder / (database or DEFAULT))
    if scheme["scheme"].casefold() == "sqlite":
        return _file(folder / database.partition(":///")[2])
    shown = PASSWORD.sub(r"\1:…@", database)
    if scheme["scheme"].casefold() not in POSTGRES:
        what = f"histories are kept in SQLite or PostgreSQL, not in {scheme['scheme']!r}."
        raise StoreError(what, where=shown, todo="Name a file, or postgresql://USER@HOST/DATABASE.", code="STO01")
    return Address("postgresql", "postgresql+psycopg://" + database.partition("://")[2], shown)


def _file(path: Path) -> Address:
    return Address("sqlite", f"sqlite:///{path}", str(path), path)
