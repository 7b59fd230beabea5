"""Sentences that show a voice: those most like the brand's own middle, and those least like anybody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.baseline.learn import Baseline
from consistency.baseline.readings import pushes
from consistency.records.portrait import ExampleSentence
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

LEAST_WORDS, MOST_WORDS = 6, 28
"""A shorter sentence shows little, a longer one nobody reads as an example."""
MOST_TRAITS = 2
ALIKE = 2
"""Sentences that may show the same trait first: a brand is more than its strongest one."""
NOTABLE = 0.4
"""A sentence shows a trait from this contribution on."""
PAGE_TITLE = re.compile(r"\s[|·»]\s[^|.!?…]{1,60}$")
"""What a page is called ("Bring your own lot | Northwind"), which is no sentence of its copy."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: Representation
    row: int
    value: float
    says: str = ""


def typical(baseline: Baseline, standings: Sequence[np.ndarray], most: int = 6) -> tuple[ExampleSentence, ...]:
    """Sentences that lie nearest to the brand's middle in all directions and traits, one a text, channels in turn.

    `standings` has for each text of the baseline how its sentences lie among all brands', (n, features). Empty where the baseline keeps
    no sentences.
    """
    import numpy as np

    middle = np.concatenate(list(standings)).mean(axis=0)

    def value(text: Representation, rows: np.ndarray) -> np.ndarray:
        pushed = pushes(text, baseline.sums.reference(text.channel, baseline.fusion))
        return np.asarray(-np.sqrt(np.mean(pushed**2, axis=1)) - np.sqrt(np.mean((rows - middle) ** 2, axis=1)))

    candidates = [
        _Candidate(text, row, float(values[row]))
        for text, rows in zip(baseline.texts, standings, strict=True)
        for values in [value(text, rows)]
        for row in _showable(text)
    ]
    return _chosen(candidates, most)


def distinctive(
    baseline: Baseline, standings: Sequence[np.ndarray], usual: np.ndarray, usual_spread: np.ndarray, most: int = 6
) -> tuple[ExampleSentence, ...]:
    """Sentences that lean furthest to where the brand differs from all brands, one a text, with the traits that they show."""
    import numpy as np

    own = np.stack([text.style for text in baseline.texts]).mean(axis=0)
    lean = np.clip((own - usual) / np.maximum(usual_spread, 0.02), -3, 3)
    lean = np.where([bool(style.more) for style in baseline.fusion.styles], lean, 0.0)
    weights = lean / max(float(np.linalg.norm(lean)), 1e-9)
    candidates = [
        _Candidate(text, row, float(rows[row] @ weights), _shown(rows[row] * weights, lean, baseline))
        for text, rows in zip(baseline.texts, standings, strict=True)
        for row in _showable(text)
    ]
    return _chosen(candidates, most)


def _showable(text: Representation) -> Iterator[int]:
    """Rows of the sentences that stand for themselves; none where only numbers were kept."""
    if text.text:
        for row, (start, end) in enumerate(text.spans):
            quote = text.text[start:end]
            if LEAST_WORDS <= len(quote.split()) <= MOST_WORDS and "\n" not in quote and not PAGE_TITLE.search(quote):
                yield row


def _shown(contributions: np.ndarray, lean: np.ndarray, baseline: Baseline) -> str:
    import numpy as np

    order = [int(k) for k in np.argsort(-contributions, kind="stable")[:MOST_TRAITS] if contributions[k] > NOTABLE]
    styles = baseline.fusion.styles
    return ", ".join(filter(None, (styles[k].more if lean[k] > 0 else styles[k].less for k in order)))


def _chosen(candidates: Sequence[_Candidate], most: int) -> tuple[ExampleSentence, ...]:
    """The best of each channel in turn, no text and no wording twice, and no trait shown first by more than ALIKE of them."""
    ranked = sorted(candidates, key=lambda one: -one.value)
    queues = {channel: [one for one in ranked if one.text.channel == channel] for channel in dict.fromkeys(c.text.channel for c in ranked)}
    taken: list[_Candidate] = []
    while len(taken) < most and any(queues.values()):
        for queue in queues.values():
            fresh = next((one for one in queue if _is_fresh(one, taken)), None)
            del queue[: queue.index(fresh) + 1 if fresh else len(queue)]
            if fresh and len(taken) < most:
                taken.append(fresh)
    return tuple(ExampleSentence(one.text.locator, one.text.channel, _quote(one), one.says) for one in taken)


def _is_fresh(one: _Candidate, taken: Sequence[_Candidate]) -> bool:
    is_new = all(one.text is not other.text and _quote(one).casefold() != _quote(other).casefold() for other in taken)
    return is_new and (not one.says or sum(_lead(one) == _lead(other) for other in taken) < ALIKE)


def _lead(candidate: _Candidate) -> str:
    return candidate.says.partition(",")[0]


def _quote(candidate: _Candidate) -> str:
    start, end = candidate.text.spans[candidate.row]
    return candidate.text.text[start:end]
