"""Stretches of a text in which a word is not the brand's own choice: addresses, handles, codes, and what others say."""

from __future__ import annotations

import re
from collections.abc import Sequence

MACHINE = re.compile(
    r"https?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w[\w.]*"
    r"|\b(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:/\S*)?(?!\w)"
    r"|<%.{0,200}?%>|%%[\w:.=@() -]{1,60}%%"
    r"|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\*\|.{0,80}?\|\*"
    r"|\b\w+(?: dot [a-z]+)+\b|\bcode:?\s+[A-Z0-9]{4,}\b|\b(?=[A-Z]*\d)[A-Z\d]{4,}\b|(?<![\w-])[\w-]{1,120}\.(?:pdf"
    r"|docx?|html?|png|jpe?g|csv|xlsx?|zip)\b"
)
DOUBLE = re.compile(r"“[^“”]{1,1500}”|\"[^\"\n]{1,800}\"|«[^«»]{1,800}»|„[^“”„]{1,800}[“”]")
SINGLE = re.compile(r"(?<!\w)‘(?:[^‘’\n]|’(?=\w)){1,600}’(?!\w)|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,600}'(?!\w)")
SPOKEN_WORDS = 3
"""Words from which on a passage in quotation marks is somebody's own; a shorter one may be the brand's word held at arm's length."""

Span = tuple[int, int]


def machine_spans(text: str) -> list[Span]:
    """Web and mail addresses, handles, hashtags, codes, merge tags and file names."""
    return [m.span() for m in MACHINE.finditer(text)]


def quoted_spans(text: str) -> tuple[list[Span], list[Span]]:
    """Passages in quotation marks: those long enough to be somebody's own words, and the shorter ones."""
    spans = [m.span() for pattern in (DOUBLE, SINGLE) for m in pattern.finditer(text)]
    long = [s for s in spans if len(text[s[0] : s[1]].split()) >= SPOKEN_WORDS]
    return long, [s for s in spans if s not in long]


def without_overlap(spans: Sequence[Span], length: int) -> list[int]:
    """Indices of the spans that overlap none before them in the given order; `length` is the text's."""
    covered, kept = bytearray(length), list[int]()
    for index, (start, end) in enumerate(spans):
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            kept.append(index)
    return kept


def is_within(place: Span, spans: list[Span]) -> bool:
    """True when one of the spans holds the place wholly."""
    return any(a <= place[0] and place[1] <= b for a, b in spans)
