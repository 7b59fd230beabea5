"""How much whole nights differ beyond what the chance of single texts explains, and what a night's texts are worth beside it.

One writer, one campaign or one batch of replies moves all copy of a night together; so do weekends. Such a night tells of its channel no
more than a few texts would that were written apart, however many it brought. How much nights differ is taken from one night to the next,
which no slow drift and no season moves: J. von Neumann, "Distribution of the ratio of the mean square successive difference to the
variance", Annals of Mathematical Statistics 12 (1941).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from consistency.records.history import Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

WILDEST = 9.0
"""Times that what is usual of nights, which a single step between two of them counts as at most: a jump is no wobble."""
PASSES = 3
"""Times that what is usual is worked out, each time by steps that are wild beside what was usual before."""
STEADY = 1.0
"""Standard errors by which nights must differ more than chance explains before it counts."""


def worth_of(sizes: Array, means: Array, deviations: Array) -> Array:
    """How many texts that were written apart each night is worth (nights,), by what the nights before it showed; at most its `sizes`."""
    import numpy as np

    free = np.maximum(sizes - 1, 0)
    single = np.divide(_earlier(free * deviations**2), _earlier(free), out=np.zeros_like(sizes), where=_earlier(free) > 0)
    chance = np.concatenate([[1.0], 1 / sizes[1:] + 1 / sizes[:-1]])
    steps = np.concatenate([[0.0], np.diff(means)])
    ratio = np.divide(steps**2, single * chance, out=np.zeros_like(sizes), where=single > 0)
    weight = np.where(single > 0, chance**-2, 0.0)
    weight[0] = 0.0
    of, error = _earlier(weight), np.sqrt(_earlier((weight * chance) ** 2 * 3 / 4))
    beyond = np.zeros_like(sizes)
    for _ in range(PASSES):
        told = _earlier(weight * (np.minimum(ratio, WILDEST * (1 + 2 * beyond / chance)) - 1) * chance / 2)
        beyond = np.maximum(np.divide(told - STEADY * error, of, out=np.zeros_like(sizes), where=of > 0), 0.0)
    return np.asarray(sizes / (1 + sizes * beyond))


def worth_of_nights(points: Sequence[Point]) -> Array:
    """The same of a channel's nights, oldest first, of which there is one at least."""
    import numpy as np

    sizes, means, deviations = np.array([(one.n, one.mean, one.deviation) for one in points], float).T
    return worth_of(sizes, means, deviations)


def _earlier(values: Array) -> Array:
    """The sums of all nights before each."""
    import numpy as np

    return np.concatenate([[0.0], np.cumsum(values)[:-1]])
