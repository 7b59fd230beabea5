"""Finds touchpoints whose subject or title says of an offer what their text never says, while it says something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from consistency.checks.offer_sides import Side, comparable
from consistency.records.offer import Fact
from consistency.records.touchpoint import Role, Touchpoint

HEADS = {
    Role.SUBJECT: "its subject",
    Role.PREHEADER: "its preheader",
    Role.TITLE: "its title",
    Role.DESCRIPTION: "its description",
}
"""Parts that inboxes, browsers and search results show before the text, as people call them."""
LIKELY = 0.6
"""Facts less surely read than this may be of another offer, and are held against nothing here."""


def told_otherwise(sides: Sequence[Side], touchpoints: Mapping[str, Touchpoint]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of what the head of a touchpoint says on one scale and what its text says instead, the surest of each.

    Only where a touchpoint has two values on the scale, neither a mere limit, and its text knows but one of them: a text that names both
    may tell of two cases.
    """
    for locator, facts in _by_touchpoint(sides).items():
        heads, texts = _apart([fact for fact in facts if fact.certainty >= LIKELY], touchpoints[locator])
        said, instead = {comparable(fact) for fact in heads}, {comparable(fact) for fact in texts}
        if len(instead) == 1 and len(said | instead) == 2 and not any(fact.bound for fact in facts):
            yield _surest([fact for fact in heads if comparable(fact) not in instead]), _surest(texts)


def head_of(fact: Fact, touchpoint: Touchpoint) -> str:
    """What people call the part that a fact stands in, "" where it stands in the text or the text has no parts, as a record of one."""
    if fact.passage >= len(touchpoint.blocks):
        return ""
    return HEADS.get(touchpoint.blocks[fact.passage].role, "")


def _by_touchpoint(sides: Sequence[Side]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for side in sides:
        for fact in side.facts:
            if not fact.is_data:
                found[fact.locator].append(fact)
    return found


def _apart(facts: Sequence[Fact], touchpoint: Touchpoint) -> tuple[list[Fact], list[Fact]]:
    heads = [fact for fact in facts if head_of(fact, touchpoint)]
    return heads, [fact for fact in facts if fact not in heads]


def _surest(facts: Sequence[Fact]) -> Fact:
    return max(facts, key=lambda fact: (fact.certainty, -fact.start))
