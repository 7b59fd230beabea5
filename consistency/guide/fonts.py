"""Reads the typefaces that a guide allows: brand faces, and those that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.guide.markdown import Block, Rich
from consistency.guide.palette import REFUSED, VALUE
from consistency.guide.topics import LOOKS, is_about
from consistency.guide.wordings import strip

FONTY = re.compile(
    r"\btypefaces?\b|\btypograph|\bfonts?\b|\bfalls? back\b|\bfall-?backs?\b|\bserif\b|\bfamily\b|^type:|\bwebfonts?\b|\blettering\b",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\b(?:headings?|headlines?|titles?|display|body|text|copy|everything|paragraphs?|captions?"
    r"|numerals|figures|code|buttons?|e-?mails?|newsletters?|web(?:site)?|print|slides?|subheads?\w*)\b",
    re.IGNORECASE,
)
WEB_SAFE = re.compile(r"\b(?:Arial|Helvetica|Verdana|Tahoma|Trebuchet(?: MS)?|Times New Roman|Courier New|Calibri|Segoe UI)\b")
"""Faces that every computer has: a sentence that sets a part of a page in one speaks of type, whatever it is headed."""
STANDS_IN = re.compile(
    r"(?:\bfall(?:s|ing)? back (?:to|on|onto)|\bfall-?backs?\b[^.:,;]{0,24}?(?:\bis|\bare"
    r"|:|\bto)|\bbackups?:?|\bif (?:it|they|that)[^,]*,\s*(?:use)?|\botherwise\b)(?P<after>[^.;]*)"
    r"|(?P<before>[^,;.]*?)\s*(?:,\s*)?\bas (?:the|an?|its|their|our)?\s*(?:web[- ]safe\s+)?(?:fall-?backs?"
    r"|backups?|substitutes?|stand-?ins?)\b"
    r"|(?P<instead>[^,;.]*?)\s*,?\s*\b(?:where|when|if) (?:it|they|that|those|these)\b[^.;]*?(?:n[’']t|\bnot|\bcannot)\b"
    r"|\((?:fall-?backs?|backups?|substitutes?):?\s*(?P<inside>[^)]*)\)",
    re.IGNORECASE,
)
EXEMPTS = re.compile(r"\bexcept|\bexempt|\bexcuse|\bdo(?:es)? not apply\b|\bdoesn[’']t apply\b", re.IGNORECASE)
FACE = re.compile(r"[A-Z][\w’]*(?:[ -](?:[A-Z][\w’]*|\d{1,3}\b))*")
ORDINARY = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "any",
        "as",
        "at",
        "band",
        "body",
        "brand",
        "button",
        "buttons",
        "captions",
        "code",
        "copy",
        "css",
        "do",
        "email",
        "emails",
        "emoji",
        "everything",
        "figures",
        "font",
        "fonts",
        "for",
        "google",
        "headings",
        "headline",
        "headlines",
        "html",
        "if",
        "in",
        "it",
        "italic",
        "italics",
        "bold",
        "labels",
        "links",
        "lettering",
        "light",
        "medium",
        "navigation",
        "never",
        "no",
        "numbers",
        "on",
        "only",
        "our",
        "ours",
        "pdf",
        "powerpoint",
        "prices",
        "print",
        "regular",
        "semibold",
        "set",
        "so",
        "subheadings",
        "subheads",
        "table",
        "text",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "titles",
        "type",
        "typeface",
        "typefaces",
        "typography",
        "use",
        "user",
        "we",
        "web",
        "when",
        "where",
        "white",
        "black",
        "with",
        "word",
        "you",
        "your",
        "fallback",
        "fallbacks",
        "fall",
        "back",
        "display",
        "paragraphs",
        "weight",
        "weights",
        "heading",
        "title",
        "adobe",
        "licence",
        "license",
        "available",
        "both",
        "always",
        "main",
        "primary",
        "secondary",
        "headings'",
        "not",
        "nothing",
        "one",
        "two",
        "system",
        "invoice",
        "invoices",
        "every",
        "from",
    ]
)
GENERIC = frozenset({"serif", "sans-serif", "sans serif", "monospace", "cursive", "fantasy", "system-ui", "sans", "mono"})


def read_fonts(blocks: Iterable[Block], colours: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All families that the guide allows, brand faces first, and those among them that only stand in; names of `colours` are none."""
    known = {colour.casefold() for colour in colours}
    faces, stand_ins = dict[str, None](), dict[str, None]()
    for block in blocks:
        for name, is_stand_in in _fonts_of(block):
            if name.casefold() not in known | GENERIC:
                (stand_ins if is_stand_in else faces).setdefault(name)
    fallbacks = tuple(name for name in stand_ins if name not in faces)
    return (*faces, *fallbacks), fallbacks


def _fonts_of(block: Block) -> Iterator[tuple[str, bool]]:
    about_looks = is_about(block, LOOKS)
    if block.kind == "table":
        yield from _table(block) if about_looks else ()
    elif block.kind != "code":
        goes_on = False
        for sentence in block.rich.sentences():
            goes_on = _speaks_of_type(sentence, about_looks=about_looks or bool(LOOKS.search(block.lead)), goes_on=goes_on)
            yield from _sentence(sentence) if goes_on else ()


def _speaks_of_type(sentence: Rich, *, about_looks: bool, goes_on: bool) -> bool:
    """True for a sentence about typefaces; one that names a stand-in may lean on the sentence before (`goes_on`)."""
    text, stands_in = sentence.text, STANDS_IN.search(sentence.text) is not None
    if EXEMPTS.search(text) or re.match(r"No\b", text) or (REFUSED.search(text) and not stands_in):
        return False
    is_set = about_looks or bool(WEB_SAFE.search(text))
    return (goes_on and stands_in) or bool(FONTY.search(text)) or (is_set and bool(PARTS.search(text)) and not VALUE.search(text))


def _sentence(sentence: Rich) -> Iterator[tuple[str, bool]]:
    regions = [m.span(m.lastgroup or 0) for m in STANDS_IN.finditer(sentence.text)]
    for start, name in _named(sentence):
        yield name, any(a <= start < b for a, b in regions)


def _named(sentence: Rich) -> list[tuple[int, str]]:
    """Where each family is named: those set apart, and capitalised words that no sentence needs otherwise."""
    marks = [m for m in sentence.marks if m.kind in {"strong", "quote", "code", "em"} and not VALUE.search(sentence.slice(m))]
    plain = list(sentence.text)
    for mark in marks:
        plain[mark.start : mark.end] = "\n" * (mark.end - mark.start)
    bare = [(m.start(), m.group()) for m in FACE.finditer("".join(plain))]
    inside = [(m.start, part) for m in marks for part in re.split(r"\s*[,/;]\s*", sentence.slice(m))]
    found = [(start, strip(_without_ordinary(name))) for start, name in (*inside, *bare)]
    return sorted({(start, name) for start, name in found if name and _is_family(name)})


def _without_ordinary(name: str) -> str:
    """The name without ordinary words before and after it ("Use Inter Bold" gives "Inter")."""
    words = name.split()
    while words and words[0].casefold().strip("’':") in ORDINARY:
        words.pop(0)
    while words and words[-1].casefold().strip("’':.") in ORDINARY:
        words.pop()
    return " ".join(words)


def _is_family(name: str) -> bool:
    return name[0].isupper() and len(name.split()) <= 4 and not name.isdigit()


def _table(block: Block) -> Iterator[tuple[str, bool]]:
    """Families in the columns that a heading calls fonts, or in rows that begin with a part of a page."""
    header = [cell.text for cell in block.rows[0].cells]
    if any(VALUE.search(cell.text) for row in block.rows for cell in row.cells):
        return
    fonty = [bool(FONTY.search(text) or re.search(r"\bface\b|\bfall-?backs?\b|\bstack\b", text, re.IGNORECASE)) for text in header]
    for row in block.rows[1:] if any(header) else block.rows:
        starts_with_part = bool(row.cells and PARTS.search(row.cells[0].text))
        for index, cell in enumerate(row.cells):
            if (any(fonty) and fonty[index]) or (not any(fonty[1:]) and starts_with_part and index == 1):
                stands_in = bool(re.search(r"fall-?back|backup|substitute", header[index], re.IGNORECASE))
                yield from ((name, stands_in or is_in) for name, is_in in _cell(cell))


def _cell(cell: Rich) -> Iterator[tuple[str, bool]]:
    """A cell's families; in a stack the first is the brand's face and the others stand in for it."""
    if STANDS_IN.search(cell.text):
        yield from _sentence(cell)
    else:
        seen = set[str]()
        for _, name in _named(cell):
            yield name, bool(seen)
            seen.add(name)
