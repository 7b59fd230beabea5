"""Whether the approved copy is enough to judge by, and what to add where it is not."""

from __future__ import annotations

from consistency.baseline.learn import Baseline
from consistency.records.audit import BaselineSummary

ENOUGH_TEXTS, ENOUGH_WORDS = 30, 1500
THIN_TEXTS, THIN_WORDS = 12, 500
CHANNEL_TEXTS = 3
"""A channel of fewer approved texts is judged by the other channels' copy."""


def summarise(baseline: Baseline) -> BaselineSummary:
    """How many texts and words by channel, "enough", "thin" or "too thin", and advice in plain words."""
    texts, words = len(baseline.texts), baseline.words
    if texts >= ENOUGH_TEXTS and words >= ENOUGH_WORDS:
        strength = "enough"
    else:
        strength = "thin" if texts >= THIN_TEXTS and words >= THIN_WORDS else "too thin"
    return BaselineSummary(texts, words, baseline.channels, strength, _advice(baseline))


def _advice(baseline: Baseline) -> str:
    parts = []
    missing_texts = ENOUGH_TEXTS - len(baseline.texts)
    missing_words = ENOUGH_WORDS - baseline.words
    texts = f"{missing_texts} more approved text{'s' * (missing_texts != 1)}" if missing_texts > 0 else ""
    words = round(missing_words, -2) or 100 if missing_words > 0 else 0
    if texts:
        parts.append(f"Add about {texts} with {words} words in them." if words else f"Add about {texts}.")
    elif words:
        parts.append(f"Add about {words} more words of approved copy.")
    rare = [channel for channel, number in baseline.channels.items() if number < CHANNEL_TEXTS]
    if rare:
        parts.append(f"Few approved texts for {', '.join(rare)}: there the voice is judged mostly by the other channels.")
    if baseline.repeated:
        said = "1 text repeats" if baseline.repeated == 1 else f"{baseline.repeated} texts repeat"
        parts.append(f"{said} what others say and teach{'es' * (baseline.repeated == 1)} nothing new.")
    return " ".join(parts)
