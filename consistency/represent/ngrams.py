"""Word and character n-grams of sentences as sparse rows over a fixed vocabulary, weighted by rarity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise, repeat
from typing import TYPE_CHECKING

from consistency.represent.normalise import MASKS
from consistency.represent.runs import NOWHERE, RunTree
from consistency.represent.tally import Grams, SparseRows, as_met, side_by_side, weighted

if TYPE_CHECKING:
    import numpy as np

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|\.\.\.|[!?;:,()\"-]")
MASKED = re.compile(r"\b(?:" + "|".join(MASKS) + r")\b")
CHARACTER_SIZES = (2, 3, 4)
CHARACTER_MARK = "c:"
AT_ONCE = 500
"""Sentences whose n-grams are held at a time."""


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
    return character_runs(framed(sentence))


def character_runs(text: str) -> list[str]:
    """The same of a sentence that is framed already."""
    return [CHARACTER_MARK + text[start : start + size] for size in CHARACTER_SIZES for start in range(len(text) - size + 1)]


@dataclass(frozen=True, slots=True)
class GramTexts:
    """What the n-grams of some sentences are taken from: all n-grams of words of each, and where its runs of characters come from."""

    words: tuple[list[str], ...]
    framed: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.framed)


def gram_texts(sentences: Sequence[str]) -> GramTexts:
    """What the n-grams of some sentences are taken from."""
    return GramTexts(tuple([*word_grams(sentence)] for sentence in sentences), tuple(map(framed, sentences)))


def owners(parts: Sequence[Sized]) -> np.ndarray:
    """Which part each item of all parts is in, shape (items,)."""
    import numpy as np

    return np.repeat(np.arange(len(parts)), np.array([*map(len, parts)], np.intp))


def run_places(owners: np.ndarray, size: int) -> np.ndarray:
    """Where those runs of `size` characters begin that have one owner."""
    import numpy as np

    return np.flatnonzero(owners[: max(len(owners) - size + 1, 0)] == owners[size - 1 :])


@dataclass(frozen=True)
class Vocabulary:
    """The n-grams that have a column, and each column's weight of rarity (`idf`)."""

    columns: dict[str, int]
    idf: np.ndarray

    def rows(self, sentences: Iterable[str]) -> Iterator[Grams]:
        """For each sentence the columns that occur in it and their weights; words and characters each have length one."""
        waiting = iter(sentences)
        while some := [*islice(waiting, AT_ONCE)]:
            yield from self.sparse_rows(gram_texts(some))

    def sparse_rows(self, texts: GramTexts) -> SparseRows:
        """The same for sentences whose n-grams were taken already."""
        return side_by_side(self._words(texts), self._characters(texts))

    def _words(self, texts: GramTexts) -> SparseRows:
        import numpy as np

        columns = np.array([*map(self.columns.get, chain.from_iterable(texts.words), repeat(NOWHERE))], np.intp)
        return self._weighted(owners(texts.words), columns, len(texts))

    def _characters(self, texts: GramTexts) -> SparseRows:
        import numpy as np

        own, found = owners(texts.framed), self._runs.columns("".join(texts.framed))
        places = [run_places(own, size) for size in range(1, self._runs.longest + 1)]
        columns = np.concatenate([of_size[place] for of_size, place in zip(found, places, strict=True)])
        return self._weighted(own[np.concatenate(places)], columns, len(texts))

    def _weighted(self, owners: np.ndarray, columns: np.ndarray, number: int) -> SparseRows:
        known = columns != NOWHERE
        return weighted(as_met(owners[known], columns[known], number, len(self.idf)), self.idf)

    @cached_property
    def _runs(self) -> RunTree:
        marked = len(CHARACTER_MARK)
        return RunTree({gram[marked:]: column for gram, column in self.columns.items() if gram.startswith(CHARACTER_MARK)})
