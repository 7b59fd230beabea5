"""Reads what a guide allows against its own rules: wordings that are fine, and kinds of document whose look is accepted as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from consistency.guide.markdown import Block, Rich
from consistency.guide.topics import LOOKS, is_about
from consistency.guide.wordings import strip
from consistency.records.guide import Term

FINE = re.compile(
    r"(?:\b(?:is|are|stays?|remains?)|[’']s)\s+(?:\w+\s+){0,2}?(?:fine|ok|okay|allowed"
    r"|acceptable|all right|alright|permitted|the exception|an exception|exempt|safe)\b"
    r"|\bmay (?:be used|stay|remain|keep)\b|\bcan (?:be used|stay|remain)\b|\bwe (?:do )?(?:keep|allow|accept)\b",
    re.IGNORECASE,
)
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
ARTICLES = re.compile(r"^(?:an?|the|our|your|any|all|on|in|for|some|old|printed|both|only|that|of|from)\s+", re.IGNORECASE)
PARTS = re.compile(r"\s*(?:,|;|/|\band\b|\bor\b|&)\s*", re.IGNORECASE)
LONGEST_KIND = 3


def read_exceptions(blocks: Iterable[Block], terms: Iterable[Term]) -> tuple[str, ...]:
    """Wordings that the guide calls fine, in its order."""
    banned = [term.banned.casefold() for term in terms]
    found = [item for block in blocks for rich in _texts(block) for item in _allowed(rich, banned)]
    return tuple(dict.fromkeys(found))


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
    return re.search(rf"(?<!\w){re.escape(term)}", item) is not None


def _kinds(sentence: str) -> Iterator[str]:
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
