"""How far the channels of a brand lie apart, beside what chance alone gives and without what any brand would do in such channels."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from consistency.baseline.learn import Baseline
from consistency.baseline.reference import TEXTS
from consistency.baseline.traits import channel_rows
from consistency.records.portrait import ChannelPair

if TYPE_CHECKING:
    import numpy as np

CHANNEL_TEXTS = 5
"""A channel of fewer texts has no middle to speak of."""
MOST_TRAITS = 3
CLEAR = 2.0
"""A difference of two middles is told from this many of its standard errors on."""
NEAR, FAR = 0.25, 0.6
"""Channels less apart than the first sound alike, more apart than the second like two voices."""
LEAST_DEALS = 999
"""At least so many times the texts are dealt out to the two channels anew to see what chance alone gives ..."""
DEALS = 3
"""... and as often as chance alone is expected to reach so many times what counts as more, so that among many channels any can."""
LEVEL = 0.05


def channel_pairs(baseline: Baseline, habits: Mapping[str, np.ndarray]) -> tuple[ChannelPair, ...]:
    """Every two channels with enough texts, the furthest apart first; `habits` (features,) by channel are what any brand does there.

    That a difference is more than chance is said at a level of LEVEL over all pairs together (Bonferroni). Deterministic.
    """
    rows = channel_rows(baseline, CHANNEL_TEXTS)
    names = list(combinations(rows, 2))
    pairs = [_pair(baseline, one, other, rows, habits, len(names)) for one, other in names]
    return tuple(sorted(pairs, key=lambda pair: -pair.apart))


def _pair(
    baseline: Baseline, one: str, other: str, rows: Mapping[str, np.ndarray], habits: Mapping[str, np.ndarray], among: int
) -> ChannelPair:
    """Two channels of a brand that has so many pairs of them."""
    import numpy as np

    level = LEVEL / among
    noise = 1 / len(rows[one]) + 1 / len(rows[other])
    everything = np.concatenate([rows[one], rows[other]])
    prior = np.asarray(baseline.fusion.style_spread)
    between, spread = _between(everything, np.arange(len(everything))[None] < len(rows[one]), prior)
    usual = (habits[other] - habits[one]) / spread[0] if one in habits and other in habits else None
    apart = distance(between[0], noise)
    alike = None if usual is None else distance(without(between[0], usual), noise)
    dealt = chances(everything, len(rows[one]), prior, max(LEAST_DEALS, round(DEALS / level)))
    is_more = (1 + np.sum(dealt >= apart)) / (1 + len(dealt)) <= level
    return ChannelPair(
        one,
        other,
        round(apart, 2),
        None if alike is None else round(alike, 2),
        round(float(np.quantile(dealt, 1 - LEVEL)), 2),
        _verdict(apart if alike is None else alike, float(np.quantile(dealt, 1 - level)), is_more=bool(is_more)),
        _traits(baseline, between[0], noise),
    )


def _verdict(apart: float, chance: float, *, is_more: bool) -> str:
    """What a distance amounts to; two voices could not be told from one where chance alone reaches as far."""
    if is_more:
        return "two voices" if apart > FAR else "somewhat apart" if apart >= NEAR else "alike"
    return "alike" if chance < FAR else "cannot tell"


def _traits(baseline: Baseline, between: np.ndarray, noise: float) -> tuple[str, ...]:
    import numpy as np

    styles, errors = baseline.fusion.styles, between / np.sqrt(noise)
    clearest = [int(k) for k in np.argsort(-np.abs(errors), kind="stable") if abs(errors[k]) > CLEAR]
    told = [styles[k].more if between[k] > 0 else styles[k].less for k in clearest]
    return tuple(dict.fromkeys(filter(None, told)))[:MOST_TRAITS]


def _between(rows: np.ndarray, is_first: np.ndarray, prior: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The second group's middles less the first's, in standard deviations inside the groups, and these; each (m, features).

    `rows` (n, features) are dealt out m times, `is_first` (m, n) says how; the spread is pulled towards `prior`, that of all brands.
    """
    import numpy as np

    one, two = is_first.astype(float), (~is_first).astype(float)
    first, second = one.sum(axis=1)[:, None], two.sum(axis=1)[:, None]
    a, b = one @ rows / first, two @ rows / second
    inside = np.maximum((rows**2).sum(axis=0) - first * a**2 - second * b**2, 0)
    spread = np.sqrt((inside + TEXTS * prior**2) / (len(rows) - 2 + TEXTS))
    return (b - a) / spread, spread


def chances(rows: np.ndarray, first: int, prior: np.ndarray, deals: int = LEAST_DEALS) -> np.ndarray:
    """How far apart the first channel, of so many texts, and the other would lie if chance dealt out (n, features), shape (deals,)."""
    import numpy as np

    source = np.random.default_rng(0)
    places = np.argsort(source.random((deals, len(rows))), axis=1, kind="stable")
    between, _ = _between(rows, places < first, prior)
    return np.asarray(np.sqrt(np.maximum(np.mean(between**2, axis=1) - 1 / first - 1 / (len(rows) - first), 0)))


def without(between: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """A difference (features,) without what it shares with the `usual` one: all of that, part of it or, where it shares nothing, none."""
    import numpy as np

    shared = float(between @ usual) / max(float(usual @ usual), 1e-9)
    return np.asarray(between - min(max(shared, 0.0), 1.0) * usual)


def distance(between: np.ndarray, noise: float) -> float:
    """The root mean square of differences in standard deviations, less the mean square that sampling alone would give; at least 0."""
    import numpy as np

    return float(np.sqrt(max(float(np.mean(between**2)) - noise, 0.0)))
