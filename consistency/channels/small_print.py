"""Tells a message's small print, sign-off and copy apart by wording and by place."""

from __future__ import annotations

import re

from consistency.channels.composition import Part, recast
from consistency.records.touchpoint import Role

SMALL_PRINT = re.compile(
    r"\bunsubscribe\b|\bopt[- ]out\b|\bregistered (?:in|office|company|charity|address)\b|\bcompany (?:number|no\b|registration)"
    r"|\ball rights reserved\b|©|\bVAT (?:number|no\b|reg)|\bauthorised and regulated\b|\bprivacy (?:policy|notice)\b"
    r"|\byou(?:['’]re| are)? (?:getting|receiving|receive|received) this (?:e-?mail|message|because)"
    r"|\byou receive this\b|\bview online\b"
    r"|\b(?:view|read|open|see) (?:(?:this|it|the) )?(?:e-?mail |message )?(?:in|on) (?:your |a |the )?(?:web ?)?browser\b"
    r"|\b(?:update|manage|change) (?:your )?(?:e-?mail )?preferences\b|\bintended (?:only )?for the (?:addressee|recipient)",
    re.IGNORECASE,
)
"""Wording that the law or mail providers ask for, in British and American use."""
TAIL = 0.6
"""Small print in the last 40% of a message opens its footer."""
SIGN_OFF = re.compile(
    r"(?:(?:best|kind|warm|warmest|kindest|many)?\s*(?:regards|wishes|thanks)|all the best|cheers|yours(?: \w+)?|sincerely"
    r"|thank you|thanks|with love|love|best)"
    r"(?: from)?[,.!]?",
    re.IGNORECASE,
)
SIGNATURE_WORDS = 6


def with_small_print(parts: list[Part]) -> list[Part]:
    """The same parts with what follows a message's first footer line marked as small print, and its sign-off as signature."""
    footer = _footer(parts)
    marked = [recast(p, Role.LEGAL) if _is_copy(p) and (i >= footer or SMALL_PRINT.search(p.text)) else p for i, p in enumerate(parts)]
    return _signed(marked)


def _is_copy(part: Part) -> bool:
    return part.role in {Role.BODY, Role.CTA, Role.HEADLINE} and (part.role is Role.BODY or bool(SMALL_PRINT.search(part.text)))


def _footer(parts: list[Part]) -> int:
    total = sum(len(p.text) for p in parts)
    seen = 0
    for index, part in enumerate(parts):
        if seen >= TAIL * total and part.role in {Role.BODY, Role.LEGAL} and SMALL_PRINT.search(part.text):
            return index
        seen += len(part.text)
    return len(parts)


def _signed(parts: list[Part]) -> list[Part]:
    """Marks the sign-off: the last words of the body where they are a name and not a sentence."""
    body = [i for i, p in enumerate(parts) if p.role is Role.BODY]
    if len(body) < 2:
        return parts
    last = body[-1]
    if is_signature(parts[last].text):
        parts[last] = recast(parts[last], Role.SIGNATURE)
        if SIGN_OFF.fullmatch(parts[body[-2]].text.strip()):
            parts[body[-2]] = recast(parts[body[-2]], Role.SIGNATURE)
    return parts


def is_signature(text: str) -> bool:
    """Whether the text is a name to sign with: a formula and a name, or few capitalised words that end like no sentence."""
    lines = text.split("\n")
    if SIGN_OFF.fullmatch(lines[0].strip()) and len(lines) <= 5:
        return True
    words = text.split()
    return len(words) <= SIGNATURE_WORDS and text[:1].isupper() and not re.search(r"[.!?:;…|\d%£$€]", text)
