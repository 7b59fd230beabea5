"""Scans in the background: one at a time, each kept in the brand's history like a night, and its progress where every process sees it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from consistency.errors import ConsistencyError
from consistency.flows.last import keep
from consistency.flows.nightly import nightly
from consistency.records.scan_run import RunState, ScanRun
from consistency.settings import Project
from consistency.stores.sql import SqlStore

LOGGER = logging.getLogger("consistency.web")
STARTED = "started a scan"
"""What the audit trail calls it."""
OFTEN = 0.5
"""Seconds between two lines of progress that are kept: more than that nobody can read."""
AT_MOST = 50
"""Runs that are looked through for one under way."""
FAULT = "something went wrong here; it was not your doing."


class Scans:
    """Starts scans and works them off one after another, as each takes a processor for itself."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="scan")
        self._lock = threading.Lock()

    def start(self, project: Project, store: SqlStore, by: str, on_end: Callable[[], None] | None = None) -> tuple[ScanRun, bool]:
        """The brand's scan that is under way, or a new one, and whether it is new; `on_end` is called when that is over."""
        brand = project.settings.brand.name
        with self._lock:
            if (under_way := running(store, brand)) is not None:
                return under_way, False
            number = store.add_scan_run(brand, by, _now())
            run = store.scan_run(brand, number, _now())
            assert run is not None  # noqa: S101 - it was added just now
            self._pool.submit(_work, project, store, run, on_end)
            return run, True

    def close(self) -> None:
        """Waits for the scan that runs and drops those that wait."""
        self._pool.shutdown(cancel_futures=True)


def running(store: SqlStore, brand: str) -> ScanRun | None:
    """The brand's scan that waits or runs."""
    return next((run for run in store.scan_runs(brand, AT_MOST, _now()) if not run.state.is_over), None)


def _work(project: Project, store: SqlStore, run: ScanRun, on_end: Callable[[], None] | None) -> None:
    """One scan from its turn to its end, whatever that is."""
    try:
        store.tell_scan_run(_ended(project, store, replace(run, state=RunState.RUNNING)))
    except Exception:
        LOGGER.exception("a scan could not be brought to an end", extra={"told": {"scan": run.number}})
    finally:
        if on_end is not None:
            on_end()


def _ended(project: Project, store: SqlStore, run: ScanRun) -> ScanRun:
    """The run as it ended; a fault of the program ends it like any other error, and its words, which may be a text's, stay here."""
    try:
        outcome = nightly(project, store, _Teller(store, run))
    except ConsistencyError as error:
        return replace(run, state=RunState.FAILED, told_at=_now(), code=error.error_code, what=f"{error.what} {error.todo}".strip())
    except Exception:
        LOGGER.exception("fault in a scan", extra={"told": {"scan": run.number}})
        return replace(run, state=RunState.FAILED, told_at=_now(), what=FAULT)
    if outcome.entry is None:
        return replace(run, state=RunState.FAILED, told_at=_now(), what=FAULT)
    keep(store.audit(run.brand, outcome.entry.number), project.folder)
    return replace(run, state=RunState.DONE, told_at=_now(), audit=outcome.entry.number)


class _Teller:
    """Keeps what a scan says it is doing, as often as anybody can read it."""

    def __init__(self, store: SqlStore, run: ScanRun) -> None:
        self._store, self._run = store, run
        self._next = 0.0

    def __call__(self, line: str) -> None:
        if time.monotonic() >= self._next:
            self._store.tell_scan_run(replace(self._run, told_at=_now(), line=line))
            self._next = time.monotonic() + OFTEN


def _now() -> datetime:
    return datetime.now(UTC)
