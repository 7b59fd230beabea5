"""What belongs together among many touchpoints: those of one campaign, else those that share an offer's code or the page they lead to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from consistency.records.campaign import SILENT, page_key
from consistency.records.offer import Attribute
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint

MOST = 2_000
"""Touchpoints in a group: what one worker holds and compares at a time."""


@dataclass(frozen=True, slots=True, order=True)
class Ties:
    """What ties a touchpoint to others: its campaign, its offer's code, and the page that it is or leads to; "" where it has none."""

    campaign: str = ""
    code: str = ""
    link: str = ""

    @property
    def name(self) -> str:
        """What a group held together by these is called."""
        return self.campaign or self.code or self.link


Unit = tuple[Ties, int]
"""Touchpoints with the same ties, of one portion or (-1) of all: what is never torn apart."""


def ties_of(reading: Reading) -> Ties:
    """The ties of a reading with its facts."""
    codes = Counter(fact.value for fact in reading.facts if fact.attribute is Attribute.CODE)
    return Ties(_campaign(reading.touchpoint), max(codes, key=lambda code: (codes[code], code), default=""), _link(reading.touchpoint))


def _campaign(touchpoint: Touchpoint) -> str:
    """The campaign that a format names, or else the first link's `utm_campaign`."""
    if named := touchpoint.meta.get("campaign"):
        return named
    return next((tag for link in touchpoint.links if (tag := _tag(link.url))), "")


def _tag(url: str) -> str:
    try:
        return next(iter(parse_qs(urlsplit(url).query).get("utm_campaign", ())), "")
    except ValueError:  # half a bracketed address, as merge tags leave behind, has no tags
        return ""


def _link(touchpoint: Touchpoint) -> str:
    if touchpoint.kind is Kind.PAGE:
        return page_key(touchpoint.uri or "")
    return next((key for link in touchpoint.links if link.role not in SILENT and (key := page_key(link.url))), "")


def groups_of(portions: Sequence[Mapping[Ties, int]], most: int = MOST) -> dict[Unit, int]:
    """The group of each unit, numbered from 0 in the order of their names; `portions` count the touchpoints of each tie.

    Touchpoints of one campaign go together; so do those without one that share a code, and then those that share a page, as long as a
    group stays within `most`. A page that more lead to, such as the home page, ties nothing. What is tied to nothing stays with the rest
    of its portion. Groups are the same whatever the order of the ties.
    """
    units = _units(portions, most)
    groups = _Groups(units, most)
    for key in (lambda ties: ties.campaign and (ties.campaign, ties.code), lambda ties: ties.campaign, lambda ties: ties.code):
        groups.join(key)
    groups.join(lambda ties: ties.link, is_shared_by_few=True)
    return groups.numbered()


def unit_of(ties: Ties, portion: int, groups: Mapping[Unit, int]) -> Unit:
    """The unit that touchpoints with these ties of a portion belong to."""
    return (ties, -1) if (ties, -1) in groups else (ties, portion)


def _units(portions: Sequence[Mapping[Ties, int]], most: int) -> dict[Unit, int]:
    """Touchpoints by unit; ties of too many touchpoints, and no ties at all, are units of each portion alone."""
    total: Counter[Ties] = Counter()
    for one in portions:
        total.update(one)
    units: Counter[Unit] = Counter()
    for number, one in enumerate(portions):
        for ties, count in one.items():
            units[ties, -1 if ties.name and total[ties] <= most else number] += count
    return dict(units)


class _Groups:
    """Units that are joined step by step (union-find), none of two campaigns and none of too many touchpoints."""

    def __init__(self, units: Mapping[Unit, int], most: int) -> None:
        self._most = most
        self._of = {unit: unit for unit in sorted(units)}
        self._size = dict(units)
        self._campaign = {unit: unit[0].campaign for unit in units}

    def join(self, key: Any, *, is_shared_by_few: bool = False) -> None:
        """Joins units with the same key, as many as fit into one group; with a key of too many none, where it `is_shared_by_few` else."""
        sharing: dict[Any, list[Unit]] = defaultdict(list)
        for unit in self._of:
            if found := key(unit[0]):
                sharing[found].append(unit)
        for _, units in sorted(sharing.items()):
            if is_shared_by_few and sum(self._size[one] for one in {self._root(unit) for unit in units}) > self._most:
                continue
            first = units[0]
            for unit in units[1:]:
                first = first if self._joined(first, unit) else unit

    def _root(self, unit: Unit) -> Unit:
        while self._of[unit] != unit:
            self._of[unit] = self._of[self._of[unit]]
            unit = self._of[unit]
        return unit

    def _joined(self, one: Unit, other: Unit) -> bool:
        """Whether both are in one group now."""
        first, second = sorted((self._root(one), self._root(other)))
        if first == second:
            return True
        campaigns = {self._campaign[first], self._campaign[second]} - {""}
        if self._size[first] + self._size[second] > self._most or len(campaigns) > 1:
            return False
        self._of[second] = first
        self._size[first] += self._size[second]
        self._campaign[first] = next(iter(campaigns), "")
        return True

    def numbered(self) -> dict[Unit, int]:
        """The number of each unit's group."""
        roots = {unit: self._root(unit) for unit in self._of}
        numbers = {root: number for number, root in enumerate(sorted(set(roots.values())))}
        return {unit: numbers[root] for unit, root in roots.items()}


def names_of(groups: Mapping[Unit, int]) -> dict[int, str]:
    """What each group is called: its campaign, else the first code or page in it, else that it is what is left of a portion."""
    inside: dict[int, list[Ties]] = defaultdict(list)
    for (ties, _), number in groups.items():
        inside[number].append(ties)
    return {number: next(_names(ties), "no campaign, code or page") for number, ties in inside.items()}


def _names(ties: Sequence[Ties]) -> Iterator[str]:
    for kind in ("campaign", "code", "link"):
        yield from sorted(name for one in ties if (name := getattr(one, kind)))[:1]
