"""The stage of the customer's journey by rule: what lies in a place belongs to the stage that the settings name for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from consistency.records.collection import Collection
from consistency.records.touchpoint import Touchpoint
from consistency.settings.model import StageSettings


def staged(collections: Iterable[Collection], rules: Sequence[StageSettings]) -> tuple[Collection, ...]:
    """The collections with each touchpoint's stage by the first rule that its locator or address matches; else as it was."""
    if not rules:
        return tuple(collections)
    return tuple(replace(one, touchpoints=tuple(_staged(touchpoint, rules) for touchpoint in one.touchpoints)) for one in collections)


def _staged(touchpoint: Touchpoint, rules: Sequence[StageSettings]) -> Touchpoint:
    places = [place for place in (touchpoint.locator, touchpoint.uri) if place]
    stage = next((rule.stage for rule in rules if any(fnmatchcase(place, rule.match) for place in places)), None)
    return replace(touchpoint, stage=stage) if stage else touchpoint
