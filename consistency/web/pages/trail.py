"""Who decided what about a brand, and when."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from consistency.stores.trail import NEWEST
from consistency.web.people import Admin
from consistency.web.view import render

router = APIRouter()


@router.get("/b/{brand}/trail")
def trail(request: Request, access: Admin) -> Response:
    """The newest decisions, newest first."""
    return render(request, "trail.html", {"deeds": access.trail.of(access.desk.brand), "newest": NEWEST})
