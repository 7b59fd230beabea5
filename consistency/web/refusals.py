"""Refusals: answers to what may not be done, with what to do instead."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from consistency.errors import ConsistencyError
from consistency.records.people import Role
from consistency.web.parsing import UploadError, too_large


class WebError(ConsistencyError):
    """The team's page cannot be served, or refuses (WEB..)."""

    code = "WEB00"


class RefusedError(WebError):
    """A request that is refused (WEB..); `status` is HTTP's."""

    def __init__(self, what: str, *, status: int, todo: str = "", code: str | None = None) -> None:
        super().__init__(what, todo=todo, code=code)
        self.status = status


class BodyTooLargeError(HTTPException):
    """Raised into whoever reads a body that turns out larger than `most` bytes, past what would take any other error for damage."""

    def __init__(self, most: int) -> None:
        self.error: UploadError = too_large(most)
        super().__init__(413, detail=self.error.what)


def no_such_page() -> RefusedError:
    """Nothing is there, or nothing that this person may know of."""
    return RefusedError("there is no such page.", status=404, todo="Go back to the start page and choose from there.", code="WEB01")


def not_allowed(role: Role) -> RefusedError:
    """Somebody's role does not reach."""
    what = f"this needs the role {role.value}."
    return RefusedError(what, status=403, todo="Ask an admin of this brand for the role, or a colleague who has it.", code="WEB02")


def csrf_refused() -> RefusedError:
    """A write without the token of its own page."""
    what = "this form is not from a page of your visit, or the visit has ended."
    return RefusedError(what, status=403, todo="Load the page again and repeat what you did.", code="WEB03")


def token_refused() -> RefusedError:
    """A token that is not ours, has expired or was taken back."""
    what = "this token is not valid, or not any more."
    return RefusedError(what, status=401, todo="Ask an admin for another one: `consistency users token add`.", code="WEB06")


def not_signed_in() -> RefusedError:
    """Nobody is signed in."""
    return RefusedError("nobody is signed in.", status=401, todo="Sign in, or send a token: Authorization: Bearer TOKEN.", code="WEB04")
