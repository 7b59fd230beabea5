"""Names the product or plan that a price or discount is about, where its sentence names one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consistency.offers.nouns import STOP

PLAN = re.compile(
    r"\b(?:the |our |an? |your |every )?((?:[a-z][\w-]* ){1,2}?)(plan|tier|package|membership|box|bundle|ticket|pass"
    r"|subscription|licen[cs]e|account|kit|card|edition|room|course|class|policy|tariff)s?\b"
)
NAME = re.compile(r"(?<![.!?:] )(?<!^)\b([A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|\d+))*)")
_NOT_NAMES_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec i code use get save take now until from christmas easter
uk us england britain scotland wales europe london
"""
NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
_ARTICLES_WORDS = """
the our a an your every any each this that for on of and with all to other same new annual monthly yearly single full whole
"""
ARTICLES = frozenset(_ARTICLES_WORDS.split())


FIRST_WORD = re.compile(r"^\W*([A-Z][a-z]+(?: [A-Z][a-z]+)*)")
TITLE_SHARE = 0.6
"""A line with more than this share of capitalised words is a heading, whose capitals name nothing."""


def names_in(texts: Iterable[str], brand_names: frozenset[str]) -> frozenset[str]:
    """The capitalised names inside the sentences of a touchpoint, lower-case; a sentence's first word proves nothing."""
    found = (match[1].lower() for text in texts if not _is_title(text) for match in NAME.finditer(text))
    return frozenset(name for name in found if _is_name(name, brand_names))


def subject_of(text: str, folded: str, start: int, known: frozenset[str]) -> str:
    """The name nearest before `start`, else nearest after, lower-case; empty where the sentence names none.

    `known` are the names that the touchpoint uses in running text.
    """
    found = [
        (match.start(1), match[1].lower()) for match in (*NAME.finditer(text), *FIRST_WORD.finditer(text)) if match[1].lower() in known
    ]
    found += [(match.start(), name) for match in PLAN.finditer(folded) if (name := _plan(match[1]))]
    before = [item for item in found if item[0] < start]
    if before:
        return max(before)[1]
    return min(found)[1] if found else ""


def _plan(words: str) -> str:
    return " ".join(word for word in words.split() if word not in ARTICLES and word not in STOP and word not in NOT_NAMES)


def _is_title(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 1 and sum(word[0].isupper() for word in words) > TITLE_SHARE * len(words)


def _is_name(name: str, brand_names: frozenset[str]) -> bool:
    return not any(word in NOT_NAMES or word.isdigit() for word in name.split()) and name not in brand_names
