"""People: accounts made, changed and removed, and what each may do, by rules that command line and page share."""

from __future__ import annotations

import getpass
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from consistency.flows.passwords import Passwords, PeopleError, no_fit
from consistency.records.people import EVERY_BRAND, Account, Deed, Role, Token
from consistency.stores.sql import SqlStore

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,63}")
ABOUT_PEOPLE = frozenset({"added", "password changed", "role given", "removed", "token made", "token revoked"})
"""What the audit trail calls decisions about people; `about` is then a login."""
TOKEN_PREFIX = "cst_"
"""By which a token is told from other secrets, also by programs that look for secrets in files."""


@dataclass(frozen=True, slots=True)
class Registry:
    """The people of a database as they may be changed; every change goes into its audit trail under the name `by`."""

    store: SqlStore
    passwords: Passwords
    by: str

    def add(self, login: str, name: str, password: str, now: datetime) -> Account:
        """A new account without a role.

        PeopleError PPL03 where the login cannot be one, PPL02 where the password is too short; StoreError STO09 where the login is taken.
        """
        login = folded(login)
        if not LOGIN.fullmatch(login):
            todo = "Use up to 64 of: a-z 0-9 . _ @ + -, beginning with a letter or figure."
            raise PeopleError(f"{login!r} cannot be a login.", todo=todo, code="PPL03")
        self.store.people().add(login, name.strip() or login, self._hash(login, password), now)
        self._note("added", login, now)
        return self.account(login)

    def account(self, login: str) -> Account:
        """Whoever has this login; PeopleError PPL04 where nobody has."""
        found = self.store.people().account(folded(login))
        if found is None:
            raise PeopleError(f"nobody has the login {login!r}.", todo="`consistency users list` tells the logins.", code="PPL04")
        return found

    def set_password(self, login: str, password: str, now: datetime, proven: Account | None = None) -> None:
        """Another password; whoever was signed in by the old one is signed out.

        `proven` is the account whose password somebody has shown to know: PeopleError PPL08 where it has another one by now.
        """
        account = proven or self.account(login)
        if not self.store.people().set_hash(account.number, self._hash(account.login, password), proven.hash if proven else None):
            raise no_fit()
        self.store.sign_ins().end_all(account.number)
        self._note("password changed", account.login, now)

    def set_role(self, login: str, role: Role | None, now: datetime, brand: str = EVERY_BRAND) -> None:
        """A role with a brand or every brand, None for none; PeopleError PPL05 where nobody would be left to decide on people."""
        account = self.account(login)
        if role is not Role.ADMIN and account.roles.get(brand) is Role.ADMIN and brand == EVERY_BRAND:
            self._keep_an_admin(account)
        self.store.people().set_role(account.number, brand, role)
        self._note("role given", account.login, now, brand=brand, role=role.value if role else "none")

    def remove(self, login: str, now: datetime) -> None:
        """Removes somebody, who is signed out at once; what they decided stays in the trail. PeopleError PPL05 as above."""
        account = self.account(login)
        if account.roles.get(EVERY_BRAND) is Role.ADMIN:
            self._keep_an_admin(account)
        self.store.people().remove(account.number)
        self._note("removed", account.login, now)

    def add_token(self, login: str, label: str, role: Role, now: datetime, brand: str = EVERY_BRAND, days: int = 90) -> str:
        """A token for a program that acts for somebody; the only time that it is told."""
        account = self.account(login)
        value = TOKEN_PREFIX + secrets.token_urlsafe(32)
        self.store.sign_ins().add_token(value, account.number, Token(0, label, role, brand, now, now + timedelta(days=days)))
        self._note("token made", account.login, now, brand=brand, role=role.value, label=label)
        return value

    def revoke_token(self, login: str, number: int, now: datetime) -> None:
        """Takes a token back; PeopleError PPL06 where there is none of that number."""
        account = self.account(login)
        if not self.store.sign_ins().revoke(account.number, number):
            todo = f"`consistency users token list {account.login}` tells the numbers."
            raise PeopleError(f"{account.login} has no token {number}.", todo=todo, code="PPL06")
        self._note("token revoked", account.login, now, number=str(number))

    def _hash(self, login: str, password: str) -> str:
        if login in password.casefold() and len(password) < len(login) + 12:
            raise PeopleError("the password is little more than the login.", todo="Take another one.", code="PPL07")
        return self.passwords.hash(password)

    def _keep_an_admin(self, leaving: Account) -> None:
        others = (one for one in self.store.people().accounts() if one.number != leaving.number)
        if not any(one.roles.get(EVERY_BRAND) is Role.ADMIN for one in others):
            what = f"{leaving.login} is the last admin of every brand: nobody would be left to decide on people."
            raise PeopleError(what, todo="Make somebody else admin first.", code="PPL05")

    def _note(self, action: str, login: str, now: datetime, **detail: str) -> None:
        self.store.trail().add(Deed(now, self.by, action, detail.pop("brand", ""), login, detail))


def operator() -> str:
    """Who runs this program, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name, as in containers
        return "local"


def has_admin(store: SqlStore) -> bool:
    """Whether there is anybody who may decide on people."""
    return any(one.roles.get(EVERY_BRAND) is Role.ADMIN for one in store.people().accounts())


def folded(login: str) -> str:
    """A login as it is kept: without blanks around it, in lower case."""
    return login.strip().casefold()
