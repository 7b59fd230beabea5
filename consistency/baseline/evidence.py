"""The sentences that push a text off its brand's voice, the directions they push it in, and the traits that are off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.baseline.fusion import Fusion, Style
from consistency.baseline.learn import Baseline
from consistency.baseline.readings import deviations, pushes, some_drift
from consistency.baseline.reference import Reference
from consistency.records.directions import SOUNDS
from consistency.records.finding import Evidence
from consistency.records.voice import Representation, Trait

if TYPE_CHECKING:
    import numpy as np

MOST_QUOTES = 4
MOST_TRAITS = 4
MOST_DIRECTIONS = 2
STRANGER = "stranger"
"""The direction of copy that was not so much pushed as written by somebody else."""
OFF = 2.0
"""A trait is off from this many standard deviations on, and outside the range of the brand's own texts."""


def sentence_ratios(text: Representation, reference: Reference, fusion: Fusion) -> np.ndarray:
    """Log-odds that each sentence drifts, by probe, shape (n, 1 + kinds)."""
    import numpy as np

    return np.asarray(fusion.slope * pushes(text, reference) + fusion.offset)


def directions_of(text: Representation, reference: Reference, baseline: Baseline) -> tuple[str, ...]:
    """The kinds of drift that explain the text better than no drift does, the best first; STRANGER where that says more than they do."""
    import numpy as np

    pushed, strange = baseline.statistics(text)
    if strange > max(pushed, 0):
        return (STRANGER,)
    fusion = baseline.fusion
    drifted = some_drift(pushes(text, reference), fusion)[1:]
    best = np.argsort(-drifted, kind="stable")[:MOST_DIRECTIONS]
    return tuple(fusion.kinds[k] for k in best if drifted[k] > 0 and drifted[k] > drifted[best[0]] - 3)


def evidence_of(text: Representation, reference: Reference, fusion: Fusion) -> tuple[Evidence, ...]:
    """The sentences that drift most, worst first; the worst one always, others where drift is the likelier reading."""
    import numpy as np

    ratios = sentence_ratios(text, reference, fusion)
    strength = ratios[:, 0] + ratios[:, 1:].max(axis=1)
    order = [int(row) for row in np.argsort(-strength, kind="stable")]
    chosen = [row for place, row in enumerate(order) if place == 0 or strength[row] > 0]
    quotes = [_quoted(text, row, fusion.kinds[int(ratios[row, 1:].argmax())]) for row in chosen]
    unique = dict.fromkeys(quote.quote.casefold() for quote in quotes)  # a subject said again as headline is quoted once
    return tuple(next(quote for quote in quotes if quote.quote.casefold() == words) for words in unique)[:MOST_QUOTES]


def _quoted(text: Representation, row: int, kind: str) -> Evidence:
    start, end = text.spans[row]
    return Evidence(text.locator, text.text[start:end], start, end, says=SOUNDS.get(kind, f"sounds {kind}"))


def traits_of(text: Representation, reference: Reference, baseline: Baseline) -> tuple[Trait, ...]:
    """The counted traits that are furthest outside the brand's own range, furthest first."""
    import numpy as np

    off = deviations(text, reference)
    own = np.stack([member.style for member in baseline.texts])
    low, high = np.percentile(own, [5, 95], axis=0)
    order = [int(column) for column in np.argsort(-np.abs(off), kind="stable") if abs(off[column]) >= OFF]
    traits = [_trait(baseline.fusion.styles[c], float(text.style[c]), float(low[c]), float(high[c]), float(off[c])) for c in order]
    return tuple(trait for trait in traits if trait.says and not trait.low <= trait.value <= trait.high)[:MOST_TRAITS]


def _trait(style: Style, value: float, low: float, high: float, deviation: float) -> Trait:
    """A trait in its own unit: features are kept as square roots."""
    shown, least, most = (round(style.scale * root * abs(root), 1) for root in (value, low, high))
    return Trait(style.name, shown, least, most, round(deviation, 1), style.unit, style.more if deviation > 0 else style.less)
