"""Arranges the training texts as brands meet them: a baseline, copy of the brand's own, restyled copies, and other brands' copy."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from consistency.records.voice import Representation
from training.table import Table
from training.texts import PAIRS, Text

BASELINE = 30
LEAST_BASELINE = 10
OWN_TEXTS = 30
STRANGERS = 2
"""Texts of other brands for each matched text."""


@dataclass
class Case:
    """A brand's baseline and what is read against it, as numbers of texts.

    `fold` holds the models that have seen neither the brand nor those of `strangers`, which stand beside the texts in `matched`. `pairs`
    are originals with their restyled copies, `longer` several of them joined, `own` further copy of the brand, `pieces` and `pools` are
    cut from both. `weight` says how much the case counts where chances are learned.
    """

    brand: str
    fold: int
    baseline: list[int]
    pairs: list[tuple[int, int]]
    own: list[int]
    pieces: list[int]
    strangers: list[int]
    pools: list[int] = field(default_factory=list)
    weight: float = 1.0
    longer: list[tuple[int, int]] = field(default_factory=list)

    @property
    def fresh(self) -> list[int]:
        """Copy of the brand's own that the baseline does not hold."""
        return [*(original for original, _ in self.pairs), *self.own]

    @property
    def matched(self) -> list[int]:
        """Copy of the brand's own beside which strangers are put: public copy where the brand has more of it than its baseline."""
        return self.own or [original for original, _ in self.pairs]


@dataclass
class Models:
    """What one fold's models say: `scores` (sentences, 1 + kinds), `projected` (texts, d), `kin` (texts, e), `used` (texts, bytes), which
    words of the lexis a text uses, and `usual` (words,), the logarithm of how often brands outside the fold use each.
    """

    scores: np.ndarray
    projected: np.ndarray
    kin: np.ndarray
    used: np.ndarray
    usual: np.ndarray

    def represent(self, number: int, text: Text, table: Table) -> Representation:
        """A training text as the package would represent it."""
        counts = table.counts[text.rows]
        return Representation(
            "",
            text.channel,
            "",
            ((0, 0),) * len(text.rows),
            table.words[text.rows],
            counts,
            self.scores[text.rows],
            table.features[number, : counts.shape[1]],
            self.projected[number],
            self.kin[number],
            self.used[number],
        )


Lookup = Callable[[Case, int], Representation]


def cases_of(texts: Sequence[Text], fold: dict[str, int]) -> list[Case]:
    """Baselines of 30 other texts: public brands' from public copy, invented brands' from the other quarters of their copy."""
    brands = sorted({(PAIRS.index(text.source), text.source, text.brand) for text in texts if text.source in PAIRS})
    cases = [case for _, source, brand in brands for case in _of(source, brand, texts)]
    pieces = defaultdict(list)
    for number, text in enumerate(texts):
        if text.role == "piece":
            pieces[text.parents[0]].append(number)
    for case in cases:
        case.fold = fold[case.brand]
        case.pieces = [piece for number in case.fresh for piece in pieces[number]]
        case.strangers = _strangers(case, texts, fold)
    return [case for case in cases if len(case.baseline) >= LEAST_BASELINE]


def _of(source: str, brand: str, texts: Sequence[Text]) -> Iterator[Case]:
    pairs = _pairs(source, brand, texts, ("original", "rewrite"))
    random.Random(f"5|{brand}").shuffle(pairs)
    public = {role: [i for i, t in enumerate(texts) if (t.brand, t.role) == (brand, role)] for role in ("base", "more")}
    if public["base"]:
        longer = _pairs(source, brand, texts, ("long original", "long rewrite"))
        yield Case(brand, 0, public["base"][:BASELINE], pairs, public["more"][:OWN_TEXTS], [], [], longer=longer)
        return
    for k in range(4):
        others = [original for j in range(4) if j != k for original, _ in pairs[j::4]]
        yield Case(brand, 0, others[:BASELINE], pairs[k::4], [], [], [])


def _pairs(source: str, brand: str, texts: Sequence[Text], roles: tuple[str, str]) -> list[tuple[int, int]]:
    """Numbers of the two sides of each of a brand's pairs that has both."""
    sides: dict[str, dict[str, int]] = defaultdict(dict)
    for number, text in enumerate(texts):
        if (text.source, text.brand) == (source, brand) and text.role in roles:
            sides[text.pair][text.role] = number
    return [(side[roles[0]], side[roles[1]]) for side in sides.values() if len(side) == 2]


def _strangers(case: Case, texts: Sequence[Text], fold: dict[str, int]) -> list[int]:
    """Copy of other brands of the same sort, public or invented, and of the same fold, from the same channels where there is some."""
    sort = texts[case.baseline[0]].source
    others = [i for i, t in enumerate(texts) if t.is_own and t.source == sort and t.brand != case.brand and fold[t.brand] == case.fold]
    by_channel = defaultdict(list)
    for number in others:
        by_channel[texts[number].channel].append(number)
    chance = random.Random(f"9|{case.brand}|{len(case.pairs)}")
    return [chance.choice(by_channel[texts[number].channel] or others) for number in case.matched for _ in range(STRANGERS)]
