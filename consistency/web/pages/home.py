"""The start page: the brands at work."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from consistency.web.people import CurrentPerson
from consistency.web.view import render

router = APIRouter()


@router.get("/")
def home(request: Request, person: CurrentPerson) -> Response:  # noqa: ARG001 - whoever may sign in may see it
    """The brands that the person has a role with."""
    return render(request, "home.html")
