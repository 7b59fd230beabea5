"""Where customers go from a touchpoint: by its links, or along a path that the settings declare; and what lies there unread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.checks.slicing import quote_around
from consistency.records.campaign import Campaign, Journey, Step
from consistency.records.finding import Evidence, Measurement, Severity
from consistency.records.reading import Reading
from consistency.records.touchpoint import Role

CHECK = "message_match"
TELLING = (Role.SUBJECT, Role.HEADLINE, Role.CTA, Role.BODY)
"""What is quoted of a touchpoint whose link leads nowhere that was read, the first that it has."""
MOST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Leg:
    """From one touchpoint to what a customer meets next.

    `must_give` says that what is promised must be there: it is the page that is linked. `where` tells in a finding what the targets are.
    """

    source: str
    targets: tuple[str, ...]
    must_give: bool
    where: str = "on the page that this links to"


def legs(campaign: Campaign) -> Iterator[Leg]:
    """Every leg by links, then every further one that a declared path adds; a page that is linked is not looked at twice."""
    linked: dict[str, tuple[str, ...]] = {}
    for reading in campaign.readings:
        if targets := campaign.leads_to(reading.touchpoint):
            linked[reading.touchpoint.locator] = targets
            yield Leg(reading.touchpoint.locator, targets, must_give=True)
    pages = set(campaign.pages.values())
    for journey in campaign.journeys:
        for source, targets, is_next in _steps(journey):
            others = tuple(one for one in targets if one != source and one not in linked.get(source, ()))
            is_decided = is_next and any(one in linked.get(source, ()) for one in targets)
            if others and not is_decided:
                must_give = is_next and set(others) <= pages
                yield Leg(source, others, must_give=must_give, where=f"further along the path “{journey.name}”")


def _steps(journey: Journey) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Each touchpoint of a path with those of each later step, and whether that is the next one."""
    for at, step in enumerate(journey.steps):
        for later, target in enumerate(journey.steps[at + 1 :], at + 1):
            yield from ((source, target.locators, later == at + 1) for source in step.locators)


def unfollowed(campaign: Campaign) -> Iterator[Measurement]:
    """A note on each page that is linked and was not read, and on each step of a path that matches nothing: not checked, never kept."""
    sources: dict[str, list[Reading]] = defaultdict(list)
    for reading in campaign.readings:
        for key in campaign.unread_behind(reading.touchpoint):
            sources[key].append(reading)
    for key, found in sorted(sources.items()):
        if evidence := tuple(_opening(reading) for reading in found[:MOST_QUOTED] if _has_words(reading)):
            yield _unread(key, found, evidence)
    for journey in campaign.journeys:
        yield from (_unmatched(journey, step) for step in journey.steps if not step.locators)


def _has_words(reading: Reading) -> bool:
    return any(reading.slice(segment).strip() for segment in reading.segments)


def _opening(reading: Reading) -> Evidence:
    """The words that a touchpoint opens with, of the part that says most."""
    told = [segment for role in TELLING for segment in reading.segments if segment.role is role] or list(reading.segments)
    first = next(segment for segment in (*told, *reading.segments) if reading.slice(segment).strip())
    return quote_around(reading.touchpoint, (first.start, first.end), (first.start, first.end), "promised here")


def _unread(key: str, found: Iterable[Reading], evidence: tuple[Evidence, ...]) -> Measurement:
    about = tuple(reading.touchpoint.locator for reading in found)
    those = "This links to" if len(about) == 1 else f"These {len(about)} link to"
    return Measurement(
        check=CHECK,
        kind="hop-unchecked",
        code="message-not-checked",
        about=about,
        value=float(len(about)),
        evidence=evidence,
        message=f"{those} {key}, which was not read: whether it keeps what is promised here is not checked.",
        fix="Add the page to a [[source]], or correct the link.",
    )


def _unmatched(journey: Journey, step: Step) -> Measurement:
    return Measurement(
        check=CHECK,
        kind="hop-unchecked",
        code="message-not-checked",
        about=(step.place,),
        value=1.0,
        evidence=(Evidence(step.place, step.pattern, source="settings", says="a step of the path"),),
        message=f"Nothing that was read matches “{step.pattern}” of the path “{journey.name}”: that step is not checked.",
        fix="Correct the pattern, or add what it means to a [[source]].",
        severity=Severity.WARNING,  # somebody declared this step: that nobody could look at it is no side note
    )
