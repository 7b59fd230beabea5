"""The engine of one machine with several processors: worker processes that each load what the work needs once."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from types import TracebackType
from typing import Any, ClassVar, TypeVar

from consistency.engines.crew import LOST, Crew
from consistency.engines.errors import EngineError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 2
"""Batches for each worker that are handed out before the first of them is asked for: enough that none waits, too few to fill memory."""
TRIES = 3
"""How often a batch is tried before the batch itself must be what kills its workers."""


@dataclass(slots=True)
class _Task:
    """A batch that was handed out, and how often."""

    batch: Sequence[Any]
    done: Future[Any]
    tries: int = 1


class Processes:
    """Does the work in several processes of this machine; one that dies is replaced, and what it had in hand is done again.

    Workers are started afresh (spawn), so that they share no locks and no threads with this process. Each reckons on one thread.
    """

    name: ClassVar[str] = "processes"

    def __init__(self, crew: Crew | None = None) -> None:
        self._workers = (crew.workers if crew else None) or processors()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._dismiss()

    def map(self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]) -> Iterator[Sequence[Result]]:
        """The results of each batch, in order. What `work` raises is raised here; EngineError ENG02 where a batch kills every worker."""
        packed, ahead = pickle.dumps(work), deque[_Task]()
        for batch in batches:
            ahead.append(_Task(batch, self._begun(packed, batch)))
            if len(ahead) >= AHEAD * self._workers:
                yield self._result(packed, ahead)
        while ahead:
            yield self._result(packed, ahead)

    def _result(self, packed: bytes, ahead: deque[_Task]) -> Any:
        """What came of the first task; all that is in hand is begun again for as long as workers die of it."""
        while True:
            try:
                found = ahead[0].done.result()
            except BrokenProcessPool as error:
                self._begin_again(packed, ahead, error)
            else:
                ahead.popleft()
                return found

    def _begin_again(self, packed: bytes, ahead: Iterable[_Task], error: BrokenProcessPool) -> None:
        self._dismiss()
        for task in ahead:
            if task.done.done() and task.done.exception() is None:
                continue
            if task.tries == TRIES:
                raise killed_every_time() from error
            task.tries += 1
            task.done = self._begun(packed, task.batch)
        LOST.warning("A worker process was killed; what it had in hand is done again.")

    def _begun(self, packed: bytes, batch: Sequence[Any]) -> Future[Any]:
        try:
            return self._staff().submit(_done, packed, batch)
        except BrokenProcessPool as error:  # a worker died since the last batch: the task fails as those before it do
            failed: Future[Any] = Future()
            failed.set_exception(error)
            return failed

    def _staff(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_settle)
        return self._pool

    def _dismiss(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def killed_every_time() -> EngineError:
    """What is told where a batch kills every worker that takes it; made in one piece, as it travels between processes."""
    return EngineError(
        f"a worker was killed {TRIES} times over the same batch.",
        todo="Most often memory ran out: give [run] fewer workers.",
        code="ENG02",
    )


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settle() -> None:
    """In a new worker: one thread each, as the processors are shared out already; Ctrl-C is for the process that hands out work."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _done(packed: bytes, batch: Sequence[Any]) -> Any:
    return _unpacked(packed)(batch)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Callable[[Sequence[Any]], Any]:
    """The work, unpacked once in each process, so that what it loads stays loaded."""
    work: Callable[[Sequence[Any]], Any] = pickle.loads(packed)  # noqa: S301 -- from the process that started this one
    return work
