"""Findings to be decided on, as the page of triage shows them, and what was decided in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consistency.flows.on_brand import APPROVED, CHANCE, DECLINED, PROPOSED, TAKEN_OUT, VERDICT
from consistency.flows.triage import ACCEPTED, ASSIGNED, NOTE, NOTED, REASON, TO, UNTIL, WITHDRAWN, cases, is_accepted
from consistency.records.audit import Audit, VoiceVerdict
from consistency.records.people import Deed
from consistency.records.triage import Case
from consistency.reports import page, wording
from consistency.web.shown.campaign import Filter

STATES = {"open": "Open", "accepted": "Accepted", "mine": "Assigned to me", "all": "All"}
"""What the page can show, and how it is called."""
MOST_SHOWN, OPEN_AT_FIRST, RECENT = 80, 5, 30
"""Cases that the page lists, and of those that it does not fold; deeds of the audit trail that it lists."""
VOICE = "voice-drift"
"""The kind of finding of which the text itself may be right: it can be proposed as approved copy."""


@dataclass(frozen=True, slots=True)
class Line:
    """One deed in words: when, who, and what they did."""

    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class ShownCase:
    """One finding with what was decided about it; `source` is the touchpoint that could be proposed as approved copy, "" where none."""

    card: page.Card
    id: str
    channel: str
    locator: str
    accepted: str
    expired: str
    assignee: str
    lines: tuple[Line, ...]
    source: str


def triage(audit: Audit, deeds: Sequence[Deed], wanted: Filter, state: str, login: str) -> dict[str, Any]:
    """What the page lays out: the cases of this state that the filter lets through, and how many there are of each."""
    channel_of = {item.locator: item.channel for item in audit.touchpoints}
    by_state = _by_state(cases(audit, deeds), login)
    chosen = by_state.get(state, by_state["open"])
    let = [one for one in chosen if wanted.lets(one.finding, [channel_of.get(place, "") for place in one.finding.locators])]
    return {
        "audit": audit,
        "cases": tuple(shown_case(audit, one) for one in let[:MOST_SHOWN]),
        "more": max(len(let) - MOST_SHOWN, 0),
        "open_at_first": OPEN_AT_FIRST,
        "states": _counted(by_state),
        "state": state if state in STATES else "open",
        "wanted": wanted,
        "channels": wording.channels(audit),
        "sections": [(one.concern, one.title) for one in audit.concerns],
    }


def counts(audit: Audit, deeds: Sequence[Deed], login: str) -> dict[str, Any]:
    """How many cases there are of each state."""
    return {"states": _counted(_by_state(cases(audit, deeds), login))}


def decided(deeds: Sequence[Deed]) -> dict[str, Any]:
    """What was decided lately, in words; `deeds` newest first."""
    return {"recent": [line_of(deed) for deed in deeds[:RECENT]]}


def _by_state(every: Sequence[Case], login: str) -> dict[str, list[Case]]:
    return {
        "open": [one for one in every if not is_accepted(one)],
        "accepted": [one for one in every if is_accepted(one)],
        "mine": [one for one in every if one.assignee == login],
        "all": list(every),
    }


def _counted(by_state: Mapping[str, Sequence[Case]]) -> list[tuple[str, str, int]]:
    return [(name, words, len(by_state[name])) for name, words in STATES.items()]


def shown_case(audit: Audit, case: Case) -> ShownCase:
    """One case."""
    touchpoints = {item.locator: item for item in audit.touchpoints}
    finding, locator = case.finding, case.finding.locators[0]
    item = touchpoints.get(locator)
    terms = case.decision.acceptance if case.decision else None
    told = ""
    if terms:
        until = f", until {wording.day(terms.until)}" if terms.until else ""
        told = wording.visible(f"{terms.owner or 'Somebody'} accepts it{until}: {terms.reason}")
    return ShownCase(
        card=page.card(finding, touchpoints, {}, {one.concern: one.title for one in audit.concerns}),
        id=finding.id,
        channel=wording.visible(item.channel) if item else "",
        locator=locator,
        accepted=told if is_accepted(case) else "",
        expired="" if is_accepted(case) or not terms else f"{told} – but it {_why_again(case)}.",
        assignee=wording.visible(case.assignee),
        lines=tuple(line_of(deed) for deed in case.deeds),
        source=locator if finding.kind == VOICE and item and item.text else "",
    )


def _why_again(case: Case) -> str:
    return {"worse": "got worse since", "expired": "has run out"}.get(case.finding.standing.value, "counts again")


def line_of(deed: Deed) -> Line:
    """A deed as people say it."""
    return Line(f"{wording.day(deed.at)}, {deed.at:%H:%M} UTC", wording.visible(deed.who), wording.visible(_said(deed.action, deed.detail)))


def _said(action: str, detail: Mapping[str, str]) -> str:
    to = detail.get(TO, "")
    until = f" until {detail[UNTIL]}" if detail.get(UNTIL) else ""
    is_drift = detail.get(VERDICT) == VoiceVerdict.DRIFT
    flagged = f", which the voice called drift (chance {detail.get(CHANCE, '')})" if is_drift else ""
    told = {
        ACCEPTED: f"accepted it{until}{': ' + detail[REASON] if detail.get(REASON) else ''}",
        WITHDRAWN: "took the acceptance back",
        ASSIGNED: f"assigned it to {to}" if to else "assigned it to nobody",
        NOTED: f"noted: {detail.get(NOTE, '')}",
        PROPOSED: f"proposed copy of the channel {detail.get('channel', '')} to be approved{flagged}",
        APPROVED: f"approved copy ({detail.get('change', '')}){flagged}",
        DECLINED: "declined to approve copy",
        TAKEN_OUT: f"took approved copy out again ({detail.get('place', '')})",
    }
    return told.get(action, action)
