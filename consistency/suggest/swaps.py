"""The style guide's own words in the place of those that it bans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from consistency.records.guide import Guide
from consistency.suggest.spelling import like, mended


def swaps_of(guide: Guide | None) -> dict[str, str]:
    """Banned wording to the one wording that the guide names instead; bans with a condition, a hint or a choice are left to people."""
    if guide is None:
        return {}
    allowed = {wording.casefold() for wording in guide.exceptions}
    plain = [term for term in guide.terms if term.preferred and not term.hint and not term.only]
    single = {term.banned.casefold(): term.preferred for term in plain if "," not in term.preferred and len(term.preferred.split()) <= 4}
    return {banned: preferred for banned, preferred in single.items() if banned not in allowed and banned != preferred.casefold()}


def swapped(sentence: str, swaps: Mapping[str, str]) -> str:
    """The sentence with each banned wording as the guide has it, a plural made as the banned one's was."""
    text = sentence
    for banned, preferred in sorted(swaps.items(), key=lambda pair: -len(pair[0])):
        ending = r"(s?)" if banned[-1:].isalpha() and not banned.endswith("s") else r"()"
        pattern = re.compile(rf"(?<!\w){re.escape(banned)}{ending}(?!\w)", re.IGNORECASE)
        text = pattern.sub(partial(_as_found, preferred), text)
    return mended(text, sentence) if text != sentence else sentence


def _as_found(preferred: str, match: re.Match[str]) -> str:
    return like(match.group(), preferred + _plural(preferred, match[1]))


def _plural(word: str, ending: str) -> str:
    return "" if not ending or word.endswith("s") else "es" if word.endswith(("x", "ch", "sh")) else "s"
