"""Errors as answers: a page that says what to do for people, problem+json (RFC 9457) for programs, a part of a page for htmx."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from consistency.errors import ConsistencyError
from consistency.net import NetError
from consistency.web.api.document import methods_at
from consistency.web.parsing import UploadError
from consistency.web.refusals import BodyTooLargeError, RefusedError
from consistency.web.view import render

API = "/api/"
STATUS = {
    "ACC01": 404,
    "ACC02": 409,
    "ACC05": 503,
    "BAS01": 409,
    "REA05": 415,
    "REA06": 415,
    "REA07": 415,
    "STO04": 404,
    "STO05": 409,
    "UPL01": 413,
    "UPL05": 415,
    "UPL06": 429,
}
"""What HTTP calls errors of these codes."""
OF_FAMILY = {"BAS": 503, "CFG": 503, "MOD": 503, "STO": 503}
"""And of these families: of what is not in order here, and not in what was asked. Any other is 422."""
TELLS_WHERE = (UploadError, NetError)
"""Errors whose `where` is the asker's own: a file's name, an address. That of others may be a path of this machine."""
ADVICE = {
    400: "Send it as the document of the API says: sound JSON in UTF-8, or a sound form.",
    404: "Go back to the start page and choose from there.",
    405: "Open the page again from the start page.",
    413: "Send less at a time.",
    429: "Wait a little and try again.",
    503: "Try again in a moment.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for whoever asked: nothing of the program's inside, and nothing of copy."""

    status: int
    what: str
    todo: str = ""
    code: str = ""
    where: str = ""

    @property
    def title(self) -> str:
        """HTTP's own phrase for the status."""
        return HTTPStatus(self.status).phrase


def answer(request: Request, problem: Problem) -> Response:
    """The problem in the form that the asker reads."""
    if request.url.path.startswith(API):
        told = {"type": "about:blank", "title": problem.title, "status": problem.status}
        told |= {"code": problem.code, "what": problem.what, "where": problem.where, "todo": problem.todo}
        return JSONResponse(told, problem.status, media_type="application/problem+json")
    part = "_problem.html" if request.headers.get("HX-Request") else "problem.html"
    return render(request, part, {"problem": problem}, problem.status)


def unforeseen(request: Request, number: str) -> Response:
    """The answer to a fault of the program's own; `number` finds it in the log."""
    todo = f"Try again. Where it comes again, tell whoever runs this server the number {number}."
    return answer(request, Problem(500, "something went wrong here; it was not your doing.", todo))


def add_answers(app: FastAPI) -> None:
    """Lets the application answer its errors by these."""
    app.add_exception_handler(ConsistencyError, told)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def told(request: Request, error: Exception) -> Response:
    """The answer to an error of the program's own tree."""
    assert isinstance(error, ConsistencyError)  # noqa: S101 - registered for these alone
    status = status_of(error)
    if status == HTTPStatus.UNAUTHORIZED and not request.url.path.startswith(API):
        return _to_login(request)
    where = error.where if isinstance(error, TELLS_WHERE) else ""
    made = answer(request, Problem(status, error.what, error.todo, error.error_code, where))
    if status == HTTPStatus.UNAUTHORIZED:
        made.headers["WWW-Authenticate"] = "Bearer"
    return made


def status_of(error: ConsistencyError) -> int:
    """What HTTP calls an error."""
    if isinstance(error, RefusedError):
        return error.status
    return STATUS.get(error.error_code) or OF_FAMILY.get(error.error_code[:3], 422)


def _to_login(request: Request) -> Response:
    """Htmx follows a redirect inside the page, so it is told to leave it."""
    if request.headers.get("HX-Request"):
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    back = f"?next={quote(request.url.path)}" if request.method == "GET" and request.url.path != "/" else ""
    return RedirectResponse(f"/login{back}", 303)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these alone
    if isinstance(error, BodyTooLargeError):
        made = told(request, error.error)
        made.headers["Connection"] = "close"  # or all that is still to come would be taken in
        return made
    phrase = HTTPStatus(error.status_code).phrase.lower()
    made = answer(request, Problem(error.status_code, f"{phrase}.", ADVICE.get(error.status_code, "")))
    made.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and (methods := methods_at(request.app, request.url.path)):
        made.headers["Allow"] = ", ".join(methods)
    return made


def _invalid(request: Request, error: Exception) -> Response:
    """Names the fields, never what was in them: that may be copy."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for these alone
    faults = [f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg']}" for one in error.errors()]
    return answer(request, Problem(422, "; ".join(faults) + ".", "Correct these fields.", "WEB05"))
