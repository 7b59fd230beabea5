"""Refuses writes of somebody unknown by what their first lines say, before anything that they send is taken in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from consistency.errors import ConsistencyError
from consistency.web.answers import told
from consistency.web.people import identified
from consistency.web.security import SAFE
from consistency.web.uploads import answer_early

OPEN = frozenset({"/login"})
"""Where somebody unknown may write to: its body is a login and a password."""


@dataclass(frozen=True, slots=True)
class Gate:
    """ASGI middleware: a write by nobody's token or visit is answered at once; what still comes, up to `most` bytes, is let go."""

    app: ASGIApp
    most: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it."""
        if scope["type"] != "http" or scope["method"] in SAFE or scope["path"] in OPEN:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            await run_in_threadpool(identified, request)
        except ConsistencyError as error:
            await answer_early(told(request, error), self.most, scope, receive, send)
            return
        await self.app(scope, receive, send)
