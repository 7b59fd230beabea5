"""Small campaigns built by hand, read by the real segmenter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from consistency.guide import read_guide
from consistency.records.campaign import Brand, Campaign
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Link, Role, StyleFact, Touchpoint
from consistency.segment import segment

LAUNCH = date(2026, 3, 2)


def touchpoint(
    text: str,
    *,
    kind: Kind = Kind.PAGE,
    role: Role = Role.BODY,
    locator: str = "campaign/website/index.html",
    links: tuple[Link, ...] = (),
    styles: tuple[StyleFact, ...] = (),
    title: str = "",
) -> Touchpoint:
    return Touchpoint(locator, "website", kind, text, (Block(0, len(text), role),), title=title, links=links, styles=styles)


def reading(text: str, **of: object) -> Reading:
    made = touchpoint(text, **of)  # type: ignore[arg-type]
    return Reading(made, segment(made))


def campaign(*readings: Reading, guide: str | None = None, name: str = "Fernhill", approved: tuple[Reading, ...] = ()) -> Campaign:
    read = read_guide(Path("brand/guide.md"), guide) if guide is not None else None
    return Campaign("Spring", LAUNCH, Brand(name, (), read), readings, approved)
