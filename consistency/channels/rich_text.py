"""Rich text as content systems keep it in JSON: Contentful's documents and Sanity's Portable Text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from consistency.channels.composition import Part, collapsed
from consistency.channels.json_records import objects, string
from consistency.records.touchpoint import Role

HEADING = re.compile(r"(?:heading-|h)([1-6])")
LEAVES = frozenset({"paragraph", "block"})
DEEPEST = 40


def rich_parts(node: dict[str, Any], label: str = "", depth: int = 0) -> list[Part]:
    """The blocks of one node and all in it; nodes without text (pictures, references) give none."""
    if depth > DEEPEST:
        return []
    sort = string(node.get("nodeType")) or string(node.get("_type"))
    style = string(node.get("style"))
    heading = HEADING.fullmatch(sort) or HEADING.fullmatch(style)
    if heading or sort in LEAVES:
        role = Role.HEADLINE if heading else Role.QUOTATION if style == "blockquote" else Role.BODY
        name = f"h{heading[1]}" if heading else "list-item" if node.get("listItem") else label
        return list(_block(node, role, name))
    inside = [*objects(node.get("content")), *objects(node.get("children")), *objects(node.get("body"))]
    parts = [part for child in inside for part in rich_parts(child, label, depth + 1)]
    return [_quoted(part) for part in parts] if sort == "blockquote" else parts


def _quoted(part: Part) -> Part:
    return Part(part.text, Role.QUOTATION, part.label, part.links)


def _block(node: dict[str, Any], role: Role, label: str) -> Iterator[Part]:
    """The one block of a paragraph or heading, with the links in it."""
    marks = {string(mark.get("_key")): string(mark.get("href")) for mark in objects(node.get("markDefs"))}
    text, links = "", []
    for shown, url in _spans(node, marks):
        start = len(text)
        text += shown
        if url and shown.strip():
            links.append((url, start + len(shown) - len(shown.lstrip()), len(text.rstrip())))
    if text.strip():
        yield Part(text, role, label, tuple(links)) if links and collapsed(text) == text else Part(collapsed(text), role, label)


def _spans(node: dict[str, Any], marks: dict[str, str], url: str = "") -> Iterator[tuple[str, str]]:
    """The texts in a block with the addresses that they lead to."""
    for child in [*objects(node.get("content")), *objects(node.get("children"))]:
        if isinstance(child.get("text"), str) or isinstance(child.get("value"), str):
            named = [marks[mark] for mark in child.get("marks") or [] if isinstance(mark, str) and marks.get(mark)]
            yield string(child.get("text")) or string(child.get("value")), url or (named[0] if named else "")
        else:
            data = child["data"] if isinstance(child.get("data"), dict) else {}
            yield from _spans(child, marks, url or string(data.get("uri")))
