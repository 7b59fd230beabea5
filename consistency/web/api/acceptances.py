"""What a team accepts: findings that may stay as they are, why, and until when."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from consistency.flows.accept import Terms, accept, findings_named, withdraw
from consistency.flows.triage import ACCEPTED, REASON, UNTIL, WITHDRAWN
from consistency.records.audit import Audit
from consistency.records.decision import Acceptance
from consistency.records.finding import Severity
from consistency.settings import Project
from consistency.settings.acceptances import load_acceptances
from consistency.web.api.findings import Record
from consistency.web.api.once import AnsweredOnce, Made
from consistency.web.api.paging import PageAsked, PageOut
from consistency.web.api.problems import problems
from consistency.web.people import Access, Approver, Viewer
from consistency.web.refusals import RefusedError

router = APIRouter(prefix="/brands/{brand}/acceptances", tags=["acceptances"])
FindingId = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$", description="The id of the finding that is accepted.")]


class AcceptanceIn(BaseModel):
    """On what terms a finding is accepted."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"finding": "3f9c2a71b04d", "reason": "The old price holds in this shop.", "owner": "Ada"}]},
    )

    finding: str = Field(pattern=r"^[0-9a-f]{12}$", description="The id of a finding of the newest audit.")
    reason: str = Field(min_length=1, max_length=500, pattern=r"\S", description="Why it may stay as it is.")
    owner: str = Field("", max_length=100, description="Who answers for it; whoever asks where nobody is named.")
    until: date | None = Field(None, description="The last day on which it holds; until it is withdrawn where none is named.")


class AcceptanceOut(Record):
    """One accepted finding."""

    id: str = Field(description="The id of the finding.")
    reason: str
    owner: str
    until: date | None
    since: date | None
    kind: str
    attribute: str | None
    quote: str = Field(description="The words that were accepted.")
    where: list[str] = Field(description="The touchpoints that said them.")
    severity: Severity


@router.get("", summary="What is accepted", responses=problems())
def acceptances(access: Viewer, paging: PageAsked) -> PageOut[AcceptanceOut]:
    """All that the team accepts, also what has run out, by id."""
    return PageOut[AcceptanceOut].model_validate(paging.cut(_accepted(access.desk.project)))


@router.post("", status_code=201, summary="Accept a finding", response_model=AcceptanceOut, responses=problems(400, 409, 413))
def accept_finding(access: Approver, request: Request, once: AnsweredOnce, asked: AcceptanceIn) -> Response:
    """Accepts a finding of the newest audit; from the next scan on it does not count. 409 where it is accepted already."""

    def act() -> Made:
        made = _accept(access, asked)
        access.record(ACCEPTED, made.id, {REASON: made.reason, "owner": made.owner, UNTIL: str(made.until or "")})
        return Made(201, AcceptanceOut.model_validate(made), f"{request.url.path}/{made.id}")

    return once.answer(asked, act)


@router.get("/{finding}", summary="One acceptance", responses=problems())
def acceptance(access: Viewer, finding: FindingId) -> AcceptanceOut:
    """On what terms a finding is accepted."""
    found = next((one for one in _accepted(access.desk.project) if one.id == finding), None)
    if found is None:
        raise _not_accepted(finding)
    return AcceptanceOut.model_validate(found)


@router.delete("/{finding}", status_code=204, summary="Withdraw an acceptance", response_class=Response, responses=problems(409))
def withdraw_acceptance(access: Approver, finding: FindingId, once: AnsweredOnce) -> Response:
    """Takes an acceptance back; from the next scan on the finding counts again."""

    def act() -> Made:
        if not withdraw(access.desk.project, finding):
            raise _not_accepted(finding)
        access.record(WITHDRAWN, finding)
        return Made(204)

    return once.answer(None, act)


def _accepted(project: Project) -> tuple[Acceptance, ...]:
    return load_acceptances(project.folder / project.settings.gate.acceptances)


def _accept(access: Access, asked: AcceptanceIn) -> Acceptance:
    project, audit = access.desk.project, _newest(access)
    if any(one.id == asked.finding for one in _accepted(project)):
        what = f"{asked.finding} is accepted already."
        raise RefusedError(what, status=409, todo="Withdraw it first, to accept it on other terms.", code="API06")
    terms = Terms(asked.reason.strip(), asked.owner.strip() or access.person.name, asked.until)
    (made,) = accept(project, audit, findings_named(audit, [asked.finding]), terms, datetime.now(UTC).date())
    return made


def _newest(access: Access) -> Audit:
    audit = access.desk.audit()
    if audit is None:
        raise RefusedError("nothing was scanned yet.", status=404, todo="Start a scan first.", code="API07")
    return audit


def _not_accepted(finding: str) -> RefusedError:
    return RefusedError(f"{finding} is not accepted.", status=404, todo="Ask for the list of what is.", code="API08")
