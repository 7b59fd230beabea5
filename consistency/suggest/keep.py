"""Keeps what no rewording may touch: addresses, merge tags, handles, codes and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

FIXED = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\{\{[^{}]*\}\}|\{%[^%]*%\}|\*\|[^|]*\|\*|%%[^%\s]*%%|<<[^<>]*>>|\$\{[^{}]*\}"
    r"|(?<!\w)[@#]\w[\w.]*|\b[\w-]+\.(?:com|org|net|io|example|co\.uk|co|uk|eu|us|de|app|shop)\b(?:/\S*)?"
    r"|\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d][A-Z\d-]{3,}\b|(?<=\bcode )\W?[A-Z]{4,}\b|[“\"][^“”\"]{1,400}[”\"]"
)
"""Besides addresses and tags: codes, and whatever stands in quotation marks."""
FIRST, LAST = 0xE000, 0xF8FF
"""Private characters stand in for what is kept; a sentence that holds some itself is left alone."""
STAND_IN = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")


def kept(sentence: str, change: Callable[[str], str], names: Sequence[str] = ()) -> str:
    """The sentence as `change` makes it, with what is fixed and the given names as they were."""
    if STAND_IN.search(sentence):
        return sentence
    stored: list[str] = []

    def hide(match: re.Match[str]) -> str:
        if FIRST + len(stored) > LAST:
            return match.group()
        stored.append(match.group())
        return chr(FIRST + len(stored) - 1)

    hidden = FIXED.sub(hide, sentence)
    folded = hidden.casefold()
    for name in sorted((one for one in names if one.casefold() in folded), key=len, reverse=True):
        hidden = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", hide, hidden, flags=re.IGNORECASE)
    changed = change(hidden)
    if sorted(STAND_IN.findall(changed)) != sorted(STAND_IN.findall(hidden)):
        return sentence
    return STAND_IN.sub(lambda match: stored[ord(match.group()) - FIRST], changed)
