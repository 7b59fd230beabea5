"""A line of JSON for each request and each fault: what was asked, how it went and how long it took, nothing of copy and no secret."""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consistency.web.answers import unforeseen

LOGGER = logging.getLogger("consistency.web")


class JsonLines(logging.Formatter):
    """A record as one line of JSON: when, how grave, and what `told` holds."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; of an exception only its kind and where it was raised, as its words may be a text's."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower(), "process": record.process}
        told = getattr(record, "told", None)
        line |= told if told is not None else {"logger": record.name, "what": record.getMessage()}
        if record.exc_info and record.exc_info[1]:
            line |= fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True, default=str)


def fault(error: BaseException) -> dict[str, object]:
    """An exception without its words."""
    frames = traceback.extract_tb(error.__traceback__)
    return {"fault": type(error).__name__, "raised": [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]}


class RequestLog:
    """Logs each request and answers faults that nothing else answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; a fault becomes a page that names its number in the log."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number, started, status = secrets.token_hex(4), time.perf_counter(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            LOGGER.error("fault", extra={"told": {"request": number, **fault(error)}})
            if status:
                raise  # half an answer is out; the connection must break off
            await unforeseen(Request(scope, receive), number)(scope, receive, watched)
        finally:
            LOGGER.info("request", extra={"told": _told(scope, number, status, time.perf_counter() - started)})


def _told(scope: Scope, number: str, status: int, seconds: float) -> dict[str, object]:
    """The route's pattern rather than its address, and no query: both may hold what somebody wrote."""
    route, person = scope.get("route"), scope.get("state", {}).get("person")
    told = {"request": number, "method": scope["method"], "route": getattr(route, "path", "-"), "status": status}
    return told | {"ms": round(seconds * 1000), "who": getattr(person, "login", "-"), "from": (scope.get("client") or ("-",))[0]}
