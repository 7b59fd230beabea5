"""What lies between two audits that are at hand, without a history."""

from __future__ import annotations

from collections.abc import Mapping

from consistency.flows.news import told_apart
from consistency.records.audit import Audit, TouchpointSummary
from consistency.records.audit_change import AuditChange


def audit_change(before: Audit, after: Audit) -> AuditChange:
    """Findings that are new, worse, resolved and known, and touchpoints that came, went or were reworded."""
    new, worse, resolved = told_apart(before.findings, after.findings)
    fresh = {id(one) for one in new}
    was, now = _by_place(before), _by_place(after)
    return AuditChange(
        created_at=(before.created_at, after.created_at),
        verdict=(before.verdict, after.verdict),
        new=new,
        worse=worse,
        resolved=resolved,
        known=tuple(one for one in after.findings if id(one) not in fresh),
        added=tuple(one.locator for place, one in now.items() if place not in was),
        dropped=tuple(one.locator for place, one in was.items() if place not in now),
        reworded=tuple(one.locator for place, one in now.items() if place in was and was[place].digest != one.digest),
    )


def _by_place(audit: Audit) -> Mapping[str, TouchpointSummary]:
    return {one.id: one for one in audit.touchpoints}
