"""The paths that the settings declare, each step with the touchpoints that it matches."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from urllib.parse import parse_qs, urlsplit

from consistency.records.campaign import Journey, Step
from consistency.records.reading import Reading
from consistency.records.touchpoint import Touchpoint
from consistency.settings import PathSettings, Project
from consistency.settings.lines import line_of

TAG = "utm_campaign="


def journeys_of(project: Project, readings: Iterable[Reading]) -> tuple[Journey, ...]:
    """Every declared path; a step that matches nothing keeps its place, so that it can be told as not checked."""
    touchpoints = [reading.touchpoint for reading in readings]
    return tuple(_journey(path, number, project, touchpoints) for number, path in enumerate(project.settings.path))


def _journey(path: PathSettings, number: int, project: Project, touchpoints: list[Touchpoint]) -> Journey:
    line = line_of(project.lines, ("path", number, "steps"))
    place = f"{project.file.name}:{line}" if line else project.file.name
    return Journey(path.name, tuple(Step(step, place, _matching(step, touchpoints)) for step in path.steps))


def _matching(step: str, touchpoints: Iterable[Touchpoint]) -> tuple[str, ...]:
    return tuple(touchpoint.locator for touchpoint in touchpoints if _is_met(step, touchpoint))


def _is_met(step: str, touchpoint: Touchpoint) -> bool:
    if step.startswith(TAG):
        return any(_campaign_tag(link.url) == step.removeprefix(TAG) for link in touchpoint.links)
    return any(fnmatchcase(place, step) for place in (touchpoint.locator, touchpoint.uri) if place)


def _campaign_tag(url: str) -> str:
    try:
        return next(iter(parse_qs(urlsplit(url).query).get("utm_campaign", ())), "")
    except ValueError:  # half a bracketed address, as merge tags leave behind, has no tags
        return ""
