"""Twilio Studio flows: what callers hear and what senders of messages read, in the order of the menu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, string
from consistency.channels.telephone import Step, Way, tell, told
from consistency.records.collection import Skipped
from consistency.records.touchpoint import Touchpoint

SPOKEN = ("say",)
WRITTEN = ("body",)


class TwilioFlow:
    """Reads one exported flow as one script: the trigger's way first, then each branch of a menu in the order of its keys.

    **Reads** `say` of prompts and menus, `body` of messages, SSML stripped; keys and answers as directions.
    **Skips** recordings (named), steps that nothing leads to (named), steps that say nothing.
    **Source** Twilio documentation, "Studio Flow definition" and "Widget library".
    """

    name: ClassVar[str] = "twilio_flow"
    formats: ClassVar[str] = "Twilio Studio flow (JSON)"
    reads: ClassVar[str] = "spoken prompts and messages in menu order, SSML stripped; keys as directions; looked-up values in brackets"
    skips: ClassVar[str] = "recordings and steps that no caller reaches (both named)"
    source: ClassVar[str] = "Twilio Docs: Studio Flow definition; Widget library"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is JSON with states that have transitions, or with the state to begin in."""
        start = file.head_text
        return start.startswith("{") and '"states"' in start and ('"initial_state"' in start or '"transitions"' in start)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped]:
        """The flow; UnreadableError where it is damaged or says nothing in words."""
        document = load(file)
        document = document.get("definition", document) if isinstance(document, dict) else {}
        states = list(objects(document.get("states") if isinstance(document, dict) else None))
        if not states:
            raise file.error("DOC03", "the flow has no states.", "Export it again: Studio, the flow's trigger, Show flow JSON.")
        steps = {string(state.get("name")): _step(state) for state in states}
        start = string(document.get("initial_state")) or string(states[0].get("name"))
        telling = tell(file, start, steps)
        yield from telling.skipped
        yield told(file, telling, string(document.get("description")), _language(states))


def _properties(state: dict[str, Any]) -> dict[str, Any]:
    found = state.get("properties")
    return found if isinstance(found, dict) else {}


def _step(state: dict[str, Any]) -> Step:
    properties = _properties(state)
    said = [text for key in SPOKEN if (text := string(properties.get(key)))]
    written = (
        [text for key in WRITTEN if (text := string(properties.get(key)))] if "message" in _type(state) or "reply" in _type(state) else []
    )
    played = string(properties.get("play"))
    ways = [_way(t) for t in objects(state.get("transitions"))]
    name = string(state.get("name"))
    return Step(name, said + written, ways, "message" if written else "prompt", [played] if played and not said else [])


def _type(state: dict[str, Any]) -> str:
    return string(state.get("type"))


def _way(transition: dict[str, Any]) -> Way:
    """The way to the next state; a comparison with a value is the key or word that was asked for."""
    values = [string(condition.get("value")) for condition in objects(transition.get("conditions"))]
    return Way(string(transition.get("next")), next((v for v in values if v), ""))


def _language(states: list[dict[str, Any]]) -> str | None:
    """The language of the first step that names one."""
    named = (string(_properties(state).get("language")) for state in states)
    return next((language for language in named if re.fullmatch(r"[a-z]{2}(?:-[A-Za-z]{2,4})?", language)), None)
