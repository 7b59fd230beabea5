"""Splits the blocks of a touchpoint into sentences, and tells quotations and legal wording from the brand's own copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from consistency.records.reading import Segment
from consistency.records.touchpoint import Block, Role, Touchpoint
from consistency.segment.roles import quotations, role_of
from consistency.torchless import torchless

if TYPE_CHECKING:
    from spacy.language import Language

LINE = re.compile(r"[^\n]+")
ENDS = (".", "..", "...", "....", "!", "?", "…", "。", "！", "？")
HALF_EMOJI = re.compile("[\ud800-\udfff]")
"""Halves of broken emoji, which no tokeniser takes."""
LATE_OPENING = re.compile(r"\s[\"'“‘„«(\[]+\s*$")
"""An opening mark that the splitter left at the end of a sentence although it opens the next one."""
SAYS = re.compile(r"[:,]\s*$")
"""What leads to the words of somebody else within a sentence."""
SPEECH = re.compile(r"\W*[A-Z].*[.!?…]\W*", re.DOTALL)
"""A quotation that is whole sentences, and no name or phrase."""
UNENDING = re.compile(r"\[[^\[\]]{1,80}\]|\bnos?\.\s*(?=\d)", re.IGNORECASE)
"""What no sentence ends in: a slot in brackets ("[COMPANY NO. TO COME]"), and the short "no." before the number that it announces."""


@lru_cache(maxsize=1)
def _splitter() -> Language:
    """spaCy's rule-based sentence splitter: deterministic, no model, and its tokeniser knows English abbreviations and prices."""
    with torchless():
        import spacy

    splitter = spacy.blank("en")
    splitter.max_length = 100_000_000
    splitter.add_pipe("sentencizer", config={"punct_chars": list(ENDS)})
    return splitter


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a text; a line break always ends one."""
    for line in LINE.finditer(text):
        bounds = [line.start() + end for end in _ends(line.group())]
        for start, end in pairwise([line.start(), *bounds]):
            if span := _stripped(text, start, end):
                yield span


def _ends(line: str) -> Iterator[int]:
    """Where each sentence of a line ends."""
    unending = [match.span() for match in UNENDING.finditer(line)]
    for sentence in _splitter()(HALF_EMOJI.sub("\ufffd", line)).sents:
        late = LATE_OPENING.search(sentence.text_with_ws) if sentence.end_char < len(line) else None
        end = sentence.start_char + late.start() if late and late.start() else sentence.end_char
        if not any(start < end < after for start, after in unending):
            yield end


def _parted(text: str, quoted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences of a text, parted where another's words begin: of 'A lady said: "It is magic!"' the first two are the brand's."""
    spoken = [span for span in quoted if SAYS.search(text, 0, span[0]) and SPEECH.fullmatch(text, *span)]
    for start, end in sentences(text):
        begins = next((a for a, b in spoken if start < a and end <= b), end)
        yield from (span for cut in ((start, begins), (begins, end)) if (span := _stripped(text, *cut)))


def _segments_of(touchpoint: Touchpoint, index: int, block: Block) -> Iterator[Segment]:
    text = touchpoint.slice(block)
    quoted = quotations(text) if block.role is Role.BODY else []
    for start, end in _parted(text, quoted):
        role = role_of(text[start:end], block.role, is_quoted=any(a <= start and end <= b for a, b in quoted))
        yield Segment(block.start + start, block.start + end, role, index)


def segment(touchpoint: Touchpoint) -> tuple[Segment, ...]:
    """The segments of a touchpoint in reading order; blocks that overlap are segmented one by one."""
    blocks = touchpoint.blocks or (Block(0, len(touchpoint.text), Role.BODY),)
    return tuple(s for index, block in enumerate(blocks) for s in _segments_of(touchpoint, index, block))
