"""Sections as a table to read and as Markdown for the model card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.voice.figures import Figure, Grid, Section, shown

COLOURS = {"met": "green", "missed": "red", "": ""}
HEADS = ("measure", "figure", "bar", "", "over")


def cells(figure: Figure) -> tuple[str, str, str, str, str]:
    """A figure's cells, without colour."""
    return figure.what, figure.shown, str(figure.bar or ""), figure.verdict, figure.note


def write(section: Section, console: Console) -> None:
    """Print a section, figures first."""
    console.rule(f"{section.title} ({section.seconds:.0f} s)", align="left")
    if section.figures:
        console.print(_figures(section.figures))
    for grid in section.grids:
        console.print(_grid(grid))
    for remark in section.remarks:
        console.print(remark, style="italic", markup=False)


def _figures(figures: Sequence[Figure]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name, side in zip(HEADS, ("left", "right", "right", "left", "left"), strict=True):
        table.add_column(name, justify=side)  # type: ignore[arg-type]
    for figure in figures:
        table.add_row(*cells(figure), style=COLOURS[figure.verdict])
    return table


def _grid(grid: Grid) -> Table:
    table = Table(title=grid.title, box=None, pad_edge=False, title_justify="left")
    for place, name in enumerate(grid.columns):
        table.add_column(name, justify="right" if place else "left")
    for row in grid.rows:
        table.add_row(*(shown(cell) for cell in row))
    return table


def markdown(sections: Iterable[Section]) -> str:
    """All sections as Markdown."""
    parts = []
    for section in sections:
        parts.append(f"### {section.title}")
        if section.figures:
            parts.append(_lines(HEADS, [cells(figure) for figure in section.figures]))
        parts += [f"**{grid.title}**\n\n{_lines(grid.columns, grid.rows)}" for grid in section.grids]
        parts += section.remarks
    return "\n\n".join(parts) + "\n"


def _lines(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *([shown(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def tally(sections: Iterable[Section]) -> str:
    """How many bars are met."""
    verdicts = [figure.verdict for section in sections for figure in section.figures if figure.bar]
    return f"{verdicts.count('met')} of {len(verdicts)} bars met"
