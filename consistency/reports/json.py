"""The audit as data: `consistency-report/1`, for other programs and for reading an audit back."""

from __future__ import annotations

import json
import math
from typing import Any, ClassVar

from consistency.errors import ReportError
from consistency.records.audit import Audit

SCHEMA = "consistency-report/1"
REWRITE = "Give a report written with --format json."


class Json:
    """Everything that an audit holds, as UTF-8 JSON with keys in a fixed order; the same audit gives the same bytes."""

    name: ClassVar[str] = "json"
    suffix: ClassVar[str] = ".json"

    def render(self, audit: Audit) -> bytes:
        """The whole report; ReportError (REP04) where the audit holds a number that JSON cannot write."""
        from pydantic_core import to_json

        document = plain_audit(audit)
        try:
            return bytes(to_json(document, indent=1)) + b"\n"
        except ValueError:
            # Half a surrogate pair, as damaged exports hold, becomes the escape that JSON has for it.
            text = json.dumps(document, ensure_ascii=False, indent=1)
            return text.encode("utf-8", "backslashreplace") + b"\n"


def compact(audit: Audit) -> bytes:
    """What `audit_from_json` makes the same audit of, on one line and made sooner: for audits that nobody is to read as they are."""
    from pydantic_core import to_json

    try:
        body = bytes(to_json(audit, inf_nan_mode="constants"))
    except ValueError:  # half a surrogate pair
        return Json().render(audit)
    return f'{{"schema":"{SCHEMA}",'.encode() + body.removeprefix(b"{")


def audit_from_json(report: bytes, where: str = "") -> Audit:
    """The audit that a JSON report was made from; `where` names it in errors.

    Raises ReportError where it is not JSON (REP01), of another format or version (REP02), or does not hold what an audit holds (REP03).
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Audit).validate_python(_parsed(report, where))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ReportError(
            f"{first['msg']}.", where=" ".join(filter(None, (where, field))), todo="Write the report again.", code="REP03"
        ) from error


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the report."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(Audit).json_schema(mode="serialization")
    finding = schema["$defs"]["Finding"]
    finding["properties"] = {"id": {"type": "string", "pattern": "^[0-9a-f]{12}$"}} | finding["properties"]
    schema["properties"] = {"schema": {"const": SCHEMA}} | schema["properties"]
    for definition in (schema, *schema["$defs"].values()):
        if "properties" in definition:  # everything is always written, also what has a default
            definition["required"] = list(definition["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA} | {
        key: value for key, value in schema.items() if key != "title"
    }


def plain_audit(audit: Audit) -> dict[str, Any]:
    """The audit as JSON has it: strings, finite numbers, lists and dicts; ReportError (REP04) where it holds a number that is none."""
    from pydantic import TypeAdapter

    plain: dict[str, Any] = TypeAdapter(Audit).dump_python(audit, mode="json")
    findings: list[dict[str, Any]] = [
        {"id": finding.id} | record for finding, record in zip(audit.findings, plain["findings"], strict=True)
    ]
    document = {"schema": SCHEMA} | plain | {"findings": findings}
    _require_numbers(document)
    return document


def _require_numbers(value: object) -> None:
    match value:
        case float() if not math.isfinite(value):
            raise ReportError(f"the audit holds a number that is none ({value}).", code="REP04")
        case dict():
            for item in value.values():
                _require_numbers(item)
        case list():
            for item in value:
                _require_numbers(item)


def _parsed(report: bytes, where: str) -> dict[str, Any]:
    try:
        document = json.loads(report)
    except ValueError as error:
        raise ReportError(f"this is no JSON: {error}.", where=where, todo=REWRITE, code="REP01") from error
    schema = document.get("schema") if isinstance(document, dict) else None
    if schema != SCHEMA:
        raise ReportError(f"this is no {SCHEMA}, its schema is {schema!r}.", where=where, todo=REWRITE, code="REP02")
    return {key: value for key, value in document.items() if key != "schema"}
