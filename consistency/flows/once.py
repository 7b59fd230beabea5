"""An engine that does no work twice: what is known of the same input is taken from what was kept, and only the rest is worked on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from types import TracebackType
from typing import Any, ClassVar, Self, TypeVar

from consistency.flows.keeping import Keeping, keeping_of
from consistency.flows.work import BATCH
from consistency.protocols import Cache, Engine

Item = TypeVar("Item")
Result = TypeVar("Result")


class Once:
    """Any engine, spared what a cache knows; items with the same key are worked on once. The results are those of the engine alone.

    Without a cache nothing is known from before, and nothing is kept.
    """

    name: ClassVar[str] = "once"

    def __init__(self, engine: Engine, cache: Cache | None) -> None:
        self._engine, self._cache = engine, cache

    def __enter__(self) -> Self:
        self._engine.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._engine.__exit__(kind, error, trace)

    def map(self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]) -> Iterator[Sequence[Result]]:
        """The results of each batch, in the order of the batches."""
        keeping = keeping_of(work)
        return _Course(keeping, self._cache).run(self._engine, work, batches) if keeping else self._engine.map(work, batches)


class _Batch:
    """Items that wait for results of which some are known."""

    def __init__(self, items: Sequence[Any], keys: Sequence[str]) -> None:
        self.items, self.keys = items, keys
        self.known: dict[str, Any] = {}


class _Course:
    """One work on many batches: what of them is known, what is in hand, what is done."""

    def __init__(self, keeping: Keeping, cache: Cache | None) -> None:
        self._keeping, self._cache = keeping, cache
        self._waiting: deque[_Batch] = deque()
        self._in_hand: dict[str, None] = {}
        self._done: dict[str, Any] = {}

    def run(self, engine: Engine, work: Any, batches: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
        """The results of each batch as soon as all before it are there."""
        results = chain.from_iterable(engine.map(work, self._unknown(batches)))
        for result in results:
            self._take(result)
            yield from self._ready()
        yield from self._ready()

    def _unknown(self, batches: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
        """The items that nothing is known of, each key once, in batches of their own."""
        some: list[Any] = []
        for items in batches:
            some += self._looked_up(items)
            if len(some) >= BATCH:
                yield some
                some = []
        if some:
            yield some

    def _looked_up(self, items: Sequence[Any]) -> list[Any]:
        """Notes a batch with what is known of it; gives the items that are still to be worked on."""
        batch = _Batch(items, [self._keeping.key(item) for item in items])
        self._waiting.append(batch)
        new = [key for key in batch.keys if key not in self._done and key not in self._in_hand]
        found = self._cache.get(new) if self._cache else {}
        unknown = []
        for key, item in zip(batch.keys, items, strict=True):
            if key in self._done or key in self._in_hand or key in batch.known:
                continue
            if (body := found.get(key)) is not None and (result := self._unpacked(body, item)) is not None:
                batch.known[key] = result
            else:
                self._in_hand[key] = None
                unknown.append(item)
        return unknown

    def _unpacked(self, body: bytes, item: Any) -> Any:
        """None where the bytes were damaged: the result is made anew then."""
        try:
            return self._keeping.unpacked(body, item)
        except ValueError:
            return None

    def _take(self, result: Any) -> None:
        """The next result of what is in hand."""
        key = next(iter(self._in_hand))
        del self._in_hand[key]
        self._done[key] = result
        if self._cache and (body := self._keeping.packed(result)) is not None:
            self._cache.put({key: body})

    def _ready(self) -> Iterator[list[Any]]:
        while self._waiting and all(key in self._waiting[0].known or key in self._done for key in self._waiting[0].keys):
            batch = self._waiting.popleft()
            yield [self._result(batch, key, item) for key, item in zip(batch.keys, batch.items, strict=True)]

    def _result(self, batch: _Batch, key: str, item: Any) -> Any:
        return self._keeping.of(batch.known[key] if key in batch.known else self._done[key], item)
