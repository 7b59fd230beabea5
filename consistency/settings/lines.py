"""Finds the line of a key in a TOML text, so that errors can point at it; tomllib itself keeps no positions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([A-Za-z0-9_\-\"']+)\s*=")
Place = tuple[str | int, ...]


def line_index(text: str) -> dict[Place, int]:
    """1-based lines of every table and key; the tables of an array carry their 0-based number: ("source", 1, "path")."""
    index: dict[Place, int] = {}
    counts: dict[str, int] = defaultdict(int)
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            name = header[2].strip("\"' ")
            table = (name, counts[name]) if header[1] == "[[" else _inside(name, counts)
            counts[name] += header[1] == "[["
            index.setdefault(table[:1], number)
            index[table] = number
        elif key := KEY.match(line):
            index.setdefault((*table, key[1].strip("\"'")), number)
    return index


def _inside(name: str, counts: Mapping[str, int]) -> Place:
    """The place of `[a.b]`: inside the last `[[a]]` where there is one."""
    first, *rest = name.split(".")
    return (first, counts[first] - 1, *rest) if rest and counts.get(first) else (first, *rest)


def line_of(index: Mapping[Place, int], place: Sequence[str | int]) -> int | None:
    """The line of the nearest enclosing key or table that has one."""
    for size in range(len(place), 0, -1):
        if (line := index.get(tuple(place[:size]))) is not None:
            return line
    return None
