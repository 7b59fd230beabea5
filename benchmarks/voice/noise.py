"""How far a text's voice score wanders when it is measured again: the same text against two halves of the same approved copy."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.voice.figures import Figure, Grid, Section
from benchmarks.voice.judges import Judge
from benchmarks.voice.material import Data, Piece
from benchmarks.voice.measures import mean
from benchmarks.voice.rewrites import SEED, SETS, Fold, of_set

BANDS = ((1e-12, 1e-4), (1e-4, 1e-2), (1e-2, 0.05), (0.05, 0.2), (0.2, 1.0))
"""Chances between which the wandering is told: what matters is how it is near the line of the verdict."""
NEAR = (1e-3, 0.2)
COLUMNS = ("chance between", "and", "texts", "wanders by, in tenfold steps")


@dataclass(frozen=True, slots=True)
class Twice:
    """One text's chance against all of the approved copy, and against either half of it."""

    whole: float
    halves: tuple[float, float]

    @property
    def variance(self) -> float:
        """Of log10 of the chance against the whole: half as much copy wanders twice as much, and so does neither half alone."""
        apart = math.log10(self.halves[0]) - math.log10(self.halves[1])
        return apart**2 / 4


def measured_twice(judge: Judge, fold: Fold) -> Iterator[Twice]:
    """The texts of one fold."""
    first, second = halves(fold.baseline, f"{SEED}|{fold.brand}|noise")
    said = [judge.judge(fold.brand, baseline, fold.texts) for baseline in (fold.baseline, first, second)]
    for whole, one, other in zip(*said, strict=True):
        yield Twice(whole.chance, (one.chance, other.chance))


def halves(pieces: Sequence[Piece], seed: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces dealt out at random."""
    order = list(pieces)
    random.Random(seed).shuffle(order)
    return order[::2], order[1::2]


def wandering(some: Sequence[Twice], low: float, high: float) -> tuple[int, float]:
    """How many texts have a chance between, and the root of the mean variance of its log10."""
    inside = [one for one in some if low < one.whole <= high]
    return len(inside), math.sqrt(mean(one.variance for one in inside)) if inside else math.nan


def measure(data: Data, judge: Judge) -> Section:
    """The noise near the line of the verdict, which the band of the gate is as wide as; by chance in the grid."""
    some = [one for name in SETS for fold in of_set(data, name) for one in measured_twice(judge, fold)]
    number, noise = wandering(some, *NEAR)
    rows = tuple((low, high, *wandering(some, low, high)) for low, high in BANDS)
    section = Section(
        "Measured again", figures=[Figure("noise of the chance, tenfold steps", noise, None, f"{number} texts near the line")]
    )
    section.grids.append(Grid("by chance", COLUMNS, rows))
    return section
