"""Word and character n-grams of sentences as sparse rows over a fixed vocabulary, weighted by rarity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from consistency.represent.normalise import MASKS

if TYPE_CHECKING:
    import numpy as np

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|\.\.\.|[!?;:,()\"-]")
MASKED = re.compile(r"\b(?:" + "|".join(MASKS) + r")\b")
CHARACTER_SIZES = (2, 3, 4)

Grams: TypeAlias = "tuple[np.ndarray, np.ndarray]"
"""The columns of a sentence's n-grams (k,) and their weights (k,)."""


def word_grams(sentence: str) -> Iterator[str]:
    """Words and pairs of neighbouring words in lower case, marked `w:`; the sentence's ends are words too."""
    words = ["^", *(word.lower() for word in WORD.findall(sentence)), "$"]
    yield from (f"w:{word}" for word in words[1:-1])
    yield from (f"w:{a} {b}" for a, b in pairwise(words))


def character_grams(sentence: str) -> Iterator[str]:
    """Runs of two to four characters in their case, marked `c:`; masks are one character."""
    text = f" {MASKED.sub(chr(1), sentence)} "
    for size in CHARACTER_SIZES:
        for start in range(len(text) - size + 1):
            yield "c:" + text[start : start + size]


@dataclass(frozen=True)
class Vocabulary:
    """The n-grams that have a column, and each column's weight of rarity (`idf`)."""

    columns: dict[str, int]
    idf: np.ndarray

    def rows(self, sentences: Sequence[str]) -> Iterator[Grams]:
        """For each sentence the columns that occur in it and their weights; words and characters each have length one."""
        for sentence in sentences:
            yield self._row(sentence)

    def _row(self, sentence: str) -> Grams:
        import numpy as np

        parts = [self._weighted(Counter(grams)) for grams in (word_grams(sentence), character_grams(sentence))]
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def _weighted(self, grams: Counter[str]) -> Grams:
        import numpy as np

        found = [(self.columns[gram], number) for gram, number in grams.items() if gram in self.columns]
        columns = np.array([column for column, _ in found], dtype=np.intp)
        weights = (1 + np.log(np.array([number for _, number in found], dtype=np.float32))) * self.idf[columns]
        return columns, weights / max(float(np.linalg.norm(weights)), 1e-9)
