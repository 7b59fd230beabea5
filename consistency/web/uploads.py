"""Bounds what a request may bring while it comes in, so that a body too large is refused before it lies in memory or on disk."""

from __future__ import annotations

import json
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consistency.web.parsing import UploadError, too_large

FORM_EXTRA = 64 * 1024
"""Bytes of a multipart form beside its file: boundaries, names, the other fields."""
HEARD_OUT = 4
"""Times the limit up to which a declared body is heard to its end, as browsers show an answer only to what they have sent in full."""


class BodyTooLarge(HTTPException):
    """Raised into whoever reads a body that turns out larger than allowed; answered with 413."""

    def __init__(self, most: int) -> None:
        self.error: UploadError = too_large(most)
        super().__init__(413, detail=self.error.what, headers={"Connection": "close"})


@dataclass(frozen=True, slots=True)
class LimitedBody:
    """ASGI middleware: bodies of more than `plain` bytes, or `form` bytes for multipart forms, are answered with 413.

    What declares its size is refused before a byte of it is read; what does not, as soon as it is too much.
    """

    app: ASGIApp
    plain: int = 1_000_000
    form: int = 20_000_000

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request in place of the application where its body is too large; other requests pass."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = self.form if headers.get("content-type", "").casefold().startswith("multipart/form-data") else self.plain
        declared = headers.get("content-length", "")
        size = int(declared[:18]) if declared.isdecimal() else 0
        if size > most + FORM_EXTRA:
            if size <= HEARD_OUT * most:
                await _hear_out(receive)
            await _refuse(send, most)
            return
        await self.app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    """`receive` that raises BodyTooLarge when more has come than is allowed."""
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most + FORM_EXTRA:
            raise BodyTooLarge(most)
        return message

    return counted


async def _hear_out(receive: Receive) -> None:
    while (await receive()).get("more_body", False):
        pass


async def _refuse(send: Send, most: int) -> None:
    """413 in the API's own form, which a page shows as it is; the connection ends, with whatever is still being sent."""
    body = json.dumps(problem_of(too_large(most))).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def problem_of(error: UploadError) -> dict[str, str]:
    """An error as the API tells it."""
    return {"code": error.error_code, "what": error.what, "where": error.where, "todo": error.todo}
