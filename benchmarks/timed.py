"""The read phase as work that tells when it was done and by whom; a module of its own, so that workers find it by name."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consistency.flows.work import Listener, Reader
from consistency.records.campaign import Brand
from consistency.records.touchpoint import Touchpoint

LAUNCH = date(2026, 3, 16)


@dataclass(frozen=True)
class Stretch:
    """One batch as a worker did it: which worker, from when to when (one clock for all), and its CPU seconds."""

    worker: int
    begun: float
    ended: float
    cpu: float


@dataclass(frozen=True)
class Timed:
    """The read phase with a note of when it was done; results stay with the worker."""

    def __call__(self, touchpoints: Sequence[Touchpoint]) -> list[Stretch]:
        begun, cpu = time.monotonic(), time.process_time()
        Listener(())(Reader(Brand("Ternaway Kites"), LAUNCH)(touchpoints))
        return [Stretch(os.getpid(), begun, time.monotonic(), time.process_time() - cpu)] * len(touchpoints)
