"""Word and character n-grams of sentences as sparse rows over a fixed vocabulary, weighted by rarity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, TypeAlias

from consistency.represent.normalise import MASKS

if TYPE_CHECKING:
    import numpy as np

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|\.\.\.|[!?;:,()\"-]")
MASKED = re.compile(r"\b(?:" + "|".join(MASKS) + r")\b")
CHARACTER_SIZES = (2, 3, 4)
CHARACTER_MARK = "c:"

Grams: TypeAlias = "tuple[np.ndarray, np.ndarray]"
"""The columns of a sentence's n-grams (k,) and their weights (k,)."""


def word_grams(sentence: str) -> Iterator[str]:
    """Words and pairs of neighbouring words in lower case, marked `w:`; the sentence's ends are words too."""
    words = ["^", *(word.lower() for word in WORD.findall(sentence)), "$"]
    yield from (f"w:{word}" for word in words[1:-1])
    yield from (f"w:{a} {b}" for a, b in pairwise(words))


def framed(sentence: str) -> str:
    """What runs of characters are taken from: the sentence between spaces, each mask one character."""
    return f" {MASKED.sub(chr(1), sentence)} "


def character_grams(sentence: str) -> list[str]:
    """Runs of two to four characters in their case, marked `c:`."""
    return _runs(framed(sentence))


def _runs(text: str) -> list[str]:
    return [CHARACTER_MARK + text[start : start + size] for size in CHARACTER_SIZES for start in range(len(text) - size + 1)]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each n-gram of words, and each of characters, occurs in a sentence; `framed` is what the latter were taken from."""

    words: Counter[str]
    characters: Counter[str]
    framed: str


def gram_counts(sentence: str) -> Counts:
    """A sentence's n-grams, counted."""
    text = framed(sentence)
    return Counts(Counter(word_grams(sentence)), Counter(_runs(text)), text)


@dataclass(frozen=True)
class Vocabulary:
    """The n-grams that have a column, and each column's weight of rarity (`idf`)."""

    columns: dict[str, int]
    idf: np.ndarray

    def rows(self, sentences: Iterable[str]) -> Iterator[Grams]:
        """For each sentence the columns that occur in it and their weights; words and characters each have length one."""
        return (self.row(gram_counts(sentence)) for sentence in sentences)

    def row(self, counts: Counts) -> Grams:
        """The columns of one sentence's n-grams and their weights."""
        import numpy as np

        words, characters = self._weighted(counts.words), self._weighted(counts.characters)
        return np.concatenate([words[0], characters[0]]), np.concatenate([words[1], characters[1]])

    def _weighted(self, grams: Mapping[str, int]) -> Grams:
        import numpy as np

        columns = np.array([*map(self.columns.get, grams, repeat(-1))], dtype=np.intp)
        known, numbers = columns >= 0, np.array([*grams.values()], dtype=np.float32)
        columns = columns[known]
        weights = (1 + np.log(numbers[known])) * self.idf[columns]
        return columns, weights / max(float(np.linalg.norm(weights)), 1e-9)
