"""Approved copy to a baseline: what is usual, and how far each approved text lies from all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
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
REPEATED = 0.3
"""Share of a text's words in sentences of other approved texts from which on it teaches nothing new."""
FORMULA_TEXTS, FORMULA_SHARE = 5, 0.2
"""A sentence that so many of the texts use, and such a share of them, is a formula of the brand."""
BESIDE = 0.2
"""Share of a text's words that must stand beside formulas for it to be a text of its own."""
PRIOR_TEXTS = 5.0
"""The brand's own middle and spread of deviations weigh as much as all brands' at this many texts."""


@dataclass(frozen=True)
class Baseline:
    """What a brand's approved copy amounts to; learned by `learn`, used by `assess`, kept by `save` and `load`.

    `texts` are the approved texts in numbers, `deviations` (n,) how far each lies off, read as if it were not among the others. `repeated`
    is how many further texts said hardly anything that these do not say.
    """

    name: str
    version: str
    texts: tuple[Representation, ...]
    fusion: Fusion
    sums: Sums
    standard: Standard
    deviations: np.ndarray
    repeated: int = 0

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


def teaching(representations: Sequence[Representation]) -> tuple[int, ...]:
    """The places of the texts that a baseline is learned from: those with copy enough of the brand's own that say something new.

    A text of which more than REPEATED, by words, stands in others too would be held against itself, and whatever is not would seem far
    off. Of such texts the first by channel and wording is learned. A brand's formulas, which new copy uses as well, repeat nothing in a
    text that says enough beside them.
    """
    sentences = {place: _sentences(representations[place]) for place in _with_copy(representations)}
    formulas = _formulas(list(sentences.values()))
    kept, said = [], set[bytes]()
    for place in sorted(sentences, key=lambda place: (representations[place].channel, b"".join(sentences[place]))):
        own = list(zip(sentences[place], map(float, representations[place].words), strict=True))
        beside = [(sentence, words) for sentence, words in own if sentence not in formulas]
        if _is_new(own, said) or (_words(beside) >= BESIDE * _words(own) and _is_new(beside, said)):
            kept.append(place)
            said.update(sentences[place])
    return tuple(sorted(kept))


def _formulas(texts: Sequence[Sequence[bytes]]) -> set[bytes]:
    """The sentences that many of the texts use."""
    uses = Counter(sentence for own in texts for sentence in set(own))
    return {sentence for sentence, number in uses.items() if number >= max(FORMULA_TEXTS, FORMULA_SHARE * len(texts))}


def _is_new(own: Sequence[tuple[bytes, float]], said: AbstractSet[bytes]) -> bool:
    """Whether hardly any of some sentences, each with its words, were said before."""
    return _words([(sentence, words) for sentence, words in own if sentence in said]) <= REPEATED * _words(own)


def _words(own: Sequence[tuple[bytes, float]]) -> float:
    return sum(words for _, words in own)


def _with_copy(representations: Sequence[Representation]) -> list[int]:
    return [place for place, text in enumerate(representations) if len(text.spans) and float(text.words.sum()) >= LEAST_WORDS]


def _sentences(text: Representation) -> list[bytes]:
    """For each sentence the same wherever it stands, as it measures the same to the bit; files without sentences hold nothing else."""
    return [counts.tobytes() + probes.tobytes() for counts, probes in zip(text.counts, text.probes, strict=True)]


def learn(name: str, representations: Sequence[Representation], fusion: Fusion | None = None, version: str = "") -> Baseline:
    """Learn a baseline from approved texts, those that `teaching` names; BaselineError BAS01 where they are too few to have a range."""
    import numpy as np

    fusion = fusion or packaged_fusion()
    texts = tuple(representations[place] for place in teaching(representations))
    if len(texts) < LEAST_TEXTS:
        what = f"{len(texts)} different approved texts with copy of the brand's own are too few ({LEAST_TEXTS} at least, better 30)."
        raise BaselineError(what, where=name, todo="Add approved copy.", code="BAS01")
    total = sums(texts)
    rows = np.stack([residual(text, total, fusion, is_member=True) for text in texts])
    level = standard(rows, [text.channel for text in texts])
    own = [(row, text.channel, float(text.words.sum())) for row, text in zip(rows, texts, strict=True)]
    deviations = np.array([level.deviation(*about, fusion, is_member=True) for about in own])
    repeated = len(_with_copy(representations)) - len(texts)
    return Baseline(name, version or fusion.version, texts, fusion, total, level, deviations, repeated)
