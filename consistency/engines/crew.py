"""Who does an engine's work: how many workers, what each is given, and where it is told that one was lost."""

from __future__ import annotations

import logging
from dataclasses import dataclass

LOST = logging.getLogger("consistency.engines")
"""Where each worker that was lost is told of, in plain words; on stderr where nobody has set it up otherwise."""


@dataclass(frozen=True, slots=True)
class Crew:
    """`workers` at a time (None: as many as the machine or the cluster has processors), `gpus` for each, which may be a part of one."""

    workers: int | None = None
    gpus: float = 0.0
