"""The compare phase: every check of the rack on one campaign, or the reason why it could not be made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from consistency.checks import CHECKS
from consistency.flows.measure import Measurer
from consistency.flows.progress import Progress
from consistency.protocols import UNASKED, Cache
from consistency.records.campaign import Campaign
from consistency.records.finding import Measurement


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the checks measured, and for each concern None where all of its checks that are on were made and else the first reason why not.

    `asked` are the checks of each concern that this campaign asks for, on or off; `off` are the concerns of which all are switched off.
    """

    measurements: tuple[Measurement, ...]
    checks_made: dict[str, str | None]
    asked: dict[str, tuple[str, ...]]
    off: frozenset[str] = frozenset()


def compare(
    campaign: Campaign,
    off: Mapping[str, str],
    progress: Progress,
    silence: Collection[str] = (),
    seen_by: Callable[[str], Campaign] | None = None,
    cache: Cache | None = None,
) -> Comparison:
    """Makes every check that the campaign has what it takes for; `off` says of checks that are not wanted why not.

    Measurements of the kinds in `silence` are left out. `seen_by` gives the part of the campaign that a check is shown, by its name;
    all are shown all of it where there is none. `cache` is what earlier scans measured.
    """
    whole = Measurer(campaign, cache)
    measured: list[Measurement] = []
    made: dict[str, str | None] = {}
    asked: dict[str, tuple[str, ...]] = {}
    for name in CHECKS:
        check = CHECKS[name]()
        seen = seen_by(name) if seen_by else campaign
        reason = check.lacks(seen)
        if reason == UNASKED:
            continue
        asked[check.concern] = (*asked.get(check.concern, ()), name)
        if name in off:
            continue
        made[check.concern] = made.get(check.concern) or reason
        if reason is None:
            progress(f"checking {name.replace('_', ' ')}")
            measurer = whole if seen is campaign else Measurer(seen, cache, campaign)
            measured.extend(item for item in measurer.measured(check) if item.kind not in silence)
    switched_off: dict[str, str | None] = {concern: off[names[0]] for concern, names in asked.items() if off.keys() >= set(names)}
    return Comparison(tuple(measured), made | switched_off, asked, frozenset(switched_off))
