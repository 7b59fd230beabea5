"""Offers without a code beside the main one: mentions of the same thing by its words, what it counts, its occasion or its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from consistency.offers.groups import Group
from consistency.offers.mentions import BENEFITS, Mention
from consistency.offers.words import Likeness
from consistency.records.offer import Attribute, Fact

OF_ONE_PAGE = 0.2
"""How alike a lone message and the page behind its link must be to mean one offer of which they give another amount, where
no occasion of its own (telling a friend, say) shows that they do."""
COUNTED_TOO = 0.2
"""How much more alike two mentions are that give the same and count the same things."""
GIVEN_SLOTS = frozenset({"amount", "free"})
SHARED_SLOTS = frozenset({"", "multibuy"})
"""Discounts that are no sum: a share, or several for the price of fewer."""
SAMPLE = 20
"""How many mentions of an offer, and how many offers by one sign, a new mention is held against."""
MOST_COMPARED = 200
"""How many mentions a new one is held against in all: what keeps a campaign of a million facts linear."""
CLOSE = 0.35
"""How alike the words of two mentions beside the main offer must be to mean one offer."""
TWIN = 0.5
"""How alike the words of two mentions must be that share no value, only what they count."""
LINKED = 0.25
"""How much a link to one page adds to the likeness of two mentions that give the same."""


def beside(mentions: Iterable[Mention], alike: Likeness) -> list[Group]:
    """Offers without a code beside the main one: mentions that share their words, and a value or an occasion."""
    groups: list[Group] = []
    saying: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for mention in mentions:
        strength, at = _nearest(mention, groups, {at for value in mention.values for at in saying[value]}, alike, _shares_value)
        if strength >= CLOSE:
            groups[at].members.append((mention, min(1.0, 2 * strength)))
        else:
            at = len(groups)
            groups.append(Group(" ".join(fact.value for fact in mention.facts[:2]), set(), [(mention, 1.0)]))
        for value in mention.values:
            if at not in saying[value] and len(saying[value]) < SAMPLE:
                saying[value].append(at)
    return _with_answers(_with_twins(_with_latecomers(groups, alike), alike), groups, alike)


def _with_latecomers(groups: list[Group], alike: Likeness) -> list[Group]:
    """The offers with the lone mentions that were read before the mention that they are kin to."""
    met = [group for group in groups if group.spread() > 1]
    saying: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, group in enumerate(met):
        for value in sorted(set().union(*(mention.values for mention, _ in group.members))):
            saying[value].append(at)
    kept = list(met)
    for group in (group for group in groups if group.spread() == 1):
        mention = group.members[0][0]
        candidates = {at for value in mention.values for at in saying[value][:SAMPLE]}
        strength, at = _nearest(mention, met, candidates, alike, _shares_value) if len(group.members) == 1 else (0.0, 0)
        if strength >= CLOSE:
            met[at].members.append((mention, min(1.0, 2 * strength)))
        else:
            kept.append(group)
    return kept


def _with_twins(groups: list[Group], alike: Likeness) -> list[Group]:
    """The offers met in more than one place, each with the lone mentions that count the same things in the same words."""
    met = [group for group in groups if group.spread() > 1]
    counting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, group in enumerate(met):
        for kind in sorted(set().union(*(_counted(mention) for mention, _ in group.members)), key=str):
            counting[kind].append(at)
    for mention in (group.members[0][0] for group in groups if group.spread() == 1):
        candidates = {at for kind in _counted(mention) for at in counting[kind][:SAMPLE]}
        strength, at = _nearest(mention, met, candidates, alike, _counts_the_same)
        if strength >= TWIN:
            met[at].members.append((mention, min(1.0, 2 * strength)))
    return met


def _with_answers(met: list[Group], groups: Iterable[Group], alike: Likeness) -> list[Group]:
    """The offers met in more than one place, and those of a lone message and the page behind its link that give another amount."""
    placed = {id(mention) for group in met for mention, _ in group.members}
    behind: dict[str, list[tuple[Group, Mention]]] = defaultdict(list)
    for group in sorted((*met, *(one for one in groups if one.spread() == 1)), key=lambda one: one.key):
        for mention, _ in group.members:
            if mention.own and len(behind[mention.own]) < SAMPLE:
                behind[mention.own].append((group, mention))
    joined = list(met)
    for mention in (one.members[0][0] for one in groups if one.spread() == 1):
        if id(mention) in placed or mention.own:
            continue
        pairs = (pair for target in sorted(mention.targets) for pair in behind.get(target, ()))
        kin = ((at, home, page) for at, (home, page) in enumerate(pairs) if _gives_another(mention, page, is_told=home.spread() > 1))
        found = [(alike(mention.words, page.words) + COUNTED_TOO * _shares_value(mention, page), -at, home) for at, home, page in kin]
        strength, _, home = max(found, key=lambda one: one[:2], default=(0.0, 0, None))
        if home and (mention.facets or strength >= OF_ONE_PAGE):
            home.members.append((mention, 1.0))
            joined += [] if home in joined else [home]
    return joined


def _gives_another(mention: Mention, page: Mention, *, is_told: bool) -> bool:
    """True for what is given, or the same things counted, on the same occasion.

    A share counts where others tell the page's offer too (`is_told`): else it is held against the page by itself.
    """
    kinds = {fact.scale for fact in page.facts if _is_given(fact, is_told=is_told)}
    is_given = any(fact.scale in kinds for fact in mention.facts if _is_given(fact, is_told=is_told))
    return page.facets == mention.facets and (is_given or _counts_the_same(mention, page))


def _is_given(fact: Fact, *, is_told: bool) -> bool:
    """True for a sum or a time that is given; where `is_told`, also for a share off, and for several at the price of fewer."""
    if fact.slot in GIVEN_SLOTS:
        return True
    return is_told and fact.attribute is Attribute.DISCOUNT and fact.slot in SHARED_SLOTS


def _nearest(
    mention: Mention, groups: Sequence[Group], candidates: Iterable[int], alike: Likeness, is_kin: Callable[[Mention, Mention], bool]
) -> tuple[float, int]:
    """The likeness to the most alike mention of the same occasion that is kin, and the index of its group; the first where several tie."""
    pairs = ((other, at) for at in sorted(candidates) for other, _ in groups[at].members[:SAMPLE])
    kin = ((other, at) for other, at in pairs if other.facets == mention.facets and is_kin(mention, other))
    found = (
        (alike(mention.words, other.words) + linked(mention, other) + _counted_alike(mention, other), -at)
        for other, at in islice(kin, MOST_COMPARED)
    )
    strength, at = max(found, default=(0.0, 0))
    return strength, -at


def linked(mention: Mention, other: Mention) -> float:
    """How much more one offer is meant where two touchpoints lead to one page, or one to the other, and give the same."""
    is_same = any(value[0] in BENEFITS for value in mention.values & other.values)
    return LINKED if is_same and mention.locator != other.locator and mention.targets & other.targets else 0.0


def _counted_alike(mention: Mention, other: Mention) -> float:
    """How much more one offer is meant where two touchpoints give the same and count the same things, whatever the numbers."""
    is_same = any(value[0] in BENEFITS for value in mention.values & other.values)
    return COUNTED_TOO if is_same and _counts_the_same(mention, other) else 0.0


def _shares_value(mention: Mention, other: Mention) -> bool:
    return not mention.values.isdisjoint(other.values)


def _counts_the_same(mention: Mention, other: Mention) -> bool:
    return not _counted(mention).isdisjoint(_counted(other))


def _counted(mention: Mention) -> frozenset[tuple[object, ...]]:
    """The things that a mention counts, whatever the numbers: in the same words, other numbers tell one offer differently."""
    counted = {Attribute.THRESHOLD, Attribute.DURATION}
    return frozenset(
        ("counts", fact.scale, fact.unit) for fact in mention.facts if fact.attribute in counted or fact.slot.startswith("for ")
    )
