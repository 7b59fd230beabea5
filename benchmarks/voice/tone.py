"""Tone: the dials' own figures, which `benchmarks.tone` measures, beside their bars."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.voice.figures import Bar, Figure, Section
from benchmarks.voice.material import Data, MissingError


def measure(data: Data, cache: Path) -> Section:
    """What `benchmarks.tone.rows` gives: what, value, the least that is due and a note; encoded sentences are kept in `cache`."""
    if find_spec("benchmarks.tone") is None:
        raise MissingError("benchmarks/tone.py is not there.")
    tone = import_module("benchmarks.tone")
    return Section("Tone", [figure_of(row) for row in tone.rows(data.folder, cache / "tone.npz")])


def figure_of(row: Any) -> Figure:
    """A row as a figure: one already, a tuple, or a mapping of what, value, bar and note."""
    if isinstance(row, Figure):
        return row
    if isinstance(row, Mapping):
        row = (row["what"], row["value"], row.get("bar"), row.get("note", ""))
    cells: list[Any] = [*row, *(None, "")[len(row) - 2 :]]
    what, value, least, note = cells
    bar = least if least is None or isinstance(least, Bar) else Bar(float(least))
    return Figure(str(what), float(value), bar, str(note or ""))
