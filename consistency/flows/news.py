"""What a night brought that was not known: findings new, worse or resolved, and what can no longer be read."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.records.audit import Audit
from consistency.records.finding import Finding
from consistency.records.history import Drift, News


def news_of(now: Audit, last: Audit | None, complete: Audit | None, drifts: tuple[Drift, ...] = ()) -> News:
    """The news of an audit beside the `last` one and the last `complete` one.

    What a source that cannot be read takes with it is not resolved, and not new when it comes back: where the last audit could not see a
    finding's touchpoints, the last complete one speaks for it.
    """
    known = _known(last, complete)
    found = {finding.id: finding for finding in now.findings}
    before = set(unread(last)) if last else set()
    return News(
        new=tuple(one for key, one in found.items() if key not in known),
        worse=tuple((known[key], one) for key, one in found.items() if key in known and one.severity.rank > known[key].severity.rank),
        resolved=tuple(one for key, one in known.items() if key not in found and is_seen(one, now)),
        drifts=drifts,
        unread=tuple(unread(now)),
        newly_unread=tuple(line for line in unread(now) if line not in before),
    )


def is_seen(finding: Finding, audit: Audit) -> bool:
    """Whether an audit could tell that a finding is gone: its touchpoints were read, or all of their channel was and they are not there."""
    read = {one.locator for one in audit.touchpoints}
    if all(locator in read for locator in finding.locators):
        return True
    gaps = [line.locator for source in audit.sources for line in source.unreadable]
    return not any(_may_hide(gap, locator) for gap in gaps for locator in finding.locators if locator not in read)


def _may_hide(gap: str, locator: str) -> bool:
    """Whether what could not be read may have held the touchpoint: its own file, a folder above it, or a service, whose name is no path."""
    return locator == gap or locator.startswith((gap.rstrip("/") + "/", gap + "#")) or "/" not in gap


def unread(audit: Audit) -> Iterator[str]:
    """Everything that could not be read, a line each."""
    for source in audit.sources:
        for line in source.unreadable:
            yield f"{source.channel}: {line.locator}: {line.what}"


def _known(last: Audit | None, complete: Audit | None) -> dict[str, Finding]:
    """The findings of the last audit, and those of the last complete one that the last could not see."""
    if last is None:
        return {}
    carried = complete.findings if complete is not None and not last.is_complete else ()
    return {one.id: one for one in carried if not is_seen(one, last)} | {one.id: one for one in last.findings}
