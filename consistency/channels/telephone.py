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

VALUE = re.compile(
    r"\{\{\s*(?P<liquid>[^{}|]{1,120}?)\s*(?:\|[^{}]{0,120})?\}\}|(?P<path>\$(?:\.[A-Za-z]\w*){2,8}|\$(?:\['[^'\]]{1,60}'\]){1,8})"
)
"""A value that the flow looks up during the call: Twilio's Liquid, Amazon Connect's JSON paths."""
TAG = re.compile(r"\{%[^{}%]{0,200}%\}")
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
        for paragraph in paragraphs(spoken(filled(prompt)).replace("\n", "\n\n")):
            telling.composition.add(paragraph, Role.BODY, step.label, url_links(paragraph))
    for recording in step.recordings:
        why = f"plays the recording {recording!r}: its words are not read, add its script"
        telling.skipped.append(Skipped(f"{file.locator}#{step.name}", why))


def filled(prompt: str) -> str:
    """The prompt with each value that is looked up during the call as a word in brackets, as a script writes what is read out."""
    return VALUE.sub(lambda match: f"[{_named(match.group('liquid') or match.group('path'))}]", TAG.sub("", prompt))


def _named(path: str) -> str:
    """The last name of a path: `flow.data.first_name` is the first name."""
    names = re.findall(r"[A-Za-z]\w*", path)
    return names[-1].replace("_", " ") if names else "value"


def _in_order(ways: Iterable[Way]) -> list[Way]:
    """Keys first and in their order, spoken answers after them as they come, ways without an answer last."""
    return sorted(ways, key=lambda way: (not way.key, KEYS.find(way.key) if way.key in KEYS else len(KEYS)))


def told(file: SourceFile, telling: Telling, title: str, language: str | None) -> Touchpoint:
    """The touchpoint of a flow; UnreadableError REA23 where it says nothing in words."""
    if not any(part.role is Role.BODY for part in telling.composition.parts):
        raise file.error("REA23", "the flow says nothing in words.", "Recordings are not read: add their script as a text.")
    return telling.composition.touchpoint(file, Kind.SCRIPT, title=re.sub(r"[_\s]+", " ", title).strip(), language=language)
