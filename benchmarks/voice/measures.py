"""The arithmetic: areas under curves, overlap of quotations, rank correlation, averages over brands."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import fmean

WORD = re.compile(r"\w+")


def auc(good: Sequence[float], bad: Sequence[float]) -> float:
    """The chance that one of `good` is above one of `bad`, ties counting half; not a number where either is empty."""
    if not good or not bad:
        return math.nan
    placed = sorted([(value, 1) for value in good] + [(value, 0) for value in bad])
    ranks, before = 0.0, 0
    for _, tied in groupby(placed, key=lambda pair: pair[0]):
        flags = [flag for _, flag in tied]
        ranks += sum(flags) * (before + (len(flags) + 1) / 2)
        before += len(flags)
    return (ranks - len(good) * (len(good) + 1) / 2) / (len(good) * len(bad))


def words(text: str) -> set[str]:
    """The distinct words of a text, without case."""
    return set(WORD.findall(text.casefold().replace("\u2019", "'")))


def overlaps(quote: str, planted: str) -> bool:
    """True where two quotations share half of the distinct words of the shorter one."""
    ours, theirs = words(quote), words(planted)
    return bool(ours and theirs) and len(ours & theirs) >= 0.5 * min(len(ours), len(theirs))


def folded(text: str) -> str:
    """The words of a text in order, without case and punctuation."""
    return " ".join(WORD.findall(text.casefold()))


def mean(values: Iterable[float | None]) -> float:
    """The mean of what could be had; not a number where nothing could."""
    had = [value for value in values if value is not None and not math.isnan(value)]
    return fmean(had) if had else math.nan


def share(flags: Iterable[bool]) -> float:
    """The share of True; not a number where there are none."""
    return mean(float(flag) for flag in flags)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """The rank correlation."""
    from scipy.stats import spearmanr  # type: ignore[import-untyped]

    return float(spearmanr(first, second).statistic)
