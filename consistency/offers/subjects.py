"""Names the product or plan that a price or discount is about, where its sentence names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.offers.nouns import STOP

PLAN_WORDS = "plan|tier|package|membership|bundle|ticket|pass|subscription|licen[cs]e|edition|room|course|class|policy|tariff|box|fare|seat"
PLAN = re.compile(rf"\b((?:[a-z][\w-]* ){{1,2}}?)(?:{PLAN_WORDS})s?\b")
TRAILING = re.compile(rf" (?:{PLAN_WORDS})s?$")
RUN = re.compile(r"\b[A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|\d+(?![%\d.,])))*")
SAYS_PRICE = re.compile(r" (?:is|costs?|pays|starts?|comes|now|are)\b")
"""What follows a product's name where its price is told: a single capitalised word before it is a name, even first in its sentence."""
_NOT_NAMES_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter uk us england britain scotland wales europe london
direct debit debits terms
"""
NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_LEADING_WORDS = """
order book buy join open try get take use switch move meet save choose add start see ask enter visit call ring upgrade discover shop
grab give pay enjoy have make come go bring put spend sign hello hi dear new only still thanks thank please offer price prices delivery
code shipping membership it this that there here today tonight everything everyone yes no
"""
LEADING = frozenset(_LEADING_WORDS.split()) | STOP
"""Words that start sentences and orders to the reader, never names."""
BELONGING = re.compile(r"\b(?:to|on|with|of|in|for|from|by|than|like|or|both)(?: the| our| your| an?)? $")
_COMMON_WORDS = """
other same annual monthly yearly single full whole gift next first standard
"""
COMMON = frozenset(_COMMON_WORDS.split())
THING = re.compile(
    r"(?:^|[.:;,] |\band )\W*(?:an?|the|our|your|each|every) ((?:[a-z-]+ ){0,2}?[a-z-]+) (?:costs?|is|are|now costs"
    r"|starts? (?:at|from))(?= )"
)
ARTICLES = frozenset(["a", "an", "the", "our", "your", "each", "every"])
_GENERIC_WORDS = """
price prices cost offer total fee bill code rest rate one deposit discount charge amount delivery shipping postage difference first
second minimum figure
"""
COSTS = re.compile(r"^\W*((?:[a-z-]+ ){0,4}?[a-z-]+) (?:now )?(?:costs?|starts? (?:at|from)) ")
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Things that have no price of their own."""
TITLE_SHARE = 0.6
"""A line with more than this share of capitalised words is a heading, whose capitals name nothing."""


def names_in(texts: Iterable[str], brand_names: frozenset[str]) -> frozenset[str]:
    """The capitalised names in the sentences of a touchpoint, lower-case; headings in capitals name nothing."""
    return frozenset(name for text in texts if not _is_title(text) for _, name in _runs(text) if name not in brand_names)


def subject_of(text: str, folded: str, start: int, known: frozenset[str]) -> str:
    """The name nearest before `start`, else nearest after, lower-case; empty where the sentence names none.

    A name that only belongs to something ("on the Family plan") is second choice: what costs is the subject of its sentence.

    `known` are the names that the touchpoint uses in running text.
    """
    found = [(at, name) for at, name in _runs(text, is_loose=True) if name in known]
    found += [(match.start(), name) for match in PLAN.finditer(folded) if (name := _plan(match[1]))]
    found = found or list(_plain_things(folded))
    before = [item for item in found if item[0] < start]
    if before:
        named = [item for item in before if not BELONGING.search(folded, 0, item[0])]
        return max(named or before)[1]
    return min(found)[1] if found else ""


def _plain_things(folded: str) -> Iterator[tuple[int, str]]:
    """What a sentence says has a price, in small letters: "An eye test costs …"."""
    for match in (*THING.finditer(folded), *COSTS.finditer(folded)):
        words = [word for word in match[1].split() if word not in ARTICLES]
        if words and words[-1] not in GENERIC and words[-1] not in STOP:
            yield match.start(1), " ".join(words)


def _runs(text: str, *, is_loose: bool = False) -> Iterator[tuple[int, str]]:
    """Capitalised names with their place; a single word that starts its sentence counts only before its price, or where `is_loose`."""
    for match in RUN.finditer(text):
        words = match.group().lower().split(" ")
        kept = list(words)
        while kept and kept[0] in LEADING:
            kept.pop(0)
        name = TRAILING.sub("", " ".join(kept))
        if not name or name[0].isdigit() or any(word in NOT_NAMES for word in kept):
            continue
        starts = not text[: match.start()].strip(" \"'“‘-•*|")
        if not starts or len(kept) < len(words) or len(kept) > 1 or is_loose or SAYS_PRICE.match(text, match.end()):
            yield match.start(), name


def _plan(words: str) -> str:
    kept: list[str] = []
    for word in reversed(words.split()):
        if word in LEADING or word in NOT_NAMES or word in COMMON:
            break
        kept.insert(0, word)
    return " ".join(kept)


def _is_title(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 1 and sum(word[0].isupper() for word in words) > TITLE_SHARE * len(words)
