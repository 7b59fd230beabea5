"""The audit as JSON Lines: one record a line, for programs that read as they go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.records.audit import Audit
from consistency.reports.json import plain_audit

LISTS = {"concerns": "concern", "touchpoints": "touchpoint", "findings": "finding", "decisions": "decision", "sources": "source"}
"""The audit's lists, and what a record of each is called."""
LEFT_OUT = {*LISTS, "measurements"}


class JsonLines:
    """First the scan as a whole, then every concern, touchpoint, finding, decision and source; `record` says what a line is.

    The fields are those of the JSON report, but for the measurements, which only that holds.
    """

    name: ClassVar[str] = "jsonl"
    suffix: ClassVar[str] = ".jsonl"

    def render(self, audit: Audit) -> bytes:
        """Lines of UTF-8 JSON; ReportError (REP04) where the audit holds a number that JSON cannot write."""
        lines = (json.dumps(record, ensure_ascii=False, allow_nan=False) for record in _records(plain_audit(audit)))
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _records(plain: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"record": "scan"} | {key: value for key, value in plain.items() if key not in LEFT_OUT}
    for key, name in LISTS.items():
        yield from ({"record": name} | item for item in plain[key])
