"""What a night brought that was not known: findings new, worse or resolved, and what can no longer be read."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from consistency.records.audit import Audit
from consistency.records.finding import Finding, is_another_difference
from consistency.records.history import Drift, News


def news_of(now: Audit, last: Audit | None, before: Sequence[Audit] = (), drifts: tuple[Drift, ...] = ()) -> News:
    """The news of an audit beside the `last` one; `before` are those since the last complete one, oldest first, where `last` is not.

    What a source that cannot be read takes with it is not resolved, and not new when it comes back: where an audit could not see a
    finding's touchpoints, the one before speaks for it. What somebody accepted meanwhile is not resolved either.
    """
    known = _known([*before, *([last] if last else [])])
    was_unread = set(unread(last)) if last else set()
    new, worse, resolved = told_apart(known, now.findings)
    decided = {one.finding.id for one in now.decisions if one.finding} | {one.id for wanted in now.intended for one in wanted.findings}
    return News(
        new=new,
        worse=worse,
        resolved=tuple(one for one in resolved if is_seen(one, now) and one.id not in decided),
        drifts=drifts,
        unread=tuple(unread(now)),
        newly_unread=tuple(line for line in unread(now) if line not in was_unread),
    )


def is_seen(finding: Finding, audit: Audit) -> bool:
    """Whether an audit could tell that a finding is gone: its touchpoints were read, or all of their channel was and they are not there."""
    read = {one.locator for one in audit.touchpoints}
    return not any(may_be_hidden(locator, audit) for locator in finding.locators if locator not in read)


def may_be_hidden(locator: str, audit: Audit) -> bool:
    """Whether a touchpoint that an audit did not read may be among what it could not read."""
    return any(_may_hide(line.locator, locator) for source in audit.sources for line in source.unreadable)


def _may_hide(gap: str, locator: str) -> bool:
    """Whether what could not be read may have held the touchpoint: its own file, a folder above it, or a service, whose name is no path."""
    return locator == gap or locator.startswith((gap.rstrip("/") + "/", gap + "#")) or "/" not in gap


def unread(audit: Audit) -> Iterator[str]:
    """Everything that could not be read, a line each."""
    for source in audit.sources:
        for line in source.unreadable:
            yield f"{source.channel}: {line.locator}: {line.what}"


def told_apart(
    before: Sequence[Finding], after: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Finding], ...], tuple[Finding, ...]]:
    """Findings that are new, pairs (old, new) that got worse, and findings that are gone.

    A finding is known by its id, or by the same words in the same place: an id changes where a second place begins to say the same.
    """
    was, now = _by_key(before), _by_key(after)
    old = {id(one): (was.get(key) or was.get(place)) for key, place, one in _keys(after)}
    new = tuple(one for one in after if old[id(one)] is None)
    worse = tuple((known, one) for one in after if (known := old[id(one)]) is not None and _is_worse(known, one))
    return new, worse, tuple(one for key, place, one in _keys(before) if key not in now and place not in now)


def _is_worse(known: Finding, now: Finding) -> bool:
    """Whether it became more severe, or the same words contradict something else than they did: that is another problem for the team."""
    return now.severity.rank > known.severity.rank or is_another_difference(known.expected, now.expected)


def _keys(findings: Sequence[Finding]) -> Iterator[tuple[Hashable, Hashable, Finding]]:
    return ((one.id, (one.fingerprint, one.locators), one) for one in findings)


def _by_key(findings: Sequence[Finding]) -> dict[Hashable, Finding]:
    return {name: one for key, place, one in _keys(findings) for name in (key, place)}


def _known(audits: Sequence[Audit]) -> tuple[Finding, ...]:
    """What is open after these audits: what each found, and of what was open before it what it could not see."""
    known: tuple[Finding, ...] = ()
    for audit in audits:
        hidden = () if audit.is_complete else tuple(one for one in known if not is_seen(one, audit))
        carried, _, _ = told_apart(audit.findings, hidden)
        known = (*audit.findings, *carried)
    return known
