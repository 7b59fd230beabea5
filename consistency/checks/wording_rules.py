"""The guide's banned terms and names as patterns that find them in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from consistency.checks.inflection import NOUNS_IN_ING, Forms, forms, looks_like_verb
from consistency.records.guide import Guide, Name, Term

BETWEEN = r"[\s\-‐‑–]+"
PARTICLES = frozenset(
    {"in", "on", "up", "out", "off", "down", "over", "away", "back", "into", "with", "for", "to", "it", "us", "you", "your", "the"}
)
"""Words that make a verb of the one before them ("log in", "crush it")."""
SHORTEST_NAME = 5
"""Letters below which a name's variants are too easily other words."""
SURE, LIKELY, DOUBTFUL = 1.0, 0.85, 0.4


def squash(text: str) -> str:
    """Letters and digits alone in one case: equal for spellings that differ by spaces, hyphens and capitals only."""
    return "".join(c for c in text.casefold() if c.isalnum())


def alternatives(preferred: str) -> tuple[str, ...]:
    """The wordings that a guide's preferred cell offers."""
    return tuple(part for part in (p.strip() for p in preferred.split(",")) if part)


@dataclass(frozen=True, slots=True)
class Rule:
    """What not to write: `pattern` finds it, `doubtful` forms may be other words, `certainty` is that of a plain match.

    `allowed` are spellings that match and are right all the same, in lower case where `is_folded`.
    """

    label: str
    pattern: re.Pattern[str]
    preferred: str
    line: int
    code: str
    certainty: float = SURE
    hint: str = ""
    only: str = ""
    doubtful: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    is_folded: bool = False

    def certainty_of(self, found: str) -> float:
        """How surely this spelling is a breach; 0 where it is an allowed one."""
        if found in self.allowed or (self.is_folded and found.casefold() in self.allowed):
            return 0.0
        return min(self.certainty, DOUBTFUL if found.casefold() in self.doubtful else SURE)


class Rules:
    """All rules of one guide and the brand's names; also which phrases stand above them."""

    def __init__(self, guide: Guide, names: tuple[str, ...]) -> None:
        self.guide = guide
        self.names = names

    @cached_property
    def all(self) -> tuple[Rule, ...]:
        """Rules for terms, for spellings that the guide calls wrong, and for likely misspellings of names; in that order."""
        listed = tuple(rule for name in self.guide.names for rule in _listed(name))
        known = {r.label for r in listed}
        terms = tuple(_term(t, self.guide.terms) for t in self.guide.terms if t.banned not in known)
        own = {squash(n): n for n in self.names}
        products = [n.right for n in self.guide.names if squash(n.right) not in own]
        return (
            *terms,
            *listed,
            *_generated(own.values(), self._rights, is_brand=True),
            *_generated(products, self._rights, is_brand=False),
        )

    @property
    def _rights(self) -> frozenset[str]:
        """Every right spelling; the guide's own stands above that of the settings."""
        return frozenset((*self.names, *(n.right for n in self.guide.names)))

    @cached_property
    def above(self) -> re.Pattern[str] | None:
        """Phrases within which a banned term is in its right: preferred wordings, exceptions and names."""
        banned = {t.banned.casefold() for t in self.guide.terms}
        preferred = (a for t in self.guide.terms for a in alternatives(t.preferred) if " " in a or "-" in a)
        exceptions = (e for e in self.guide.exceptions if e.casefold() not in banned)
        phrases = sorted({*preferred, *exceptions}, key=len, reverse=True)
        names = sorted(self._rights, key=len, reverse=True)
        parts = [*(f"(?i:{_literal(p)})" for p in phrases), *map(_literal, names)]
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None

    @cached_property
    def conditional(self) -> frozenset[str]:
        """Banned wordings that the guide calls fine at times ("APR is fine in legal text")."""
        return frozenset(e.casefold() for e in self.guide.exceptions)


def _literal(text: str) -> str:
    """A pattern for a phrase as written, whatever its apostrophes and white space."""
    return r"\s+".join(re.sub(r"['’]", "['’]", re.escape(word)) for word in text.split())


def _term(term: Term, terms: Iterable[Term]) -> Rule:
    wanted = alternatives(term.preferred)
    twins = [w for w in wanted if squash(w) == squash(term.banned)]
    is_case = any(w.casefold() == term.banned.casefold() for w in twins) or (term.banned.isupper() and len(term.banned) <= 4)
    company = [w.casefold() for t in terms if t.line == term.line for w in (t.banned, *alternatives(t.preferred))]
    words = [_forms(word, company) for word in term.banned.casefold().split()] if twins else _words(term, company)
    liked = frozenset(form for w in wanted for form in (forms(w.casefold(), is_as_spelt=True).sure if w.isalpha() else {w.casefold()})) - {
        term.banned.casefold()
    }
    if is_case:
        body, liked = _literal(term.banned), frozenset(wanted)
    else:
        body = (r"\s+" if twins else BETWEEN).join(_any(f) for f in words)
    doubtful = words[0].doubtful if len(words) == 1 and not is_case else frozenset()
    pattern = re.compile(rf"(?<![\w@#/]){body}(?![\w])", 0 if is_case else re.IGNORECASE)
    return Rule(
        term.banned,
        pattern,
        term.preferred,
        term.line,
        "TRM01",
        0.6 if term.only else SURE,
        term.hint,
        term.only,
        doubtful,
        liked,
        not is_case,
    )


def _words(term: Term, company: list[str]) -> list[Forms]:
    """The forms of each word of a term: its first and last word inflect, a verb before a particle as a verb."""
    words = re.split(r"[\s\-‐‑–]+", term.banned.casefold())
    phrasal = len(words) > 1 and words[1] in PARTICLES and "-" not in term.banned
    found = []
    for index, word in enumerate(words):
        if len(words) == 1 or (index == 0 and phrasal):
            found.append(_forms(word, company, is_verb=phrasal))
        elif index == len(words) - 1 and not phrasal and word not in PARTICLES:
            found.append(Forms(forms(word).sure))
        else:
            found.append(Forms(frozenset({word})))
    return found


def _forms(word: str, company: list[str], *, is_verb: bool = False) -> Forms:
    beside = [w for w in company if w != word]
    is_verb = is_verb or (looks_like_verb(word) and word not in NOUNS_IN_ING)
    return forms(word, is_verb=is_verb or any(looks_like_verb(w) for w in beside if " " not in w))


def _any(found: Forms) -> str:
    options = sorted(found.sure | found.doubtful, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_literal(w) for w in options) + ")"


def _listed(name: Name) -> Iterator[Rule]:
    """One rule for each spelling that the guide calls wrong; capitals matter, but for the first letter of a phrase in lower case."""
    for wrong in name.wrong:
        body = _literal(wrong)
        if wrong[0].islower() and " " in wrong:
            body = f"[{wrong[0]}{wrong[0].upper()}]{body[1:]}"
        pattern = re.compile(rf"(?<![\w@#/]){body}(?!\w)")
        yield Rule(wrong, pattern, name.right, name.line, "TRM02", allowed=frozenset({name.right}))


def _generated(names: Iterable[str], rights: frozenset[str], *, is_brand: bool) -> Iterator[Rule]:
    """One rule a name for its other spellings: parted, joined, with other capitals, "and" for "&"."""
    for name in names:
        letters = squash(name)
        if len(letters) < SHORTEST_NAME or not letters.isalpha():
            continue
        body = r"[ \-‐‑]?".join(letters)
        if "&" in name:
            left, right = (squash(half) for half in name.split("&", 1))
            body = r"[ \-]?".join(left) + r"\s*(?:&|and|\+)\s*" + r"[ \-]?".join(right)
        pattern = re.compile(rf"(?<![\w@#/.\-]){body}(?![\w\-]|\.\w)", re.IGNORECASE)
        yield Rule(name, pattern, name, 0, "TRM03" if is_brand else "TRM04", LIKELY, allowed=rights)


def misspelling_certainty(found: str, name: str, *, is_brand: bool) -> float:
    """How surely `found`, equal to the name but for spaces, hyphens and capitals, is the name misspelt.

    0 where it is fine or a common word.
    """
    parts, wanted = re.split(r"[ \-‐‑]", found), re.split(r"[ \-‐‑]", name)
    if found.isupper() or found == name:
        return 0.0
    if len(parts) > len(wanted):
        if all(p[0].isupper() and len(p) > 1 for p in parts):
            return LIKELY if is_brand or len(wanted) > 1 else 0.6
        return DOUBTFUL if is_brand and parts[0][0].isupper() and min(map(len, parts)) > 2 else 0.0
    if len(parts) == len(wanted) > 1 and parts[0] == wanted[0]:
        return DOUBTFUL if is_brand else 0.0  # a descriptive word after the name ("Fernhill coffee") is often meant in lower case
    if found.islower() or (len(wanted) > 1 and not is_brand and len(parts) == len(wanted)):
        return DOUBTFUL if is_brand and found.islower() else 0.0
    return LIKELY if found[0].isupper() or name[0].islower() else DOUBTFUL
