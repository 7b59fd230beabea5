"""Scans of a brand's campaign: started, watched, and read once they are done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import Field
from starlette.responses import Response

from consistency.records.scan_run import RunState
from consistency.web.api.audits import AuditOut, audit_out
from consistency.web.api.findings import Record
from consistency.web.api.once import AnsweredOnce, Made
from consistency.web.api.paging import LARGEST_NUMBER
from consistency.web.api.problems import problems
from consistency.web.people import Editor, Viewer
from consistency.web.refusals import RefusedError
from consistency.web.scans import STARTED
from consistency.web.state import state_of

router = APIRouter(prefix="/brands/{brand}/scans", tags=["scans"])
NEWEST = 50
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="The scan's number.")]


class ScanOut(Record):
    """A scan that somebody started."""

    number: int = Field(description="By which it is asked for.")
    state: RunState
    by: str = Field(description="Who started it.")
    started_at: datetime
    told_at: datetime = Field(description="When it last said what it does.")
    line: str = Field(description="What it last said.", examples=["reading campaign/email/welcome.eml"])
    audit: int | None = Field(description="The number of its audit, once it is done.")
    code: str = Field(description="The code of the error, where it failed.")
    what: str = Field(description="Why it failed, where it did.")


@router.post("", status_code=202, summary="Start a scan", response_model=ScanOut, responses=problems(409))
def start_scan(access: Editor, request: Request, once: AnsweredOnce) -> Response:
    """Starts a scan of all that the settings declare; it is kept in the history. One of a brand at a time: 409 where one is under way."""

    def start() -> Made:
        desk = access.desk
        run, is_new = state_of(request).scans.start(desk.project, desk.history(), access.person.signature, desk.learn_again)
        if not is_new:
            what = f"scan {run.number} of this brand is under way."
            raise RefusedError(what, status=409, todo="Wait for it, or read what comes of it.", code="API03")
        access.record(STARTED)
        return Made(202, ScanOut.model_validate(run), f"{request.url.path}/{run.number}")

    return once.answer(None, start)


@router.get("", summary="The last scans", responses=problems())
def scans(access: Viewer) -> list[ScanOut]:
    """The scans that people started last, newest first; those that the nights make are among the audits alone."""
    runs = access.desk.history().scan_runs(access.desk.brand, NEWEST, datetime.now(UTC))
    return [ScanOut.model_validate(run) for run in runs]


@router.get("/{number}", summary="How far a scan is", responses=problems())
def scan(access: Viewer, number: Number) -> ScanOut:
    """How far it is; ask again every second or two until its state is done or failed."""
    run = access.desk.history().scan_run(access.desk.brand, number, datetime.now(UTC))
    if run is None:
        raise RefusedError(f"this brand has no scan {number}.", status=404, todo="Ask for the list of its scans.", code="API04")
    return ScanOut.model_validate(run)


@router.get("/{number}/result", summary="What came of a scan", responses=problems(409))
def result(access: Viewer, number: Number) -> AuditOut:
    """The audit of a scan that is done; 409 until then, and where it failed."""
    run = scan(access, number)
    if run.audit is None:
        todo = "Start it again." if run.state.is_over else "Ask again in a moment."
        what = f"scan {number} {f'failed: {run.what}' if run.state.is_over else 'is not done yet.'}"
        raise RefusedError(what, status=409, todo=todo, code="API05")
    return audit_out(access, run.audit)
