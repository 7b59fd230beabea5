"""What a reader of a report must know to trust it: copy that is its own yardstick, days that are over, files that are no copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from consistency.records.collection import OWN_WRITING, Collection
from consistency.records.touchpoint import Touchpoint
from consistency.settings import Project

SHOWN = 3
"""Names that are told as examples."""
MANY = 20_000
"""Touchpoints from which on a scan takes minutes and gigabytes."""
APART = "Give approved copy and copy to be scanned folders of their own."
NEW_DAY = "Correct campaign.launch, or take it out to have offers judged as of the day of the scan."


def own_writing(collections: Iterable[Collection]) -> Iterator[str]:
    """That reports and baselines of this program lie among the copy, where there are such."""
    found = dict.fromkeys(one.locator for collection in collections for one in collection.skipped if one.why == OWN_WRITING)
    if found:
        yield f"Files that consistency itself wrote lie among the copy and were not read as copy: {_some(list(found))}."


def compared_with_itself(approved: Iterable[Touchpoint], campaign: Iterable[Touchpoint]) -> Iterator[str]:
    """That touchpoints are their own yardstick, where some are read both as approved copy and as the campaign."""
    known = {one.locator for one in approved}
    both = list(dict.fromkeys(one.locator for one in campaign if one.locator in known))
    if both:
        many = "1 text of the campaign is" if len(both) == 1 else f"{len(both)} texts of the campaign are"
        yield f"{many} approved copy too, and compared with nothing but that: {_some(both)}. {APART}"


def nested_sources(project: Project) -> Iterator[str]:
    """Each source that is declared both as approved copy and as copy to be scanned, or lies in a folder that is."""
    approved = {one.path: (project.folder / one.path).resolve() for one in project.settings.baseline if one.path}
    for source in project.settings.source:
        place = (project.folder / source.path).resolve() if source.path else None
        around = next((path for path, other in approved.items() if place and _share(place, other)), None)
        if around is not None:
            named = repr(source.path) if around == source.path else f"{source.path!r} overlaps with {around!r}, so what lies in both"
            yield f"{named} is approved copy and copy to be scanned, and compared with itself."


def _share(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def launched_already(launch: date | None, today: date) -> Iterator[str]:
    """That the day of the launch is over, where it is."""
    if launch is not None and launch < today:
        yield f"campaign.launch, {launch}, is over, and offers are judged as of that day, not as of today."


def many_at_once(number: int) -> Iterator[str]:
    """That there is another way, where so many touchpoints are scanned that it is worth knowing."""
    if number >= MANY:
        yield f"{number:,} touchpoints are scanned at once. `consistency bulk` scans any number in little memory, on all processors."


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{', '.join(names[:SHOWN])}{more}"
