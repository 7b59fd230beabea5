"""Whether two facts are told of the same thing, by the pages that their touchpoints are or lead to, else by the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consistency.checks.negations import stems
from consistency.checks.statements import TIMES
from consistency.english.rule_pages import tells_rules
from consistency.records.campaign import page_key
from consistency.records.offer import Attribute, Fact
from consistency.records.touchpoint import Kind, Role, Touchpoint

BY_PLACE = frozenset({"age", "size", "monthly", "cancel", "youth"})
"""Slots of promises that every service of a brand may tell of itself: another class, another room, another plan."""
OF_A_PAGE = frozenset({"return", "warranty"})
"""Slots of promises that a page may tell of its own goods alone; what a message says of them holds for all."""
ON_EVERY_PAGE = frozenset({Role.NAV, Role.LEGAL})
"""Where links stand that all touchpoints of a channel share: menus and the small print of footers."""
_AGED = "under over anyone everyone people age aged years old young pay pays get gets off free half price save cost costs"
AGED = frozenset().union(*(stems(word) for word in _AGED.split()))
"""Stems of the words in which what somebody pays at an age is told; they say nothing of what it is for."""
SHORT = 90
"""Words up to which a touchpoint speaks of one thing."""
ELSEWHERE = 0.45
"""How surely two pages of their own speak of one thing."""
BY_WORDS = (0.3, 0.3, 0.6)
"""How surely two touchpoints without a page in common do, by the words that they share; with three they do."""


def same_place(fact: Fact, others: Iterable[Fact], touchpoints: Mapping[str, Touchpoint]) -> float:
    """How surely a fact is told of the same thing as some others, 0..1."""
    is_bare_price = fact.attribute is Attribute.PRICE and not fact.slot
    mine = touchpoints[fact.locator]
    if not (is_bare_price or fact.slot in BY_PLACE or (fact.slot in OF_A_PAGE and mine.kind is Kind.PAGE)):
        return 1.0
    theirs = [touchpoints[locator] for locator in dict.fromkeys(other.locator for other in others)]
    placed = [other for other in theirs if _pages(other)]
    if _pages(mine) and placed:
        return 1.0 if any(_meet(mine, other) for other in placed) else ELSEWHERE
    if is_bare_price:
        return 1.0
    shared = max((len(_words(mine, fact) & _words(touchpoints[other.locator], other)) for other in others), default=0)
    return BY_WORDS[shared] if shared < len(BY_WORDS) else 1.0


def share_page(touchpoint: Touchpoint, other: Touchpoint) -> bool:
    """True where they are, or lead to, the same page."""
    return not _pages(touchpoint).isdisjoint(_pages(other))


def _meet(touchpoint: Touchpoint, other: Touchpoint) -> bool:
    """True where they are, or lead to, one page or one below the other; a home page and a page of rules speak of all others."""
    if any(_is_general(one) for one in (touchpoint, other)):
        return True
    return any(_is_below(a, b) or _is_below(b, a) for a in _pages(touchpoint) for b in _pages(other))


def _is_general(touchpoint: Touchpoint) -> bool:
    return tells_rules(touchpoint.title, touchpoint.locator, touchpoint.uri or "")


def _pages(touchpoint: Touchpoint) -> frozenset[str]:
    """The page that a touchpoint is, else those that it leads to by other links than those of menus and footers."""
    urls = [touchpoint.uri] if touchpoint.uri else [link.url for link in touchpoint.links if link.role not in ON_EVERY_PAGE]
    return frozenset(key for key in map(page_key, urls) if "/" in key)


def _is_below(page: str, other: str) -> bool:
    """True for the same page or one in the folder of the other; a home page has all others below it."""
    return page == other or page.startswith(other.rstrip("/") + "/")


def _words(touchpoint: Touchpoint, fact: Fact) -> frozenset[str]:
    text = touchpoint.text if len(touchpoint.text.split()) <= SHORT else touchpoint.text[slice(*fact.sentence)]
    return stems(text.lower()) - TIMES - (AGED if fact.slot == "youth" else frozenset())
