"""The survey mirror: what the guide intends, what the copy does, and what customers hear, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from consistency.errors import SettingsError
from consistency.flows.baseline import bundled
from consistency.flows.progress import Progress, silent
from consistency.flows.read import collect_sources, read, read_guide_of, touchpoints_of
from consistency.records.guide import Guide
from consistency.records.reading import Reading
from consistency.records.survey import Answer, Heard, Mirror
from consistency.represent import represent_all
from consistency.represent.declared import declared_dials
from consistency.represent.dials import DIALS, Dial, text_dials
from consistency.settings import Project
from consistency.survey import heard_by_dial, questions_for, said_of, topics_of

LEAST_ANSWERS = 5
"""Fewer answers do not tell how a channel is heard."""
LEAST_TEXTS = 3
"""Fewer texts do not tell how a channel is written."""
WRITTEN, HEARD = 0.3, 0.2
"""Nearer to the middle than this, copy or answers take no side: in standard deviations, and in the answers' -1 to 1."""


def mirror(project: Project, progress: Progress = silent) -> Mirror:
    """The survey's answers beside the approved and the campaign's copy; SettingsError CFG06 where the settings declare no source."""
    if not project.settings.source and not project.settings.baseline:
        raise SettingsError("nothing to read is declared.", where=str(project.folder), todo="Add a [[source]] table.", code="CFG06")
    collections = (*collect_sources("baseline", project, progress), *collect_sources("campaign", project, progress))
    answers = [answer for one in collections for answer in one.answers]
    brand = project.settings.brand.name
    if not answers:
        todo = "Declare an export of a survey as a [[source]]; `consistency survey questions` writes questions to ask."
        return Mirror(brand, 0, (), (), (f"No survey answers were read. {todo}",))
    readings = read(touchpoints_of(collections))
    progress("listening to how each channel is written")
    written = _written(readings, (brand, *project.settings.brand.aliases))
    guide, _ = read_guide_of(project)
    heard, thin = _heard(answers, written, guide)
    unread = sum(len(one.unreadable) for one in collections)
    notes = (*thin, *([f"{unread} things could not be read."] if unread else []))
    return Mirror(brand, len(answers), heard, topics_of(answers, (one.touchpoint.text for one in readings)), notes)


def questions(project: Project) -> tuple[str, ...]:
    """Questions to ask of every channel that the settings declare, on the dials that are measured well enough to compare."""
    channels = dict.fromkeys(one.channel for one in (*project.settings.baseline, *project.settings.source))
    return questions_for(channels, [(dial.low, dial.high) for dial in DIALS if dial.confidence != "low"])


def _written(readings: Sequence[Reading], names: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """By channel the mean place of its texts on every dial; channels of fewer than LEAST_TEXTS texts are left out."""
    import numpy as np

    placed: dict[str, list[np.ndarray]] = {}
    for text in represent_all(readings, bundled(), names):
        if text.dials is not None and float(text.words.sum()) >= 1:
            placed.setdefault(text.channel, []).append(text_dials(text.dials, text.words))
    enough = {channel: places for channel, places in placed.items() if len(places) >= LEAST_TEXTS}
    return {channel: tuple(float(value) for value in np.mean(places, axis=0)) for channel, places in enough.items()}


def _heard(
    answers: Iterable[Answer], written: Mapping[str, Sequence[float]], guide: Guide | None
) -> tuple[tuple[Heard, ...], tuple[str, ...]]:
    """What is heard, by channel in the order of the dials, and notes on the channels of which too little is."""
    ends = [(dial.name, dial.low, dial.high) for dial in DIALS]
    means = heard_by_dial(said_of(answers, ends, declared_dials))
    intended = {dial: way for trait in (guide.traits if guide else ()) for dial, way in declared_dials(trait)}
    enough = {key: mean for key, mean in means.items() if mean[1] >= LEAST_ANSWERS}
    told = [
        _row(channel, number, intended.get(dial.name), written.get(channel), enough[channel, dial.name])
        for channel in dict.fromkeys(channel for channel, _ in enough)
        for number, dial in enumerate(DIALS)
        if (channel, dial.name) in enough
    ]
    thin = sorted({channel for channel, _ in means} - {channel for channel, _ in enough})
    return tuple(told), tuple(f"{channel}: fewer than {LEAST_ANSWERS} answers say how it sounds, so nothing is told." for channel in thin)


def _row(
    channel: str, number: int, intended: int | None, written: Sequence[float] | None, mean: tuple[float, int, tuple[str, ...]]
) -> Heard:
    dial, place = DIALS[number], None if written is None else written[number]
    heard, answers, quotes = mean
    says = _says(dial, intended, place, heard)
    return Heard(channel, dial.name, dial.low, dial.high, intended, place, heard, answers, quotes, says)


def _says(dial: Dial, intended: int | None, written: float | None, heard: float) -> str:
    """Where intention, copy and customers part company; empty where they agree or take no side."""
    side = _side(heard, HEARD)
    if side is None:
        return ""
    end = {1: dial.high, -1: dial.low}
    wrote = None if written is None else _side(written, WRITTEN)
    if intended not in {None, side}:
        meant = f"The guide means {end[intended or 1]}, customers hear {end[side]}"
        return f"{meant}: the copy is written {end[wrote]}." if wrote else f"{meant}."
    return f"The copy is written {end[wrote]}, customers hear {end[side]}." if wrote not in {None, side} else ""


def _side(place: float, least: float) -> int | None:
    return None if abs(place) < least else 1 if place > 0 else -1
