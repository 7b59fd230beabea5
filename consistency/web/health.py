"""Whether the server lives, and whether it can work."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from consistency.web.state import state_of

router = APIRouter()


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz")
def readyz(request: Request) -> Response:
    """Models and yardsticks are loaded, and the database answers; 503 with the reason where not."""
    state = state_of(request)
    if not state.ready.is_set():
        return JSONResponse({"status": "loading"}, 503)
    if not state.store.answers():
        return JSONResponse({"status": "database does not answer"}, 503)
    return JSONResponse({"status": "ready"})
