"""Strays: facts of no offer that say otherwise than the whole campaign does with one voice, and the offer that they are told of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from consistency.offers.mentions import Mention
from consistency.offers.words import Likeness
from consistency.records.offer import Attribute, Fact, Offer
from consistency.records.touchpoint import Kind

FEW = frozenset(
    {(Attribute.DISCOUNT, ""), (Attribute.ELIGIBILITY, ""), (Attribute.THRESHOLD, "spend"), (Attribute.THRESHOLD, "count")}
    | {(Attribute.DURATION, "free")}
)
"""What a campaign has few of, as (attribute, slot): shares off, audiences, minimums, free times. Of prices, sums and days it has many."""
TOLD = 3
"""Touchpoints that must say the same for a campaign to have one voice."""
ALIKE = 0.12
"""How alike the words around a stray and those of a mention of the offer must be: some in common that not everything shares."""
SURE = 0.8
"""How surely a stray is told of the only offer of which the campaign says anything of the kind."""
SAMPLE = 50
"""How many mentions a stray is held against."""
Place = tuple[str, int, int, Attribute]
Scale = tuple[str, ...]


@dataclass(slots=True)
class _Value:
    """One value on a scale: the touchpoints that give it, the offers that it is told of, and mentions of these."""

    locators: set[str] = field(default_factory=set)
    offers: Counter[int] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)


def with_strays(offers: Sequence[Offer], mentions: Sequence[Mention], alike: Likeness) -> list[Offer]:
    """The offers, in their order, each with the strays that are told of it.

    "A quarter off an evening course" shares neither value nor code nor link with an offer of 20%; where fourteen touchpoints say 20% and
    none says another share, it is that offer told wrongly.
    """
    owners = {_place(fact): at for at, offer in enumerate(offers) for fact in offer.facts}
    told = _told(offers, mentions, owners)
    joined: dict[int, list[Fact]] = defaultdict(list)
    for mention, fact in _of_few(mentions):
        if _place(fact) not in owners:
            voice = _one_voice(told[_scale(fact)], fact)
            if voice and _is_told_of(mention, voice.mentions[:SAMPLE], alike):
                at = max(voice.offers, key=lambda one: (voice.offers[one], -one))
                joined[at].append(replace(fact, certainty=fact.certainty * SURE))
    return [replace(offer, facts=tuple(sorted((*offer.facts, *joined[at]), key=_place))) for at, offer in enumerate(offers)]


def _is_told_of(stray: Mention, mentions: Sequence[Mention], alike: Likeness) -> bool:
    """True where a stray shares words with a mention; an advert that leads to a page of the offer is held against that page alone."""
    leads_there = stray.kind is Kind.AD and any(mention.own and mention.own in stray.targets for mention in mentions)
    return not leads_there and any(alike(stray.words, mention.words) >= ALIKE for mention in mentions)


def _told(offers: Iterable[Offer], mentions: Iterable[Mention], owners: Mapping[Place, int]) -> dict[Scale, dict[str, _Value]]:
    """All that is said on each scale, in offers or beside them, by value."""
    told: dict[Scale, dict[str, _Value]] = defaultdict(lambda: defaultdict(_Value))
    for at, offer in enumerate(offers):
        for fact in offer.facts:
            value = told[_scale(fact)][_value(fact)]
            value.locators.add(fact.locator)
            value.offers[at] += 1
    for mention, fact in _of_few(mentions):
        value = told[_scale(fact)][_value(fact)]
        value.locators.add(fact.locator)
        if _place(fact) in owners:
            value.mentions.append(mention)
    return told


def _of_few(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Fact]]:
    return ((mention, fact) for mention in mentions for fact in mention.facts if (fact.attribute, fact.slot) in FEW and not fact.is_data)


def _one_voice(values: Mapping[str, _Value], stray: Fact) -> _Value | None:
    """The one value that all other touchpoints give, where they are many and it is not the stray's; None where there is none."""
    others = (name for name, value in values.items() if len(value.locators) > (stray.locator in value.locators))
    first = list(islice(others, 2))
    if len(first) != 1 or first[0] == _value(stray):
        return None
    voice = values[first[0]]
    is_told = len(voice.locators) - (stray.locator in voice.locators) >= TOLD
    return voice if is_told and voice.offers else None


def _scale(fact: Fact) -> Scale:
    return (*fact.scale[:2], fact.unit if fact.slot == "count" else "")


def _value(fact: Fact) -> str:
    return f"{fact.value} {fact.unit}"


def _place(fact: Fact) -> Place:
    return fact.locator, fact.start, fact.end, fact.attribute
