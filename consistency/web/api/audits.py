"""A brand's history: its audits, what each found, and how its channels moved."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from consistency.drift import watch
from consistency.records.audit import Audit, Verdict
from consistency.records.finding import Severity
from consistency.records.history import Drift, Point
from consistency.reports.json import Json
from consistency.web.api.findings import ConcernOut, FindingOut, Record
from consistency.web.api.paging import LARGEST_NUMBER, PageAsked, PageOut, Paging
from consistency.web.api.problems import problems
from consistency.web.people import Access, Viewer

router = APIRouter(prefix="/brands/{brand}", tags=["history"])
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="The audit's number.")]


class EntryOut(Record):
    """One audit in a line."""

    number: int
    created_at: datetime
    campaign: str
    verdict: Verdict
    is_complete: bool = Field(
        description="Whether everything declared was read; checks that were not made are told by the concerns and the gate."
    )
    touchpoints: int
    errors: int
    warnings: int
    notes: int


class AuditOut(BaseModel):
    """One audit: its verdicts, and how much it saw. Its findings are a list of their own, the whole report another."""

    number: int
    brand: str
    campaign: str
    launch: date
    created_at: datetime
    verdict: Verdict
    is_complete: bool
    concerns: list[ConcernOut]
    touchpoints: int
    findings: dict[Severity, int] = Field(description="How many findings there are of each severity.")
    accepted: int = Field(description="How many findings the team accepts, which are not among them.")
    notes: list[str] = Field(description="What could not be judged, and why.")


class PointOut(Record):
    """How one measure of one channel stood in one audit: mean and standard deviation over `n` touchpoints."""

    number: int = Field(description="The audit.")
    created_at: datetime
    channel: str
    measure: str
    n: int
    mean: float
    deviation: float


class DriftOut(Record):
    """A channel that moved: told in audit `number`, moving since audit `since`, by `size` standard deviations of single texts."""

    channel: str
    measure: str
    number: int
    told_at: datetime
    since: int
    begun_at: datetime
    size: float


class TrendsOut(BaseModel):
    """How the brand's channels moved over its audits."""

    points: list[PointOut] = Field(description="Every measure in every audit, oldest first.")
    drifts: list[DriftOut] = Field(description="What moved away from what was usual.")


class FindingFilter(Paging):
    """Which findings are asked for; what is not named is not filtered by."""

    severity: Severity | None = Field(None, description="Of this severity.")
    concern: str | None = Field(None, max_length=80, description="Of this concern, as in voice or offer.")
    kind: str | None = Field(None, max_length=80, description="Of this kind, as in offer-conflict.")
    channel: str | None = Field(None, max_length=80, description="About a touchpoint of this channel.")

    def lets_pass(self, finding: Any, channels: dict[str, str]) -> bool:
        """Whether a finding is asked for; `channels` by locator."""
        return (
            self.severity in {None, finding.severity}
            and self.concern in {None, finding.concern}
            and self.kind in {None, finding.kind}
            and (self.channel is None or self.channel in {channels.get(locator) for locator in finding.locators})
        )


@router.get("/audits", summary="The audits", responses=problems())
def audits(access: Viewer, paging: PageAsked) -> PageOut[EntryOut]:
    """The brand's audits, newest first: those that the nights made, and those of scans that people started."""
    entries = access.desk.history().entries(access.desk.brand)
    return PageOut[EntryOut].model_validate(paging.cut(entries[::-1]))


@router.get("/audits/{number}", summary="One audit", responses=problems())
def audit(access: Viewer, number: Number) -> AuditOut:
    """Its verdicts, and how much it saw."""
    return audit_out(access, number)


@router.get("/audits/{number}/findings", summary="What an audit found", responses=problems())
def findings(access: Viewer, number: Number, asked: Annotated[FindingFilter, Query()]) -> PageOut[FindingOut]:
    """Its findings, in the order of the report: the gravest first."""
    whole = _audit(access, number)
    channels = {one.locator: one.channel for one in whole.touchpoints}
    return PageOut[FindingOut].model_validate(asked.cut([one for one in whole.findings if asked.lets_pass(one, channels)]))


@router.get(
    "/audits/{number}/report",
    summary="The whole report",
    responses=problems() | {200: {"content": {"application/json": {"schema": {"type": "object"}}}, "description": "consistency-report/1"}},
    response_class=Response,
)
def report(access: Viewer, number: Number) -> Response:
    """Everything that the audit holds, as `consistency scan --format json` writes it; its schema is in the reference."""
    return Response(Json().render(_audit(access, number)), media_type="application/json")


@router.get("/trends", summary="How channels moved", responses=problems())
def trends(
    access: Viewer,
    channel: Annotated[str | None, Query(max_length=80, description="Of this channel alone.")] = None,
    measure: Annotated[str | None, Query(max_length=80, description="Of this measure alone.")] = None,
) -> TrendsOut:
    """How every measure of every channel stood in every audit, and where one moved away from what was usual for it."""
    points = access.desk.history().points(access.desk.brand)
    drifts = [
        drift for chart in watch(points, access.desk.least_shift) for drift in chart.drifts
    ]  # of all points: how they are measured stands in rows of its own
    return TrendsOut(
        points=[PointOut.model_validate(one) for one in points if _is_asked(one, channel, measure)],
        drifts=[DriftOut.model_validate(one) for one in drifts if _is_asked(one, channel, measure)],
    )


def _is_asked(one: Point | Drift, channel: str | None, measure: str | None) -> bool:
    return channel in {None, one.channel} and measure in {None, one.measure}


def _audit(access: Access, number: int) -> Audit:
    return access.desk.history().audit(access.desk.brand, number)


def audit_out(access: Access, number: int) -> AuditOut:
    """An audit of the brand's in short; StoreError STO04 where it has none of that number."""
    one = _audit(access, number)
    return AuditOut(
        number=number,
        brand=one.brand,
        campaign=one.campaign,
        launch=one.launch,
        created_at=one.created_at,
        verdict=one.verdict,
        is_complete=one.is_complete,
        concerns=[ConcernOut.model_validate(each) for each in one.concerns],
        touchpoints=len(one.touchpoints),
        findings={severity: sum(each.severity is severity for each in one.findings) for severity in Severity},
        accepted=sum(each.finding is not None for each in one.decisions),
        notes=list(one.notes),
    )
