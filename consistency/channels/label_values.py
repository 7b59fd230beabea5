"""Meta's newer exports: records that give each field as a label with its value, inside one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consistency.channels.json_records import mended, objects, string, unique
from consistency.channels.wording import names

WORDS = frozenset(names("text|message|post|caption|body|description|title|status|content|story text"))
ADDRESSES = frozenset(names("url|link|external url|link url|shared link"))
DEEPEST = 12


def labelled(record: dict[str, Any], depth: int = 0) -> Iterator[tuple[str, str]]:
    """All labels in a record with their values, in order."""
    if depth > DEEPEST:
        return
    for entry in [*objects(record.get("label_values")), *objects(record.get("dict")), *objects(record.get("vec"))]:
        value = string(entry.get("value")) or string(entry.get("href"))
        if value:
            yield mended(string(entry.get("label"))).casefold(), mended(value)
        yield from labelled(entry, depth + 1)


def labelled_texts(record: dict[str, Any]) -> list[str]:
    """The words of a record."""
    return unique(value for label, value in labelled(record) if label in WORDS)


def labelled_links(record: dict[str, Any]) -> list[str]:
    """The addresses that a record shares."""
    found = [value for label, value in labelled(record) if label in ADDRESSES]
    return [url for url in dict.fromkeys(found) if url.startswith(("http://", "https://"))]


def unknown_labels(record: dict[str, Any]) -> str:
    """The labels of a record in which no words were found, for saying so: exports in other languages have other labels."""
    return ", ".join(dict.fromkeys(label for label, _ in labelled(record) if label))
