"""Where a history lies: a file beside the settings, or a database by its URL."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from consistency.stores.errors import StoreError
from consistency.stores.rack import STORES

if TYPE_CHECKING:
    from sqlalchemy import URL

DEFAULT = Path(".consistency") / "history.db"
SCHEME = re.compile(r"^(?P<scheme>[a-z][a-z0-9+.-]*)://", re.IGNORECASE)
POSTGRES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
SECRET_KEYS = frozenset({"password", "sslpassword", "passfile"})
USER = re.compile(r"[^:/?#@\s]*")
PLACE = re.compile(r"(\[[^\]]*\]|[^:/]*)(:\d*)?(/.*)?", re.DOTALL)
"""A host, its port and what follows."""


@dataclass(frozen=True, slots=True)
class Address:
    """The store's name in the rack, SQLAlchemy's URL, the same without secrets for messages, and the file where there is one.

    `secrets` are what no message may hold.
    """

    store: str
    url: URL = field(repr=False)
    shown: str
    file: Path | None = None
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def without_secrets(self, message: str) -> str:
        """A message of the database's, in which a password may stand, without it."""
        for secret in self.secrets:
            message = message.replace(secret, "…")
        return message


def address_of(database: str | None, folder: Path) -> Address:
    """The address of a database named by URL or by path relative to `folder`; the embedded one where none is named.

    A store of another package is asked by its `address`, where the URL's scheme is its name.

    StoreError STO01 where the URL is of no database that can be used, or is none.
    """
    scheme = SCHEME.match(database or "")
    if database is None or scheme is None:
        return _file(folder / (database or DEFAULT))
    if scheme["scheme"].casefold() == "sqlite":
        return _file(folder / database.partition(":///")[2])
    if scheme["scheme"].casefold() not in POSTGRES:
        if scheme["scheme"] in STORES:
            elsewhere: Address = STORES[scheme["scheme"]].address(database, folder)
            return elsewhere
        what = f"histories are kept in SQLite or PostgreSQL, not in {scheme['scheme']!r}."
        todo = "Name a file, or postgresql://USER@HOST/DATABASE."
        raise StoreError(what, where=shown(database), todo=todo, code="STO01")
    url = _url(database)
    return Address("postgresql", url.set(drivername="postgresql+psycopg"), shown(database), secrets=_secrets(database, url))


def shown(database: str) -> str:
    """A URL as people may see it: with its user's name, without password and query."""
    scheme, _, rest = database.partition("://")
    login, at, place = rest.rpartition("@")
    place = re.split(r"[?#]", place, maxsplit=1)[0]
    if "?" in login or not PLACE.fullmatch(place):  # where the password ends cannot be told
        return f"{scheme}://…"
    user = USER.match(login)
    name = user[0] if user else ""
    return f"{scheme}://{name}{':…' * (name != login)}{at}{place}"


def _file(path: Path) -> Address:
    from sqlalchemy import URL

    return Address("sqlite", URL.create("sqlite", database=str(path)), str(path), path)


def _url(database: str) -> URL:
    """The URL in its parts. Its password may hold nothing that ends a part: half of it would be taken for a host and be shown as one."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import SQLAlchemyError

    login = database.partition("://")[2].rpartition("@")[0]
    if not re.search(r"[/?#@]", login):
        with suppress(ValueError, SQLAlchemyError):  # told below: their own words quote the URL
            return make_url(database)
    what = "this is no URL of a database."
    todo = "Write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with / ? # @ in a password as %2F %3F %23 %40."
    raise StoreError(what, where=f"{database.partition('://')[0]}://…", todo=todo, code="STO01")


def _secrets(database: str, url: URL) -> tuple[str, ...]:
    """The passwords in the URL, as they are written and as they are meant; the longest first, as one may hold another."""
    written = {database.partition("://")[2].rpartition("@")[0].partition(":")[2]}
    written |= {str(value) for key, value in url.query.items() if key.casefold() in SECRET_KEYS}
    meant = {unquote(one) for one in written} | {url.password or ""}
    return tuple(sorted((written | meant) - {""}, key=len, reverse=True))
