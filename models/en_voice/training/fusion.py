"""Learns across brands how the readings of a text are made comparable, added up and turned into a chance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from consistency.baseline.fusion import Fusion, Tail
from consistency.baseline.readings import READINGS, pushes
from consistency.baseline.reference import sums
from training.balance import WORDS, Ranking, balance
from training.cases import Case, Lookup
from training.texts import PAIRS, Text
from training.trials import Trial, trials_of

STRENGTH = 0.05
PUSHED = slice(0, 10)
"""Readings by which a text that was pushed is told from its original ..."""
STRANGE = slice(10, 13)
"""... and those by which another brand's text is told from the brand's own."""
STRANGER_SHARE = 0.15
"""A stranger ranked below the brand's own copy counts for so much of a restyled copy ranked below originals."""
OWN_SHARE = 0.5
"""A restyled copy ranked below its own original counts for so much more beside being ranked below all of the brand's originals."""
BY_LENGTH = 6
FRESH = ("original", "own", "piece")
"""Roles of approved copy that a baseline does not hold."""
PIECE_SHARE = 0.5
"""A piece cut out of a text says so much of a whole text about how far new copy lies: copy comes whole."""
LENGTHS = (9.0, 13.0, 18.0, 25.0, 36.0, 50.0, 70.0, 100.0, 140.0, 190.0, 240.0, 1e9)
"""Words up to which each tail is for."""
POOL_LENGTHS = (45.0, 75.0, 1e9)
KNOTS = 40
LEAST_LEFT = 0.05
"""Added to what is left of a distance before its logarithm is taken."""
RAREST = 0.005
"""Least chance that is read off the training brands' copy; beyond it a tail goes on falling as it did."""


def train_fusion(
    first: Fusion, texts: Sequence[Text], cases: Sequence[Case], draws: Sequence[Case], of: Lookup, usual: Sequence[np.ndarray]
) -> Fusion:
    """All constants, each learned from the ones before it.

    `cases` hold baselines of 30 texts, by which readings are weighed; `draws` hold baselines of all sizes, by which the effects of length
    and of how much copy there is are learned, and the chances. `usual` says by fold how often all brands but the fold's use each word.
    """
    fusion = _with_slopes(first, texts, cases, of)
    known, drawn = trials_of(cases, of, fusion, usual), trials_of(draws, of, fusion, usual)
    fusion = _with_balance(_with_weights(_with_length(fusion, drawn), known), known)
    invented = {text.brand for text in texts if text.source == PAIRS[1]}
    return _with_tails(_with_amount(_with_middle(fusion, known), drawn), drawn, invented)


def unlearned(version: str, cases: Sequence[Case], of: Lookup, kinds: Sequence[str], usual: np.ndarray) -> Fusion:
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
        length=np.zeros((readings, BY_LENGTH)),
        length_spread=np.zeros((readings, BY_LENGTH)),
        reading_spread=np.ones(readings),
        weights=np.ones((2, readings)),
        bias=np.zeros(2),
        words=np.array(WORDS),
        slopes=np.ones((2, len(WORDS))),
        offsets=np.zeros((2, len(WORDS))),
        middle=0.0,
        spread=1.0,
        amount=np.zeros(3),
        amount_spread=np.zeros(3),
        lexis=usual,
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


def _with_length(fusion: Fusion, drawn: Sequence[Trial]) -> Fusion:
    """What length does to the middle and the spread of each reading of approved copy, and how far readings spread beyond that.

    Length and readings are held against the means of the same baseline's texts, so that a brand of short copy teaches what longer copy
    than its own does, and no brand's own level is taken for an effect of length.
    """
    lengths, rows, centred = [], [], []
    for trial in drawn:
        for side in (trial.members, *(trial.sides[role] for role in FRESH)):
            lengths.append(side.lengths)
            centred.append(side.lengths - trial.members.lengths.mean(0))
            rows.append(side.rows - trial.members.rows.mean(0))
    x, y, about = np.concatenate(centred), np.concatenate(rows), np.concatenate(lengths)
    slope = np.linalg.lstsq(x, y, rcond=None)[0].T
    left = y - x @ slope.T
    spreads = np.linalg.lstsq(about, np.log(left**2 + 1e-3 * left.var(0)) / 2, rcond=None)[0].T
    fusion = replace(fusion, length=slope, length_spread=spreads)
    spread = np.sqrt(np.mean([trial.members.residuals(fusion).var(0) for trial in drawn], 0))
    return replace(fusion, reading_spread=spread)


def _with_weights(fusion: Fusion, known: Sequence[Trial]) -> Fusion:
    """Two logistic regressions over the standardised readings: originals and restyled copies, own copy and other brands'."""
    roles = ("original", "rewrite", "matched", "stranger")
    original, rewrite, own, stranger = (np.concatenate([trial.standardised(fusion, role) for trial in known]) for role in roles)
    fitted = [_weighed(original, rewrite, PUSHED), _weighed(own, stranger, STRANGE)]
    return replace(fusion, weights=np.stack([w for w, _ in fitted]), bias=np.array([b for _, b in fitted]))


def _with_balance(fusion: Fusion, known: Sequence[Trial]) -> Fusion:
    """What the two log-odds are worth at each length, so that restyled copies and strangers lie further off than the brand's own copy."""
    rankings = []
    for trial in known:
        pairs = len(trial.case.pairs)
        rankings.append(_ranking(trial, fusion, "original", "rewrite", pairs))
        rankings.append(replace(rankings[-1], weight=OWN_SHARE * pairs, is_paired=True))
        rankings.append(_ranking(trial, fusion, "matched", "stranger", STRANGER_SHARE * len(trial.case.matched)))
        if trial.case.longer:
            rankings.append(_ranking(trial, fusion, "long original", "long rewrite", pairs))
    slopes, offsets = balance(rankings)
    return replace(fusion, slopes=slopes, offsets=offsets)


def _ranking(trial: Trial, fusion: Fusion, near: str, far: str, weight: float) -> Ranking:
    """The log-odds and words of two roles, the first of which should deviate less."""
    odds = [trial.standardised(fusion, role) @ fusion.weights.T + fusion.bias for role in (near, far)]
    return Ranking((odds[0], trial.sides[near].words), (odds[1], trial.sides[far].words), weight)


def _weighed(own: np.ndarray, off: np.ndarray, columns: slice) -> tuple[np.ndarray, float]:
    rows, labels = np.concatenate([own, off]), np.repeat([0, 1], [len(own), len(off)])
    fitted = LogisticRegression(C=STRENGTH, class_weight="balanced").fit(rows[:, columns], labels)
    weights = np.zeros(rows.shape[1])
    weights[columns] = fitted.coef_[0]
    return weights, float(fitted.intercept_[0])


def _with_middle(fusion: Fusion, known: Sequence[Trial]) -> Fusion:
    """Where the deviations of a brand's own texts usually lie, and how far they spread."""
    own = [trial.baseline(fusion).deviations for trial in known]
    spread = np.sqrt(np.mean([row.var(ddof=1) for row in own]))
    return replace(fusion, middle=float(np.mean([row.mean() for row in own])), spread=float(spread))


def _with_amount(fusion: Fusion, drawn: Sequence[Trial]) -> Fusion:
    """Where new approved copy lies among a baseline's own texts and how far it spreads, by how much copy the baseline holds."""
    fresh = [_fresh(trial, fusion, FRESH) for trial in drawn]
    about = np.concatenate([np.tile(_amount(trial, fusion), (len(tried.far), 1)) for trial, tried in zip(drawn, fresh, strict=True)])
    weight = np.sqrt(np.concatenate([tried.shares for tried in fresh]))[:, None]
    far = np.concatenate([tried.far for tried in fresh])[:, None]
    middle = np.linalg.lstsq(about * weight, far * weight, rcond=None)[0]
    left = np.log(np.abs(far - about @ middle) + LEAST_LEFT)
    spread = np.linalg.lstsq(about * weight, left * weight, rcond=None)[0]
    even = (far - about @ middle) / np.exp(about @ spread)
    spread[0] += np.log(np.sqrt(np.average(even**2, weights=weight**2)))
    return replace(fusion, amount=middle[:, 0], amount_spread=spread[:, 0])


def _with_tails(fusion: Fusion, drawn: Sequence[Trial], invented: Collection[str]) -> Fusion:
    """How deviations spread, by length, in approved copy that its baseline has not seen, and in pools of it.

    Pools are what adverts and posts come in: their chances are those of invented brands' copy, of which more would else be flagged.
    """
    pools = [trial for trial in drawn if trial.case.brand in invented and len(trial.sides["pool"].rows)]
    tails = tuple(_tails([_fresh(trial, fusion, FRESH) for trial in drawn], LENGTHS))
    pooled = tuple(_tails([_fresh(trial, fusion, ("pool",)) for trial in pools], POOL_LENGTHS))
    return replace(fusion, tails=tails, pool_tails=pooled)


def _amount(trial: Trial, fusion: Fusion) -> np.ndarray:
    return trial.baseline(fusion).amount(len(trial.texts))


@dataclass
class Tried:
    """Approved copy that a baseline has not seen: words, how far off, and how much each counts, all (n,)."""

    words: np.ndarray
    far: np.ndarray
    shares: np.ndarray


def _fresh(trial: Trial, fusion: Fusion, roles: Sequence[str]) -> Tried:
    """Every baseline of a sort counts the same, however many texts were held against it."""
    words = np.concatenate([trial.sides[role].words for role in roles])
    far = np.concatenate([trial.distances(fusion, role) for role in roles])
    counts = np.concatenate([np.full(len(trial.sides[role].words), PIECE_SHARE if role == "piece" else 1.0) for role in roles])
    return Tried(words, far, trial.case.weight * counts / max(counts.sum(), PIECE_SHARE))


def _tails(tried: Sequence[Tried], lengths: Iterable[float]) -> Iterator[Tail]:
    words, distances, shares = (np.concatenate([getattr(one, name) for one in tried]) for name in ("words", "far", "shares"))
    chances = 10 ** np.linspace(0, np.log10(RAREST), KNOTS)
    shortest = 0.0
    for most in lengths:
        chosen = (words > shortest) & (words <= most)
        knots = _quantiles(distances[chosen], shares[chosen], 1 - chances)
        yield Tail(most, knots + np.arange(KNOTS) * 1e-6, np.log10(chances))
        shortest = most


def _quantiles(values: np.ndarray, weights: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """The values under which such shares of all weight lie."""
    order = np.argsort(values, kind="stable")
    reached = (np.cumsum(weights[order]) - weights[order] / 2) / weights.sum()
    return np.asarray(np.interp(shares, reached, values[order]))
