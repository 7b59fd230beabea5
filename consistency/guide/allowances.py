"""Reads what a guide allows against its own rules: wordings that are fine, and kinds of document whose look is accepted as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.guide.markdown import Block, Rich
from consistency.guide.topics import LOOKS, is_about
from consistency.guide.wordings import strip
from consistency.records.guide import Sense, Term

FINE = re.compile(
    r"(?:\b(?:is|are|stays?|remains?)|[’']s)\s+(?:\w+\s+){0,2}?(?:fine|ok|okay|allowed"
    r"|acceptable|all right|alright|permitted|the exception|an exception|exempt|safe)\b"
    r"|\bmay (?:be used|stay|remain|keep)\b|\bcan (?:be used|stay|remain)\b|\bwe (?:do )?(?:keep|allow|accept)\b",
    re.IGNORECASE,
)
STILL = re.compile(r"\b(?P<word>[a-z]{3,})\b[^.]*\b(?:is|are) still (?:an? |the )?(?P=word)\b", re.IGNORECASE)
"""A word that the guide lets be itself in its other sense: "A port in a harbour is still a port"."""
EXCEPT = re.compile(r"\bexcept(?:ions?)?\b|\bunless\b|\bapart from\b|\bother than\b|\bsave for\b", re.IGNORECASE)
NOT_FINE = re.compile(
    r"n[’']t (?:\w+ ){0,2}(?:fine|ok|okay|allowed|acceptable)|\bnot (?:\w+ ){0,2}(?:fine|ok|okay|allowed|acceptable|permitted)",
    re.IGNORECASE,
)
LEADING_WORDS = re.compile(r"^(?P<words>[^,.;:]{2,40}?)\s+(?:is|are|stays?|may|can)\b", re.IGNORECASE)

KINDS = r"(?P<kinds>[^.:;(]{3,80}?)"
EXCUSES = (
    re.compile(rf"\bexceptions?\b\s*(?:is|are|:)\s*{KINDS}(?=[.:;(,]\s|[.:;(]|$|\bwhich\b|\bthat\b|\bbecause\b)", re.IGNORECASE),
    re.compile(
        rf"\b(?:except(?: for| in| on)?|apart from|other than|save for)\s+{KINDS}(?=[.:;(]|,\s(?!\w+,"
        rf"|\w+ and|\w+ or)|$|\bwhich\b|\bthat\b|\bwhere\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:do|does) ?n[o’']t apply to\s+{KINDS}(?=[.:;(]|$)|\bdo(?:es)? not apply to\s+(?P<others>[^.:;(]{{3,80}}?)(?=[.:;(]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{KINDS}\s+(?:(?:is|are)\s+(?:the (?:only |one )?exceptions?|an exception|exempt"
        rf"|excused|fine as (?:they|it)|left as)|(?:may|can|will) look different)\b",
        re.IGNORECASE,
    ),
)
LET_OFF = re.compile(
    r"\b(?:let off|exempt|excused|spared|left (?:alone|as they are)|off the hook|(?:our"
    r"|the) (?:only )?exceptions)\b\s*(?:here )?[:–—-]\s*(?P<clauses>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""Kinds of document in clauses of their own: "Two things are let off: invoices come out in Courier, and labels are printed in black"."""
CLAUSE = re.compile(
    r"(?:^|[,;.]\s*(?:and\s+)?|\band\s+)(?P<kind>[a-z][a-z -]{2,40}?)\s+(?:comes?|are|is|uses?|stays?|keeps?|goes|go|gets?|arrives?|have"
    r"|has|print)\b",
    re.IGNORECASE,
)
CONTENT = re.compile(r"[a-z]{3,}")
SENSELESS = frozenset(
    "the and that this these those fine okay right all quite still called call name named they them their are can may you your our for"
    " not but is"
    " into when where which what who where here there used use keep keeps stay stays remain allowed word words also has have had "
    "with".split()
)
ARTICLES = re.compile(r"^(?:an?|the|our|your|any|all|on|in|for|some|old|printed|both|only|that|of|from)\s+", re.IGNORECASE)
PARTS = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|&)\s*", re.IGNORECASE)
LONGEST_KIND = 3


def read_exceptions(blocks: Iterable[Block], terms: Iterable[Term]) -> tuple[str, ...]:
    """Wordings that the guide calls fine, in its order."""
    banned = [term.banned.casefold() for term in terms]
    found = [item for block in blocks for rich in _texts(block) for item in _allowed(rich, banned)]
    return tuple(dict.fromkeys(found))


def read_senses(blocks: Iterable[Block], terms: Iterable[Term]) -> tuple[Sense, ...]:
    """Senses of single banned words that the guide's prose lets pass without setting them apart ("the shoes are called trainers")."""
    banned = {_singular(term.banned.casefold()) for term in terms if term.banned.isalpha()}
    found = [
        sense
        for block in blocks
        if block.kind not in {"table", "code"} and not is_about(block, LOOKS)
        for rich in block.rich.sentences()
        if not NOT_FINE.search(rich.text) and (STILL.search(rich.text) or FINE.search(rich.text)) and not rich.named("quote", "em", "code")
        for sense in _senses(rich.text, banned)
    ]
    return tuple(dict.fromkeys(found))


def _senses(sentence: str, banned: set[str]) -> Iterator[Sense]:
    words = CONTENT.findall(sentence.casefold())
    context = tuple(dict.fromkeys(word for word in words if word not in SENSELESS and _singular(word) not in banned))
    for form in dict.fromkeys(word for word in words if _singular(word) in banned):
        yield Sense(form, context)


def read_excuses(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The sentences in which the guide lets kinds of document off its rules of look."""
    return tuple(
        sentence.text
        for block in blocks
        if block.kind != "table" and is_about(block, LOOKS)
        for sentence in block.rich.sentences()
        if any(True for _ in _kinds(sentence.text))
    )


def read_excused(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Kinds of document that the guide's rules of look do not bind, in the singular and lower case."""
    found = [
        kind
        for block in blocks
        if block.kind != "table" and is_about(block, LOOKS)
        for sentence in block.rich.sentences()
        for kind in _kinds(sentence.text)
    ]
    return tuple(dict.fromkeys(found))


def _texts(block: Block) -> Iterator[Rich]:
    if is_about(block, LOOKS):
        return
    if block.kind == "table":
        yield from (cell for row in block.rows[1:] for cell in row.cells)
    elif block.kind != "code":
        yield from block.rich.sentences()


def _allowed(rich: Rich, banned: list[str]) -> Iterator[str]:
    text = rich.text
    if NOT_FINE.search(text):
        return
    beyond = EXCEPT.search(text)
    if beyond:
        rich = rich.part(beyond.end(), len(text))
    elif not FINE.search(text):
        return
    marked = [strip(item) for item in rich.named("quote", "em", "strong", "code")]
    bare = LEADING_WORDS.match(text) if not marked and not beyond else None
    for item in marked or ([strip(bare.group("words"))] if bare else []):
        if item and any(_holds(item.casefold(), term) for term in banned):
            yield item


def _holds(item: str, term: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_singular(term))}", item) is not None


def _kinds(sentence: str) -> Iterator[str]:
    if let_off := LET_OFF.search(sentence):
        for clause in CLAUSE.finditer(let_off["clauses"]):
            kind = _singular(ARTICLES.sub("", clause["kind"].strip()).casefold())
            if kind and len(kind.split()) <= LONGEST_KIND:
                yield kind
        return
    for pattern in EXCUSES:
        match = pattern.search(sentence)
        if match:
            listed = next(group for group in match.groupdict().values() if group)
            for part in PARTS.split(listed):
                kind = _singular(ARTICLES.sub("", ARTICLES.sub("", part.strip())).casefold())
                if kind and len(kind.split()) <= LONGEST_KIND:
                    yield kind
            return


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
