"""How far the channels lie apart, as a picture: voice below the diagonal, tone above it."""

from __future__ import annotations

from dataclasses import dataclass

from consistency.records.audit import Audit, ChannelDistance
from consistency.reports.wording import visible

NEAR, FAR = 0.25, 0.6
"""Channels less apart than the first sound alike, more apart than the second like two voices."""
SHADES = (NEAR, 0.45, FAR, 0.9, 1.3)
"""From each of these distances on, the next darker shade."""
STEP, LEFT, TOP = 74, 92, 34
"""Size of a field, and room for the names."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the picture: its place, its shade (0 to 5), what stands in it and what a pointer or a screen reader is told."""

    x: int
    y: int
    shade: int
    number: str
    usual: str
    told: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture: names with their places, fields, size, and its message in words."""

    names: tuple[tuple[str, int], ...]
    fields: tuple[Field, ...]
    width: int
    height: int
    says: tuple[str, ...]


def distance_picture(audit: Audit) -> Picture | None:
    """The picture; None where no two channels could be measured."""
    if not audit.distances:
        return None
    names = list(dict.fromkeys(name for pair in audit.distances for name in (pair.one, pair.other)))
    fields = tuple(
        field
        for pair in audit.distances
        for field in (
            _field("voice", pair, pair.voice, pair.approved_voice, names.index(pair.one), names.index(pair.other)),
            _field("tone", pair, pair.tone, pair.approved_tone, names.index(pair.other), names.index(pair.one)),
        )
    )
    size = STEP * len(names)
    placed = tuple((visible(name), number * STEP) for number, name in enumerate(names))
    return Picture(placed, fields, LEFT + size + 4, TOP + size + 4, tuple(_furthest(audit)))


def _field(what: str, pair: ChannelDistance, value: float | None, usual: float | None, column: int, row: int) -> Field:
    between = f"{visible(pair.one)} and {visible(pair.other)}, {what}"
    approved = "" if usual is None else f"; your approved copy: {usual:.1f}"
    told = f"{between}: {'too few texts' if value is None else f'{value:.1f} apart{approved}'}"
    shade = 0 if value is None else sum(value >= limit for limit in SHADES)
    number = "–" if value is None else f"{value:.1f}"
    return Field(LEFT + column * STEP, TOP + row * STEP, shade, number, "" if usual is None else f"yours {usual:.1f}", told)


def _furthest(audit: Audit) -> list[str]:
    """The two channels furthest apart in each, with the yardstick."""
    said = []
    for what in ("voice", "tone"):
        known = [pair for pair in audit.distances if getattr(pair, what) is not None]
        if known:
            pair = max(known, key=lambda one: getattr(one, what))
            approved = getattr(pair, f"approved_{what}")
            usual = "" if approved is None else f"; between the same two channels of your approved copy it is {approved:.1f}"
            said.append(f"Furthest apart in {what}: {visible(pair.one)} and {visible(pair.other)}, {getattr(pair, what):.1f}{usual}.")
    return said
