"""Copy in another language than English: nothing is told of its voice, and that its offers were not read is told as a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consistency.baseline.assess import unjudged
from consistency.records.collection import Collection, Unreadable
from consistency.records.reading import Reading
from consistency.records.touchpoint import Touchpoint
from consistency.records.voice import Assessment, Representation
from consistency.segment.languages import foreign_language

TODO = "Check it by hand, or keep it in a folder that no [[source]] names."


def in_english(readings: Sequence[Reading]) -> list[Reading]:
    """Those of some readings that are in English, or too short to tell."""
    return [reading for reading in readings if not foreign_language(reading.touchpoint.text)]


def heard_in_english(texts: Sequence[Representation], readings: Sequence[Reading]) -> list[Representation]:
    """Those of some texts whose readings, which are in their order, are in English or too short to tell."""
    return [text for text, reading in zip(texts, readings, strict=True) if not foreign_language(reading.touchpoint.text)]


def with_foreign_told(collection: Collection) -> Collection:
    """The collection with a line for each of its touchpoints that is not in English; the touchpoints stay."""
    told = tuple(line for one in collection.touchpoints if (line := _line(one)))
    return replace(collection, unreadable=(*collection.unreadable, *told)) if told else collection


def _line(touchpoint: Touchpoint) -> Unreadable | None:
    language = foreign_language(touchpoint.text)
    what = f"it is in {language}: voice and offers are read in English only."
    return Unreadable(touchpoint.locator, "REA93", what, TODO) if language else None


def with_foreign_apart(assessments: Sequence[Assessment], readings: Sequence[Reading]) -> tuple[Assessment, ...]:
    """The assessments of some readings, in order; of one that is not in English nothing is told."""
    return tuple(_untold(one, foreign_language(reading.touchpoint.text)) for one, reading in zip(assessments, readings, strict=True))


def _untold(assessment: Assessment, language: str) -> Assessment:
    if not language:
        return assessment
    why = f"It is in {language}, and voice is judged in English only."
    return unjudged(assessment.locator, assessment.yardstick, why)
