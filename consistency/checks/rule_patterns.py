"""A rule's wordings as patterns: words in all their forms, or regular expressions that cannot run away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from consistency.checks.inflection import forms
from consistency.checks.masks import Span
from consistency.errors import ConsistencyError
from consistency.records.rule import Rule

BETWEEN = r"[\s\-‐‑–]+"
SECONDS = 1.0
"""How long one regular expression may take over one touchpoint; ordinary ones take a thousandth of it."""
PROBES = tuple(unit * (600 // len(unit)) + "!" for unit in ("a", "1", " ", "ab ", "word ", "a1-", "aA", "..", "£9.99 "))
"""Texts on which patterns that nest repeats take for ever."""


class RuleError(ConsistencyError):
    """A rule's pattern cannot be used (RUL..)."""

    code = "RUL00"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording, ready to be looked for; `is_timed` is a regular expression of the user's own."""

    wording: str
    compiled: Any
    is_timed: bool = False

    def places(self, text: str) -> Iterator[Span]:
        """Where it stands, empty matches left out. RuleError RUL11 where a regular expression takes too long."""
        try:
            matches = self.compiled.finditer(text, timeout=SECONDS) if self.is_timed else self.compiled.finditer(text)
            yield from (match.span() for match in matches if match.group())
        except TimeoutError as error:
            what = f"the pattern {self.wording!r} takes more than {SECONDS:g} s over one text."
            raise RuleError(what, todo="Repeats inside of repeats do that, as in (a+)+; write it without.", code="RUL11") from error


def patterns_of(rule: Rule, wordings: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns of some wordings of a rule. RuleError RUL10 for a regular expression that is none."""
    return tuple(_regular(rule, wording) if rule.is_regex else _words(wording, is_exact=rule.is_exact) for wording in wordings)


def probe(pattern: Pattern) -> None:
    """Tries a regular expression on texts that make bad ones run away. RuleError RUL11, or RUL10 where it matches everything."""
    if pattern.is_timed and pattern.compiled.fullmatch(""):
        raise RuleError(f"the pattern {pattern.wording!r} matches no words at all.", todo="Let it ask for at least one.", code="RUL10")
    for text in PROBES if pattern.is_timed else ():
        list(pattern.places(text))


def _regular(rule: Rule, wording: str) -> Pattern:
    import regex

    try:
        return Pattern(wording, regex.compile(wording, 0 if rule.is_exact else regex.IGNORECASE), is_timed=True)
    except regex.error as error:
        what = f"{wording!r} is no regular expression: {error}."
        raise RuleError(what, todo="Mend it, or leave regex out to look for the words as they stand.", code="RUL10") from error


def _words(wording: str, *, is_exact: bool) -> Pattern:
    """The words one after another in any capitals, the last in any form; one with a capital inside (APR, iPhone) as it is written."""
    words = re.split(r"[\s\-‐‑–]+", wording)
    if is_exact:
        return Pattern(wording, re.compile(_bounded(wording, BETWEEN.join(map(_literal, words)))))
    body = BETWEEN.join([*map(_any_case, words[:-1]), _inflected(words[-1])])
    return Pattern(wording, re.compile(_bounded(wording, body)))


def _inflected(word: str) -> str:
    if _is_spelt(word):
        return _any_case(word)
    found = sorted(forms(word.casefold()).sure, key=lambda form: (-len(form), form))
    return f"(?i:{'|'.join(map(_literal, found))})"


def _any_case(word: str) -> str:
    return f"(?:{_literal(word)}|{_literal(word.upper())})" if _is_spelt(word) else f"(?i:{_literal(word)})"


def _is_spelt(word: str) -> bool:
    """True for a word whose capitals are part of its spelling."""
    return any(char.isupper() for char in word[1:])


def _literal(word: str) -> str:
    return re.sub(r"['’]", "['’]", re.escape(word))


def _bounded(wording: str, body: str) -> str:
    """Whole words only, where the wording begins and ends with letters or digits."""
    before = r"(?<!\w)" if wording[0].isalnum() else ""
    after = r"(?!\w)" if wording[-1].isalnum() else ""
    return f"{before}(?:{body}){after}"
