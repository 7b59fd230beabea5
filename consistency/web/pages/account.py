"""One's own account: another password, one's tokens, and one's role with each brand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, Request
from starlette.responses import RedirectResponse, Response

from consistency.flows.passwords import SHORTEST, PeopleError
from consistency.flows.people import Registry
from consistency.web.api.paging import LARGEST_NUMBER
from consistency.web.people import CurrentPerson, Person, Way
from consistency.web.refusals import no_such_page
from consistency.web.state import state_of
from consistency.web.view import render
from consistency.web.visits import address_of, known_browser, remember, visit_of

router = APIRouter(prefix="/account")
TokenNumber = Annotated[int, Path(ge=1, le=LARGEST_NUMBER)]


def signed_in(person: CurrentPerson) -> Person:
    """Whoever is here by password: programs have no account, nor has who works on this machine alone."""
    if person.way is not Way.SESSION:
        raise no_such_page()
    return person


SignedIn = Annotated[Person, Depends(signed_in)]


@router.get("")
def account(request: Request, person: SignedIn, *, changed: bool = False) -> Response:
    """The account of whoever is signed in."""
    return _page(request, person, is_changed=changed)


@router.post("/password")
def change_password(
    request: Request,
    person: SignedIn,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Another password, for whoever knows the one so far; other browsers are signed out, and this one goes on by a new visit."""
    state, address, browser = state_of(request), address_of(request), known_browser(request, person.login)
    try:
        if new != again:
            raise PeopleError("the two new passwords are not the same.", todo="Type them again.", code="PPL12")
        proven = state.door.prove(person.login, old, address, browser)
        registry_of(request, person).set_password(person.login, new, datetime.now(UTC), proven)
    except PeopleError as error:
        return _page(request, person, error, status=422)
    response = RedirectResponse("/account?changed=true", 303)
    remember(request, response, state.seal, state.door.enter(person.login, new, address, before=visit_of(request).token, browser=browser))
    return response


@router.post("/tokens/{number}/revoke")
def revoke(request: Request, person: SignedIn, number: TokenNumber) -> Response:
    """Takes one of one's own tokens back."""
    registry_of(request, person).revoke_token(person.login, number, datetime.now(UTC))
    return RedirectResponse("/account", 303)


def registry_of(request: Request, person: Person) -> Registry:
    """The people as this person may change them: the trail says who did."""
    state = state_of(request)
    return Registry(state.store, state.door.passwords, person.signature)


def _page(request: Request, person: Person, error: PeopleError | None = None, status: int = 200, *, is_changed: bool = False) -> Response:
    registry = registry_of(request, person)
    tokens = registry.store.sign_ins().tokens(registry.account(person.login).number)
    context = {"error": error, "is_changed": is_changed, "tokens": tokens, "shortest": SHORTEST}
    return render(request, "account.html", context, status)
