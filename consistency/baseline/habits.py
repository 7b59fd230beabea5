"""What a brand does in its approved copy, as far as changes of wording must know it."""

from __future__ import annotations

import re

from consistency.baseline.edition import sentences_of
from consistency.baseline.learn import Baseline
from consistency.records.voice import Habits

SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
LEAST_FORMS = 5
"""Fewer forms that could be contracted show no habit."""


def habits_of(baseline: Baseline) -> Habits:
    """The brand's habits, counted over all sentences of its approved copy."""
    import numpy as np

    counts = np.concatenate([text.counts for text in baseline.texts])
    words = np.concatenate([text.words for text in baseline.texts])
    column = {style.name: k for k, style in enumerate(baseline.fusion.styles)}
    total = {name: float(counts[:, k].sum()) for name, k in column.items()}
    short, long = total.get("contractions", 0.0), total.get("uncontracted forms", 0.0)
    every = max(float(words.sum()), 1.0)
    return Habits(
        contracted=short / (short + long) if short + long >= LEAST_FORMS else None,
        exclamations=total.get("exclamation marks", 0.0) / len(counts),
        emoji=total.get("emoji", 0.0) / len(counts),
        capitals=100 * total.get("shouting", 0.0) / every,
        sentence_words=int(np.percentile(words, 95)),
        reader=100 * total.get("you", 0.0) / every,
        acronyms=frozenset(word for text in baseline.texts for sentence in sentences_of(text) for word in SHOUTED.findall(sentence)),
    )
