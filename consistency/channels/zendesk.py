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
    """Macros of Zendesk, from the JSON that its interface answers with.

    **What is read.** The comments that a macro writes, one macro a record; where plain and HTML form stand side by side, the HTML form.
    A macro's title is an internal name and no copy.

    **What is skipped.** Inactive macros (unless the source says `keep_paused = true`), macros that only set fields, and private comments,
    which customers never see.

    **Source.** Zendesk developer documentation, "Macros".
    """

    name: ClassVar[str] = "zendesk"
    formats: ClassVar[str] = "JSON of /api/v2/macros"
    reads: ClassVar[str] = "comments that macros send, with markup; title as internal name"
    skips: ClassVar[str] = "inactive macros, macros without a comment, private comments"
    source: ClassVar[str] = "Zendesk developer documentation: Macros"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file holds macros or records with actions."""
        start = file.head_text
        return bool(SHAPE.match(start)) and ('"macro' in start or '"field"' in start)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The macros; inactive ones and those that send no reply are skipped."""
        for number, record in enumerate(records(load(file), "macros"), 1):
            yield read_macro(file, number, record)


def read_macro(file: SourceFile, number: int, record: Any) -> Touchpoint | Skipped | Unreadable:
    """One macro of the list, or why it is no copy."""
    macro = record.get("macro", record) if isinstance(record, dict) else None
    if not isinstance(macro, dict) or not isinstance(macro.get("actions"), list):
        return file.unreadable(number, "REA18", "this entry is no macro: it has no actions.", "Check that the export is complete.")
    if macro.get("active") is False and not file.keep_paused:
        return file.skipped(number, "an inactive macro")
    if _is_private(macro):
        return file.skipped(number, "a macro that writes a private comment")
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


def _is_private(macro: dict[str, Any]) -> bool:
    """Whether the comment that it writes is seen by agents alone."""
    public = [action.get("value") for action in objects(macro["actions"]) if action.get("field") == "comment_mode_is_public"]
    return bool(public) and all(str(value).casefold() == "false" for value in public)


def _value(value: Any) -> str:
    """The text of an action; some name the channel first (`["channel:all", "Hello"]`)."""
    if isinstance(value, list):
        return next((v for v in reversed(value) if isinstance(v, str)), "")
    return string(value)
