"""Groups the mentions of a campaign into offers: one that it is about, others beside it; every mention in at most one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from consistency.offers.beside import SAMPLE, beside
from consistency.offers.codes import coded, merge_lone_codes, merge_rivals
from consistency.offers.groups import Group, Profile, is_conditions, profile_of
from consistency.offers.mentions import BENEFITS, Mention
from consistency.offers.words import Likeness, stem
from consistency.records.offer import Attribute
from consistency.records.touchpoint import Kind

TELLING, TIMELY, BESIDE = 0.6, 0.45, 0.8
"""How much the same benefit, the same date or number alone, and a place beside the offer say that two mentions mean one offer."""
OF_ITS_PAGE = 0.55
"""How surely a message that only says until when "the sale" or "the offer" is open means one that the page behind its link tells of."""
SALE_WORDS = ("sale", "offer", "deal", "promotion", "discount")
LEAST = 0.45
"""A mention that belongs to an offer less surely than this belongs to none."""
WIDE = 3
"""Touchpoints that must tell of a sale without a code for it to be an offer beside those with one."""


def grouped(mentions: list[Mention], alike: Likeness) -> list[Group]:
    """The offers, the most widespread first; every mention in at most one."""
    groups = coded(mentions)
    main = groups[0] if groups and groups[0].spread() > 1 else _codeless_main(mentions)
    if main is None:
        return groups
    if main not in groups:
        groups.insert(0, main)
    merge_rivals(groups, alike)
    merge_lone_codes(groups)
    if sale := _codeless_beside(mentions, groups):
        groups.append(sale)
    taken = {id(mention) for group in groups for mention, _ in group.members}
    shelf = Shelf(groups)
    loose = [mention for mention in mentions if id(mention) not in taken and not shelf.assign(mention, alike)]
    return groups + beside(loose, alike)


def _codeless_main(mentions: list[Mention]) -> Group | None:
    """The most widespread benefit (discount, gift, free time) as the campaign's offer where no code holds it together."""
    where: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        for fact in mention.facts:
            if fact.attribute in {Attribute.DISCOUNT, Attribute.GIFT, Attribute.PRICE} or fact.slot == "free":
                where[(*fact.scale, fact.value)].append(mention)
    spread = {value: len({m.locator for m in found}) for value, found in where.items()}
    best = min(spread, key=lambda value: (-spread[value], str(value)), default=None)
    if best is None or spread[best] < 2:
        return None
    unique = {id(mention): mention for mention in where[best]}
    return Group(" ".join(str(part) for part in best if part), set(), [(mention, 1.0) for mention in unique.values()])


def _codeless_beside(mentions: list[Mention], groups: Sequence[Group]) -> Group | None:
    """The discount that most touchpoints give without a code until one same day, where no code gives it: a sale beside the codes."""
    taken = {id(mention) for group in groups for mention, _ in group.members}
    known = set().union(*(profile_of(group).values for group in groups))
    where: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Mention]] = defaultdict(list)
    for mention in (one for one in mentions if id(one) not in taken and not one.facets):
        given = [value for value in mention.values if value[0] == Attribute.DISCOUNT.value and value not in known]
        days = [value for value in mention.values if value[0] == Attribute.DEADLINE.value]
        for pair in ((value, day) for value in given for day in days):
            where[pair].append(mention)
    spread = {pair: len({mention.locator for mention in found}) for pair, found in where.items()}
    best = min(spread, key=lambda pair: (-spread[pair], str(pair)), default=None)
    if best is None or spread[best] < WIDE:
        return None
    return Group(" ".join(part for part in best[0] if part), set(), [(mention, 1.0) for mention in where[best]])


class Shelf:
    """The offers so far with what each is known by, so that a mention is held against those only that it can belong to."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = groups
        self.profiles = [profile_of(group) for group in groups]
        self._known: dict[object, list[int]] = defaultdict(list)
        for at, profile in enumerate(self.profiles):
            for sign in (*profile.values, *profile.locators, *profile.targets):
                if len(self._known[sign]) < SAMPLE:
                    self._known[sign].append(at)

    def assign(self, mention: Mention, alike: Likeness) -> bool:
        """Puts a mention into the offer that it belongs to most surely; False where it belongs to none."""
        signs = (*mention.values, mention.locator, *mention.targets)
        candidates = {*range(min(SAMPLE, len(self.groups))), *(at for sign in signs for at in self._known.get(sign, ()))}
        strength, at = max((_strength(mention, self.profiles[at], alike), -at) for at in candidates)
        if strength < LEAST:
            return False
        self.groups[-at].members.append((mention, strength))
        return True


def _strength(mention: Mention, profile: Profile, alike: Likeness) -> float:
    """How surely a mention without a code speaks of an offer, 0..1."""
    if mention.facets - profile.facets:
        return 0.0
    shared = [value for value in mention.values if profile.values[value]]
    base = TELLING if any(value[0] in BENEFITS for value in shared) else TIMELY if shared else 0.0
    strength = 0.8 * alike(mention.words, profile.words) + base + 0.25 * max(0, len(shared) - 1)
    if mention.locator in profile.locators:
        strength = max(strength + 0.3, BESIDE if is_conditions(mention) else 0.0)
    if mention.targets & profile.targets and mention.kind is not Kind.PAGE:
        strength += 0.3
        if _ends_a_sale(mention) and any(value[0] == Attribute.DEADLINE.value for value in profile.values):
            strength = max(strength, OF_ITS_PAGE + 0.4 * alike(mention.words, profile.words))
    return min(1.0, strength)


def _ends_a_sale(mention: Mention) -> bool:
    """True for a passage that gives nothing and says until when "the sale" or "the offer" is open."""
    is_dated = any(fact.attribute is Attribute.DEADLINE for fact in mention.facts)
    return is_dated and is_conditions(mention) and any(stem(word) in mention.words for word in SALE_WORDS)
