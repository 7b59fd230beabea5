"""Reads one text against its brand's reference in several ways, each higher the further the text is from the brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.baseline.fusion import Fusion
from consistency.baseline.reference import Reference
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

READINGS = (
    "push of the mean sentence",
    "push of the two worst sentences",
    "push of the worst sentence",
    "log-odds that some sentences drift",
    "push of the mean sentence in its worst direction",
    "push of the two worst sentences in their worst direction",
    "log-odds that some sentences drift in one direction",
    "angle from the brand's centre",
    "distance from the brand's centre",
    "largest deviations of counted style",
    "unlikeness to the brand among brands, in such channels first",
    "unlikeness to the brand among brands",
    "words that other brands use and this one does not",
)
"""The columns of `read`, in order."""
SHARE = 0.4
"""The share of sentences that a drifted text is expected to have drifted."""
LEXIS = 300.0
"""What all brands use counts for so many uses beside those of the brand, and NONE uses are as likely here as anywhere."""
NONE = 3.0
LARGEST = 8
"""How many of the largest deviations are averaged."""


def pushes(text: Representation, reference: Reference) -> np.ndarray:
    """How far each sentence is pushed off the brand's usual, in standard deviations by probe, shape (n, 1 + kinds)."""
    import numpy as np

    return np.asarray((text.probes - reference.probe_middle) / reference.probe_spread)


def deviations(text: Representation, reference: Reference) -> np.ndarray:
    """How far the whole text's counted features are off the brand's usual, in standard deviations, shape (features,)."""
    import numpy as np

    return np.asarray((text.style - reference.style_middle) / reference.style_spread)


def some_drift(pushed: np.ndarray, fusion: Fusion) -> np.ndarray:
    """Log-likelihood ratio, by probe, of a text with a share of drifted sentences against one without, shape (1 + kinds,)."""
    import numpy as np

    ratios = np.clip(fusion.slope * pushed + fusion.offset, -30, 30)
    return np.asarray(np.log1p(SHARE * np.expm1(ratios)).sum(axis=0))


def read(text: Representation, reference: Reference, fusion: Fusion) -> np.ndarray:
    """All READINGS of a text that has sentences, shape (len(READINGS),), float64."""
    import numpy as np

    pushed = pushes(text, reference)
    weights = np.sqrt(np.maximum(text.words, 1))
    mean = (pushed * weights[:, None]).sum(axis=0) / weights.sum()
    worst = np.sort(pushed, axis=0)[::-1]
    two = worst[:2].mean(axis=0)
    drifted = some_drift(pushed, fusion)
    largest = np.sort(np.abs(deviations(text, reference)))[-LARGEST:].mean()
    return np.array(
        [
            mean[0],
            two[0],
            worst[0, 0],
            drifted[0],
            mean[1:].max(),
            two[1:].max(),
            np.logaddexp.reduce(drifted[1:]),
            *_place(text, reference),
            largest,
            -_cosine(text.kinship, reference.kin),
            -_cosine(text.kinship, reference.kin_anywhere),
            foreign(text, reference, fusion),
        ]
    )


def foreign(text: Representation, reference: Reference, fusion: Fusion) -> float:
    """How much likelier the words of a text are among all brands' than among this brand's, a word, in natural logarithms.

    A word counts once however often it stands in a text, as subjects repeat themselves. The brand's rates are pulled towards all brands' by
    a Dirichlet prior: Zhai and Lafferty, "A study of smoothing methods for language models applied to information retrieval", 2004.
    """
    import numpy as np

    own = np.flatnonzero(np.unpackbits(text.lexis))
    usual = fusion.lexis[own]
    here = (reference.words[own] + LEXIS * np.exp(usual)) / (reference.words.sum() + LEXIS)
    return float((usual - np.log(here)).sum() / (len(usual) + NONE))


def _place(text: Representation, reference: Reference) -> tuple[float, float]:
    import numpy as np

    return -_cosine(text.projection, reference.centre), float(np.log(np.linalg.norm(text.projection - reference.centre) + 1e-9))


def _cosine(a: np.ndarray, b: np.ndarray) -> float:
    import numpy as np

    return float(a @ b) / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-9)


def length(text: Representation) -> np.ndarray:
    """What readings are explained by: 1, the logarithms of the words and of the sentences, their squares and product, shape (6,)."""
    import numpy as np

    words, sentences = float(np.log1p(float(text.words.sum()))), float(np.log(len(text.words)))
    return np.array([1.0, words, sentences, words**2, sentences**2, words * sentences])
