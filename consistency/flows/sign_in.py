"""Signing in: by password, with a limit on tries; then by what the browser shows, or by a program's token."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from consistency.flows.passwords import Passwords, PeopleError, no_fit
from consistency.flows.people import TOKEN_PREFIX, folded
from consistency.records.people import Account, Deed, Role, Token
from consistency.stores.sql import SqlStore

WINDOW = timedelta(minutes=15)
"""Tries are counted this long, from the first."""
OF_ONE, OF_ADDRESS = 10, 50
"""Failed tries within that time: at one login from one address or known browser, and from one address, behind which an office may be."""
OF_LOGIN, SLOWED = 30, timedelta(seconds=15)
"""Failed tries at one login, from wherever, after which one in so long a time is taken: whom others lock out still gets in."""
IDLE = timedelta(hours=8)
"""Whoever did nothing for this long signs in again."""
LONGEST = timedelta(days=7)
"""And everybody after this long."""


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

    def enter(self, login: str, password: str, address: str, before: str = "", browser: str = "") -> str:
        """What the browser shows from now on, a new value each time; `before`, what it showed until now, is worth nothing any more.

        PeopleError as `prove` raises it.
        """
        account, now, sign_ins = self.prove(login, password, address, browser), self.now(), self.store.sign_ins()
        sign_ins.end(before)
        value = secrets.token_urlsafe(32)
        sign_ins.begin(value, account.number, now, now - LONGEST)
        self._require_same(account, value)
        self.store.trail().add(Deed(now, account.login, "signed in"))
        return value

    def prove(self, login: str, password: str, address: str, browser: str = "") -> Account:
        """Whose login and password these are; `browser` is a mark of one from which this login was signed in before.

        PeopleError PPL08 where they do not fit, PPL09 after too many tries, PPL13 where they are taken slowly only, in the same words
        whether there is such a login.
        """
        login, now = folded(login)[:200], self.now()
        account = self.store.people().account(login)
        limits = self._limits(f"login:{login}:{account.hash if account else ''}", address, browser, now)
        self._count(limits, now)
        if not self.passwords.fits(account.hash if account else None, password) or account is None:
            raise no_fit()
        for limit in limits:
            self.store.sign_ins().give_back_try(limit.who)
        self.store.sign_ins().forget_tries(limits[0].who)
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

    def _require_same(self, account: Account, value: str) -> None:
        """Ends a visit that began by a password which was changed while it was tried: what signs everybody out knew nothing of it yet."""
        kept = self.store.people().account(account.login)
        if kept is None or kept.hash != account.hash:
            self.store.sign_ins().end(value)
            raise no_fit()

    def _limits(self, password: str, address: str, browser: str, now: datetime) -> list[_Limit]:
        """What a try counts against, its own limit first; `password` is a mark of the login and what is kept of its password, so that a
        new one begins anew. A browser that is known for the login has a limit to itself, and nobody elsewhere can use that up.
        """
        if browser:
            return [_Limit(f"{password}:browser:{browser}", OF_ONE)]
        place = _tries_from(address)
        limits = [_Limit(f"{password}:{place}", OF_ONE), _Limit(place, OF_ADDRESS), _Limit(password)]
        if self.store.sign_ins().tries(password, now - WINDOW) >= OF_LOGIN:
            turn = int(now.timestamp() // SLOWED.total_seconds())
            limits.append(_Limit(f"{password}:turn:{turn}", 1, is_slow=True))
        return limits

    def _count(self, limits: Sequence[_Limit], now: datetime) -> None:
        """Counts before the password is tried, so that many tries at once are many tries; what is refused at once is not counted."""
        sign_ins, since = self.store.sign_ins(), now - WINDOW
        for limit in limits:
            limit.require(sign_ins.tries(limit.who, since) + 1)
        for limit in limits:
            limit.require(sign_ins.count_try(limit.who, since, now))


@dataclass(frozen=True, slots=True)
class _Limit:
    """How many failed tries of `who` there may be within WINDOW (None: they are counted only); `is_slow` where the next may come soon."""

    who: str
    most: int | None = None
    is_slow: bool = False

    def require(self, tries: int) -> None:
        """PeopleError where these are too many."""
        if self.most is not None and tries > self.most:
            raise _slowed() if self.is_slow else _too_many()


def _too_many() -> PeopleError:
    minutes = int(WINDOW.total_seconds() // 60)
    return PeopleError("there were too many tries to sign in.", todo=f"Wait {minutes} minutes and try again.", code="PPL09")


def _slowed() -> PeopleError:
    seconds = int(SLOWED.total_seconds())
    what = f"others try this login, so that only one try in {seconds} seconds is taken."
    return PeopleError(what, todo="Wait a few seconds and try again, or use a browser in which you signed in before.", code="PPL13")


def _tries_from(address: str) -> str:
    """An IPv6 address counts with its network, of which one customer has all addresses."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return f"address:{address}"
    return f"address:{ip_network((found, 64), strict=False) if isinstance(found, IPv6Address) else found}"
