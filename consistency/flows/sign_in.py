"""Signing in: by password, with a limit on tries; then by what the browser shows, or by a program's token."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from consistency.flows.passwords import Passwords, PeopleError
from consistency.flows.people import TOKEN_PREFIX, folded, tries_of
from consistency.records.people import Account, Deed, Role, Token
from consistency.stores.sql import SqlStore

WINDOW = timedelta(minutes=15)
"""Tries are counted this long, from the first."""
OF_LOGIN, OF_ADDRESS = 10, 50
"""Failed tries within that time: at one login, and from one address, behind which a whole office may be."""
IDLE = timedelta(hours=8)
"""Whoever did nothing for this long signs in again."""
LONGEST = timedelta(days=7)
"""And everybody after this long."""
NOBODY = "login and password do not fit."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account as it may act now: `roles` are its own, or what its token passes on."""

    account: Account
    roles: Mapping[str, Role]
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """Lets people in; `now` gives the time (UTC)."""

    store: SqlStore
    passwords: Passwords
    now: Callable[[], datetime]

    def enter(self, login: str, password: str, address: str, before: str = "") -> str:
        """What the browser shows from now on, a new value each time; `before`, what it showed until now, is worth nothing any more.

        PeopleError as `prove` raises it.
        """
        account, now, sign_ins = self.prove(login, password, address), self.now(), self.store.sign_ins()
        sign_ins.end(before)
        value = secrets.token_urlsafe(32)
        sign_ins.begin(value, account.number, now, now - LONGEST)
        self.store.trail().add(Deed(now, account.login, "signed in"))
        return value

    def prove(self, login: str, password: str, address: str) -> Account:
        """Whose login and password these are.

        PeopleError PPL08 where they do not fit, PPL09 after too many tries, in the same words whether there is such a login.
        """
        login, now = folded(login)[:200], self.now()
        self._refuse_many(login, address, now)
        account = self.store.people().account(login)
        self._count(login, address, now)
        if not self.passwords.fits(account.hash if account else None, password) or account is None:
            raise PeopleError(NOBODY, todo="Try again, or ask an admin for a new password.", code="PPL08")
        self.store.sign_ins().forget_tries(tries_of(login))
        self.store.sign_ins().give_back_try(_tries_from(address))
        return account

    def by_browser(self, value: str) -> SignedIn | None:
        """Who is signed in by what a browser shows; None where nobody is, or for too long."""
        now, sign_ins = self.now(), self.store.sign_ins()
        found = sign_ins.of(value)
        if found is None:
            return None
        if now - found.seen_at > IDLE or now - found.created_at > LONGEST:
            sign_ins.end(value)
            return None
        sign_ins.seen(value, found.seen_at, now)
        return SignedIn(found.account, found.account.roles)

    def by_token(self, value: str) -> SignedIn | None:
        """Who a program acts for; None where the token is not ours, expired or taken back."""
        if not value.startswith(TOKEN_PREFIX) or (found := self.store.sign_ins().token(value)) is None:
            return None
        account, token = found
        now = self.now()
        if token.expires_at <= now:
            return None
        self.store.sign_ins().used(token, now)
        return SignedIn(account, token.limits(account.roles), token)

    def leave(self, value: str) -> None:
        """Signs a browser out: what it showed is worth nothing any more."""
        self.store.sign_ins().end(value)

    def _refuse_many(self, login: str, address: str, now: datetime) -> None:
        tries = self.store.sign_ins().tries
        if tries(_tries_from(address), now - WINDOW) >= OF_ADDRESS or tries(tries_of(login), now - WINDOW) >= OF_LOGIN:
            raise _too_many()

    def _count(self, login: str, address: str, now: datetime) -> None:
        """Counts before the password is tried, so that many tries at once are many tries."""
        count = self.store.sign_ins().count_try
        if count(_tries_from(address), now - WINDOW, now) > OF_ADDRESS or count(tries_of(login), now - WINDOW, now) > OF_LOGIN:
            raise _too_many()


def _too_many() -> PeopleError:
    minutes = int(WINDOW.total_seconds() // 60)
    return PeopleError("there were too many tries to sign in.", todo=f"Wait {minutes} minutes and try again.", code="PPL09")


def _tries_from(address: str) -> str:
    """An IPv6 address counts with its network, of which one customer has all addresses."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return f"address:{address}"
    return f"address:{ip_network((found, 64), strict=False) if isinstance(found, IPv6Address) else found}"
