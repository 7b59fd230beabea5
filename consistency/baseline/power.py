"""What size of drift a baseline would find: its own texts are pushed by known amounts and held against a baseline learned without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consistency.baseline.assess import assess, yardstick_of
from consistency.baseline.learn import LEAST_TEXTS, Baseline, learn
from consistency.records.audit import VoiceVerdict
from consistency.records.portrait import Power
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

SIZES = (1.5, 3.0, 4.5, 6.0)
"""Pushes of every second sentence, in standard deviations of the brand's own; restyled copies lie about four off, the worst two six."""
FOLDS = 4
MOST_TEXTS = 24
"""More texts would tell the same more slowly."""
LENGTHS = ((25, "under 25 words"), (75, "25 to 74 words"), (10**9, "75 words and more"))
FOUND = 0.8
"""A size counts as found from this share on."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """One text pushed: how long it is, in which direction and how far (None and 0.0 where it was left alone), and whether it was found."""

    words: float
    kind: str | None
    size: float
    is_found: bool


def power_of(baseline: Baseline) -> Power:
    """Tries every direction and size on up to MOST_TEXTS of the baseline's own texts; deterministic."""
    trials = list(_trials(baseline))
    alone = [trial for trial in trials if trial.kind is None]
    pushed = [trial for trial in trials if trial.kind is not None]
    overall = {size: _share([trial for trial in pushed if trial.size == size]) for size in SIZES}
    size = next((size for size in SIZES if overall[size] >= FOUND), None)
    at = [trial for trial in pushed if trial.size == (size or SIZES[-1])]
    return Power(
        texts=len(alone),
        false_alarms=_share(alone),
        sizes=SIZES,
        found=_by_length(pushed),
        size=size,
        kinds={kind: _share([trial for trial in at if trial.kind == kind]) for kind in baseline.fusion.kinds},
    )


def _by_length(pushed: Sequence[_Trial]) -> dict[str, tuple[float, ...]]:
    found, least = {}, 0
    for most, name in LENGTHS:
        own = [trial for trial in pushed if least <= trial.words < most]
        if own:
            found[name] = tuple(_share([trial for trial in own if trial.size == size]) for size in SIZES)
        least = most
    return found


def _share(trials: Sequence[_Trial]) -> float:
    return round(sum(trial.is_found for trial in trials) / len(trials), 3) if trials else 0.0


def _trials(baseline: Baseline) -> Iterator[_Trial]:
    texts = baseline.texts
    step = max(1, -(-len(texts) // MOST_TEXTS))
    for fold in range(FOLDS):
        rest = [text for number, text in enumerate(texts) if number % FOLDS != fold]
        tried = [text for number, text in enumerate(texts) if number % FOLDS == fold and (number // FOLDS) % step == 0]
        if len(rest) < LEAST_TEXTS or not tried:
            continue
        yield from _fold(learn(baseline.name, rest, baseline.fusion, baseline.version), tried)


def _fold(learned: Baseline, tried: Sequence[Representation]) -> Iterator[_Trial]:
    yardstick = yardstick_of(learned)
    for text in tried:
        words = float(text.words.sum())
        spread = learned.sums.reference(text.channel, learned.fusion).probe_spread
        for kind, size, changed in _pushed(text, spread, learned.fusion.kinds):
            yield _Trial(words, kind, size, assess(learned, changed, yardstick).verdict is VoiceVerdict.DRIFT)


def _pushed(text: Representation, spread: np.ndarray, kinds: Sequence[str]) -> Iterator[tuple[str | None, float, Representation]]:
    """The text as it is, then every second sentence of it pushed in each direction by each size."""
    yield None, 0.0, text
    for column, kind in enumerate(kinds, 1):
        for size in SIZES:
            probes = text.probes.copy()
            for place in (0, column):
                probes[::2, place] += size * spread[place]
            yield kind, size, replace(text, probes=probes)
