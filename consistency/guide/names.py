"""Reads how a guide spells its names, and the spellings that it calls wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from consistency.guide.markdown import Block, Mark, Rich
from consistency.guide.topics import LOOKS, NAMES, is_about
from consistency.guide.wordings import strip
from consistency.records.guide import Name, Term

WRONG = re.compile(
    r"(?:\bnot\b|\bnever\b|\bavoid\b|n[’']t (?:write|say|use|spell(?: it)?|call it)\b|\bwrong:)(?P<list>[^;–—]*)", re.IGNORECASE
)
LIST = re.compile(r"\s*(?:,|;|\n|\s/\s|\bor\b|\bnor\b|\band\b|\bnot\b|\bnever\b)\s*", re.IGNORECASE)
LIST_OF_PAIRS = re.compile(r"\s*(?:,|;|\n|\s/\s|\bor\b|\bnor\b|\bnot\b|\bnever\b)\s*", re.IGNORECASE)
"""How wrong spellings are parted where the name itself holds an "and"."""
LOWER = re.compile(r"\b(?:all )?(?:in )?lower[- ]?case\b", re.IGNORECASE)
AT_THE_END = re.compile(r"\W{0,3}(?:on|at) the end\b", re.IGNORECASE)
"""After a letter: where a wrong spelling has it."""
ALIKE = 0.6
"""How alike a bare word must be to the right name to be a wrong spelling of it rather than a word of the sentence."""


def read_names(blocks: Iterable[Block], terms: Iterable[Term]) -> tuple[Name, ...]:
    """Every name of the guide in its order, also those that a table of terms holds ("Oat & Iron | Oat and Iron")."""
    found: dict[str, Name] = {}
    rows = [
        Name(t.preferred, (t.banned,), t.line)
        for t in terms
        if t.preferred and squash(t.preferred) == squash(t.banned) and t.preferred[0].isupper()
    ]
    for name in (*(n for block in blocks for n in _names_of(block)), *rows):
        known = found.get(name.right)
        wrong = tuple(dict.fromkeys((*(known.wrong if known else ()), *name.wrong)))
        found[name.right] = Name(name.right, wrong, known.line if known else name.line)
    return tuple(found.values())


def squash(text: str) -> str:
    """A name's letters and digits alone, in one case: equal for spellings that differ by spaces, hyphens and capitals only."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _names_of(block: Block) -> Iterator[Name]:
    if block.kind in {"table", "code"} or not is_about(block, NAMES) or is_about(block, LOOKS):
        return
    rights: list[str] = []
    for sentence in block.rich.sentences():
        first = _first(sentence)
        wrong, spans = _wrong(sentence, [first] if first else rights)
        named = [n for n in _candidates(sentence, spans) if _is_name(n) or LOWER.search(sentence.text)]
        rights = named or rights
        yield from (Name(n, (), sentence.line) for n in named)
        if rights:
            yield from (Name(right if right in rights else rights[0], (spelling,), sentence.line) for right, spelling in wrong)


def _first(sentence: Rich) -> str:
    """The first name set apart before anything is called wrong."""
    before = WRONG.search(sentence.text)
    marks = [m for m in sentence.marks if before is None or m.start < before.start()]
    return next((strip(sentence.slice(m)) for m in marks if _is_name(strip(sentence.slice(m))) or LOWER.search(sentence.text)), "")


def _candidates(sentence: Rich, excluded: list[tuple[int, int]]) -> list[str]:
    """Names set in bold, or those set apart in another way where the sentence has none in bold."""
    usable = [m for m in sentence.marks if not any(a <= m.start < b for a, b in excluded)]
    kinds: list[tuple[str, ...]] = [("strong",), ("quote", "em", "code")]
    for kind in kinds:
        found = [strip(sentence.slice(m)) for m in usable if m.kind in kind]
        if found:
            return found
    return []


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= 5 and any(c.isupper() for c in text)


def _wrong(sentence: Rich, rights: list[str]) -> tuple[list[tuple[str, str]], list[tuple[int, int]]]:
    """The spellings that the sentence calls wrong, each after the name it misspells, and the stretches in which it does."""
    found, spans = list[tuple[str, str]](), list[tuple[int, int]]()
    for match in WRONG.finditer(sentence.text):
        if any(a <= match.start() < b for a, b in spans):
            continue
        wrong = _spellings(sentence.part(*match.span("list")), rights)
        found += wrong
        spans += [match.span()] if wrong else []
    return [(right, spelling) for right, spelling in found if spelling not in rights], spans


def _spellings(part: Rich, rights: list[str]) -> list[tuple[str, str]]:
    marks = [m for m in part.marks if m.kind in {"quote", "strong", "em", "code"}]
    plain = list(part.text)
    for mark in marks:
        plain[mark.start : mark.end] = "," * (mark.end - mark.start)
    parted = LIST_OF_PAIRS if any(re.search(r"&|\band\b", right) for right in rights) else LIST
    bare = [strip(piece) for piece in parted.split("".join(plain))]
    alike = [piece for piece in bare if piece and any(_is_alike(piece, right) for right in rights)]
    spellings = [spelling for m in _outer(marks) for spelling in _set_apart(part, m, rights)] + alike
    return [(max(rights, key=lambda right: _likeness(spelling, right), default=""), spelling) for spelling in spellings]


def _set_apart(part: Rich, mark: Mark, rights: list[str]) -> list[str]:
    """What a mark sets apart, as a spelling; one letter is what the names get "on the end", or else spells nothing."""
    text = strip(part.slice(mark))
    if len(text) > 1 or not text.isalpha():
        return [text]
    return [f"{right}{text}" for right in rights] if AT_THE_END.match(part.text, mark.end) else []


def _outer(marks: list[Mark]) -> list[Mark]:
    return [m for m in marks if not any(o is not m and o.start <= m.start and m.end <= o.end for o in marks)]


def _is_alike(piece: str, right: str) -> bool:
    if piece == right or len(piece.split()) > len(right.split()) + 2:
        return False
    return _likeness(piece, right) >= ALIKE


def _initials(name: str) -> str:
    """ "Oat and Iron Works" as people shorten it: "OIW"; "" for one word."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return capitals if len(capitals) > 1 else ""


def _likeness(spelling: str, right: str) -> float:
    """1 for the same letters and for the name's initials, less the more letters differ."""
    return 1.0 if spelling == _initials(right) else SequenceMatcher(None, squash(spelling), squash(right)).ratio()
