"""Folds text for matching without moving a single offset: lower case, straight quotes, plain spaces and hyphens."""

from __future__ import annotations

FOLDS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\t": " ", "\n": " ", "\r": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """The text in the spelling that the grammar is written in; as many code points as before, so that spans hold for both."""
    folded = text.translate(FOLDS)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
