"""Telephone flows: walks a graph of steps in the order in which a caller can hear them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from consistency.channels.composition import Composition, paragraphs, url_links
from consistency.channels.files import SourceFile
from consistency.channels.ssml import spoken
from consistency.records.collection import Skipped
from consistency.records.touchpoint import Kind, Role, Touchpoint

KEYS = "123456789 0*#"
"""The keys of a telephone in the order in which menus offer them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one step to the next; `key` is what the caller presses or says, "" where nothing is asked."""

    to: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a flow: what is said there, where it leads; `recordings` are prompts of which only the sound is known."""

    name: str
    prompts: Sequence[str] = ()
    ways: Sequence[Way] = ()
    label: str = "prompt"
    recordings: Sequence[str] = ()


@dataclass
class Telling:
    """What a walk through a flow gave."""

    composition: Composition = field(default_factory=Composition)
    heard: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)


def tell(file: SourceFile, start: str, steps: Mapping[str, Step]) -> Telling:
    """The prompts from `start` on, each step once and each branch to its end before the next, keys in their order on the telephone.

    The key that leads to a branch is a direction before it. Steps that say something and that nobody reaches are skipped by name.
    """
    telling = Telling()
    waiting = [Way(start)]
    while waiting:
        way = waiting.pop()
        step = steps.get(way.to)
        if step is None or way.to in telling.heard:
            continue
        telling.heard.add(way.to)
        if way.key:
            telling.composition.add(f"[{way.key}]", Role.DIRECTION, "key")
        _say(file, step, telling)
        waiting += reversed(_in_order(step.ways))
    for name, step in steps.items():
        if name not in telling.heard and step.prompts:
            telling.skipped.append(Skipped(f"{file.locator}#{step.name}", "a prompt that no caller reaches"))
    return telling


def _say(file: SourceFile, step: Step, telling: Telling) -> None:
    for prompt in step.prompts:
        for paragraph in paragraphs(spoken(prompt).replace("\n", "\n\n")):
            telling.composition.add(paragraph, Role.BODY, step.label, url_links(paragraph))
    for recording in step.recordings:
        why = f"plays the recording {recording!r}: its words are not read, add its script"
        telling.skipped.append(Skipped(f"{file.locator}#{step.name}", why))


def _in_order(ways: Iterable[Way]) -> list[Way]:
    """Keys first and in their order, spoken answers after them as they come, ways without an answer last."""
    return sorted(ways, key=lambda way: (not way.key, KEYS.find(way.key) if way.key in KEYS else len(KEYS)))


def told(file: SourceFile, telling: Telling, title: str, language: str | None) -> Touchpoint:
    """The touchpoint of a flow; UnreadableError REA23 where it says nothing in words."""
    if not any(part.role is Role.BODY for part in telling.composition.parts):
        raise file.error("REA23", "the flow says nothing in words.", "Recordings are not read: add their script as a text.")
    return telling.composition.touchpoint(file, Kind.SCRIPT, title=re.sub(r"[_\s]+", " ", title).strip(), language=language)
