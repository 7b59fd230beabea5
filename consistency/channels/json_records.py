"""Reads exported JSON: the list of records wherever it lies, with Meta's damaged characters mended."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from consistency.channels.files import SourceFile

ASSIGNED = re.compile(r"^\s*(?:var\s+)?[\w.$\[\]'\"]+\s*=\s*(?=[\[{])")
"""The JavaScript assignment that archives put before their JSON."""


def load(file: SourceFile) -> Any:
    """The file's JSON, an assignment before it ignored; UnreadableError where it is damaged or cut off."""
    text = file.text()
    text = ASSIGNED.sub("", text, count=1).rstrip().rstrip(";")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = f"the export is damaged or cut off at line {error.lineno}, character {error.colno}."
    except RecursionError:
        what = "the export is damaged: its parts lie too deep inside one another."
    raise file.error("REA07", what, "Export it again.")


def records(document: Any, *keys: str) -> list[Any]:
    """The list of records: the document itself, the list under one of the keys, the first list of objects in it, or it alone."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return []
    lists = [document[key] for key in keys if isinstance(document.get(key), list)]
    lists += [value for value in document.values() if isinstance(value, list) and value and all(isinstance(v, dict) for v in value)]
    return lists[0] if lists else [document]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a list that may be missing or something else."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def string(value: Any) -> str:
    """The value where it is text, "" where it is anything else."""
    return value if isinstance(value, str) else ""


def mended(text: str) -> str:
    """The text with UTF-8 that was read as Latin-1 put right, as Meta's exports need; text that was never damaged stays.

    Lines are mended one by one, so that one sound line does not keep the others damaged.
    """
    return "\n".join(map(_mended_line, text.split("\n")))


def _mended_line(line: str) -> str:
    try:
        return line.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line


def moment(seconds: Any) -> datetime | None:
    """The moment of a Unix time in seconds; None where there is none or it cannot be."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def unique(texts: Iterable[str]) -> list[str]:
    """The texts that say something, each once, in order."""
    return list(dict.fromkeys(text for text in texts if text.strip()))
