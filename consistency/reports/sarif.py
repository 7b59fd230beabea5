"""The findings as SARIF 2.1.0, for code hosts and editors that show results beside a repository's files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import quote

from consistency.records.audit import Audit
from consistency.records.collection import Unreadable
from consistency.records.finding import Finding
from consistency.reports.anchors import Anchor, Anchors
from consistency.reports.decision_text import accepted_findings
from consistency.reports.finding_text import finding_lines, kind_words
from consistency.reports.wording import coverage_gaps, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "consistencyFindingId/v1"
INCOMPLETE = "incomplete"
"""The id of notifications of what should have been looked at and was not."""


class Sarif:
    """One run with a rule for each kind of finding; what was not read or not checked is told as notifications of an unsuccessful run.

    A finding about a file points at that file. One about a touchpoint that came from a site, mailbox or account points at the line of the
    settings that declares its source. Copy has no line numbers once it is read, so a file's findings point at its first line and name the
    touchpoint as their logical location.
    """

    name: ClassVar[str] = "sarif"
    suffix: ClassVar[str] = ".sarif"

    def render(self, audit: Audit) -> bytes:
        """The log, UTF-8."""
        return json.dumps(_log(audit), ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _log(audit: Audit) -> dict[str, Any]:
    anchors = Anchors.of(audit)
    set_apart = accepted_findings(audit)
    kinds = tuple(dict.fromkeys(finding.kind for finding in (*audit.findings, *(one for one, _ in set_apart))))
    run = {
        "tool": {"driver": {"name": "consistency", "semanticVersion": audit.version, "rules": [_rule(kind) for kind in kinds]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(audit, anchors)],
        "results": [
            *(_result(audit, finding, kinds.index(finding.kind), anchors) for finding in audit.findings),
            *(_suppressed(_result(audit, finding, kinds.index(finding.kind), anchors), why) for finding, why in set_apart),
        ],
        "properties": {"verdict": audit.verdict.value, "brand": visible(audit.brand), "campaign": visible(audit.campaign)},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(kind: str) -> dict[str, Any]:
    return {"id": kind, "shortDescription": {"text": f"{kind_words(kind)}."}}


def _invocation(audit: Audit, anchors: Anchors) -> dict[str, Any]:
    unread = ((gap, anchors.in_source(gap.locator, source)) for source in audit.sources for gap in source.unreadable)
    gaps = coverage_gaps(audit)
    return {
        "executionSuccessful": audit.is_complete and not gaps,
        "endTimeUtc": f"{audit.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "toolExecutionNotifications": [*(_notification(gap, anchor) for gap, anchor in unread), *map(_not_looked_at, gaps)],
    }


def _not_looked_at(gap: str) -> dict[str, Any]:
    """A gap of the whole scan, which lies in no file."""
    return {"level": "error", "message": {"text": f"{gap}."}, "descriptor": {"id": INCOMPLETE}}


def _notification(gap: Unreadable, anchor: Anchor) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"{visible(gap.locator)} could not be read: {visible(gap.what)} {visible(gap.todo)}".strip()},
        "descriptor": {"id": gap.code},
        "locations": [_location(anchor, gap.locator)],
    }


def _result(audit: Audit, finding: Finding, rule: int, anchors: Anchors) -> dict[str, Any]:
    return {
        "ruleId": finding.kind,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": "\n".join((visible(finding.message), *finding_lines(audit, finding)))},
        "locations": [_location(anchors.at(finding.locators[0]), finding.locators[0])],
        "relatedLocations": list(_related(finding, anchors)),
        "partialFingerprints": {FINGERPRINT: finding.id},
        "properties": {"concern": finding.concern, "code": finding.code, "certainty": finding.certainty},
    }


def _suppressed(result: dict[str, Any], why: str) -> dict[str, Any]:
    """A result that was decided to be left as it is."""
    return result | {"suppressions": [{"kind": "external", "status": "accepted", "justification": why}]}


def _related(finding: Finding, anchors: Anchors) -> Iterable[dict[str, Any]]:
    """The further touchpoints that it is about, and those that say otherwise."""
    said = [(locator, "also concerned") for locator in finding.locators[1:]] + [(locator, "says otherwise") for locator in finding.against]
    for number, (locator, how) in enumerate(said, 1):
        yield _location(anchors.at(locator), locator) | {"id": number, "message": {"text": f"{visible(locator)} {how}"}}


def _location(anchor: Anchor, locator: str) -> dict[str, Any]:
    uri = quote(anchor.path, errors="surrogateescape")  # the bytes of a name that is no UTF-8
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": anchor.line}},
        "logicalLocations": [{"fullyQualifiedName": visible(locator), "kind": "touchpoint"}],
    }
