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
    """Models and yardsticks are loaded; 503 until then."""
    is_ready = state_of(request).ready.is_set()
    return JSONResponse({"status": "ready" if is_ready else "loading"}, 200 if is_ready else 503)
