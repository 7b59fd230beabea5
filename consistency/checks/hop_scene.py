"""What every hop of a campaign is held against besides its own two ends, and how much of that bears on a single one."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consistency.checks.hop_amounts import Key, key_of, offers_of
from consistency.checks.hops import Leg
from consistency.checks.offer_conflict import OfferConflict
from consistency.checks.statements import words_in
from consistency.protocols import Recall, Task
from consistency.records.campaign import Campaign
from consistency.records.reading import Reading
from consistency.records.touchpoint import Role

TOLD = 0.5
"""The certainty from which an offer conflict is told as more than a note."""
RARE = 0.25
"""A single word decides only where at most this share of the campaign uses it."""


@dataclass(frozen=True)
class HopScene:
    """The campaign around its hops.

    `common` are words too frequent to prove anything alone, `names` the brand's own and those of what the campaign prices; `offers` is the
    ledger's offer of each fact, `told` by touchpoint the attributes in which it is told as an offer conflict already.
    """

    readings: Mapping[str, Reading]
    common: frozenset[str]
    names: frozenset[str]
    offers: Mapping[Key, int]
    told: Mapping[str, frozenset[str]]
    launch: date

    def around(self, leg: Leg) -> str:
        """All that bears on a leg and is not said by the readings at its ends."""
        told, homes = sorted(self.told.get(leg.source, ())), self._homes_along(leg)
        return repr((self._of_all, told, homes, leg.must_give, leg.where))

    @cached_property
    def _of_all(self) -> str:
        parts = (sorted(self.common), sorted(self.names), self.launch.isoformat())
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _homes_along(self, leg: Leg) -> list[int | None]:
        """Which facts of the two ends are of one offer: the offers numbered as they come, as their places in the ledger say nothing."""
        numbers: dict[int | None, int | None] = {None: None}
        ends = (home for locator in (leg.source, *leg.targets) for home in self._homes[locator])
        return [numbers.setdefault(home, len(numbers)) for home in ends]

    @cached_property
    def _homes(self) -> Mapping[str, Sequence[int | None]]:
        return {locator: [self.offers.get(key_of(fact)) for fact in reading.facts] for locator, reading in self.readings.items()}


def scene_of(campaign: Campaign, roles: frozenset[Role], recall: Recall) -> HopScene:
    """The scene of a campaign whose pages answer in the sentences of these `roles`."""
    return HopScene(
        readings={reading.touchpoint.locator: reading for reading in campaign.readings},
        common=_common(campaign.readings, roles, recall),
        names=_own_names(campaign),
        offers=offers_of(campaign.ledger),
        told=_told_as_conflicts(campaign),
        launch=campaign.launch,
    )


def _common(readings: Sequence[Reading], roles: frozenset[Role], recall: Recall) -> frozenset[str]:
    """The words that so many touchpoints use that one alone decides nothing."""

    def said(places: Iterable[int]) -> Iterable[frozenset[str]]:
        return (words_in(readings[at], roles) for at in places)

    each = recall(frozenset[str], "words", [Task((reading,)) for reading in readings], said)
    spread = Counter(word for words in each for word in words)
    return frozenset(word for word, count in spread.items() if count > max(3, RARE * len(readings)))


def _told_as_conflicts(campaign: Campaign) -> dict[str, frozenset[str]]:
    """By touchpoint the attributes that the offer ledger already calls wrong: no second finding says the same."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in OfferConflict().measure(campaign):
        if item.certainty >= TOLD and item.attribute:
            found[item.about[0]].add(item.attribute)
    return {locator: frozenset(attributes) for locator, attributes in found.items()}


def _own_names(campaign: Campaign) -> frozenset[str]:
    """The brand's names, those of its products, and what the campaign's prices are of, lower-case; pages speak of them in many ways."""
    guide = campaign.brand.guide
    listed = [name.right for name in guide.names] if guide else []
    priced = {fact.subject for reading in campaign.readings for fact in reading.facts if fact.subject}
    return frozenset(word for name in (*campaign.brand.names, *listed) for word in (name.lower(), *name.lower().split())) | priced
