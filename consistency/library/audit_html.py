"""How an audit and a finding look in a notebook."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from consistency.library.markup import badge, box, line, quote, strong, table
from consistency.records.audit import Audit
from consistency.records.finding import Finding, Severity

MOST_FINDINGS = 8
MOST_QUOTES = 4


def audit_html(audit: Audit) -> str:
    """The verdict, the concerns by channel, and the first findings; the rest is counted."""
    read = sum(source.read for source in audit.sources if source.purpose == "campaign")
    unread = sum(len(source.unreadable) for source in audit.sources)
    about = f"{audit.campaign} of {audit.brand}: {read} touchpoints read, {unread or 'nothing'} unreadable; {_counted(audit)}."
    more = len(audit.findings) - MOST_FINDINGS
    rest = line(f"and {more} more: audit.to_frame('findings')", faint=True) if more > 0 else Markup("")
    return box(line(badge(audit.verdict.value), strong(about)), _concerns(audit), *map(_told, audit.findings[:MOST_FINDINGS]), rest)


def _counted(audit: Audit) -> str:
    by_severity = Counter(one.severity for one in audit.findings)
    told = [f"{by_severity[one]} {one.value}{'s' * (by_severity[one] != 1)}" for one in Severity if by_severity[one]]
    return ", ".join(told) or "no findings"


def _concerns(audit: Audit) -> Markup:
    channels = list(dict.fromkeys(one.channel for one in audit.touchpoints))
    rows = (
        [one.title, badge(one.verdict.value), *(badge(one.channels[name].value) if name in one.channels else "–" for name in channels)]
        for one in audit.concerns
    )
    return table(["", "Verdict", *channels], rows)


def _told(finding: Finding) -> Markup:
    return line(badge(finding.severity.value), finding.message)


def finding_html(finding: Finding) -> str:
    """The message, the quotes with the words around them, and what to do."""
    quotes = [quote(one.quote, " ".join(filter(None, (one.says, f"({one.locator})"))), one.before, one.after) for one in finding.evidence]
    where = f"{finding.kind} {finding.code}, finding {finding.id}"
    fix = line(finding.fix) if finding.fix else Markup("")
    return box(line(badge(finding.severity.value), strong(finding.message)), *quotes[:MOST_QUOTES], fix, line(where, faint=True))
