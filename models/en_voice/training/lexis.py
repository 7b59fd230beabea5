"""Learns which words brands share, and how often an average brand uses each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np

from consistency.represent.lexis import Lexis, words_of
from training.texts import Text

LEAST_BRANDS = 3
"""A word that fewer brands use is a subject, or a name, of theirs."""


def train_lexis(texts: Iterable[Text]) -> tuple[Lexis, np.ndarray]:
    """The words, and the logarithm of how often each is met among those that an average brand's texts use, (words,)."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        if text.is_own:
            uses[text.brand].update({*words_of(text.sentences)})
    brands = Counter(word for own in uses.values() for word in own)
    columns = {word: column for column, word in enumerate(sorted(word for word, number in brands.items() if number >= LEAST_BRANDS))}
    shares = [np.array([own[word] for word in columns], float) for own in uses.values()]
    return Lexis(columns), np.log(np.mean([own / own.sum() for own in shares], axis=0))
