"""Rolling captions: cues that carry the line before along, so that each line is read once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LEAST = 2
"""Cues that repeat the line before them until a file counts as rolling: one is a coincidence or a refrain."""
SHARE = 0.3
"""Share of cues that do so; in rolling captions nearly all do, in others those with a refrain."""


def unrolled(cues: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each cue that were not on the screen before it; all of them where the captions do not roll."""
    if not _is_rolling(cues):
        return [list(cue) for cue in cues]
    shown: list[str] = []
    told: list[list[str]] = []
    for cue in cues:
        kept = _overlap(shown, cue)
        new = list(cue[kept:])
        if not kept and told and shown and cue and cue[0].startswith(shown[-1] + " "):
            new[0] = cue[0][len(shown[-1]) + 1 :]  # the line before grew by some words
        told.append(new)
        shown = list(cue) or shown
    return told


def _is_rolling(cues: Sequence[Sequence[str]]) -> bool:
    pairs = [(before, cue) for before, cue in pairwise(cues) if before and cue]
    repeats = sum(_carries(before, cue) for before, cue in pairs)
    return repeats >= LEAST and repeats >= SHARE * len(pairs)


def _carries(before: Sequence[str], cue: Sequence[str]) -> bool:
    """Whether a cue goes on from the one before: its first line stood there last and more follows, or that line grew."""
    return (len(cue) > 1 and cue[0] == before[-1]) or (cue[0] != before[-1] and cue[0].startswith(before[-1] + " "))


def _overlap(shown: Sequence[str], cue: Sequence[str]) -> int:
    """How many lines at the beginning of a cue are the last ones shown."""
    return next((n for n in range(min(len(shown), len(cue)), 0, -1) if list(shown[-n:]) == list(cue[:n])), 0)
