"""What is left of a text when its content words are gone: function words, word endings, shapes and punctuation in order."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from consistency.represent.lexicon import FUNCTION_WORDS
from consistency.represent.normalise import MASKS

if TYPE_CHECKING:
    import numpy as np

TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\.\.\.|[^\w\s]")
COLUMNS = 200
SUFFIX_LETTERS = 3
LONG = 5
_FUNCTION = {word: index for index, word in enumerate(FUNCTION_WORDS)}


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

    counts = np.zeros(len(FUNCTION_WORDS), np.float32)
    for sentence in sentences:
        for token in TOKEN.findall(sentence.lower()):
            if token in _FUNCTION:
                counts[_FUNCTION[token]] += 1
    return counts


def skeleton(sentences: Sequence[str]) -> np.ndarray:
    """Hashed counts of neighbouring shapes over all sentences of a text, shape (COLUMNS,), float32, signed to even out collisions."""
    import numpy as np

    counts = np.zeros(COLUMNS, np.float32)
    for sentence in sentences:
        shapes = ["^", *map(shape, TOKEN.findall(sentence)), "$"]
        for pair in pairwise(shapes):
            code = zlib.crc32(" ".join(pair).encode("utf-8", "surrogatepass"))
            counts[code % COLUMNS] += 1 if code & 0x80000000 else -1
    return counts
