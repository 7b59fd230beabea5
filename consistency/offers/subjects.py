"""Names the product or plan that a price or discount is about, where its sentence names one."""

from __future__ import annotations

import re

PLAN = re.compile(
    r"\b(?:the |our |an? |your |every )?((?:[a-z][\w-]* ){1,2}?)(plan|tier|package|membership|box|bundle|ticket|pass|subscription|licen[cs]e|account|kit|card|edition|room|course|class|policy|tariff)s?\b"
)
NAME = re.compile(r"(?<![.!?:] )(?<!^)\b([A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|\d+))*)")
NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec i code use get save take now until from christmas easter uk us
    england britain scotland wales europe london""".split()
)
ARTICLES = frozenset(["the", "our", "a", "an", "your", "every", "any", "each", "this", "that", "for", "on", "of", "and", "with", "all", "to"])


def subject_of(text: str, folded: str, start: int, brand_names: frozenset[str]) -> str:
    """The name nearest before `start`, else nearest after, lower-case; empty where the sentence names none."""
    found = [(match.start(1), match[1].lower()) for match in NAME.finditer(text)]
    found += [
        (match.start(), name)
        for match in PLAN.finditer(folded)
        if (name := " ".join(word for word in match[1].split() if word not in ARTICLES))
    ]
    names = [(at, name) for at, name in found if _is_name(name, brand_names)]
    before = [(at, name) for at, name in names if at < start]
    if before:
        return max(before)[1]
    return min(names)[1] if names else ""


def _is_name(name: str, brand_names: frozenset[str]) -> bool:
    words = name.split()
    return not all(word in NOT_NAMES for word in words) and not set(words) <= brand_names
