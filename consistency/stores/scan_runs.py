"""Scans that people started: kept beside the history, so that every process of a server can say how far they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from consistency.records.scan_run import RunState, ScanRun
from consistency.stores.packing import in_utc, storable
from consistency.stores.schema import scan_run

SILENT = timedelta(minutes=15)
"""After which a scan of which nothing was heard is taken for one whose server was stopped."""
STOPPED = "the server was stopped while it ran."
LONGEST = 200


def add(connection: Connection, brand: str, by: str, now: datetime) -> int:
    """A new run that waits for its turn; gives its number."""
    values = {"brand": brand, "by": by, "state": RunState.WAITING, "started_at": in_utc(now), "told_at": in_utc(now)}
    made = connection.execute(insert(scan_run).values(**values, line="", code="", what=""))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def tell(connection: Connection, run: ScanRun) -> None:
    """Keeps how far a run is."""
    values = {
        "state": run.state,
        "told_at": in_utc(run.told_at),
        "line": storable(run.line)[:LONGEST],
        "audit_id": run.audit,
        "code": run.code,
        "what": storable(run.what),
    }
    connection.execute(update(scan_run).where(scan_run.c.id == run.number).values(values))


def newest(connection: Connection, brand: str, at_most: int, now: datetime) -> tuple[ScanRun, ...]:
    """The brand's last runs, newest first."""
    query = select(scan_run).where(scan_run.c.brand == brand).order_by(scan_run.c.id.desc()).limit(at_most)
    return tuple(_run(row, now) for row in connection.execute(query))


def one(connection: Connection, brand: str, number: int, now: datetime) -> ScanRun | None:
    """The brand's run of this number; None where it has none."""
    row = connection.execute(select(scan_run).where(scan_run.c.brand == brand, scan_run.c.id == number)).one_or_none()
    return None if row is None else _run(row, now)


def _run(row: Row[Any], now: datetime) -> ScanRun:
    started, told = in_utc(row.started_at), in_utc(row.told_at)
    run = ScanRun(row.id, row.brand, row.by, RunState(row.state), started, told, row.line, row.audit_id, row.code, row.what)
    is_lost = not run.state.is_over and now - told > SILENT
    return replace(run, state=RunState.FAILED, what=STOPPED) if is_lost else run
