"""The tables of a baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from consistency.baseline import Baseline
from consistency.baseline.apart import channel_pairs
from consistency.baseline.assess import score_of
from consistency.baseline.channels import channel_voices
from consistency.baseline.reference import TEXTS
from consistency.baseline.traits import shown, span_of, trait_ranges
from consistency.library.frames import joined, range_rows
from consistency.library.rows import ChannelRow, OwnRow, PairRow, RangeRow, TraitRow
from consistency.records.portrait import TraitRange
from consistency.records.voice import Representation
from consistency.represent.usual import channel_habits, usual_style


def ranges_of(baseline: Baseline) -> tuple[TraitRange, ...]:
    """The brand's traits with their ranges, the most distinctive first."""
    return trait_ranges(baseline, *usual_style())


def trait_rows(baseline: Baseline, texts: Sequence[Representation]) -> Iterator[TraitRow]:
    """Every trait that has words for it, of every text; `deviation` in standard deviations of the brand's own texts."""
    import numpy as np

    own = np.stack([one.style for one in baseline.texts]).astype("float64")
    spread = baseline.sums.style.spread(baseline.fusion.style_spread, TEXTS)
    told = [(k, style, span_of(style, own[:, k])) for k, style in enumerate(baseline.fusion.styles) if style.more and style.less]
    for one in texts:
        off = (one.style - own.mean(axis=0)) / spread
        for k, style, span in told:
            about = (one.locator, one.channel, style.name, style.unit, shown(style, float(one.style[k])))
            yield TraitRow(*about, span.low, span.middle, span.high, float(off[k]))


def _ranges(baseline: Baseline) -> Iterator[RangeRow]:
    return (row for trait in ranges_of(baseline) for row in range_rows(trait))


def _texts(baseline: Baseline) -> Iterator[OwnRow]:
    for one, deviation in zip(baseline.texts, baseline.own_distances(), strict=True):
        words = float(one.words.sum())
        chance = baseline.fusion.tail(words).chance(float(deviation))
        yield OwnRow(one.locator, one.channel, int(words), len(one.spans), float(deviation), chance, score_of(chance))


def _channels(baseline: Baseline) -> Iterator[ChannelRow]:
    for one in channel_voices(baseline):
        yield ChannelRow(one.name, one.texts, one.words, one.strength, one.advice)


def _pairs(baseline: Baseline) -> Iterator[PairRow]:
    for one in channel_pairs(baseline, channel_habits()):
        yield PairRow(one.one, one.other, one.apart, one.apart_alike, one.chance, one.verdict, joined(one.differs))


BASELINE_TABLES: Mapping[str, tuple[type, Callable[[Baseline], Iterator[Any]]]] = {
    "traits": (RangeRow, _ranges),
    "texts": (OwnRow, _texts),
    "channels": (ChannelRow, _channels),
    "pairs": (PairRow, _pairs),
}
"""What `Baseline.to_frame` can be asked for: the class of the rows, and what makes them."""
