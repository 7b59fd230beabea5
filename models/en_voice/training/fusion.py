"""Learns across brands how the readings of a text are made comparable, added up and turned into a chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from consistency.baseline.fusion import Fusion, Tail
from consistency.baseline.learn import learn
from consistency.baseline.readings import READINGS, length, pushes, read
from consistency.baseline.reference import sums
from consistency.baseline.standard import residual, standard
from training.cases import Case, Lookup
from training.texts import Text

STRENGTH = 0.05
PUSHED = slice(0, 10)
"""Readings by which a text that was pushed is told from its original ..."""
STRANGE = slice(10, 11)
"""... and the one by which another brand's text is told from the brand's own."""
PRIOR = -2.0
"""How much less often, in log-odds, another brand's voice is expected than a push."""
LENGTHS = (12.0, 20.0, 35.0, 60.0, 100.0, 160.0, 1e9)
KNOTS = 40
RAREST = 8


def train_fusion(version: str, texts: Sequence[Text], cases: Sequence[Case], of: Lookup, kinds: Sequence[str]) -> Fusion:
    """All constants, each learned from the ones before it."""
    fusion = _first(version, cases, of, kinds)
    for learned in (_with_slopes, _with_length, _with_weights, _with_tails):
        fusion = learned(fusion, texts, cases, of)
    return fusion


def _first(version: str, cases: Sequence[Case], of: Lookup, kinds: Sequence[str]) -> Fusion:
    """Usual spreads inside a brand; all else neutral."""
    probe = [np.concatenate([of(case, i).probes for i in case.baseline]).std(0) for case in cases]
    style = [np.stack([of(case, i).style for i in case.baseline]).var(0) for case in cases]
    columns, readings = len(kinds) + 1, len(READINGS)
    return Fusion(
        version=version,
        probe_spread=np.median(probe, 0),
        style_spread=np.sqrt(np.mean(style, 0)) + 1e-3,
        slope=np.ones(columns),
        offset=np.zeros(columns),
        length=np.zeros((readings, 3)),
        length_spread=np.zeros((readings, 3)),
        reading_spread=np.ones(readings),
        weights=np.ones((2, readings)),
        bias=np.zeros(2),
        spread=1.0,
        kinds=tuple(kinds),
    )


def _with_slopes(fusion: Fusion, texts: Sequence[Text], cases: Sequence[Case], of: Lookup) -> Fusion:
    """Turns a sentence's push into log-odds of drift, each probe against the sentences of its own kind."""
    pushed, labels = [], []
    for case in cases:
        reference = sums([of(case, i) for i in case.baseline]).reference("", fusion)
        for original, rewrite in case.pairs:
            added = ~np.isin(texts[rewrite].rows, texts[original].rows)
            before, after = of(case, original), of(case, rewrite)
            pushed += [pushes(before, reference), pushes(after, reference)[added]]
            labels += [np.full(len(before.words), -1), np.full(added.sum(), fusion.kinds.index(texts[rewrite].kind or ""))]
    rows, label = np.concatenate(pushed), np.concatenate(labels)
    slope, offset = np.zeros(rows.shape[1]), np.zeros(rows.shape[1])
    for column in range(rows.shape[1]):
        chosen = (label == column - 1) | (label < 0) if column else np.ones(len(label), bool)
        fitted = LogisticRegression(class_weight="balanced").fit(rows[chosen][:, [column]], label[chosen] >= 0)
        slope[column], offset[column] = fitted.coef_[0, 0], fitted.intercept_[0]
    return replace(fusion, slope=slope, offset=offset)


def _with_length(fusion: Fusion, _texts: Sequence[Text], cases: Sequence[Case], of: Lookup) -> Fusion:
    """What length does to the middle and the spread of each reading of approved copy, and how far readings spread beyond that."""
    lengths, rows, groups = [], [], []
    for number, case in enumerate(cases):
        total = sums([of(case, i) for i in case.baseline])
        own = [residual(of(case, i), total, fusion, is_member=True) for i in case.baseline]
        fresh = [of(case, i) for i in (*case.fresh, *case.pieces)]
        rows += [row - np.mean(own, 0) for row in (*own, *(read(text, total.reference(text.channel, fusion), fusion) for text in fresh))]
        lengths += [*(length(of(case, i)) for i in case.baseline), *map(length, fresh)]
        groups += [number] * len(own) + [-1] * len(fresh)
    x, y, group = np.stack(lengths), np.stack(rows), np.array(groups)
    slope = np.linalg.lstsq(x, y, rcond=None)[0].T
    left = y - x @ slope.T
    spreads = np.linalg.lstsq(x, np.log(left**2 + 1e-3 * left.var(0)) / 2, rcond=None)[0].T
    even = left / np.exp(x @ spreads.T)
    spread = np.sqrt(np.mean([even[group == g].var(0) for g in range(len(cases))], 0))
    return replace(fusion, length=slope, length_spread=spreads, reading_spread=spread)


def _with_weights(fusion: Fusion, _texts: Sequence[Text], cases: Sequence[Case], of: Lookup) -> Fusion:
    """Two logistic regressions over the standardised readings: originals and restyled copies, own copy and other brands'."""
    sides: dict[str, list[np.ndarray]] = {"original": [], "rewrite": [], "own": [], "stranger": []}
    for case in cases:
        total = sums([of(case, i) for i in case.baseline])
        own = np.stack([residual(of(case, i), total, fusion, is_member=True) for i in case.baseline])
        level = standard(own, [of(case, i).channel for i in case.baseline])

        def row(number: int, case: Case = case, total=total, level=level) -> np.ndarray:
            text = of(case, number)
            return level.standardised(residual(text, total, fusion, is_member=False), text.channel, fusion, is_member=False)

        for side, numbers in zip(sides, (*zip(*case.pairs, strict=True), case.fresh, case.strangers), strict=True):
            sides[side] += [row(number) for number in numbers]
    fitted = [_weighed(sides["original"], sides["rewrite"], PUSHED), _weighed(sides["own"], sides["stranger"], STRANGE)]
    return replace(fusion, weights=np.stack([w for w, _ in fitted]), bias=np.array([fitted[0][1], fitted[1][1] + PRIOR]))


def _weighed(own: Sequence[np.ndarray], off: Sequence[np.ndarray], columns: slice) -> tuple[np.ndarray, float]:
    rows, labels = np.stack([*own, *off]), np.repeat([0, 1], [len(own), len(off)])
    fitted = LogisticRegression(C=STRENGTH, class_weight="balanced").fit(rows[:, columns], labels)
    weights = np.zeros(rows.shape[1])
    weights[columns] = fitted.coef_[0]
    return weights, float(fitted.intercept_[0])


def _with_tails(fusion: Fusion, _texts: Sequence[Text], cases: Sequence[Case], of: Lookup) -> Fusion:
    """How deviations spread inside a brand and, by length, in approved copy that its baseline has not seen."""
    baselines = [learn(case.brand, [of(case, i) for i in case.baseline], fusion) for case in cases]
    fusion = replace(fusion, spread=float(np.sqrt(np.mean([b.deviations.var(ddof=1) for b in baselines]))))
    words, distances = [], []
    for case, known in zip(cases, baselines, strict=True):
        baseline = replace(known, fusion=fusion)
        fresh = [of(case, i) for i in (*case.fresh, *case.pieces)]
        words += [float(text.words.sum()) for text in fresh]
        distances += [baseline.distance(text) for text in fresh]
    return replace(fusion, tails=tuple(_tails(np.array(words), np.array(distances))))


def _tails(words: np.ndarray, distances: np.ndarray) -> Iterable[Tail]:
    shortest = 0.0
    for most in LENGTHS:
        own = distances[(words > shortest) & (words <= most)]
        chances = 10 ** np.linspace(0, np.log10(RAREST / len(own)), KNOTS)
        knots = np.quantile(own, 1 - chances) + np.arange(KNOTS) * 1e-6
        yield Tail(most, knots, np.log10(chances))
        shortest = most
