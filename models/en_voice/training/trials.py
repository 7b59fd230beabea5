"""Reads cases once, so that what is learned from their readings need not read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from consistency.baseline.fusion import Fusion
from consistency.baseline.learn import Baseline
from consistency.baseline.readings import length
from consistency.baseline.reference import Sums, sums
from consistency.baseline.standard import Standard, residual, standard
from consistency.records.voice import Representation
from training.cases import Case, Lookup


@dataclass
class Side:
    """Some texts of a case: their `channels`, `words`, what length is told by, (n, 6), and their readings as they are, (n, readings)."""

    channels: list[str]
    words: np.ndarray
    lengths: np.ndarray
    rows: np.ndarray

    def residuals(self, fusion: Fusion) -> np.ndarray:
        """The readings less what length explains, as `standard.residual` has them."""
        return np.asarray((self.rows - self.lengths @ fusion.length.T) / np.exp(self.lengths @ fusion.length_spread.T))


@dataclass
class Trial:
    """A case read: the baseline's texts each against the others, and by role what is read against all of them."""

    case: Case
    texts: tuple[Representation, ...]
    sums: Sums
    members: Side
    sides: dict[str, Side]

    def level(self, fusion: Fusion) -> Standard:
        """How far the baseline's own texts lie from each other."""
        return standard(self.members.residuals(fusion), self.members.channels)

    def standardised(self, fusion: Fusion, role: str) -> np.ndarray:
        """The readings of one side in standard deviations of the baseline's texts, (n, readings)."""
        level, side = self.level(fusion), self.sides[role]
        rows = zip(side.residuals(fusion), side.channels, strict=True)
        return np.array([level.standardised(row, channel, fusion, is_member=False) for row, channel in rows])

    def baseline(self, fusion: Fusion) -> Baseline:
        """What the package would learn from the baseline's texts."""
        level = self.level(fusion)
        own = zip(self.members.residuals(fusion), self.members.channels, self.members.words, strict=True)
        deviations = np.array([level.deviation(*about, fusion, is_member=True) for about in own])
        return Baseline(self.case.brand, fusion.version, self.texts, fusion, self.sums, level, deviations)

    def distances(self, fusion: Fusion, role: str) -> np.ndarray:
        """How far the texts of one side lie off, as the package would say, (n,)."""
        baseline, side = self.baseline(fusion), self.sides[role]
        rows = zip(side.residuals(fusion), side.channels, side.words, strict=True)
        deviations = [baseline.standard.deviation(*about, fusion, is_member=False) for about in rows]
        return np.array([baseline.relative(deviation) for deviation in deviations])


def trials_of(cases: Sequence[Case], of: Lookup, fusion: Fusion, usual: Sequence[np.ndarray]) -> list[Trial]:
    """Every case read; of the fusion only what turns sentences into readings counts. `usual` says by fold how often words are used."""
    plain = replace(fusion, length=np.zeros_like(fusion.length), length_spread=np.zeros_like(fusion.length_spread))
    return [_trial(case, of, replace(plain, lexis=usual[case.fold])) for case in cases]


def _trial(case: Case, of: Lookup, plain: Fusion) -> Trial:
    texts = tuple(of(case, number) for number in case.baseline)
    total = sums(texts)
    roles = {
        "original": [original for original, _ in case.pairs],
        "rewrite": [rewrite for _, rewrite in case.pairs],
        "own": case.own,
        "piece": case.pieces,
        "matched": case.matched,
        "stranger": case.strangers,
        "long original": [original for original, _ in case.longer],
        "long rewrite": [rewrite for _, rewrite in case.longer],
        "pool": case.pools,
    }
    sides = {role: _side([of(case, number) for number in numbers], total, plain) for role, numbers in roles.items()}
    return Trial(case, texts, total, _side(texts, total, plain, are_members=True), sides)


def _side(texts: Sequence[Representation], total: Sums, plain: Fusion, *, are_members: bool = False) -> Side:
    readings = len(plain.reading_spread)
    rows = [residual(text, total, plain, is_member=are_members) for text in texts]
    return Side(
        [text.channel for text in texts],
        np.array([float(text.words.sum()) for text in texts]),
        np.array([length(text) for text in texts]).reshape(len(texts), -1) if texts else np.zeros((0, plain.length.shape[1])),
        np.array(rows).reshape(len(texts), readings),
    )
