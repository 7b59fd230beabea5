"""Group: an offer in the making, and what its sure mentions have in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from consistency.offers.facets import CORE_SHARE
from consistency.offers.mentions import Mention
from consistency.records.offer import Attribute

CONDITIONS = frozenset({Attribute.ELIGIBILITY, Attribute.DEADLINE, Attribute.START, Attribute.THRESHOLD, Attribute.CODE})


@dataclass(slots=True)
class Group:
    """An offer in the making: its mentions so far with how surely each belongs, and what they say."""

    key: str
    codes: set[str]
    members: list[tuple[Mention, float]]

    def spread(self) -> int:
        """In how many touchpoints it is met."""
        return len({mention.locator for mention, _ in self.members})


@dataclass(frozen=True, slots=True)
class Profile:
    """What an offer's sure mentions have in common, and the charges that any of them waives."""

    values: Counter[tuple[str, ...]]
    words: Counter[str]
    facets: frozenset[str]
    targets: frozenset[str]
    locators: frozenset[str]
    waived: frozenset[str]


def profile_of(group: Group) -> Profile:
    """What the mentions of a group have in common that surely belong to it."""
    sure = [mention for mention, strength in group.members if strength >= 0.9]
    values: Counter[tuple[str, ...]] = Counter()
    words: Counter[str] = Counter()
    facets: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for mention in sure:
        values.update(mention.values)
        words.update(mention.words.keys())
        facets.update(mention.facets)
        targets.update(mention.targets)
    least = max(2, len(sure) // 4)
    return Profile(
        Counter({value: n for value, n in values.items() if n >= min(2, len(sure))}),
        Counter({word: n for word, n in words.items() if n >= min(least, len(sure))}),
        frozenset(facet for facet, n in facets.items() if n > CORE_SHARE * len(sure)),
        frozenset(target for target, n in targets.items() if n >= 2),
        frozenset(mention.locator for mention in sure),
        frozenset().union(*(mention.waived for mention in sure)),
    )  # fmt: skip


def is_conditions(mention: Mention) -> bool:
    """True for a passage that gives nothing itself: it states the conditions of what is given beside it."""
    return all(fact.attribute in CONDITIONS or fact.slot == "waived" for fact in mention.facts)
