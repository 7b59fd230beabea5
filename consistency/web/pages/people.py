"""The people who may sign in: added, given roles and passwords, and removed, by an admin of every brand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from consistency.errors import ConsistencyError
from consistency.flows.passwords import SHORTEST, PeopleError
from consistency.flows.people import ABOUT_PEOPLE, Registry, folded
from consistency.records.people import EVERY_BRAND, Role
from consistency.stores.errors import StoreError
from consistency.web.pages.account import SignedIn, TokenNumber, registry_of
from consistency.web.people import Person
from consistency.web.refusals import not_allowed
from consistency.web.shown.people import deeds_shown, people_shown
from consistency.web.state import state_of
from consistency.web.view import render

router = APIRouter(prefix="/people")
RECENT = 30
"""Deeds about people that the page lists."""
NONE = "none"
NOTHING_TYPED = {"login": "", "name": "", "role": "", "brand": ""}
Short = Annotated[str, Form(max_length=200)]
Secret = Annotated[str, Form(max_length=2000)]


def deciding(person: SignedIn) -> Person:
    """Whoever decides on people here: an admin of every brand who has signed in, and no program in their name."""
    if not person.may(Role.ADMIN, EVERY_BRAND):
        raise not_allowed(Role.ADMIN)
    return person


Decider = Annotated[Person, Depends(deciding)]


@router.get("")
def people(request: Request, person: Decider, *, changed: bool = False) -> Response:  # noqa: ARG001 - for them alone
    """Everybody, with their roles and tokens, and what was decided about them."""
    return _page(request, is_changed=changed)


@router.post("")
def add(
    request: Request,
    person: Decider,
    login: Short = "",
    name: Short = "",
    password: Secret = "",
    role: Annotated[Role, Form()] = Role.VIEWER,
    brand: Short = EVERY_BRAND,
) -> Response:
    """Somebody more, with a first password and a role."""

    def act(registry: Registry, now: datetime) -> None:
        _require_brand(request, registry, brand)
        made = registry.add(login, name, password, now)
        registry.set_role(made.login, role, now, brand)

    return _done(request, person, login, act, {"login": login, "name": name, "role": role.value, "brand": brand})


@router.post("/{login}/role")
def give_role(request: Request, person: Decider, login: str, role: Short = "", brand: Short = EVERY_BRAND) -> Response:
    """Another role with a brand or every brand, or none."""

    def act(registry: Registry, now: datetime) -> None:
        _require_other(person, login)
        _require_brand(request, registry, brand, login)
        registry.set_role(login, _role(role), now, brand)

    return _done(request, person, login, act)


@router.post("/{login}/password")
def set_password(request: Request, person: Decider, login: str, password: Secret = "") -> Response:
    """Another password; whoever was signed in by the old one is signed out."""

    def act(registry: Registry, now: datetime) -> None:
        _require_other(person, login)
        registry.set_password(login, password, now)

    return _done(request, person, login, act)


@router.post("/{login}/remove")
def remove(request: Request, person: Decider, login: str) -> Response:
    """Removes somebody; what they decided stays in the trail."""

    def act(registry: Registry, now: datetime) -> None:
        _require_other(person, login)
        registry.remove(login, now)

    return _done(request, person, login, act)


@router.post("/{login}/tokens/{number}/revoke")
def revoke(request: Request, person: Decider, login: str, number: TokenNumber) -> Response:
    """Takes one of somebody's tokens back."""
    return _done(request, person, login, lambda registry, now: registry.revoke_token(login, number, now))


def _done(
    request: Request, person: Person, login: str, act: Callable[[Registry, datetime], None], typed: dict[str, str] | None = None
) -> Response:
    """Does it and leads back to the page; what cannot be done is told there, beside what was typed."""
    try:
        act(registry_of(request, person), datetime.now(UTC))
    except (PeopleError, StoreError) as error:
        return _page(request, error, typed)
    return RedirectResponse(f"/people?changed=true#of-{folded(login)}", 303)


def _require_brand(request: Request, registry: Registry, brand: str, login: str = "") -> None:
    """PeopleError PPL14 where nobody serves such a brand, nor has the person a role with it that could be taken away."""
    served = {EVERY_BRAND, *(one.brand for one in state_of(request).bench.desks.values())}
    if brand not in served and not (login and brand in registry.account(login).roles):
        raise PeopleError("there is no such brand here.", todo="Choose one of those that are listed.", code="PPL14")


def _require_other(person: Person, login: str) -> None:
    """PeopleError PPL15 where somebody is about to lock themselves out, or could change a password without knowing the old one."""
    if folded(login) == person.login:
        todo = "Change your password on your account's page; for another role, or to be removed, ask another admin."
        raise PeopleError("this is your own account.", todo=todo, code="PPL15")


def _role(given: str) -> Role | None:
    try:
        return None if given == NONE else Role(given)
    except ValueError as error:
        raise PeopleError("there is no such role.", todo="Choose one of those that are listed.", code="PPL16") from error


def _page(
    request: Request, error: ConsistencyError | None = None, typed: dict[str, str] | None = None, *, is_changed: bool = False
) -> Response:
    store, brands = state_of(request).store, [one.brand for one in state_of(request).bench.desks.values()]
    about = store.trail().of(newest=RECENT, actions=ABOUT_PEOPLE)
    shown = {"people": people_shown(store, brands), "brands": brands, "deeds": deeds_shown(about), "roles": [role.value for role in Role]}
    given = {"error": error, "typed": typed or NOTHING_TYPED, "is_changed": is_changed, "shortest": SHORTEST, "none": NONE}
    return render(request, "people.html", shown | given, 200 if error is None else 422)
