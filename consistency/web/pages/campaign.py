"""The campaign: start a scan and watch it, read what it found, look at one text or at two channels closely."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Annotated

import anyio
from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response, StreamingResponse

from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.scan_run import ScanRun
from consistency.reports import REPORTS
from consistency.reports.html import policy
from consistency.reports.wording import visible
from consistency.web.people import Access, Editor, Viewer
from consistency.web.refusals import no_such_page
from consistency.web.scans import STARTED, running
from consistency.web.shown.campaign import Filter, compared, landing_pages, overview, text_side
from consistency.web.state import state_of
from consistency.web.view import is_part, render

router = APIRouter(prefix="/b/{brand}/campaign")
OFTEN, LONGEST = 0.7, 900.0
"""Seconds between two looks at a scan's progress, and that one stream of them lasts at most."""
MIME = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The reports that can be downloaded, with their types."""


def filter_of(concern: str = "", channel: str = "", severity: str = "", words: Annotated[str, Query(max_length=200)] = "") -> Filter:
    """The filter that an address asks for."""
    return Filter(concern, channel, severity, words)


Wanted = Annotated[Filter, Depends(filter_of)]


@router.get("")
def campaign(request: Request, access: Viewer, wanted: Wanted) -> Response:
    """What the newest scan came to; how far one is that runs; and what to do where there is none."""
    audit, run = access.desk.audit(), under_way(access)
    shown = overview(audit, wanted) if audit else {"audit": None}
    failed = None if run else _failed(access)
    template = "_findings.html" if is_part(request) and audit else "campaign.html"
    return render(request, template, shown | {"run": run, "failed": failed, "downloads": tuple(MIME)})


@router.post("/scan")
def start(request: Request, access: Editor) -> Response:
    """Starts a scan, or goes on watching the one that is under way."""
    desk = access.desk
    _, is_new = state_of(request).scans.start(desk.project, desk.history(), access.person.signature, desk.learn_again)
    if is_new:
        access.record(STARTED)
    return RedirectResponse(f"/b/{desk.slug}/campaign", 303)


@router.get("/progress")
async def progress(request: Request, access: Viewer) -> Response:
    """What the scan that runs is doing, as server-sent events: `line` with each news, `end` when it is over."""
    return StreamingResponse(_told(request, access), media_type="text/event-stream")


async def _told(request: Request, access: Access) -> AsyncIterator[str]:
    last = ""
    with anyio.move_on_after(LONGEST):
        while not await request.is_disconnected():
            run = await run_in_threadpool(under_way, access)
            if run is None:
                yield "event: end\ndata: \n\n"
                return
            if run.line != last:
                last = run.line
                yield f"event: line\ndata: {' '.join(last.split())}\n\n"
            await anyio.sleep(OFTEN)


def under_way(access: Access) -> ScanRun | None:
    """The brand's scan that waits or runs."""
    return running(access.desk.history(), access.desk.brand)


def _failed(access: Access) -> ScanRun | None:
    """The last scan that was started from here, if it came to nothing."""
    newest = next(iter(access.desk.history().scan_runs(access.desk.brand, 1, datetime.now(UTC))), None)
    return newest if newest and newest.state.is_over and newest.audit is None else None


@router.get("/launch")
def launch(access: Viewer) -> Response:
    """The launch page, to be read, printed or sent: one file that loads nothing."""
    return Response(REPORTS["html"]().render(_audit(access)), media_type="text/html", headers={"Content-Security-Policy": policy()})


@router.get("/download/{form}")
def download(access: Viewer, form: str) -> Response:
    """The newest scan in one of the formats of reports."""
    if form not in MIME:
        raise no_such_page()
    report = REPORTS[form]()
    named = {"Content-Disposition": f'attachment; filename="{access.desk.slug}{report.suffix}"'}
    return Response(report.render(_audit(access)), media_type=MIME[form], headers=named)


@router.get("/text")
def text(request: Request, access: Viewer, at: str) -> Response:
    """One touchpoint with all that was found in it, beside the pages that its links lead to."""
    audit, around = _audit(access), access.desk.surroundings()
    item = _touchpoint(audit, at)
    texts = {one.touchpoint.locator: one.touchpoint.text for one in around.campaign}
    pages = [_touchpoint(audit, one.touchpoint.locator) for one in landing_pages(around, at) if _is_known(audit, one.touchpoint.locator)]
    beside = [text_side(audit, one, texts.get(one.locator, one.text), f"p{number}") for number, one in enumerate(pages, 1)]
    side = text_side(audit, item, texts.get(at, item.text), "t")
    return render(request, "text.html", {"side": side, "beside": beside, "audit": audit})


@router.get("/compare")
def compare(request: Request, access: Viewer, one: str = "", other: str = "") -> Response:
    """Two channels side by side."""
    audit = _audit(access)
    channels = tuple(dict.fromkeys(item.channel for item in audit.touchpoints))
    left = one if one in channels else next(iter(channels), "")
    right = other if other in channels and other != left else next((name for name in channels if name != left), "")
    problem = _not_comparable(one, other, channels)
    return render(request, "compare.html", compared(audit, left, right) | {"channels": channels, "problem": problem})


def _not_comparable(one: str, other: str, channels: Sequence[str]) -> str:
    """Why what an address names cannot lie side by side; empty where it can."""
    unknown = next((name for name in (one, other) if name and name not in channels), "")
    if unknown:
        return f"The newest scan read nothing of a channel “{visible(unknown[:80])}”. Choose two of those that are listed."
    is_same = bool(one) and one == other and len(channels) > 1
    return "These are one and the same channel. Choose two different ones to compare." if is_same else ""


def _audit(access: Access) -> Audit:
    """The newest audit; nothing to be seen where there is none."""
    audit = access.desk.audit()
    if audit is None:
        raise no_such_page()
    return audit


def _is_known(audit: Audit, locator: str) -> bool:
    return any(one.locator == locator for one in audit.touchpoints)


def _touchpoint(audit: Audit, locator: str) -> TouchpointSummary:
    found = next((one for one in audit.touchpoints if one.locator == locator), None)
    if found is None:
        raise no_such_page()
    return found
