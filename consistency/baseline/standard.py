"""Turns readings into one deviation, relative to length, to the channel and to how far the brand's own texts lie from each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consistency.baseline.fusion import Fusion
from consistency.baseline.readings import length, read
from consistency.baseline.reference import CHANNEL_TEXTS, Moments, Sums, moments
from consistency.records.voice import Representation

if TYPE_CHECKING:
    import numpy as np

TEXTS = 10.0
CUT = 6.0
"""No single reading counts for more than this many standard deviations."""


def residual(text: Representation, sums: Sums, fusion: Fusion, *, is_member: bool) -> np.ndarray:
    """A text's readings less what its length explains, by how far copy of its length spreads, shape (readings,).

    A member of the baseline is read as if it were none.
    """
    import numpy as np

    reference = sums.reference(text.channel, fusion, leave_out=text if is_member else None)
    about = length(text)
    return np.asarray((read(text, reference, fusion) - fusion.length @ about) / np.exp(fusion.length_spread @ about))


@dataclass(frozen=True)
class Standard:
    """Sums over the residuals of a brand's texts, as a whole and by channel."""

    whole: Moments
    by_channel: dict[str, Moments]

    def deviation(self, row: np.ndarray, channel: str, words: float, fusion: Fusion, *, is_member: bool) -> float:
        """Log-odds that a text of so many words was pushed or that another brand wrote it; members are held against the others."""
        import numpy as np

        return float(np.logaddexp(*self.statistics(row, channel, words, fusion, is_member=is_member)))

    def statistics(self, row: np.ndarray, channel: str, words: float, fusion: Fusion, *, is_member: bool) -> np.ndarray:
        """Log-odds that a text is the brand's own but pushed, and that another brand wrote it, from its residuals, shape (2,)."""
        return fusion.log_odds(self.standardised(row, channel, fusion, is_member=is_member), words)

    def standardised(self, row: np.ndarray, channel: str, fusion: Fusion, *, is_member: bool) -> np.ndarray:
        """Residuals in standard deviations from the channel's middle, shape (readings,)."""
        import numpy as np

        whole, own = self.whole, self.by_channel.get(channel)
        if is_member:
            one = moments(row[None])
            whole, own = whole.without(one), own.without(one) if own else None
        middle = whole.middle
        if own:
            middle = (own.total + CHANNEL_TEXTS * middle) / (own.n + CHANNEL_TEXTS)
        return np.asarray(np.clip((row - middle) / whole.spread(fusion.reading_spread, TEXTS), -CUT, CUT))


def standard(rows: np.ndarray, channels: Sequence[str]) -> Standard:
    """Add up the residuals (n, readings) of texts of the given channels."""
    import numpy as np

    names = np.array(channels)
    return Standard(moments(rows), {channel: moments(rows[names == channel]) for channel in sorted(set(channels))})
