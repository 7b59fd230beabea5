"""Groups the facts of a campaign into offers: one that the campaign is about, others beside it, and standing promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from consistency.offers.brief import with_brief
from consistency.offers.grouping import grouped
from consistency.offers.groups import Group
from consistency.offers.known_codes import codes_named, known_codes
from consistency.offers.meant import meaning_of
from consistency.offers.mentions import Mention, mentions_of
from consistency.offers.standing import standing_of
from consistency.offers.strays import with_strays
from consistency.offers.words import Likeness, weigh
from consistency.records.offer import DeclaredOffer, Fact, Ledger, Offer
from consistency.records.reading import Reading


def build(readings: Sequence[Reading], brief: Sequence[DeclaredOffer] = ()) -> Ledger:
    """The ledger of a campaign's readings (each with its facts); the order of the readings changes nothing.

    What the `brief` declares comes first, also where no touchpoint tells of it.
    """
    ordered = sorted(readings, key=lambda reading: reading.touchpoint.locator)
    standing, mentions = _told(ordered)
    alike = Likeness(weigh(mention.words for mention in mentions))
    groups = grouped(mentions, alike)
    offers = [_offer(group, is_main=index == 0 and group.spread() > 1) for index, group in enumerate(groups)]
    offers += [Offer(key, key, tuple(facts)) for key, facts in sorted(standing.items()) if facts]
    told = with_strays([offer for offer in offers if offer.facts], mentions, alike)
    return Ledger(tuple(with_brief(told, brief, ordered)))


def _told(readings: Sequence[Reading]) -> tuple[dict[str, list[Fact]], list[Mention]]:
    """The facts of standing promises by the promise's key, and the mentions of all that is offered in passing."""
    codes, meaning = known_codes(readings), meaning_of(readings)
    standing = standing_of(readings, meaning.products)
    found: dict[str, list[Fact]] = defaultdict(list)
    mentions: list[Mention] = []
    for reading in readings:
        passing: list[Fact] = []
        for fact in (*reading.facts, *codes_named(reading, codes)):
            meant = meaning.of(fact, reading)
            keys = dict(standing.keys_of(meant, reading))
            for key, facts in keys.items():
                found[key].extend(facts)
            if not keys:
                passing.append(meant)
        mentions.extend(mentions_of(reading, passing))
    return found, mentions


def _offer(group: Group, *, is_main: bool) -> Offer:
    facts = {
        (fact.locator, fact.start, fact.end, fact.attribute): replace(fact, certainty=fact.certainty * strength)
        for mention, strength in group.members
        for fact in mention.facts
    }
    return Offer(group.key, group.key, tuple(facts[key] for key in sorted(facts)), is_main=is_main)
