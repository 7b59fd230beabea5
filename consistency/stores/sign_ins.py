"""Who is signed in, by browser or by token, and how often somebody tried; of secrets only their marks (SHA-256) are kept."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, text, update
from sqlalchemy.types import DateTime

from consistency.records.people import Account, Role, SignIn, Token
from consistency.stores.packing import in_utc
from consistency.stores.people import Transaction, told
from consistency.stores.schema import account, login_try, secret, sign_in, token

SEEN_AGAIN = timedelta(minutes=1)
"""How old `seen_at` gets before it is written again: not every request shall write."""
COUNT = text(
    "INSERT INTO login_try (mark, tries, since) VALUES (:mark, 1, :now) ON CONFLICT (mark) DO UPDATE SET tries = login_try.tries + 1"
).bindparams(bindparam("now", type_=DateTime(timezone=True)))
KEEP_SECRET = text("INSERT INTO secret (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING")


class SignIns:
    """Browsers, tokens and tries. Every method is one transaction."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def begin(self, value: str, number: int, now: datetime, oldest: datetime) -> None:
        """Signs an account in with what its browser will show; sign-ins begun before `oldest` are dropped."""
        row = {"mark": mark(value), "account_id": number, "created_at": in_utc(now), "seen_at": in_utc(now)}
        with self._writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.created_at < in_utc(oldest)))
            connection.execute(insert(sign_in), row)

    def of(self, value: str) -> SignIn | None:
        """Who is signed in by what a browser shows."""
        with self._reading() as connection:
            row = connection.execute(select(sign_in).where(sign_in.c.mark == mark(value))).one_or_none()
            if row is None:
                return None
            return SignIn(_owner(connection, row), in_utc(row.created_at), in_utc(row.seen_at))

    def seen(self, value: str, before: datetime, now: datetime) -> None:
        """Keeps that a browser came again, where it was last seen some time ago."""
        if now - before > SEEN_AGAIN:
            with self._writing() as connection:
                connection.execute(update(sign_in).where(sign_in.c.mark == mark(value)).values(seen_at=in_utc(now)))

    def end(self, value: str) -> None:
        """Signs a browser out."""
        with self._writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.mark == mark(value)))

    def end_all(self, number: int) -> None:
        """Signs an account out everywhere."""
        with self._writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.account_id == number))

    def add_token(self, value: str, number: int, given: Token) -> None:
        """Keeps a new token's mark; `given.number` is not used."""
        row = {"mark": mark(value), "account_id": number, "label": given.label, "role": given.role.value, "brand": given.brand}
        times = {"created_at": in_utc(given.created_at), "expires_at": in_utc(given.expires_at)}
        with self._writing() as connection:
            connection.execute(insert(token), row | times)

    def tokens(self, number: int) -> tuple[Token, ...]:
        """An account's tokens, oldest first."""
        with self._reading() as connection:
            return tuple(map(_token, connection.execute(select(token).where(token.c.account_id == number).order_by(token.c.id))))

    def token(self, value: str) -> tuple[Account, Token] | None:
        """Whose token this is."""
        with self._reading() as connection:
            row = connection.execute(select(token).where(token.c.mark == mark(value))).one_or_none()
            return None if row is None else (_owner(connection, row), _token(row))

    def used(self, given: Token, now: datetime) -> None:
        """Keeps that a token was used, where that was some time ago."""
        if given.used_at is None or now - given.used_at > SEEN_AGAIN:
            with self._writing() as connection:
                connection.execute(update(token).where(token.c.id == given.number).values(used_at=in_utc(now)))

    def revoke(self, number: int, token_number: int) -> bool:
        """Takes a token of an account back; False where it has none of that number."""
        with self._writing() as connection:
            gone = connection.execute(delete(token).where(token.c.id == token_number, token.c.account_id == number))
            return bool(gone.rowcount)

    def tries(self, who: str, since: datetime) -> int:
        """How often it was tried since then."""
        with self._reading() as connection:
            query = select(login_try.c.tries).where(login_try.c.mark == mark(who), login_try.c.since >= in_utc(since))
            return int(connection.scalar(query) or 0)

    def count_try(self, who: str, since: datetime, now: datetime) -> int:
        """One try more; counting begins anew where the first was before `since`. Gives how many that makes."""
        with self._writing() as connection:
            connection.execute(delete(login_try).where(login_try.c.since < in_utc(since)))
            connection.execute(COUNT, {"mark": mark(who), "now": in_utc(now)})
            return int(connection.scalar(select(login_try.c.tries).where(login_try.c.mark == mark(who))) or 0)

    def give_back_try(self, who: str) -> None:
        """One try less, as it was none that failed."""
        with self._writing() as connection:
            one_less = update(login_try).where(login_try.c.mark == mark(who), login_try.c.tries > 0)
            connection.execute(one_less.values(tries=login_try.c.tries - 1))

    def forget_tries(self, who: str) -> None:
        """Counts from nothing again."""
        with self._writing() as connection:
            connection.execute(delete(login_try).where(login_try.c.mark == mark(who)))

    def secret(self, name: str, new: str) -> str:
        """The secret of that name, which all servers of this database share; `new` becomes it where there is none yet."""
        query = select(secret.c.value).where(secret.c.name == name)
        with self._reading() as connection:
            known = connection.scalar(query)
        if known is not None:
            return str(known)
        with self._writing() as connection:
            connection.execute(KEEP_SECRET, {"name": name, "value": new})
            return str(connection.scalar(query))


def mark(value: str) -> str:
    """What is kept of a secret: nobody finds the secret by it, as it is long and random."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def _owner(connection: Connection, row: Row[tuple[object, ...]]) -> Account:
    return told(connection, connection.execute(select(account).where(account.c.id == row.account_id)).one())


def _token(row: Row[tuple[object, ...]]) -> Token:
    used_at = None if row.used_at is None else in_utc(row.used_at)
    return Token(row.id, row.label, Role(row.role), row.brand, in_utc(row.created_at), in_utc(row.expires_at), used_at)
