"""The audit as JUnit XML, for build servers that count tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from consistency.records.audit import Audit, ConcernSummary, SourceSummary, Verdict
from consistency.records.finding import Finding, Severity
from consistency.reports.decision_text import accepted_findings
from consistency.reports.finding_text import finding_lines
from consistency.reports.wording import count, coverage_gaps, visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FORBIDDEN = re.compile("[\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold and that `visible` leaves as they are."""


class Junit:
    """A suite for each concern, a case for each finding and for each channel without one, a suite for the declared sources, and
    one for what the gate says was not looked at.

    What stops a launch is a failure. What wants a look, and what nobody checked, is skipped with its reason: it neither fails a build nor
    counts as passed. What could not be read is an error.
    """

    name: ClassVar[str] = "junit"
    suffix: ClassVar[str] = ".xml"

    def render(self, audit: Audit) -> bytes:
        """The document, UTF-8."""
        from xml.etree.ElementTree import Element, indent, tostring

        root = Element("testsuites", name=_text(f"{audit.brand}: {audit.campaign}"))
        for concern in audit.concerns:
            _add_suite(root, concern.title, audit, list(_concern_cases(audit, concern)))
        _add_suite(root, "Sources", audit, [_source_case(source) for source in audit.sources])
        if gaps := coverage_gaps(audit):
            _add_suite(root, "Not looked at", audit, [_case("gate", gap, "skipped", f"{gap}.") for gap in gaps])
        if decided := _decided_cases(audit):
            _add_suite(root, "Decisions", audit, decided)
        indent(root)
        rendered: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return rendered + b"\n"


def _add_suite(root: Element, name: str, audit: Audit, cases: Sequence[Element]) -> None:
    from xml.etree.ElementTree import SubElement

    counted = {what: str(sum(case.find(tag) is not None for case in cases)) for what, tag in OUTCOMES.items()}
    stamp = f"{audit.created_at:%Y-%m-%dT%H:%M:%S}"
    suite = SubElement(root, "testsuite", {"name": _text(name), "tests": str(len(cases)), "timestamp": stamp, "time": "0"} | counted)
    suite.extend(cases)


OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def _concern_cases(audit: Audit, concern: ConcernSummary) -> Iterator[Element]:
    found = [finding for finding in audit.findings if finding.concern == concern.concern]
    channel_of = {item.locator: item.channel for item in audit.touchpoints}
    for finding in found:
        yield _finding_case(audit, finding, channel_of)
    told = {channel_of.get(locator) for finding in found for locator in finding.locators}
    for channel, verdict in concern.channels.items():
        if channel not in told:
            yield _channel_case(concern, channel, verdict)
    if not concern.channels and not found:
        yield _case(concern.concern, concern.title, _outcome_of(concern.verdict), concern.reason)


def _finding_case(audit: Audit, finding: Finding, channel_of: dict[str, str]) -> Element:
    name = f"{finding.locators[0]} {finding.kind} {finding.id}"
    tag = {Severity.ERROR: "failure", Severity.WARNING: "skipped", Severity.NOTE: ""}[finding.severity]
    word = {"failure": "STOP", "skipped": "LOOK", "": "NOTE"}[tag]
    text = "\n".join(finding_lines(audit, finding))
    return _case(f"{finding.concern}.{channel_of.get(finding.locators[0], 'approved')}", name, tag, f"{word}: {finding.message}", text)


def _channel_case(concern: ConcernSummary, channel: str, verdict: Verdict) -> Element:
    reasons = {"skipped": f"{verdict.value} in this channel.", "error": "Nothing found, but not everything could be read."}
    tag = _outcome_of(verdict)
    return _case(f"{concern.concern}.{channel}", channel, tag, reasons.get(tag, ""))


def _outcome_of(verdict: Verdict) -> str:
    """The outcome of a case without findings: a pass, not checked or off, or not to be read in full."""
    return {Verdict.PASS: "", Verdict.NOT_CHECKED: "skipped", Verdict.OFF: "skipped"}.get(verdict, "error")


def _decided_cases(audit: Audit) -> list[Element]:
    """A skipped case for each finding that was decided to be left as it is."""
    told = accepted_findings(audit)
    return [_case("decisions", f"{one.locators[0]} {one.kind} {one.id}", "skipped", why) for one, why in told]


def _source_case(source: SourceSummary) -> Element:
    gaps = "\n".join(visible(f"{gap.locator} ({gap.code}): {gap.what} {gap.todo}") for gap in source.unreadable)
    message = f"{count(len(source.unreadable), 'thing')} could not be read."
    return _case(f"sources.{source.purpose}", f"{source.channel} {source.path}", "error" if gaps else "", message, gaps)


def _case(group: str, name: str, tag: str, message: str = "", text: str = "") -> Element:
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", classname=_text(group), name=_text(name), time="0")
    if tag:
        attributes = {"message": _text(message)} | ({} if tag == "skipped" else {"type": "STOP" if tag == "failure" else "unreadable"})
        SubElement(case, tag, attributes).text = _lines(text)
    elif message:
        SubElement(case, "system-out").text = _lines(f"{message}\n{text}".strip())
    return case


def _text(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", visible(text))


def _lines(text: str) -> str:
    return "\n".join(_text(line) for line in text.split("\n"))
