"""The brand: how it sounds, what its guide declares, which baseline is judged by, and copy to be approved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from consistency.errors import ConsistencyError
from consistency.flows import on_brand
from consistency.flows.score import Judge
from consistency.records.people import Role
from consistency.reports.portrait_html import shown as portrait_shown
from consistency.web.people import Access, Approver, Editor, Viewer
from consistency.web.shown.voice import about_voice, outlook_shown
from consistency.web.view import is_part, render

router = APIRouter(prefix="/b/{brand}/voice")
Copy = Annotated[str, Form(min_length=1, max_length=40_000)]
Short = Annotated[str, Form(max_length=200)]


@router.get("")
def voice(request: Request, access: Viewer) -> Response:
    """All about the voice; the portrait, which takes a moment, comes after."""
    around = access.desk.surroundings()
    return render(request, "voice.html", about_voice(access.desk.project, around.judge) | {"missing": around.missing})


@router.get("/portrait")
def portrait(request: Request, access: Viewer) -> Response:
    """The learned voice in words and pictures."""
    return render(request, "_portrait.html" if is_part(request) else "portrait.html", portrait_shown(access.desk.portrait()))


@router.post("/proposals")
def propose(access: Editor, text: Copy, channel: Short, why: Short = "") -> Response:
    """Proposes copy to be approved."""
    desk = access.desk
    made = on_brand.propose(desk.project, text.replace("\r\n", "\n"), channel, access.person.signature, datetime.now(UTC), why=why.strip())
    access.record(on_brand.PROPOSED, made.id, {"channel": made.channel})
    return RedirectResponse(f"/b/{desk.slug}/voice/proposals/{made.id}", 303)


@router.get("/proposals/{proposal}")
def look(request: Request, access: Viewer, proposal: str) -> Response:
    """One proposal with what confirming it would change."""
    desk, one = access.desk, on_brand.proposal(access.desk.project, proposal)
    shown = outlook_shown(on_brand.outlook(desk.project, one, _judge(access).learned, desk.encoder()))
    return render(request, "proposal.html", shown)


@router.post("/proposals/{proposal}/confirm")
def confirm(access: Approver, proposal: str) -> Response:
    """Lets the copy be judged by from now on."""
    desk, one = access.desk, on_brand.proposal(access.desk.project, proposal)
    learned = _judge(access).learned
    outlook = on_brand.outlook(desk.project, one, learned, desk.encoder())
    place = on_brand.approve(desk.project, one, learned, desk.encoder())
    known = {"change": outlook.change.verdict.value, "place": place, "before": outlook.change.old_version}
    access.record(on_brand.APPROVED, one.id, known | on_brand.standing(outlook.so_far))
    desk.learn_again()
    return RedirectResponse(f"/b/{desk.slug}/voice#baseline", 303)


@router.post("/proposals/{proposal}/decline")
def decline(access: Editor, proposal: str) -> Response:
    """Lets go of a proposal; an editor only of their own."""
    desk, one = access.desk, on_brand.proposal(access.desk.project, proposal)
    if one.by != access.person.signature and not access.person.may(Role.APPROVER, desk.brand):
        raise on_brand.ProposalError("this was proposed by somebody else.", todo="Ask them, or an approver.", code="PRO06")
    on_brand.drop(desk.project, one.id)
    access.record(on_brand.DECLINED, one.id)
    return RedirectResponse(f"/b/{desk.slug}/voice#baseline", 303)


@router.post("/take-out")
def take_out(access: Approver, place: Annotated[str, Form(max_length=500)]) -> Response:
    """Undoes an approval: the copy is judged by no longer."""
    desk = access.desk
    on_brand.take_out(desk.project, place)
    access.record(on_brand.TAKEN_OUT, detail={"place": place})
    desk.learn_again()
    return RedirectResponse(f"/b/{desk.slug}/voice#baseline", 303)


def _judge(access: Access) -> Judge:
    """What is judged by; ProposalError where there is nothing yet that copy could be added to."""
    try:
        return access.desk.judge()
    except ConsistencyError as error:
        raise on_brand.ProposalError(error.what, where=error.where, todo=error.todo, code="PRO07") from error
