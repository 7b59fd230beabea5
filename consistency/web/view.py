"""Pages from templates: everything of copy is escaped, and each page knows who looks at it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

import consistency
from consistency.records.people import Role
from consistency.reports import wording
from consistency.reports.html import TEMPLATES
from consistency.reports.portrait_words import plain
from consistency.web.state import state_of
from consistency.web.visits import remember, visit_of

HERE = Path(__file__).parent
STATIC = HERE / "static"
REPORT, REPORT_STYLES = TEMPLATES, ("report.css", "voice.css")
"""Where the templates and styles of the launch page and of portraits lie, which pages show the same things by."""
NAVIGATION = (
    ("draft", "Check a draft"),
    ("campaign", "Campaign"),
    ("triage", "Triage"),
    ("voice", "Brand"),
    ("history", "History"),
)
"""The pages of a brand, by the last part of their address."""


def environment() -> Environment:
    """The templates of the package."""
    made = Environment(
        loader=FileSystemLoader([HERE / "templates", REPORT]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"static": static_address(), "navigation": NAVIGATION, "version": consistency.__version__, "Role": Role}
    made.globals |= {"count": wording.count}
    made.filters |= {"day": wording.day, "visible": wording.visible, "listed": wording.listed, "plain": plain}
    return made


def static_address() -> Callable[[str], str]:
    """A function from a static file's name to its address, which changes with the file so that browsers may keep it for ever."""
    files = [*(file for file in sorted(STATIC.iterdir()) if file.is_file()), *(REPORT / name for name in REPORT_STYLES)]
    marks = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in files}
    return lambda name: f"/static/{name}?v={marks[name]}"


def render(request: Request, template: str, context: Mapping[str, Any] | None = None, status: int = 200) -> HTMLResponse:
    """A template as an answer. Besides `context` it may use `person` (None where nobody is signed in), `csrf`, `desk`, `desks`, `here`."""
    state, visit = state_of(request), visit_of(request)
    person, desk = getattr(request.state, "person", None), getattr(request.state, "desk", None)
    given = {
        "person": person,
        "csrf": state.seal.csrf(visit.token),
        "desk": desk,
        "desks": [one for one in state.bench.desks.values() if person is not None and person.role_in(one.brand)],
        "here": request.url.path,
        "settings": state.settings,
    }
    text = state.templates.get_template(template).render(given | dict(context or {}))
    answer = HTMLResponse(text, status)
    if visit.is_new:
        remember(request, answer, state.seal, visit.token)
    return answer


def is_part(request: Request) -> bool:
    """Whether htmx asks, which puts the answer into the page that is there; else the whole page is wanted."""
    return request.headers.get("HX-Request") == "true"
