"""Tells what a sentence is by its own words: somebody else's, the law's, or the brand's."""

from __future__ import annotations

import re

from consistency.records.touchpoint import Role
from consistency.segment.disclaimers import is_disclaimer

DOUBLE_QUOTED = re.compile(r"(?:[“„«]|(?<!\d)\")([^“”\"„«»\n]{1,1200})[”\"“»]")
QUOTED_WORDS = 4
"""A shorter quotation is a title or a word spoken of, not a voice."""

LEGAL = re.compile(
    r"\bregistered (?:in|office|company|charity)\b|\bcompany (?:number|no\b)|\ball rights reserved\b|©"
    r"|\bVAT registered\b|\bVAT (?:reg\w* )?n(?:umber|o)\b\W{0,3}[A-Z]{0,3} ?\d"
    r"|\bstatutory right|\bright to cancel\b|\bauthorised and regulated\b|\bterms (?:and conditions )?apply\b|\bmodel number\b"
    r"|\bunsubscribe\b|\bprivacy (?:policy|notice)\b|\bcookies?\b.*\bpolicy\b",
    re.IGNORECASE,
)


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of passages in double quotation marks, marks included, that are long enough to be somebody's own words."""
    return [m.span() for m in DOUBLE_QUOTED.finditer(text) if len(m.group(1).split()) >= QUOTED_WORDS]


def role_of(sentence: str, role: Role, *, is_quoted: bool) -> Role:
    """The role of a sentence in a block of the given role."""
    if is_quoted:
        return Role.QUOTATION
    if role is Role.BODY and (LEGAL.search(sentence) or is_disclaimer(sentence)):
        return Role.LEGAL
    return role
