"""The compare phase: every check of the rack on one campaign, or the reason why it could not be made."""

from __future__ import annotations

from collections.abc import Collection as Names
from dataclasses import dataclass

from consistency.checks import CHECKS
from consistency.flows.context import in_context
from consistency.flows.progress import Progress
from consistency.protocols import UNASKED
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement

SKIPPED = "The settings skip this check."


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the checks measured, and for each concern None where it was checked in full and else the first reason why not."""

    measurements: tuple[Measurement, ...]
    checks_made: dict[str, str | None]


def compare(campaign: Campaign, skip: Names[str], progress: Progress) -> Comparison:
    """Makes every check that is not skipped and that the campaign has what it takes for."""
    measured: list[Measurement] = []
    made: dict[str, str | None] = {}
    for name in CHECKS:
        check = CHECKS[name]()
        reason = SKIPPED if name in skip else check.lacks(campaign)
        if reason == UNASKED:
            continue
        made[check.concern] = made.get(check.concern) or reason
        if reason is None:
            progress(f"checking {name.replace('_', ' ')}")
            measured.extend(check.measure(campaign))
    return Comparison(in_context(measured, campaign), made)
