"""How far the campaign's channels lie apart in voice and tone, beside how far their approved copy does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.baseline import Baseline
from consistency.baseline.apart import distance
from consistency.baseline.reference import TEXTS, moments
from consistency.records.audit import ChannelDistance
from consistency.records.voice import Representation
from consistency.represent.declared import LEAST_SPREAD
from consistency.represent.dials import text_dials

if TYPE_CHECKING:
    import numpy as np

LEAST_TEXTS = 3
"""A channel of fewer texts has no middle to speak of."""


def channel_distances(baseline: Baseline, texts: Sequence[Representation]) -> tuple[ChannelDistance, ...]:
    """Every two channels of the campaign that have texts enough, in the order in which they come."""
    campaign, approved = _Places.of(baseline, texts), _Places.of(baseline, baseline.texts)
    pairs = combinations(dict.fromkeys(text.channel for text in texts), 2)
    found = (ChannelDistance(one, other, *campaign.apart(one, other), *approved.apart(one, other)) for one, other in pairs)
    return tuple(pair for pair in found if pair.voice is not None or pair.tone is not None)


class _Places:
    """The texts of each channel in style and on the dials of tone, in the brand's own standard deviations."""

    def __init__(self, style: Mapping[str, np.ndarray], tone: Mapping[str, np.ndarray]) -> None:
        self.style, self.tone = style, tone

    @classmethod
    def of(cls, baseline: Baseline, texts: Sequence[Representation]) -> _Places:
        import numpy as np

        own = np.stack([text.style for text in baseline.texts]).astype(float)
        style = moments(own).spread(baseline.fusion.style_spread, TEXTS)
        told = [text for text in texts if text.words.sum() >= 1]
        dialled = [text for text in told if text.dials is not None]
        heard = [_dials(text) for text in baseline.texts if text.dials is not None]
        spread = np.maximum(np.std(heard, axis=0), LEAST_SPREAD) if heard else None
        return cls(
            _by_channel(told, [text.style / style for text in told]),
            {} if spread is None else _by_channel(dialled, [_dials(text) / spread for text in dialled]),
        )

    def apart(self, one: str, other: str) -> tuple[float | None, float | None]:
        """Voice and tone of two channels; None where either has too few texts."""
        return _apart(self.style, one, other), _apart(self.tone, one, other)


def _dials(text: Representation) -> np.ndarray:
    import numpy as np

    return np.zeros(0) if text.dials is None else text_dials(text.dials, text.words)


def _by_channel(texts: Sequence[Representation], rows: Sequence[np.ndarray]) -> dict[str, np.ndarray]:
    import numpy as np

    groups: dict[str, list[np.ndarray]] = {}
    for text, row in zip(texts, rows, strict=True):
        groups.setdefault(text.channel, []).append(row)
    return {channel: np.stack(own) for channel, own in groups.items() if len(own) >= LEAST_TEXTS}


def _apart(rows: Mapping[str, np.ndarray], one: str, other: str) -> float | None:
    if one not in rows or other not in rows:
        return None
    noise = 1 / len(rows[one]) + 1 / len(rows[other])
    return round(distance(rows[other].mean(axis=0) - rows[one].mean(axis=0), noise), 2)
