"""Accounts and their roles in a database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from consistency.records.people import Account, Role
from consistency.stores.errors import StoreError
from consistency.stores.packing import in_utc
from consistency.stores.schema import account, account_role

Transaction = Callable[[], AbstractContextManager[Connection]]


class People:
    """Who may sign in, and what each may do. Every method is one transaction."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def accounts(self) -> tuple[Account, ...]:
        """Everybody, by login."""
        with self._reading() as connection:
            rows = connection.execute(select(account).order_by(account.c.login)).all()
            return tuple(told(connection, row) for row in rows)

    def account(self, login: str) -> Account | None:
        """Whoever has this login."""
        with self._reading() as connection:
            row = connection.execute(select(account).where(account.c.login == login)).one_or_none()
            return None if row is None else told(connection, row)

    def add(self, login: str, name: str, hash_: str, now: datetime) -> None:
        """A new account without a role; StoreError STO09 where the login is taken."""
        row = {"login": login, "name": name, "hash": hash_, "created_at": in_utc(now)}
        try:
            with self._writing() as connection:
                connection.execute(insert(account), row)
        except StoreError as error:
            if isinstance(error.__cause__, IntegrityError):
                raise StoreError(f"the login {login!r} is taken.", todo="Choose another one.", code="STO09") from error
            raise

    def set_hash(self, number: int, hash_: str, before: str | None = None) -> bool:
        """Gives an account another password; False where `before` is given and is not what was kept until now, or there is no account."""
        own = (account.c.id == number,) if before is None else (account.c.id == number, account.c.hash == before)
        with self._writing() as connection:
            return bool(connection.execute(update(account).where(*own).values(hash=hash_)).rowcount)

    def set_role(self, number: int, brand: str, role: Role | None) -> None:
        """Gives an account a role with a brand instead of the one it had; None takes it away."""
        with self._writing() as connection:
            own = (account_role.c.account_id == number, account_role.c.brand == brand)
            connection.execute(delete(account_role).where(*own))
            if role is not None:
                connection.execute(insert(account_role), {"account_id": number, "brand": brand, "role": role.value})

    def remove(self, number: int) -> None:
        """Removes an account with its roles, sign-ins and tokens."""
        with self._writing() as connection:
            connection.execute(delete(account).where(account.c.id == number))


def told(connection: Connection, row: Row[tuple[object, ...]]) -> Account:
    """A row of the accounts with its roles."""
    roles = connection.execute(select(account_role).where(account_role.c.account_id == row.id).order_by(account_role.c.brand))
    return Account(row.id, row.login, row.name, in_utc(row.created_at), {one.brand: Role(one.role) for one in roles}, row.hash)
