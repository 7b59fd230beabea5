"""A visit: the signed cookie by which a browser is told from others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from fastapi import Request
from starlette.responses import Response

from consistency.flows.people import folded
from consistency.flows.sign_in import LONGEST
from consistency.web.signing import Seal, new_token
from consistency.web.state import state_of

KNOWN = timedelta(days=180)
"""How long a browser is known as one from which a login was signed in."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser's token; `is_new`: the cookie is still to be set."""

    token: str
    is_new: bool


def visit_of(request: Request) -> Visit:
    """The visit that the request's cookie names, a new one where it names none."""
    if (known := getattr(request.state, "visit", None)) is None:
        token = state_of(request).seal.opened(request.cookies.get(cookie_name(request)))
        known = Visit(token or new_token(), is_new=token is None)
        request.state.visit = known
    visit: Visit = known
    return visit


def cookie_name(request: Request) -> str:
    """Over TLS a name that browsers refuse to take from anywhere else."""
    return "__Host-consistency" if is_https(request) else "consistency"


def known_browser(request: Request, login: str) -> str:
    """The mark of this browser where somebody has signed in by this login in it before, else ""."""
    return state_of(request).seal.known_browser(request.cookies.get(_browser_cookie(request), ""), folded(login))


def remember_browser(request: Request, response: Response, login: str) -> None:
    """Lets the browser be known again for the login: tries elsewhere do not keep it out."""
    value, lasts = state_of(request).seal.browser(folded(login)), int(KNOWN.total_seconds())
    name = _browser_cookie(request)
    response.set_cookie(name, value, max_age=lasts, path="/", secure=is_https(request), httponly=True, samesite="lax")


def _browser_cookie(request: Request) -> str:
    return f"{cookie_name(request)}-browser"


def is_https(request: Request) -> bool:
    """Whether the browser came by TLS, as far as server and proxy know."""
    return request.url.scheme == "https" or state_of(request).settings.is_https


def remember(request: Request, response: Response, seal: Seal, token: str) -> None:
    """Sets the cookie of a visit."""
    lasts = int(LONGEST.total_seconds())
    name, value = cookie_name(request), seal.signed(token)
    response.set_cookie(name, value, max_age=lasts, path="/", secure=is_https(request), httponly=True, samesite="lax")


def forget(request: Request, response: Response) -> None:
    """Lets the browser drop the cookie."""
    response.delete_cookie(cookie_name(request), path="/", secure=is_https(request), httponly=True, samesite="lax")


def address_of(request: Request) -> str:
    """Where the request came from, as far as server and proxy know."""
    return request.client.host if request.client else ""
