"""Approved copy to a baseline: what is usual, and how far each approved text lies from all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from consistency.baseline.fusion import Fusion, packaged_fusion
from consistency.baseline.reference import Sums, moments, sums
from consistency.baseline.standard import Standard, residual, standard
from consistency.errors import BaselineError
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

LEAST_TEXTS = 5
"""Fewer texts have no range of their own to judge by."""
LEAST_WORDS = 4
"""A text of fewer words of the brand's own teaches nothing about its voice."""
PRIOR_TEXTS = 5.0
"""The brand's own middle and spread of deviations weigh as much as all brands' at this many texts."""


@dataclass(frozen=True)
class Baseline:
    """What a brand's approved copy amounts to; learned by `learn`, used by `assess`, kept by `save` and `load`.

    `texts` are the approved texts in numbers, `deviations` (n,) how far each lies off, read as if it were not among the others.
    """

    name: str
    version: str
    texts: tuple[Representation, ...]
    fusion: Fusion
    sums: Sums
    standard: Standard
    deviations: np.ndarray

    @property
    def words(self) -> int:
        """Words of approved copy."""
        return int(sum(float(text.words.sum()) for text in self.texts))

    @property
    def channels(self) -> dict[str, int]:
        """Approved texts by channel."""
        return dict(sorted(Counter(text.channel for text in self.texts).items()))

    def distance(self, text: Representation) -> float:
        """How far a text that is not in the baseline lies off, in standard deviations of the brand's own texts."""
        import numpy as np

        return self.relative(float(np.logaddexp(*self.statistics(text))))

    def statistics(self, text: Representation) -> np.ndarray:
        """Log-odds that a text that is not in the baseline was pushed, and that another brand wrote it, shape (2,)."""
        row = residual(text, self.sums, self.fusion, is_member=False)
        return self.standard.statistics(row, text.channel, float(text.words.sum()), self.fusion, is_member=False)

    def relative(self, deviation: float, leave_out: float | None = None) -> float:
        """A deviation in standard deviations of approved copy that is new to a baseline of so many texts and words.

        The brand's own middle and spread are pulled towards all brands'. Few texts know neither well, and each of them lies further off the
        others than new copy lies off them all: what that comes to was learned across brands.
        """
        import numpy as np

        own = moments(self.deviations[:, None])
        if leave_out is not None:
            own = own.without(moments(np.array([[leave_out]])))
        spread = own.spread(np.array([self.fusion.spread]), PRIOR_TEXTS)[0] * np.sqrt(1 + 1 / own.n)
        about = self.amount(own.n)
        middle = (own.total[0] + PRIOR_TEXTS * self.fusion.middle) / (own.n + PRIOR_TEXTS)
        return float(((deviation - middle) / spread - self.fusion.amount @ about) / np.exp(self.fusion.amount_spread @ about))

    def amount(self, texts: float) -> np.ndarray:
        """How much copy so many of the texts are: 1, the logarithm of their number, the logarithm of the words in one, shape (3,)."""
        import numpy as np

        return np.array([1.0, np.log(texts), np.log(max(self.words, 1) / len(self.texts))])

    def own_distances(self) -> np.ndarray:
        """How far each approved text lies from the others, in their standard deviations, shape (n,)."""
        return self._own_distances

    @cached_property
    def _own_distances(self) -> np.ndarray:
        import numpy as np

        return np.array([self.relative(float(d), leave_out=float(d)) for d in self.deviations])


def learn(name: str, representations: Sequence[Representation], fusion: Fusion | None = None, version: str = "") -> Baseline:
    """Learn a baseline from approved texts; BaselineError BAS01 where there are too few to have a range of their own."""
    import numpy as np

    fusion = fusion or packaged_fusion()
    texts = tuple(text for text in representations if len(text.spans) and float(text.words.sum()) >= LEAST_WORDS)
    if len(texts) < LEAST_TEXTS:
        what = f"{len(texts)} approved texts with copy of the brand's own are too few ({LEAST_TEXTS} at least, better 30)."
        raise BaselineError(what, where=name, todo="Add approved copy.", code="BAS01")
    total = sums(texts)
    rows = np.stack([residual(text, total, fusion, is_member=True) for text in texts])
    level = standard(rows, [text.channel for text in texts])
    own = [(row, text.channel, float(text.words.sum())) for row, text in zip(rows, texts, strict=True)]
    deviations = np.array([level.deviation(*about, fusion, is_member=True) for about in own])
    return Baseline(name, version or fusion.version, texts, fusion, total, level, deviations)
