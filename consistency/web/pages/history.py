"""The history: the nights, how channels move, what came and went, and what could not be read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from consistency.flows.history import difference, with_history
from consistency.reports import REPORTS
from consistency.reports.html import policy
from consistency.web.api.paging import LARGEST_NUMBER
from consistency.web.people import Viewer
from consistency.web.shown.history import difference_shown, history
from consistency.web.view import render

router = APIRouter(prefix="/b/{brand}/history")
Named = Annotated[int, Query(ge=1, le=LARGEST_NUMBER)]


@router.get("")
def listed(request: Request, access: Viewer) -> Response:
    """Every night, the trends, and what lies between the last two."""
    store, brand = access.desk.history(), access.desk.brand
    entries = store.entries(brand)
    if not entries:
        return render(request, "history.html", {"nights": ()})
    newest = store.audit(brand, entries[-1].number)
    return render(request, "history.html", history(store, brand, entries, newest, access.desk.least_shift))


@router.get("/between")
def between(request: Request, access: Viewer, before: Named, after: Named) -> Response:
    """What lies between two audits."""
    return render(request, "between.html", difference_shown(difference(access.desk.history(), access.desk.brand, before, after)))


@router.get("/{number}")
def launch(access: Viewer, number: Annotated[int, Path(ge=1, le=LARGEST_NUMBER)]) -> Response:
    """The launch page of one audit."""
    store = access.desk.history()
    audit = with_history(store, store.audit(access.desk.brand, number), number, least=access.desk.least_shift)
    return Response(REPORTS["html"]().render(audit), media_type="text/html", headers={"Content-Security-Policy": policy()})
