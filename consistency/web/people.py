"""Who is there: the person of a request, and what a route asks of them."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Request

from consistency.records.people import EVERY_BRAND, Role, role_in
from consistency.web.refusals import csrf_refused, no_such_page, not_allowed
from consistency.web.state import State, state_of
from consistency.web.visits import Visit, visit_of
from consistency.web.workbench import Desk

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"


class Way(StrEnum):
    """How somebody is known."""

    LOCAL = "local"
    SESSION = "session"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Person:
    """Who makes a request: `roles` by the brand's name, `csrf` is what each of their forms must carry."""

    login: str
    name: str
    roles: Mapping[str, Role]
    csrf: str
    way: Way

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


async def current_person(request: Request) -> Person:
    """Who makes this request; RefusedError where nobody is signed in, or where a write carries no token of their own."""
    state, visit = state_of(request), visit_of(request)
    person = _identified(state, visit)
    if request.method not in SAFE and person.way is not Way.TOKEN:
        await _check_csrf(request, person)
    request.state.person = person
    return person


def _identified(state: State, visit: Visit) -> Person:
    return Person(state.operator, state.operator, {EVERY_BRAND: Role.ADMIN}, state.seal.csrf(visit.token), Way.LOCAL)


async def _check_csrf(request: Request, person: Person) -> None:
    given = request.headers.get(CSRF_HEADER) or str((await request.form()).get(CSRF_FIELD, ""))
    if not hmac.compare_digest(given.encode(), person.csrf.encode()):
        raise csrf_refused()


CurrentPerson = Annotated[Person, Depends(current_person)]


def require(role: Role) -> Callable[..., Awaitable[Access]]:
    """A dependency for routes below `/b/{brand}`: gives the person and the desk, refuses who has not the role.

    A brand with which somebody has no role is answered like one that does not exist.
    """

    async def allowed(person: CurrentPerson, brand: str, request: Request) -> Access:
        desk = state_of(request).bench.desks.get(brand)
        if desk is None or person.role_in(desk.brand) is None:
            raise no_such_page()
        if not person.may(role, desk.brand):
            raise not_allowed(role)
        request.state.desk = desk
        return Access(person, desk)

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
