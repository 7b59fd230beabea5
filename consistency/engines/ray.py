"""The engine of a cluster, or of a machine with Ray: actors of Ray Data that each load what the work needs once."""

from __future__ import annotations

import logging
import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, redirect_stdout
from types import TracebackType
from typing import Any, ClassVar, TypeVar

from consistency.engines.crew import LOST, Crew
from consistency.engines.errors import EngineError
from consistency.engines.processes import TRIES, killed_every_time, processors

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST_BLOCKS = 10_000
"""More batches than this share blocks, as Ray keeps book of each block."""
STORE = 200_000_000
"""Bytes in which an instance of Ray that is started here passes results on; what does not fit is written to disk."""


class Ray:
    """Does the work on a Ray cluster: the one of RAY_ADDRESS (in `ray job submit` it is set), else one started on this machine for a while.

    Workers are actors of Ray Data. One that dies is started anew, wherever there is room, and what it had in hand is done again.
    """

    name: ClassVar[str] = "ray"

    def __init__(self, crew: Crew | None = None) -> None:
        self._crew = crew or Crew()
        self._ray = _installed()
        self._is_own = False
        self._quiet = ExitStack()

    def __enter__(self) -> Ray:
        self._quiet.enter_context(redirect_stdout(sys.stderr))  # where Ray tells of lost workers; stdout is for reports
        if not self._ray.is_initialized():
            self._is_own = "RAY_ADDRESS" not in os.environ
            self._begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._is_own:
            self._ray.shutdown()
            self._is_own = False
        self._quiet.close()

    def map(self, work: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]) -> Iterator[Sequence[Result]]:
        """The results of each batch, in order. What `work` raises is raised here; EngineError ENG02 where a batch kills every actor.

        EngineError ENG03 where Ray itself gives up, ENG04 where no machine has the GPUs that each worker shall have.
        """
        self._check_gpus()
        rows = [{"number": number, "batch": pickle.dumps(batch)} for number, batch in enumerate(batches)]
        if not rows:
            return
        try:
            for row in self._mapped(pickle.dumps(work), rows).iter_rows():
                error, result = pickle.loads(row["result"])  # noqa: S301 -- from the actors that this process started
                if row["tries"] > 1:
                    LOST.warning("A worker of Ray was lost; what it had in hand was done again.")
                if error is not None:
                    raise error
                yield result
        except self._ray.exceptions.RayError as error:
            what = f"Ray gave the work up: {_last_line(error)}."
            raise EngineError(what, todo="Look at the cluster's own pages and logs.", code="ENG03") from error

    def _mapped(self, packed: bytes, rows: list[dict[str, Any]]) -> Any:
        """The dataset of results, not begun: a row of results for each row, in order."""
        data = self._ray.data
        source = data.from_items(rows, override_num_blocks=min(len(rows), MOST_BLOCKS))
        source.context.enable_progress_bars = False
        source.context.execution_options.preserve_order = True
        return source.map_batches(
            Worker,
            fn_constructor_args=(packed, self._ray.remote(num_cpus=0)(Attempts).remote()),
            batch_size=1,
            batch_format="numpy",
            compute=data.ActorPoolStrategy(size=min(self._workers(), len(rows))),
            num_cpus=1,
            num_gpus=self._crew.gpus or None,
        )

    def _check_gpus(self) -> None:
        """Ray would wait for ever for what no machine has."""
        there = float(self._ray.cluster_resources().get("GPU", 0))
        if self._crew.gpus > there:
            what = f"each worker shall have {self._crew.gpus:g} GPUs, and there are {there:g}."
            raise EngineError(what, todo="Lower [run] gpus, or join a cluster that has them.", code="ENG04")

    def _workers(self) -> int:
        return self._crew.workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)) - (1 if self._is_own else 0))

    def _begin(self) -> None:
        """Joins the cluster, or starts Ray here with one place more than workers, as Ray Data itself needs some room to work in."""
        for name in ("ray", "ray.data"):
            logging.getLogger(name).setLevel(logging.ERROR)
        if not self._is_own:
            self._ray.init(log_to_driver=False, logging_level=logging.ERROR)
            return
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # else Ray Data's own actors make it warn of theirs on stderr
        os.environ.setdefault("RAY_worker_niceness", "0")  # else workers give way to everything on the machine
        self._ray.init(
            "local",
            num_cpus=(self._crew.workers or processors()) + 1,
            object_store_memory=STORE,
            include_dashboard=False,
            log_to_driver=False,
            logging_level=logging.ERROR,
            runtime_env={"env_vars": {"PYTHONPATH": os.pathsep.join(sys.path)}},  # what this process can import, its actors can
        )


class Attempts:
    """Counts how often each batch was taken in hand: an actor of its own, as a worker that dies over a batch remembers nothing."""

    def __init__(self) -> None:
        self._taken: Counter[int] = Counter()

    def take(self, number: int) -> int:
        """How often this batch was taken, this time among them."""
        self._taken[number] += 1
        return self._taken[number]


class Worker:
    """One actor: unpacks the work once, and does batch after batch with it."""

    def __init__(self, packed: bytes, attempts: Any) -> None:
        self._work = pickle.loads(packed)  # noqa: S301 -- from the process that started this actor
        self._attempts = attempts

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[Any]]:
        """The one batch's results, or the error that ended it; and how often it was taken in hand."""
        import ray

        tries = ray.get(self._attempts.take.remote(int(rows["number"][0])))
        return {"result": [pickle.dumps(self._told(rows["batch"][0], tries))], "tries": [tries]}

    def _told(self, batch: bytes, tries: int) -> tuple[Exception | None, Any]:
        if tries > TRIES:
            return killed_every_time(), None
        try:
            return None, self._work(pickle.loads(batch))  # noqa: S301 -- as above
        except Exception as error:  # it is raised again where the work was asked for
            return error, None


def _last_line(error: BaseException) -> str:
    return next((line.strip(" .") for line in reversed(str(error).splitlines()) if line.strip()), type(error).__name__)


def _installed() -> Any:
    """The package with its part for data; EngineError ENG01 where it is not installed."""
    try:
        import ray
        import ray.data
        import ray.exceptions
    except ImportError as error:
        todo = 'Install it with: pip install "ray[data]" pyarrow, or use the engine processes.'
        raise EngineError(f"the engine ray needs a package that is not installed ({error.name}).", todo=todo, code="ENG01") from error
    return ray
