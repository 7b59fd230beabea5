"""What is usual for a brand, sentence by sentence and text by text, with every small sample pulled towards what is usual for all brands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.baseline.fusion import Fusion
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

SENTENCES = 20.0
"""A brand's spread over sentences weighs as much as all brands' at this many sentences, and its spread over texts at TEXTS texts."""
TEXTS = 10.0
CHANNEL_TEXTS = 20.0
"""A channel's own middle weighs as much as the brand's at this many texts of the channel."""


@dataclass(frozen=True)
class Moments:
    """Sums by which a middle and a spread can be had with and without one text: `n` counts, `total` and `square` sums (columns,)."""

    n: float
    total: np.ndarray
    square: np.ndarray

    def without(self, other: Moments) -> Moments:
        """The same sums less another's."""
        return Moments(self.n - other.n, self.total - other.total, self.square - other.square)

    @property
    def middle(self) -> np.ndarray:
        """The mean by column."""
        return self.total / max(self.n, 1.0)

    def spread(self, prior: np.ndarray, strength: float) -> np.ndarray:
        """The standard deviation by column, its square pulled towards the square of `prior`, which counts for `strength` values."""
        import numpy as np

        squares = np.maximum(self.square - self.n * self.middle**2, 0)
        return np.asarray(np.sqrt((squares + strength * prior**2) / (max(self.n - 1, 0) + strength)))


def moments(rows: np.ndarray) -> Moments:
    """Sums over the rows of a matrix (n, columns)."""
    wide = rows.astype("float64")
    return Moments(float(len(rows)), wide.sum(axis=0), (wide**2).sum(axis=0))


@dataclass(frozen=True)
class Reference:
    """What a text is read against: middles and spreads of probes by sentence and of style by text, and the brand's centres.

    `centre` lies in the projection, pulled towards the channel's; `kin` lies where kinship is measured, so does `kin_anywhere`, the middle
    of all channels. `words` says how many of the brand's texts use each word of the lexis.
    """

    probe_middle: np.ndarray
    probe_spread: np.ndarray
    style_middle: np.ndarray
    style_spread: np.ndarray
    centre: np.ndarray
    kin: np.ndarray
    kin_anywhere: np.ndarray
    words: np.ndarray


@dataclass(frozen=True)
class Sums:
    """All that references are made from, added up over a brand's texts; `places` hold projection and kinship side by side,
    `words` how many texts use each word of the lexis."""

    probes: Moments
    style: Moments
    places: Moments
    by_channel: dict[str, Moments]
    projected: int
    words: np.ndarray

    def reference(self, channel: str, fusion: Fusion, leave_out: Representation | None = None) -> Reference:
        """The reference for a text of `channel`; with `leave_out`, as if that text were not among the brand's."""
        probes, style, places, words = self.probes, self.style, self.places, self.words
        own = self.by_channel.get(channel)
        if leave_out is not None:
            probes = probes.without(moments(leave_out.probes))
            style = style.without(moments(leave_out.style[None]))
            place = moments(_place(leave_out)[None])
            places, own = places.without(place), own.without(place) if own else None
            words = words - _uses([leave_out])
        centre = anywhere = places.middle
        if own:
            centre = (own.total + CHANNEL_TEXTS * centre) / (own.n + CHANNEL_TEXTS)
        return Reference(
            probes.middle,
            probes.spread(fusion.probe_spread, SENTENCES),
            style.middle,
            style.spread(fusion.style_spread, TEXTS),
            centre[: self.projected],
            centre[self.projected :],
            anywhere[self.projected :],
            words,
        )


def _place(text: Representation) -> np.ndarray:
    import numpy as np

    return np.concatenate([text.projection, text.kinship])


def _uses(texts: Sequence[Representation]) -> np.ndarray:
    """How many of some texts use each word of the lexis, which padding follows."""
    import numpy as np

    return np.asarray(np.unpackbits(np.stack([text.lexis for text in texts]), axis=1).sum(axis=0, dtype=np.int64))


def sums(representations: Sequence[Representation]) -> Sums:
    """Add up the texts of a brand; there must be at least one, each with sentences."""
    import numpy as np

    channels = sorted({text.channel for text in representations})
    places = {channel: np.stack([_place(text) for text in representations if text.channel == channel]) for channel in channels}
    return Sums(
        moments(np.concatenate([text.probes for text in representations])),
        moments(np.stack([text.style for text in representations])),
        moments(np.concatenate(list(places.values()))),
        {channel: moments(rows) for channel, rows in places.items()},
        len(representations[0].projection),
        _uses(representations),
    )
