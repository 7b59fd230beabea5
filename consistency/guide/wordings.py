"""Takes a cell or a phrase of a guide apart into the wordings that it lists, and the remarks in brackets beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.guide.markdown import Mark, Rich

SEPARATOR = re.compile(r"\s*(?:[,;|·•\n]|<br\s*/?>|\s/\s|(?<=\w{3})/(?=\w{3})|\bor\b|\bnor\b)\s*", re.IGNORECASE)
BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
LEADING = re.compile(
    r"^(?:the )?(?:words?|terms?|phrases?|anything|things|stuff)\s+(?:like|such as)\s+|^(?:and|or|like|such as|e\.g\.,?|also|both)\s+",
    re.IGNORECASE,
)
EDGES = " \t\n\"“”„'‘’`*_.,;:!?…–—→()"
FILLERS = frozenset({"etc", "and so on", "and", "or", "n/a", "na", "none", "-", "same", "the like"})
HABITS = frozenset(
    [
        "words",
        "jargon",
        "slang",
        "acronyms",
        "abbreviations",
        "adjectives",
        "adverbs",
        "superlatives",
        "clichés",
        "cliches",
        "capitals",
        "sentences",
        "paragraphs",
        "numerals",
        "figures",
        "numbers",
        "digits",
        "contractions",
        "emoji",
        "emojis",
        "buzzwords",
        "hype",
        "exclamation",
        "marks",
        "ones",
        "it",
        "them",
        "this",
        "that",
        "passive",
        "voice",
        "italics",
        "bold",
        "all-caps",
    ]
)
"""What a guide speaks of when it lays down a habit ("numerals, not words") rather than a wording."""
LONGEST = 6
"""A wording of more words is a sentence of advice, not a term."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings that a cell lists, and what it adds in brackets."""

    items: tuple[str, ...]
    remark: str = ""


def strip(text: str) -> str:
    """A wording without quotation marks, dots and other signs at its edges."""
    text = " ".join(LEADING.sub("", text.strip(EDGES)).split()).strip(EDGES)
    return "" if text.casefold() in FILLERS else text


def wordings(cell: Rich) -> Wordings:
    """The wordings listed in a cell: those set apart where prose surrounds them, else its parts between commas, slashes and "or"."""
    remark = "; ".join(" ".join((m.group(1) or m.group(2) or "").split()) for m in BRACKETED.finditer(cell.text))
    spans = [m.span() for m in BRACKETED.finditer(cell.text)]
    marks = [m for m in cell.marks if m.kind != "strike" and not any(a <= m.start < b for a, b in spans)]
    found = _marked(cell, marks) if marks and _is_prose(cell, marks) else _listed(cell, marks)
    return Wordings(tuple(dict.fromkeys(w for w in map(strip, found) if _is_wording(w))), remark)


def is_habit(text: str) -> bool:
    """True when a bare phrase ends in a word of grammar, so that it names a habit of writing."""
    return text.casefold().split()[-1:] != [] and text.casefold().split()[-1] in HABITS


def _is_wording(text: str) -> bool:
    return bool(re.search(r"\w", text)) and len(text.split()) <= LONGEST


def _marked(cell: Rich, marks: list[Mark]) -> list[str]:
    outer = [m for m in marks if not any(o is not m and o.start <= m.start and m.end <= o.end for o in marks)]
    return [part for m in outer for part in ([cell.slice(m)] if m.kind == "quote" else SEPARATOR.split(cell.slice(m)))]


def _listed(cell: Rich, marks: list[Mark]) -> list[str]:
    """The parts of a plain list; a separator within a quotation does not part it."""
    text = BRACKETED.sub(lambda m: " " * len(m.group()), cell.text)
    quoted = [m for m in marks if m.kind == "quote"]
    cuts = [m.span() for m in SEPARATOR.finditer(text) if not any(q.start <= m.start() < q.end for q in quoted)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _is_prose(cell: Rich, marks: list[Mark]) -> bool:
    """True when words stand around the stretches set apart, be it only an "and"."""
    rest = list(BRACKETED.sub(lambda m: " " * len(m.group()), cell.text))
    for mark in marks:
        rest[mark.start : mark.end] = " " * (mark.end - mark.start)
    return bool(set(re.findall(r"[^\W\d_]{2,}", "".join(rest).casefold())) - {"or", "nor", "br", "etc"})
