"""When the mean of a channel's copy has risen or fallen so far that it is told: slowly, or at once.

A slow drift is told by its likelihood ratio, as in E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954): how many times as
likely what was seen is if the mean has drifted since one of the nights before as if only a season moved it. Whatever the level and the
season may be is weighed by how likely it was, as in R. E. Kass and A. E. Raftery, "Bayes factors", Journal of the American Statistical
Association 90 (1995): what a season explains as well is no evidence. A jump is told where a ramp stands out by its standard error alone,
however steep (Shewhart's limit).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

from consistency.drift.charts import NIGHTS, YEARS_BETWEEN, shewhart_limit
from consistency.drift.ramps import LENGTHS, Ramps, ramps
from consistency.drift.worth import worth_of_nights
from consistency.records.history import Drift, Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

DRIFT, SLOW = 0.5, 60
"""What a slow drift comes to, in standard deviations of single texts, and in how many nights."""
EVIDENCE = 20.0
"""How many times as likely as none a slow drift must be, for each channel that is watched: the more are watched, the more wobbles."""
FEW = 5
"""Channels from which on that counts: what the seasons do to one channel, fewer channels do not make less likely."""
LEAST = 0.1
"""Standard deviations of single texts: the least lasting shift that matters, half of what counts as a small effect."""
LOOKS = 1.5
"""Times the height of a lasting shift that the ramp beside it rises, by least squares."""
SURE = 0.5
"""Standard errors by which a ramp must be higher than what does not matter: chance adds to what moved a little."""
LEAST_TEXTS = 100
"""Texts that must be known before it is known how much single texts differ."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The night that tells a drift, the ramp that shows it best, and the standard deviation of single texts."""

    night: int
    ramp: int
    sigma: float


def level_drifts(points: Sequence[Point], channels: int, least: float = LEAST) -> list[Drift]:
    """The drifts of a channel's mean, oldest first; `channels` are watched in all, and lasting shifts of `least` do not matter.

    What raised an alarm was picked by it, so that the level after it is learned from what follows; how single texts and how whole nights
    differ stays known.
    """
    if not points:
        return []
    found: list[Drift] = []
    squares = known = 0.0
    worth = worth_of_nights(points)
    while points:
        seen = ramps(points, squares, known, worth)
        told = _first_told(seen, channels, LOOKS * least)
        if told is None:
            break
        since = seen.first[told.night, told.ramp]
        found.append(_drift(points[told.night], points[since], seen, told))
        squares, known = float(seen.squares[since]), float(seen.known[since])
        points, worth = points[told.night + 1 :], worth[told.night + 1 :]
    return found


def _first_told(seen: Ramps, channels: int, least: float) -> _Told | None:
    import numpy as np

    sigma = np.sqrt(np.maximum(seen.squares, 0) / np.maximum(seen.known - 1, 1))
    is_watched = (seen.known >= LEAST_TEXTS) & (sigma > 0)
    rise = np.divide(np.abs(seen.heights), sigma[:, None], out=np.zeros_like(seen.heights), where=is_watched[:, None])
    surprise, certain = rise * np.sqrt(seen.texts), (rise - least) * np.sqrt(seen.texts)
    is_told = (certain >= SURE) & (_is_slow(rise, seen.texts, channels) | _is_jump(rise, seen.texts, channels, least))
    nights = np.flatnonzero(is_told.any(axis=1))
    if not nights.size:
        return None
    night = int(nights[0])
    return _Told(night, int(np.argmax(np.where(is_told, surprise, 0)[night])), float(sigma[night]))


def _is_slow(rise: Array, texts: Array, channels: int) -> Array:
    """Whether a slow drift is so many times as likely as none, whatever the level and the season; in logarithms."""
    import numpy as np

    drift = DRIFT * np.minimum(np.array(LENGTHS) / SLOW, 1)
    evidence = drift * (rise - drift / 2) * texts
    return np.asarray(evidence > log(EVIDENCE * max(channels, FEW)))


def _is_jump(rise: Array, texts: Array, channels: int, least: float) -> Array:
    """Whether a ramp, however short, stands out even where as much of it as does not matter is taken off."""
    import numpy as np

    limit = shewhart_limit(2 * YEARS_BETWEEN * NIGHTS * channels)  # to either side
    return np.asarray((rise - least) * np.sqrt(texts) > limit)


def _drift(told: Point, since: Point, seen: Ramps, how: _Told) -> Drift:
    size = float(seen.heights[how.night, how.ramp]) / how.sigma
    below = float(seen.below[how.night, how.ramp])
    return Drift(told.channel, told.measure, told.number, told.created_at, since.number, since.created_at, size, below, how.sigma)
