"""The OpenAPI document: what FastAPI makes of the routes, with our problems instead of its own, and how programs say who they are."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import compile_path

from consistency.web.api.problems import ProblemOut

ABOUT = """Ask before you publish: hold copy against a brand's voice, words and offers, scan its campaign, read and decide on findings.

Every request carries a token (`consistency users token`): `Authorization: Bearer TOKEN`. A token acts for a person, within a role and,
where it was made so, for one brand. What a token has no role for is answered with 403; a brand that it may not know of with 404.

Writes take an `Idempotency-Key`: the same key with the same body gives the same answer for a day, and nothing is done twice."""
TAGS = [
    {"name": "brands", "description": "The brands that you may ask about, and what they are judged by."},
    {"name": "checks", "description": "Copy held against a brand before anybody publishes it. Nothing is kept of it."},
    {"name": "scans", "description": "Scans of a brand's campaign: started, watched, read."},
    {"name": "history", "description": "Audits, their findings, and how channels moved."},
    {"name": "acceptances", "description": "Findings that the team accepts."},
]
TOKEN = {"type": "http", "scheme": "bearer", "description": "A token of `consistency users token`."}
OWN = ("HTTPValidationError", "ValidationError")
"""Schemas of FastAPI's own errors, which are never sent."""


def describe(app: FastAPI) -> None:
    """Lets the application tell this document as its own."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def methods_at(app: FastAPI, path: str) -> list[str]:
    """The methods that the document names for an address, in capitals."""
    routes = (methods for template, methods in app.openapi()["paths"].items() if compile_path(template)[0].match(path))
    return sorted({method.upper() for methods in routes for method in methods})


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(title="consistency", version=app.version, description=ABOUT, tags=TAGS, routes=app.routes)
    parts = made.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    for name in OWN:
        schemas.pop(name, None)
    schemas["ProblemOut"] = ProblemOut.model_json_schema()
    parts["securitySchemes"] = {"token": TOKEN}
    made["security"] = [{"token": []}]
    return made
