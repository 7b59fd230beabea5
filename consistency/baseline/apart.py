"""How far the channels of a brand lie apart, as they are and with what any brand would do in such channels taken off."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.baseline.learn import Baseline
from consistency.baseline.reference import TEXTS, moments
from consistency.baseline.traits import channel_rows
from consistency.records.portrait import ChannelPair

if TYPE_CHECKING:
    import numpy as np

CHANNEL_TEXTS = 5
"""A channel of fewer texts has no middle to speak of."""
MOST_TRAITS = 3
CLEAR = 2.0
"""A difference of two middles is told from this many of its standard errors on."""


def channel_pairs(baseline: Baseline, habits: Mapping[str, np.ndarray]) -> tuple[ChannelPair, ...]:
    """Every two channels with enough texts, the furthest apart first; `habits` (features,) by channel are what any brand does there."""
    rows = channel_rows(baseline, CHANNEL_TEXTS)
    spread = _spread_within(baseline, rows)
    pairs = [_pair(baseline, one, other, rows, spread, habits) for one, other in combinations(rows, 2)]
    return tuple(sorted(pairs, key=lambda pair: -pair.apart))


def _spread_within(baseline: Baseline, rows: Mapping[str, np.ndarray]) -> np.ndarray:
    """The spread of texts around their channel's middle, pulled towards that of all brands."""
    import numpy as np

    if not rows:
        return np.asarray(baseline.fusion.style_spread)
    centred = np.concatenate([own - own.mean(axis=0) for own in rows.values()])
    return moments(centred).spread(baseline.fusion.style_spread, TEXTS)


def _pair(
    baseline: Baseline, one: str, other: str, rows: Mapping[str, np.ndarray], spread: np.ndarray, habits: Mapping[str, np.ndarray]
) -> ChannelPair:
    import numpy as np

    a, b = rows[one], rows[other]
    noise = 1 / len(a) + 1 / len(b)
    between = (b.mean(axis=0) - a.mean(axis=0)) / spread
    alike = between - (habits[other] - habits[one]) / spread if one in habits and other in habits else None
    styles, errors = baseline.fusion.styles, between / np.sqrt(noise)
    clearest = [int(k) for k in np.argsort(-np.abs(errors), kind="stable") if abs(errors[k]) > CLEAR]
    told = [styles[k].more if between[k] > 0 else styles[k].less for k in clearest]
    return ChannelPair(
        one,
        other,
        round(distance(between, noise), 2),
        None if alike is None else round(distance(alike, noise), 2),
        tuple(dict.fromkeys(filter(None, told)))[:MOST_TRAITS],
    )


def distance(between: np.ndarray, noise: float) -> float:
    """The root mean square of differences in standard deviations, less the mean square that sampling alone would give; at least 0."""
    import numpy as np

    return float(np.sqrt(max(float(np.mean(between**2)) - noise, 0.0)))
