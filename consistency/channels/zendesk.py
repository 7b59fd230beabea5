"""Zendesk macros: the replies that support sends, from the macros' JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.channels.macro_text import add_reply
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Touchpoint

SHAPE = re.compile(r'^[\[{].*"(?:macros?|actions)"\s*:', re.DOTALL)
REPLIES = ("comment_value_html", "comment_value")


class Zendesk:
    """Reads one macro a record; its title is an internal name and no copy."""

    name: ClassVar[str] = "zendesk"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file holds macros or records with actions."""
        start = file.head_text
        return bool(SHAPE.match(start)) and ('"macro' in start or '"field"' in start)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The macros; inactive ones and those that send no reply are skipped."""
        for number, record in enumerate(records(load(file), "macros"), 1):
            yield _read(file, number, record)


def _read(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    macro = record.get("macro", record) if isinstance(record, dict) else None
    if not isinstance(macro, dict) or not isinstance(macro.get("actions"), list):
        return file.unreadable(number, "REA18", "this entry is no macro: it has no actions.", "Check that the export is complete.")
    if macro.get("active") is False:
        return file.skipped(number, "an inactive macro")
    composition, language = Composition(), None
    for reply in _replies(macro):
        language = add_reply(composition, reply) or language
    if not composition:
        return file.skipped(number, "a macro that sends no reply")
    return composition.touchpoint(file, Kind.MACRO, number=number, title=string(macro.get("title")), language=language)


def _replies(macro: dict[str, Any]) -> list[str]:
    """The comments that a macro writes; where the plain and the HTML form stand side by side, the HTML form."""
    written: dict[str, list[str]] = {name: [] for name in REPLIES}
    for action in objects(macro["actions"]):
        if action.get("field") in written:
            written[str(action["field"])].append(_value(action.get("value")))
    return next((texts for texts in written.values() if any(t.strip() for t in texts)), [])


def _value(value: Any) -> str:
    """The text of an action; some name the channel first (`["channel:all", "Hello"]`)."""
    if isinstance(value, list):
        return next((v for v in reversed(value) if isinstance(v, str)), "")
    return string(value)
