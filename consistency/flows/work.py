"""The read phase as work that any engine does: what each touchpoint of a batch says, and how it says it, blind to all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import TypeVar

from consistency.baseline import Baseline, assess
from consistency.flows.baseline import bundled
from consistency.offers import extract
from consistency.protocols import Encoder, Engine
from consistency.records.campaign import Brand
from consistency.records.finding import Yardstick
from consistency.records.reading import Reading
from consistency.records.touchpoint import Touchpoint
from consistency.records.voice import Assessment, Representation
from consistency.represent import SentenceMemory, represent_all
from consistency.segment import segment

BATCH = 64
"""Touchpoints in a batch: a second of work or so, which is much beside handing it over and little to do again."""
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Splitter:
    """Touchpoints to readings: their sentences. What is repeated among them is marked afterwards, as nobody sees that in one alone."""

    def __call__(self, touchpoints: Sequence[Touchpoint]) -> list[Reading]:
        """A reading for each, in order, without facts."""
        return [Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints]


@dataclass(frozen=True, slots=True)
class Reader:
    """Touchpoints to readings: their sentences, and the offer facts that they state; see `Splitter`."""

    brand: Brand
    launch: date

    def __call__(self, touchpoints: Sequence[Touchpoint]) -> list[Reading]:
        """A reading with facts for each, in order."""
        split = Splitter()(touchpoints)
        return [Reading(one.touchpoint, one.segments, extract(one, self.brand, self.launch)) for one in split]


@dataclass(frozen=True, slots=True)
class Listener:
    """Readings to what their voice looks like in numbers; `names` are those of the brand and its codes, which are no way of talking."""

    names: tuple[str, ...]

    def __call__(self, readings: Sequence[Reading]) -> tuple[Representation, ...]:
        """A representation for each, in order; on one thread of the linear algebra, as how it splits sums depends on how many it has."""
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1, user_api="blas"):
            return represent_all(readings, own_encoder(), self.names, memory=own_memory())


@dataclass(frozen=True, slots=True)
class Assessor:
    """Representations to what the baseline says of each alone; `level` is the share of approved copy that may be called drifted.

    `yardstick` is the baseline's own; `is_pool` where each is several short texts taken together.
    """

    baseline: Baseline
    yardstick: Yardstick
    level: float
    is_pool: bool = False

    def __call__(self, texts: Sequence[Representation]) -> list[Assessment]:
        """An assessment for each, in order."""
        return [assess(self.baseline, text, self.yardstick, self.level, is_pool=self.is_pool) for text in texts]


@lru_cache(maxsize=1)
def own_encoder() -> Encoder:
    """The bundled encoder of this process: one of each worker's own, loaded at its first text."""
    return bundled()


@lru_cache(maxsize=1)
def own_memory() -> SentenceMemory:
    """What this process has measured of sentences with its own encoder."""
    return SentenceMemory()


def done(engine: Engine, work: Callable[[Sequence[Item]], Sequence[Result]], items: Iterable[Item]) -> tuple[Result, ...]:
    """What the work makes of all the items, in order; the batches are the same in every engine, and so to the byte are the results."""
    return tuple(chain.from_iterable(engine.map(work, batches(items))))


def at_once(engine: Engine, work: Callable[[Sequence[Item]], Sequence[Result]], items: Sequence[Item]) -> tuple[Result, ...]:
    """The same in one batch, for work of which many items together cost less than one after the other."""
    return tuple(chain.from_iterable(engine.map(work, [items] if items else [])))


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in order, BATCH at a time."""
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch
