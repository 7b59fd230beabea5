"""Finds the line of a key in a TOML text, so that errors can point at it; tomllib itself keeps no positions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

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
            table = (name, counts[name]) if header[1] == "[[" else tuple(name.split("."))
            counts[name] += 1
            index.setdefault(table[:1], number)
            index[table] = number
        elif key := KEY.match(line):
            index.setdefault((*table, key[1].strip("\"'")), number)
    return index


def line_of(index: dict[Place, int], place: Sequence[str | int]) -> int | None:
    """The line of the nearest enclosing key or table that has one."""
    for size in range(len(place), 0, -1):
        if (line := index.get(tuple(place[:size]))) is not None:
            return line
    return None
