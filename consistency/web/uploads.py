"""Bounds what a request may bring while it comes in, so that a body too large is refused before it lies in memory or on disk."""

from __future__ import annotations

from dataclasses import dataclass

import anyio
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consistency.web.answers import Problem, answer
from consistency.web.parsing import too_large
from consistency.web.refusals import BodyTooLargeError

FORM_EXTRA = 64 * 1024
"""Bytes of a multipart form beside its file: boundaries, names, the other fields."""
PATIENCE = 30.0
"""Seconds for which somebody who was refused is still listened to."""
HEARD_OUT = 4
"""Times the limit up to which a declared body is heard to its end, as browsers show an answer only to what they have sent in full."""


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
                await _hear_out(receive, size)
            await _refuse(scope, receive, send, most)
            return
        await self.app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    """`receive` that raises BodyTooLargeError when more has come than is allowed."""
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most + FORM_EXTRA:
            raise BodyTooLargeError(most)
        return message

    return counted


async def answer_early(made: Response, most: int, scope: Scope, receive: Receive, send: Send) -> None:
    """Sends the whole answer at once, then lets a form with a file of `most` bytes go: who reads only after sending reads it too."""

    async def held_open(message: Message) -> None:
        await send({**message, "more_body": True} if message["type"] == "http.response.body" else message)

    made.headers["Connection"] = "close"
    await made(scope, receive, held_open)
    with anyio.move_on_after(PATIENCE):
        await _hear_out(receive, most + FORM_EXTRA)
    await send({"type": "http.response.body", "body": b""})


async def _hear_out(receive: Receive, most: int) -> None:
    """Lets what comes go, to its end or to so many bytes."""
    came, is_more = 0, True
    while is_more and came <= most:
        message = await receive()
        came += len(message.get("body", b""))
        is_more = message.get("more_body", False)


async def _refuse(scope: Scope, receive: Receive, send: Send, most: int) -> None:
    """413 as the asker reads it; the connection ends, with whatever is still being sent."""
    error = too_large(most)
    made = answer(Request(scope), Problem(413, error.what, error.todo, error.error_code))
    made.headers["Connection"] = "close"
    await made(scope, receive, send)
