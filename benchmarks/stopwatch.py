"""A stopwatch for the steps of a scan as it is: it stands between the flows and what they call, and changes nothing."""

from __future__ import annotations

import importlib
import resource
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any
from unittest.mock import patch

STEPS: Mapping[str, Sequence[str]] = {
    "collect": ("consistency.flows.scan:gather",),
    "segment": ("consistency.flows.work:segment", "consistency.flows.scan:mark_boilerplate"),
    "offers": ("consistency.flows.work:extract", "consistency.flows.scan:build_ledger"),
    "represent": ("consistency.flows.work:represent_all",),
    "encode": ("consistency.encoders.onnx:MiniLM.layers",),
    "assess": ("consistency.flows.scan:hear",),
    "compare": ("consistency.flows.scan:compare",),
    "judge": ("consistency.flows.scan:conclude",),
}
"""The stages, and the functions by which the flows enter them."""


class Stopwatch:
    """Seconds of the processor by stage, each without the stages that it calls, and the most memory that was held until each ended.

    A stage that works in a thread of its own counts with that thread's time; what libraries do in threads of theirs is not seen, so let
    them have none (OMP_NUM_THREADS=1).
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.megabytes: dict[str, float] = {}
        self._inner = threading.local()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts what this thread does inside as `name`."""
        around = getattr(self._inner, "spent", 0.0)
        self._inner.spent, begun = 0.0, time.thread_time()
        try:
            yield
        finally:
            spent = time.thread_time() - begun
            self.seconds[name] = self.seconds.get(name, 0.0) + spent - self._inner.spent
            self.megabytes[name] = peak()
            self._inner.spent = around + spent

    @contextmanager
    def watching(self, steps: Mapping[str, Sequence[str]] = STEPS) -> Iterator[None]:
        """Measures every call of `steps` while it lasts. Raises AttributeError where a step is no longer there."""
        patches = [self._patch(name, place) for name, places in steps.items() for place in places]
        try:
            for one in patches:
                one.start()
            yield
        finally:
            for one in reversed(patches):
                one.stop()

    def _patch(self, name: str, place: str) -> Any:
        module, _, path = place.partition(":")
        owner: Any = importlib.import_module(module)
        *outer, last = path.split(".")
        for part in outer:
            owner = getattr(owner, part)
        return patch.object(owner, last, self._measured(name, getattr(owner, last)))

    def _measured(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def measured(*given: Any, **named: Any) -> Any:
            with self.stage(name):
                return step(*given, **named)

        return measured


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
