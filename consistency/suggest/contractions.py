"""Contracts the forms that speech contracts, and writes them out."""

from __future__ import annotations

import re

NEGATED = "is|are|was|were|do|does|did|has|have|had|would|could|should"
IRREGULAR = {"cannot": "can't", "can not": "can't", "will not": "won't", "let us": "let's"}
JOINED = (
    (re.compile(rf"\b({NEGATED}) not\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r"\b(I) am(?= \w)", re.IGNORECASE), r"\1'm"),
    (re.compile(r"\b(you|we|they) are(?= \w)", re.IGNORECASE), r"\1're"),
    (re.compile(r"\b(it|that|there|here|what) is(?= \w)", re.IGNORECASE), r"\1's"),
    (re.compile(r"\b(I|you|we|they) have(?= (?:been|got|also|just|never|already|\w{2,}ed)\b)", re.IGNORECASE), r"\1've"),
    (re.compile(r"\b(I|you|we|they|it|that) will(?= (?!not\b)\w)", re.IGNORECASE), r"\1'll"),
)
APOSTROPHE = "['’]"
PARTED = (
    (re.compile(rf"\b(c)an{APOSTROPHE}t\b", re.IGNORECASE), r"\1annot"),
    (re.compile(rf"\b(w)on{APOSTROPHE}t\b", re.IGNORECASE), r"\1ill not"),
    (re.compile(rf"\b({NEGATED})n{APOSTROPHE}t\b", re.IGNORECASE), r"\1 not"),
    (re.compile(rf"\b(I){APOSTROPHE}m\b", re.IGNORECASE), r"\1 am"),
    (re.compile(rf"\b(\w+){APOSTROPHE}re\b"), r"\1 are"),
    (re.compile(rf"\b(I|you|we|they|who){APOSTROPHE}ve\b", re.IGNORECASE), r"\1 have"),
    (re.compile(rf"\b(I|you|he|she|it|we|they|that|there|this){APOSTROPHE}ll\b", re.IGNORECASE), r"\1 will"),
    (re.compile(rf"\b(it|that|there|he|she|what){APOSTROPHE}s(?= (?:been|got|had)\b)", re.IGNORECASE), r"\1 has"),
    (re.compile(rf"\b(it|that|there|here|he|she|what){APOSTROPHE}s\b", re.IGNORECASE), r"\1 is"),
    (re.compile(rf"\b(l)et{APOSTROPHE}s\b", re.IGNORECASE), r"\1et us"),
)
QUESTION = re.compile(rf"\b(?:{NEGATED}|can|will)n?{APOSTROPHE}t (?:I|you|we|they|he|she|it)\b", re.IGNORECASE)
"""A question such as "don't you" cannot be written out word by word."""


def contract(sentence: str) -> str:
    """`do not` → `don't`, `we are` → `we're`, with the apostrophe that the sentence uses, the curly one where it uses none."""
    text = sentence
    for long, short in IRREGULAR.items():
        text = re.sub(rf"\b({long[0]}){long[1:]}\b", rf"\g<1>{short[1:]}", text, flags=re.IGNORECASE)
    for pattern, short in JOINED:
        text = pattern.sub(short, text)
    return text if "'" in sentence and "’" not in sentence else re.sub(r"(?<=\w)'(?=(?:t|m|re|s|ve|ll)\b)", "’", text)


def expand(sentence: str) -> str:
    """`don't` → `do not`, `we're` → `we are`; a sentence that asks in a short form stays as it is."""
    if QUESTION.search(sentence):
        return sentence
    text = sentence
    for pattern, long in PARTED:
        text = pattern.sub(long, text)
    return text
