"""What pictures are drawn with: colours that hold on light and on dark and for colour-blind eyes, and a shape beside every colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a4fff", "#857a5c")
"""The four darker colours of Okabe and Ito's palette (2008) and two more: 3:1 and better against white and against near-black, each pair
told apart under protan, deutan and tritan vision. Whatever has a colour has a shape of its own too."""
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
OWN, OFF, OTHER, BAND = "#0072b2", "#d55e00", "#7b8794", "#7b879433"
"""The brand's own, what is off, anything else, and the range of what is usual."""
VERDICTS = {"PASS": "#00805d", "LOOK": "#96690a", "STOP": "#c8401a", "NOT CHECKED": "#6b7680", "OFF": "#6b7680", "NOT SCANNED": "#7b879426"}
"""Grounds of the grid's cells; each cell says its verdict in words as well."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a picture stands on: `paper` behind it, `ink` for words, `line` for rules and grids."""

    paper: str
    ink: str
    line: str


GROUNDS: Mapping[str, Ground] = {
    "light": Ground("#ffffff", "#1f2933", "#d5dae0"),
    "dark": Ground("#15191d", "#e4e8ec", "#414a53"),
    "any": Ground("transparent", "#010203", "#7b879459"),
}
""" "any" takes the ink of the page that it is shown on: its own is a mark that becomes `currentColor`."""


def config(ground: Ground) -> dict[str, Any]:
    """The Vega-Lite configuration of a ground."""
    ink, rule = ground.ink, ground.line
    axis = {"labelColor": ink, "titleColor": ink, "domainColor": rule, "tickColor": rule, "gridColor": rule, "titleFontWeight": "normal"}
    words = {"labelColor": ink, "titleColor": ink, "titleFontWeight": "normal"}
    return {
        "background": ground.paper,
        "font": "Helvetica, Arial, sans-serif",
        "axis": {**axis, "labelFontSize": 11, "titleFontSize": 11, "labelLimit": 320},
        "legend": {**words, "labelFontSize": 11, "titleFontSize": 11, "symbolSize": 70, "labelLimit": 260},
        "header": {**words, "labelFontSize": 12, "titleFontSize": 12},
        "title": {"color": ink, "subtitleColor": ink, "anchor": "start", "fontSize": 14, "subtitleFontSize": 11, "offset": 12},
        "text": {"color": ink, "fontSize": 11},
        "view": {"stroke": None},
        "rule": {"color": ink},
        "tick": {"color": ink},
    }


def colours_of(names: Sequence[str]) -> dict[str, list[str]]:
    """A domain and a range for names, the same name the same colour while the order stays."""
    return {"domain": list(names), "range": [COLOURS[number % len(COLOURS)] for number in range(len(names))]}


def shapes_of(names: Sequence[str]) -> dict[str, list[str]]:
    """Shapes beside the colours; from the seventh name on, a colour comes again with another shape."""
    steps = [(number + number // len(COLOURS)) % len(SHAPES) for number in range(len(names))]
    return {"domain": list(names), "range": [SHAPES[step] for step in steps]}
