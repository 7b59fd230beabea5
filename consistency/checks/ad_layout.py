"""Which assets of an ad a platform may show together: places for headlines and descriptions, pins, cards, sitelinks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role

SORTS = (
    ("long headline", re.compile(r"long[ _]headlines?\b", re.IGNORECASE)),
    ("extension", re.compile(r"(?:sitelink|link text|callout|promotion|action)\b", re.IGNORECASE)),
    ("card", re.compile(r"(?:product|card|carousel card) \d+", re.IGNORECASE)),
    ("description", re.compile(r".*\bdescription\b", re.IGNORECASE)),
)
"""What an asset is by its label; what none of these fits is told by its role."""
BY_ROLE = {Role.HEADLINE: "headline", Role.CTA: "button"}
SEARCH = {"headline": 3, "description": 2}
"""How many of a sort a search ad shows at once; of every other sort, and in every other ad, it is one."""
ALL = frozenset({"card", "extension"})
"""Sorts of which all may be seen at once."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One text of an ad: its sort ("headline", "description", "text" …) and the position it is pinned to, 0 for none."""

    reading: Reading
    block: Block
    sort: str
    pin: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return self.reading.touchpoint.slice(self.block)


@dataclass(frozen=True, slots=True)
class Layout:
    """An ad's assets, and how many of each sort are seen at once."""

    assets: tuple[Asset, ...]
    places: dict[str, int]

    @property
    def is_extension(self) -> bool:
        """True for what stands beside ads rather than by itself: sitelinks and callouts."""
        return bool(self.assets) and all(asset.sort == "extension" for asset in self.assets)

    def pairs(self) -> Iterator[tuple[Asset, Asset]]:
        """Every two assets that may be seen together, in the ad's order."""
        yield from ((one, other) for one, other in combinations(self.seen(), 2) if self._may_meet(one, other))

    def seen(self) -> tuple[Asset, ...]:
        """The assets that may be seen at all: where every position has an asset pinned to it, those without a pin are not."""
        return tuple(asset for asset in self.assets if asset.pin or asset.sort in ALL or self._free(asset.sort))

    def _may_meet(self, one: Asset, other: Asset) -> bool:
        if _place(one.sort) != _place(other.sort) or one.sort in ALL:
            return True
        if one.pin and other.pin:
            return one.pin != other.pin
        return self._free(one.sort) >= (1 if one.pin or other.pin else 2)

    def _free(self, sort: str) -> int:
        """Positions of this sort to which nothing is pinned."""
        size = self.places.get(sort, 1)
        return size - len({asset.pin for asset in self.assets if asset.sort == sort and 1 <= asset.pin <= size})


def layout_of(reading: Reading) -> Layout:
    """The assets of an ad's reading and where they go."""
    pins = _pins(reading.touchpoint.meta.get("pins", ""))
    blocks = reading.touchpoint.blocks
    assets = tuple(Asset(reading, block, _sort(block), pins.get(block.label, 0)) for block in blocks)
    is_search = not {"text", "long headline"} & {asset.sort for asset in assets}
    return Layout(assets, SEARCH if is_search else {})


def meetings(readings: Iterable[Reading]) -> Iterator[tuple[Asset, Asset]]:
    """Every two assets of the ads among the readings that may be seen together, ad by ad.

    Assets of one ad meet as its layout lets them; a sitelink or callout meets the ads of its own file, campaign and ad group (of all
    ad groups, where it names none). Two ads never meet.
    """
    layouts = [layout_of(reading) for reading in readings if reading.touchpoint.kind is Kind.AD]
    beside = [layout for layout in layouts if layout.is_extension]
    for layout in layouts:
        yield from layout.pairs()
        if not layout.is_extension:
            yield from _with_extensions(layout, beside)


def _with_extensions(layout: Layout, beside: Sequence[Layout]) -> Iterator[tuple[Asset, Asset]]:
    for extension in beside:
        if layout.assets and _stands_beside(extension.assets[0].reading, layout.assets[0].reading):
            yield from ((asset, other) for asset in layout.seen() for other in extension.assets)


def _stands_beside(extension: Reading, ad: Reading) -> bool:
    one, other = extension.touchpoint, ad.touchpoint
    group, campaign = one.meta.get("ad group", ""), one.meta.get("campaign", "")
    is_near = one.locator.partition("#")[0] == other.locator.partition("#")[0] and campaign == other.meta.get("campaign", "")
    return bool(campaign) and is_near and group in {"", other.meta.get("ad group", "")}


def _sort(block: Block) -> str:
    return next((sort for sort, label in SORTS if label.match(block.label)), BY_ROLE.get(block.role, "text"))


def _place(sort: str) -> str:
    """What competes for the same place: a long headline is shown instead of a short one."""
    return "headline" if sort == "long headline" else sort


def _pins(written: str) -> dict[str, int]:
    """Positions by label, from the channel's "Headline 1:1; Description 2:1"."""
    parts = (part.rpartition(":") for part in written.split("; ") if part)
    return {label: int(position) for label, _, position in parts if position.isdecimal()}
