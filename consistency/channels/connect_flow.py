"""Amazon Connect flows: what callers hear, in the order of the menu, from the present and the older export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, string
from consistency.channels.telephone import Step, Way, tell, told
from consistency.records.collection import Skipped
from consistency.records.touchpoint import Touchpoint

WORDS = ("SSML", "Text")
RECORDINGS = ("PromptId", "AudioPrompt", "Media")


class ConnectFlow:
    """Reads one exported flow as one script: from its start, then each branch of a menu in the order of its keys.

    **Reads** `Text` and `SSML` of prompts, menus, loops of prompts and Lex inputs; keys and answers as directions.
    **Skips** recordings (named), steps that nothing leads to (named), steps that say nothing.
    **Source** Amazon Connect API Reference, "Amazon Connect Flow language"; the older export as its console wrote it.
    """

    name: ClassVar[str] = "connect_flow"
    formats: ClassVar[str] = "Amazon Connect flow (JSON, present and older export)"
    reads: ClassVar[str] = "spoken prompts in menu order, SSML stripped; keys as directions; looked-up values in brackets"
    skips: ClassVar[str] = "recordings and steps that no caller reaches (both named)"
    source: ClassVar[str] = "Amazon Connect API Reference: Flow language"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file is JSON with a start and actions, or with the modules of the older export."""
        start = file.head_text
        is_new = '"StartAction"' in start or ('"Actions"' in start and '"Identifier"' in start)
        return start.startswith("{") and (is_new or ('"modules"' in start and ('"branches"' in start or '"contactFlow"' in start)))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped]:
        """The flow; UnreadableError where it is damaged or says nothing in words."""
        document = load(file)
        document = document if isinstance(document, dict) else {}
        steps = {
            step.name: step for step in (*map(_action, objects(document.get("Actions"))), *map(_module, objects(document.get("modules"))))
        }
        if not steps:
            raise file.error("DOC03", "the flow has no actions.", "Export it again from the flow editor.")
        telling = tell(file, string(document.get("StartAction")) or string(document.get("start")) or next(iter(steps)), steps)
        yield from telling.skipped
        yield told(file, telling, _title(document), None)


def _title(document: dict[str, Any]) -> str:
    for key in ("Metadata", "metadata"):
        inner = document.get(key)
        if isinstance(inner, dict):
            return string(inner.get("name")) or string(inner.get("Name"))
    return ""


def _action(action: dict[str, Any]) -> Step:
    """A step of the present flow language."""
    parameters = action.get("Parameters")
    said: list[dict[str, Any]] = [parameters, *objects(parameters.get("Messages"))] if isinstance(parameters, dict) else []
    transitions = action.get("Transitions")
    ways = list(_ways(transitions)) if isinstance(transitions, dict) else []
    return Step(string(action.get("Identifier")), _first(said, WORDS), ways, "prompt", _first(said, RECORDINGS))


def _first(said: list[dict[str, Any]], keys: tuple[str, ...]) -> list[str]:
    """Of each message the first of the keys that it has, as text."""
    found = (next((_words(one[key]) for key in keys if one.get(key)), "") for one in said)
    return [text for text in found if text]


def _words(value: Any) -> str:
    return string(value.get("Uri")) if isinstance(value, dict) else string(value)


def _ways(transitions: dict[str, Any]) -> Iterator[Way]:
    for condition in objects(transitions.get("Conditions")):
        compared = condition.get("Condition")
        operands = compared.get("Operands") if isinstance(compared, dict) else None
        yield Way(string(condition.get("NextAction")), str(operands[0]) if isinstance(operands, list) and operands else "")
    yield Way(string(transitions.get("NextAction")))
    for error in objects(transitions.get("Errors")):
        yield Way(string(error.get("NextAction")))


def _module(module: dict[str, Any]) -> Step:
    """A step of the older export: parameters are a list of names and values."""
    parameters = {string(p.get("name")): p for p in objects(module.get("parameters"))}
    said = string(parameters.get("Text", {}).get("value"))
    played = parameters.get("AudioPrompt", {})
    recording = string(played.get("resourceName")) or string(played.get("value"))
    ways = [_branch(branch) for branch in objects(module.get("branches"))]
    return Step(string(module.get("id")), [said] if said else [], ways, "prompt", [recording] if recording and not said else [])


def _branch(branch: dict[str, Any]) -> Way:
    value = branch.get("conditionValue")
    return Way(string(branch.get("transition")), str(value) if value is not None and branch.get("condition") == "Evaluate" else "")
