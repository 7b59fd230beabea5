"""The content words of a passage, stemmed, and how alike two bags of them are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from consistency import lazy_re as re
from consistency.offers.nouns import STOP

WORD = re.compile(r"[a-z]{3,}")
SUFFIX = re.compile(r"(?:ations?|ments?|ings?|ers?|ies|ied|ed|es|s|ly|e|y)$")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its commonest endings; never shorter than three letters."""
    cut = SUFFIX.sub("", word)
    return cut if len(cut) >= 3 else word


def content(folded: str) -> Counter[str]:
    """How often each content word stands in a folded text."""
    return Counter(stem(word) for word in WORD.findall(folded) if word not in STOP)


def weigh(bags: Iterable[Counter[str]]) -> dict[str, float]:
    """Inverse document frequency of every word of some bags."""
    seen: Counter[str] = Counter()
    total = 0
    for bag in bags:
        total += 1
        seen.update(bag.keys())
    return {word: math.log((1 + total) / (0.5 + count)) for word, count in seen.items()}


class Likeness:
    """How alike bags of words are, by weighted cosine; a bag's length is worked out once (and the bag kept, for its id to stay its own)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._squares = {word: weight * weight for word, weight in weights.items()}
        self._lengths: dict[int, tuple[Mapping[str, int], float]] = {}

    def __call__(self, a: Mapping[str, int], b: Mapping[str, int]) -> float:
        """0..1; a word without a weight counts as one of weight 1."""
        lengths = self._length(a) * self._length(b)
        if not lengths:
            return 0.0
        squares = self._squares
        return sum(squares.get(word, 1.0) for word in sorted(a.keys() & b.keys())) / lengths

    def _length(self, bag: Mapping[str, int]) -> float:
        kept = self._lengths.get(id(bag))
        if kept is None:
            kept = self._lengths[id(bag)] = (bag, math.sqrt(sum(self._squares.get(word, 1.0) for word in bag)))
        return kept[1]
