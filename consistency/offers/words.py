"""The content words of a passage, stemmed, and how alike two bags of them are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from consistency.offers.nouns import STOP

WORD = re.compile(r"[a-z]{3,}")
SUFFIX = re.compile(r"(?:ations?|ments?|ings?|ers?|ies|ied|ed|es|s|ly|e|y)$")


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


def likeness(a: Mapping[str, int], b: Mapping[str, int], weights: Mapping[str, float]) -> float:
    """Cosine of two bags of words, weighted, 0..1."""
    dot = sum(weights.get(word, 1.0) ** 2 for word in a if word in b)
    size_a, size_b = (math.sqrt(sum(weights.get(word, 1.0) ** 2 for word in bag)) for bag in (a, b))
    return dot / (size_a * size_b) if size_a and size_b else 0.0
