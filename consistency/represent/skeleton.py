"""What is left of a text when its content words are gone: function words, word endings, shapes and punctuation in order."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency.represent.lexicon import FUNCTION_WORDS
from consistency.represent.normalise import MASKS

if TYPE_CHECKING:
    import numpy as np

TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\.\.\.|[^\w\s]")
COLUMNS = 200
SUFFIX_LETTERS = 3
LONG = 5
MOST_KEPT = 20_000
"""Tokens and pairs of shapes that are remembered: most of a text's are those of others too."""
_FUNCTION = {word: index for index, word in enumerate(FUNCTION_WORDS)}


@lru_cache(MOST_KEPT)
def shape(token: str) -> str:
    """A function word as it is, a content word as its ending or length with its case, punctuation as it is."""
    if token in MASKS:
        return "MASK"
    low = token.lower()
    if low in _FUNCTION or not token[0].isalpha():
        return low
    case = "A" if token.isupper() and len(token) > 1 else "a" if token[0].islower() else "Aa"
    return case + (low[-SUFFIX_LETTERS:] if len(low) > LONG else str(len(low)))


def function_words(sentences: Sequence[str]) -> np.ndarray:
    """Counts of the function words over all sentences of a text, shape (len(FUNCTION_WORDS),), float32."""
    import numpy as np

    found = [_FUNCTION[token] for sentence in sentences for token in TOKEN.findall(sentence.lower()) if token in _FUNCTION]
    return np.bincount(np.array(found, np.intp), minlength=len(FUNCTION_WORDS)).astype(np.float32)


def skeleton(sentences: Sequence[str]) -> np.ndarray:
    """Hashed counts of neighbouring shapes over all sentences of a text, shape (COLUMNS,), float32, signed to even out collisions."""
    import numpy as np

    found: list[int] = []
    for sentence in sentences:
        shapes = ["^", *map(shape, TOKEN.findall(sentence)), "$"]
        found.extend(map(_place, shapes, shapes[1:]))
    less, more = np.bincount(np.array(found, np.intp), minlength=2 * COLUMNS).reshape(2, COLUMNS)
    return np.asarray(more - less, dtype=np.float32)


@lru_cache(MOST_KEPT)
def _place(first: str, second: str) -> int:
    """Where two neighbouring shapes are counted: in a column to be taken off, or COLUMNS further in one to be added."""
    code = zlib.crc32(f"{first} {second}".encode("utf-8", "surrogatepass"))
    return code % COLUMNS + (COLUMNS if code & 0x80000000 else 0)
