"""Fixed expressions in which a word is another word than the one that a guide bans: a first class stamp is no class."""

from __future__ import annotations

import re

COMPOUNDS = re.compile(
    r"\b(?:(?:first|second|third)[- ]class(?! (?:of|on|at|in|is|was|with|starts|begins|runs|free))"
    r"|(?:business|economy|world|working|middle|upper)[- ]class|class act|in a class of (?:its|their|your|our) own"
    r"|a (?:great|good) deal (?:of|more|less|better|larger|bigger|easier)|deal(?:s|t|ing)? with|no big deal"
    r"|best[- ]before|best (?:wishes|regards|man)|all the best|best of luck|at best"
    r"|guide dogs?|passion ?fruits?|box office|at a premium|in store for"
    r"|customs? (?:duty|duties|officers?)|saline solutions?|contact lens solutions?"
    r"|issue (?:no\.? ?)?\d+|sugar[- ]free|gluten[- ]free|dairy[- ]free)\b",
    re.IGNORECASE,
)
"""Expressions whose sense is that of the whole, of words that style guides often ban by themselves."""


def compound_spans(text: str) -> list[tuple[int, int]]:
    """Where the fixed expressions of a text stand, as (start, end)."""
    return [match.span() for match in COMPOUNDS.finditer(text)]
