"""Triage: findings to be accepted, assigned, noted on or proposed as approved copy; every decision is in the audit trail."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from consistency.flows.accept import AcceptError, Terms, accept, withdraw
from consistency.flows.on_brand import PROPOSED, proposals, propose, standing
from consistency.flows.triage import ACCEPTED, ASSIGNED, NOTE, NOTED, REASON, TO, UNTIL, WITHDRAWN, cases
from consistency.records.audit import Audit
from consistency.records.triage import Case
from consistency.web.pages.campaign import Wanted
from consistency.web.people import Access, Approver, Editor, Viewer
from consistency.web.refusals import no_such_page
from consistency.web.shown.triage import counts, decided, shown_case, triage
from consistency.web.view import is_part, render

router = APIRouter(prefix="/b/{brand}/triage")
REMEMBERED = 5000
"""Deeds of the audit trail that are looked through for a brand's cases."""
Words = Annotated[str, Form(min_length=1, max_length=500)]
Short = Annotated[str, Form(max_length=200)]


@router.get("")
def listed(
    request: Request, access: Viewer, wanted: Wanted, state: str = "open", finding: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """The cases of one state; or the one of a `finding`, whatever its state."""
    audit = access.desk.audit()
    if audit is None:
        return render(request, "triage.html", {"audit": None, "waiting": proposals(access.desk.project)})
    deeds = access.trail.of(access.desk.brand, newest=REMEMBERED)
    shown = triage(audit, deeds, wanted, "all" if finding else state, access.person.login)
    if finding:
        shown["cases"] = tuple(one for one in shown["cases"] if one.id == finding)
    shown |= decided(deeds)
    return render(request, "triage.html", shown | {"only": finding, "waiting": proposals(access.desk.project)})


@router.post("/{finding}/accept")
def accept_finding(request: Request, access: Approver, finding: str, reason: Words, owner: Short = "", until: Short = "") -> Response:
    """Accepts a finding: it no longer counts, until that day or until it is taken back."""
    case = _case(access, finding)
    terms = Terms(reason.strip(), owner.strip() or access.person.name, _day(until))
    accept(access.desk.project, _audit(access), [case.finding], terms, datetime.now(UTC).date())
    access.record(ACCEPTED, finding, {REASON: terms.reason, "owner": terms.owner, UNTIL: str(terms.until or "")})
    return _answer(request, access, finding)


@router.post("/{finding}/withdraw")
def take_back(request: Request, access: Approver, finding: str) -> Response:
    """Undoes an acceptance: the finding counts again."""
    _case(access, finding)
    if withdraw(access.desk.project, finding):
        access.record(WITHDRAWN, finding)
    return _answer(request, access, finding)


@router.post("/{finding}/assign")
def assign(request: Request, access: Editor, finding: str, to: Short = "") -> Response:
    """Says who is to see to a finding; nobody, where the name is empty."""
    _case(access, finding)
    access.record(ASSIGNED, finding, {TO: to.strip()})
    return _answer(request, access, finding)


@router.post("/{finding}/note")
def note(request: Request, access: Editor, finding: str, words: Words) -> Response:
    """Puts a note beside a finding."""
    _case(access, finding)
    access.record(NOTED, finding, {NOTE: words.strip()})
    return _answer(request, access, finding)


@router.post("/{finding}/on-brand")
def on_brand(access: Editor, finding: str, why: Short = "") -> Response:
    """Proposes the whole text of a finding as approved copy; somebody with the right must confirm it."""
    audit, desk = _audit(access), access.desk
    locator = _case(access, finding).finding.locators[0]
    item = next((one for one in audit.touchpoints if one.locator == locator), None)
    if item is None:
        raise no_such_page()
    made = propose(desk.project, item.text, item.channel, access.person.signature, datetime.now(UTC), locator, why.strip())
    access.record(PROPOSED, made.id, {"channel": made.channel, "source": locator} | (standing(item.voice) if item.voice else {}))
    return RedirectResponse(f"/b/{desk.slug}/voice/proposals/{made.id}", 303)


def _audit(access: Access) -> Audit:
    audit = access.desk.audit()
    if audit is None:
        raise no_such_page()
    return audit


def _case(access: Access, finding: str) -> Case:
    deeds = access.trail.of(access.desk.brand, finding, newest=REMEMBERED)
    found = next((one for one in cases(_audit(access), deeds) if one.finding.id == finding), None)
    if found is None:
        raise no_such_page()
    return found


def _answer(request: Request, access: Access, finding: str) -> Response:
    """The case as it is now and the counts that it changes, for htmx; else the page that lists it."""
    if not is_part(request):
        return RedirectResponse(f"/b/{access.desk.slug}/triage?finding={finding}#c-{finding}", 303)
    audit, deeds = _audit(access), access.trail.of(access.desk.brand, newest=REMEMBERED)
    shown = {"it": shown_case(audit, _case(access, finding)), "opened": False, "is_answer": True}
    return render(request, "_case.html", shown | counts(audit, deeds, access.person.login) | decided(deeds))


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given.strip() else None
    except ValueError as error:
        raise AcceptError(f"{given!r} is no day.", todo="Write it as 2027-03-31.", code="ACC04") from error
