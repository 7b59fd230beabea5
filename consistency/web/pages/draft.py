"""Check a draft: copy that somebody pastes or drops is held against the brand; nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from consistency.errors import UnreadableError
from consistency.flows.draft import check_draft, draft_of
from consistency.flows.surroundings import Surroundings
from consistency.records.touchpoint import Touchpoint
from consistency.web.parsing import SUFFIXES
from consistency.web.people import Viewer
from consistency.web.shown.draft import answer
from consistency.web.state import state_of
from consistency.web.view import is_part, render

router = APIRouter(prefix="/b/{brand}/draft")
LONGEST, MOST_IN_A_FILE = 50_000, 200_000
"""Characters of a pasted draft, and of all texts of a file, that are checked at a time."""
CHANGE = re.compile(r"(?P<start>\d{1,9})-(?P<end>\d{1,9}):(?P<words>.*)", re.DOTALL)
"""A rewording, as `START-END:WORDS`."""
NO_TEXT = "There is nothing to check yet: paste some copy, or choose a file."


@router.get("")
def form(request: Request, access: Viewer, instead_of: str = "") -> Response:
    """The empty form, or with the text of the campaign's touchpoint that a draft would take the place of."""
    around = access.desk.surroundings()
    text = next((one.touchpoint.text for one in around.campaign if one.touchpoint.locator == instead_of), "")
    return _page(request, around, text=text, instead_of=instead_of if text else "")


@router.post("")
def check(
    request: Request,
    access: Viewer,
    text: Annotated[str, Form()] = "",
    channel: Annotated[str, Form()] = "",
    instead_of: Annotated[str, Form()] = "",
    change: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The verdict on a draft, pasted or as a file; `change` is a rewording to be made in it first, as `START-END:WORDS`."""
    around = access.desk.surroundings()
    if file is not None and file.filename:
        return _uploaded(request, around, file, channel)
    written = changed(text.replace("\r\n", "\n"), change)
    if not written.strip():
        return _page(request, around, problem=NO_TEXT, channel=channel)
    if len(written) > LONGEST:
        what = f"this has {len(written):,} characters; {LONGEST:,} are checked at a time."
        raise UnreadableError(what, todo="Check it in parts, or scan it as a file of the campaign.", code="WEB20")
    return _checked(request, around, [draft_of(written)], channel, instead_of, text=written, writes_back=bool(change))


def changed(text: str, change: str) -> str:
    """The text with the rewording made; as it is where there is none, or where it would not fit."""
    asked = CHANGE.fullmatch(change)
    if asked is None:
        return text
    start, end = int(asked["start"]), int(asked["end"])
    return text[:start] + asked["words"] + text[end:] if start < end <= len(text) else text


def _uploaded(request: Request, around: Surroundings, file: UploadFile, channel: str) -> Response:
    """The verdict on a file. Where it holds one text, that is put into the form to be worked on."""
    parsed = state_of(request).parser.parse(file.file, file.filename or "", channel)
    long = sum(len(one.text) for one in parsed.touchpoints)
    if long > MOST_IN_A_FILE:
        what = f"this file has {long:,} characters of copy; {MOST_IN_A_FILE:,} are checked at a time."
        raise UnreadableError(what, todo="Check it in parts, or scan it as a file of the campaign.", code="WEB20")
    text = parsed.touchpoints[0].text if len(parsed.touchpoints) == 1 else ""
    gaps = [f"{one.locator}: {one.what} {one.todo}" for one in parsed.unreadable]
    return _checked(request, around, parsed.touchpoints, channel, "", text=text, writes_back=True, gaps=gaps)


def _checked(
    request: Request,
    around: Surroundings,
    drafts: Sequence[Touchpoint],
    channel: str,
    instead_of: str,
    *,
    text: str,
    writes_back: bool,
    gaps: Sequence[str] = (),
) -> Response:
    known = channel if channel in around.channels else ""
    made = state_of(request).turns.run(lambda: check_draft(around, drafts, known, instead_of=instead_of))
    checked = answer(made, around)
    shown = {"text": text, "channel": known, "instead_of": instead_of, "answer": checked, "writes_back": writes_back, "gaps": gaps}
    return _page(request, around, **shown)


def _page(request: Request, around: Surroundings, **shown: object) -> Response:
    given = {"text": "", "channel": "", "instead_of": "", "problem": "", "answer": None, "writes_back": False, "gaps": ()} | shown
    given |= {"channels": around.channels, "missing": around.missing, "accepted": ",".join(sorted(SUFFIXES))}
    if is_part(request):
        return render(request, "_draft_answer.html", given | {"is_answer": True})
    return render(request, "draft.html", given | {"writes_back": False, "is_answer": False})
