"""The findings as workflow commands, which GitHub Actions shows as annotations beside a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from consistency.records.audit import Audit
from consistency.records.finding import Finding, Severity
from consistency.reports.anchors import Anchor, Anchors
from consistency.reports.decision_text import decision_lines
from consistency.reports.finding_text import finding_lines
from consistency.reports.wording import coverage_gaps, headline, visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class Github:
    """A line for each finding and each thing that was not read or not looked at, the verdict last; for standard output of a workflow step.

    GitHub shows the first ten errors, warnings and notices of a step; the rest stands in the step's log.
    """

    name: ClassVar[str] = "github"
    suffix: ClassVar[str] = ".txt"

    def render(self, audit: Audit) -> bytes:
        """One command a line; whatever copy holds, it cannot end its line or begin another command."""
        return "".join(f"{line}\n" for line in _lines(audit)).encode("utf-8", "replace")


def _lines(audit: Audit) -> Iterator[str]:
    anchors = Anchors.of(audit)
    for finding in audit.findings:
        yield _command(LEVELS[finding.severity], anchors.at(finding.locators[0]), _title(audit, finding), _message(audit, finding))
    for source in audit.sources:
        for gap in source.unreadable:
            message = f"{gap.locator} could not be read: {gap.what} {gap.todo}"
            yield _command("error", anchors.in_source(gap.locator, source), f"{gap.code}: not checked", message)
    for line in coverage_gaps(audit):
        yield f"::warning title={_property('Not looked at')}::{_data(line)}"
    for line in decision_lines(audit):
        yield f"::notice title={_property('Decided')}::{_data(line)}"
    yield f"::notice title={_property(f'Consistency: {audit.verdict.value}')}::{_data(headline(audit))}"


def _title(audit: Audit, finding: Finding) -> str:
    concern = next((one.title for one in audit.concerns if one.concern == finding.concern), finding.concern)
    return f"{concern}: {finding.locators[0]}"


def _message(audit: Audit, finding: Finding) -> str:
    return "\n".join((visible(finding.message), *finding_lines(audit, finding), f"Id: {finding.id}"))


def _command(level: str, anchor: Anchor, title: str, message: str) -> str:
    return f"::{level} file={_property(anchor.path)},line={anchor.line},title={_property(visible(title))}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
