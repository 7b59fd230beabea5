"""Gorgias macros: the replies that support sends, from the macros' JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from consistency.channels.composition import Composition
from consistency.channels.files import SourceFile
from consistency.channels.json_records import load, objects, records, string
from consistency.channels.macro_text import add_reply
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

SHAPE = re.compile(r'\s*[\[{].*"actions"\s*:.*"(?:setResponseText|setSubject|addTags|setStatus)"', re.DOTALL)


class Gorgias:
    """Macros of Gorgias, from the JSON that its interface answers with (`/api/macros`).

    **What is read.** The text that a macro writes into the reply (HTML where there is some), and the subject that it sets.

    **What is skipped.** Archived macros (unless the source says `keep_paused = true`), and macros that only tag, assign or close.

    **Source.** Gorgias developer documentation, "The Macro object".
    """

    name: ClassVar[str] = "gorgias"
    formats: ClassVar[str] = "JSON of /api/macros"
    reads: ClassVar[str] = "reply text with markup, subject; name as internal name; language"
    skips: ClassVar[str] = "archived macros, macros without a reply"
    source: ClassVar[str] = "Gorgias developer documentation: The Macro object"

    def recognises(self, file: SourceFile) -> bool:
        """True where the JSON holds macros whose actions are Gorgias's."""
        return bool(SHAPE.match(file.head_text))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The macros in the order of the file."""
        for number, record in enumerate(records(load(file), "data", "macros"), 1):
            yield _read(file, number, record)


def _read(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    if not isinstance(record, dict) or not isinstance(record.get("actions"), list):
        return file.unreadable(number, "REA18", "this entry is no macro: it has no actions.", "Check that the export is complete.")
    if record.get("archived_datetime") and not file.keep_paused:
        return file.skipped(number, "an archived macro")
    composition, language = Composition(), string(record.get("language")) or None
    for arguments in _arguments(record, "setSubject"):
        composition.add(string(arguments.get("subject")), Role.SUBJECT, "subject")
    for arguments in _arguments(record, "setResponseText"):
        add_reply(composition, string(arguments.get("body_html")) or string(arguments.get("body_text")))
    if not any(part.role is not Role.SUBJECT for part in composition.parts):
        return file.skipped(number, "a macro that sends no reply")
    meta = {"intent": string(record.get("intent"))} if record.get("intent") else {}
    return composition.touchpoint(file, Kind.MACRO, number=number, title=string(record.get("name")), language=language, meta=meta)


def _arguments(record: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    for action in objects(record["actions"]):
        if action.get("name") == name and isinstance(action.get("arguments"), dict):
            yield action["arguments"]
