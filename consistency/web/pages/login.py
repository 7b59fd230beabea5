"""Signing in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from consistency.flows.passwords import PeopleError
from consistency.flows.sign_in import SLOWED, WINDOW
from consistency.web.log import LOGGER
from consistency.web.people import CurrentPerson, check_csrf
from consistency.web.state import state_of
from consistency.web.view import render
from consistency.web.visits import address_of, forget, known_browser, remember, remember_browser, visit_of

router = APIRouter()
STATUS = {"PPL08": 401, "PPL09": 429, "PPL10": 503, "PPL13": 429}
AGAIN = {"PPL09": WINDOW, "PPL13": SLOWED}
"""When to come back."""


async def own_form(request: Request) -> None:
    """RefusedError where the form was not made for this visit: nobody signs another in as themselves."""
    await check_csrf(request, state_of(request).seal.csrf(visit_of(request).token))


@router.get("/login")
def login_page(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name that everybody knows in an address
    """The form."""
    if not state_of(request).settings.asks_login:
        return RedirectResponse("/", 303)
    return render(request, "login.html", {"next": own_page(next), "login": "", "error": None})


@router.post("/login", dependencies=[Depends(own_form)])
def sign_in(
    request: Request,
    login: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002 - as above
) -> Response:
    """A new visit for whoever knows the password; the old one is worth nothing any more."""
    state, address = state_of(request), address_of(request)
    try:
        token = state.door.enter(login, password, address, before=visit_of(request).token, browser=known_browser(request, login))
    except PeopleError as error:
        LOGGER.warning("sign-in refused", extra={"told": {"sign_in": error.error_code, "from": address}})
        answer = render(request, "login.html", {"next": own_page(next), "login": login, "error": error}, STATUS[error.error_code])
        if error.error_code in AGAIN:
            answer.headers["Retry-After"] = str(int(AGAIN[error.error_code].total_seconds()))
        return answer
    response = RedirectResponse(own_page(next), 303)
    remember(request, response, state.seal, token)
    remember_browser(request, response, login)
    return response


@router.post("/logout")
def sign_out(request: Request, person: CurrentPerson) -> Response:  # noqa: ARG001 - only whoever is signed in
    """Ends the visit here and in the store."""
    state_of(request).door.leave(visit_of(request).token)
    response = RedirectResponse("/login", 303)
    forget(request, response)
    return response


def own_page(path: str) -> str:
    """The path where it is one of this server's, else the start page."""
    parts = urlsplit(path)
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if is_own and path.isprintable() else "/"
