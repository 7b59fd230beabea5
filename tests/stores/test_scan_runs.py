"""Scans that people start are known to every process, each to its own brand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from consistency.records.scan_run import RunState
from consistency.stores.sql import SqlStore

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_scan_is_followed_to_its_end(store: SqlStore) -> None:
    number = store.add_scan_run("North Quay", "ada", NOW)
    begun = store.scan_run("North Quay", number, NOW)
    assert begun is not None and (begun.state, begun.by, begun.audit) == (RunState.WAITING, "ada", None)
    told = replace(begun, state=RunState.RUNNING, line="reading a\0b \ud83d" + "c" * 500, told_at=NOW + timedelta(seconds=3))
    store.tell_scan_run(told)
    (seen,) = store.scan_runs("North Quay", 5, NOW)
    assert (seen.state, len(seen.line), seen.told_at) == (RunState.RUNNING, 200, told.told_at)
    store.tell_scan_run(replace(seen, state=RunState.DONE, audit=7))
    ended = store.scan_run("North Quay", number, NOW + timedelta(days=9))
    assert ended is not None and (ended.state, ended.audit) == (RunState.DONE, 7)


def test_a_scan_is_its_brand_s_own_and_the_newest_come_first(store: SqlStore) -> None:
    numbers = [store.add_scan_run("North Quay", "ada", NOW) for _ in range(3)]
    other = store.add_scan_run("South Quay", "ada", NOW)
    assert [run.number for run in store.scan_runs("North Quay", 2, NOW)] == numbers[:0:-1]
    assert store.scan_run("North Quay", other, NOW) is None


def test_a_scan_of_a_server_that_was_stopped_is_over(store: SqlStore) -> None:
    number = store.add_scan_run("North Quay", "ada", NOW)
    soon, late = (store.scan_run("North Quay", number, NOW + timedelta(minutes=minutes)) for minutes in (14, 16))
    assert soon is not None and soon.state is RunState.WAITING
    assert late is not None and late.state is RunState.FAILED and "stopped" in late.what
