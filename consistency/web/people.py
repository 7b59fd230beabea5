"""Who is there: the person of a request, and what a route asks of them."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from consistency.flows.sign_in import SignedIn
from consistency.records.people import EVERY_BRAND, Deed, Role, role_in
from consistency.stores.trail import Trail
from consistency.web.api import PREFIX
from consistency.web.refusals import csrf_refused, no_such_page, not_allowed, not_signed_in, token_refused
from consistency.web.security import SAFE
from consistency.web.state import State, state_of
from consistency.web.visits import visit_of
from consistency.web.workbench import Desk

CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"


class Way(StrEnum):
    """How somebody is known."""

    LOCAL = "local"
    SESSION = "session"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Person:
    """Who makes a request: `roles` by the brand's name, `csrf` is what each of their forms must carry.

    `signature` is what the audit trail calls them: the login, and the token's label where a program acts for them.
    """

    login: str
    name: str
    roles: Mapping[str, Role]
    csrf: str
    way: Way
    signature: str

    def role_in(self, brand: str) -> Role | None:
        """The role with a brand; None: not even its name may be told."""
        return role_in(self.roles, brand)

    def may(self, role: Role, brand: str) -> bool:
        """Whether this person may do with the brand what `role` may."""
        own = self.role_in(brand)
        return own is not None and own.covers(role)


@dataclass(frozen=True, slots=True)
class Access:
    """A person at a brand's desk, with the right that the route asks for."""

    person: Person
    desk: Desk
    trail: Trail = field(repr=False)

    def record(self, action: str, about: str = "", detail: Mapping[str, str] | None = None) -> None:
        """Keeps in the audit trail that this person did something with this brand: to what (its id), and what else was decided.

        For decisions (accepted, assigned, confirmed …), not for looking. No copy and no secret belongs into it.
        """
        self.trail.add(Deed(datetime.now(UTC), self.person.signature, action, self.desk.brand, about, detail or {}))


async def current_person(request: Request) -> Person:
    """Who makes this request; RefusedError where nobody is signed in, or where a write carries no token of their own."""
    person = await run_in_threadpool(identified, request)
    if request.method not in SAFE and _needs_csrf(request, person):
        await check_csrf(request, person.csrf)
    request.state.person = person
    return person


def identified(request: Request) -> Person:
    """Whose token or visit the request shows, looked up once a request; RefusedError where it is nobody's."""
    if (known := getattr(request.state, "identified", None)) is None:
        known = request.state.identified = _looked_up(request)
    person: Person = known
    return person


def _looked_up(request: Request) -> Person:
    state = state_of(request)
    if (given := request.headers.get("authorization")) is not None:
        return _by_token(state, given)
    token = visit_of(request).token
    if not state.settings.asks_login:
        return Person(state.operator, state.operator, {EVERY_BRAND: Role.ADMIN}, state.seal.csrf(token), Way.LOCAL, state.operator)
    found = state.door.by_browser(token)
    if found is None:
        raise not_signed_in()
    return _person(found, state.seal.csrf(token), Way.SESSION)


def _by_token(state: State, given: str) -> Person:
    scheme, _, value = given.partition(" ")
    found = state.door.by_token(value.strip()) if scheme.casefold() == "bearer" else None
    if found is None:
        raise token_refused()
    return _person(found, "", Way.TOKEN)


def _person(found: SignedIn, csrf: str, way: Way) -> Person:
    account = found.account
    signature = f"{account.login} ({found.token.label})" if found.token else account.login
    return Person(account.login, account.name, found.roles, csrf, way, signature)


def _needs_csrf(request: Request, person: Person) -> bool:
    """Tokens are sent by nobody but their owner; a local program has no visit, and pages of other sites were refused at the door."""
    is_local_program = person.way is Way.LOCAL and request.url.path.startswith(PREFIX)
    return person.way is not Way.TOKEN and not is_local_program


async def check_csrf(request: Request, expected: str) -> None:
    """RefusedError WEB03 where neither header nor form carries the token of this visit."""
    given = request.headers.get(CSRF_HEADER) or str((await request.form()).get(CSRF_FIELD, ""))
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise csrf_refused()


CurrentPerson = Annotated[Person, Depends(current_person)]


def require(role: Role) -> Callable[..., Awaitable[Access]]:
    """A dependency for routes with `{brand}` in their address: gives the person and the desk, refuses who has not the role.

    A brand with which somebody has no role is answered like one that does not exist.
    """

    async def allowed(person: CurrentPerson, brand: str, request: Request) -> Access:
        state = state_of(request)
        desk = state.bench.desks.get(brand)
        if desk is None or person.role_in(desk.brand) is None:
            raise no_such_page()
        if not person.may(role, desk.brand):
            raise not_allowed(role)
        request.state.desk = desk
        return Access(person, desk, state.store.trail())

    return allowed


def require_everywhere(role: Role) -> Callable[..., Awaitable[Person]]:
    """A dependency for routes of no single brand: refuses who has not the role with every brand."""

    async def allowed(person: CurrentPerson) -> Person:
        if not person.may(role, EVERY_BRAND):
            raise not_allowed(role)
        return person

    return allowed


Viewer = Annotated[Access, Depends(require(Role.VIEWER))]
Editor = Annotated[Access, Depends(require(Role.EDITOR))]
Approver = Annotated[Access, Depends(require(Role.APPROVER))]
Admin = Annotated[Access, Depends(require(Role.ADMIN))]
