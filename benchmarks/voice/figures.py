"""What a measurement comes to: figures with their bars, grids without, in sections."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Bar:
    """What a figure must reach: at least, at most, or both."""

    least: float = -math.inf
    most: float = math.inf

    def met_by(self, value: float) -> bool:
        """True where the value as printed, to four places, lies within; a value that could not be had meets nothing."""
        return self.least <= round(value, 4) <= self.most

    def __str__(self) -> str:
        if math.isinf(self.least):
            return f"≤ {self.most:g}"
        return f"≥ {self.least:g}" if math.isinf(self.most) else f"{self.least:g}–{self.most:g}"


@dataclass(frozen=True)
class Figure:
    """One number, what it is, its bar where it has one, and over how much it was taken."""

    what: str
    value: float
    bar: Bar | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """`met`, `missed` or nothing where there is no bar."""
        return "" if self.bar is None else "met" if self.bar.met_by(self.value) else "missed"

    @property
    def shown(self) -> str:
        """The number as a reader wants it."""
        return shown(self.value)


@dataclass(frozen=True)
class Grid:
    """A table of numbers that have no bars."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass
class Section:
    """One part of the measurement."""

    title: str
    figures: list[Figure] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Plain data; a value that could not be had is null."""
        figures = [
            {"what": f.what, "value": finite(f.value), "bar": str(f.bar) if f.bar else None, "verdict": f.verdict, "note": f.note}
            for f in self.figures
        ]
        return asdict(self) | {"figures": figures, "grids": [_plain(grid) for grid in self.grids]}


def finite(value: Any) -> Any:
    """The value, or None where it is no number."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _plain(grid: Grid) -> dict[str, Any]:
    return {"title": grid.title, "columns": grid.columns, "rows": [[finite(cell) for cell in row] for row in grid.rows]}


def shown(value: Any) -> str:
    """A cell as text: three places under ten, one above, a dash for what could not be had."""
    if not isinstance(value, float):
        return str(value)
    if not math.isfinite(value):
        return "–"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
