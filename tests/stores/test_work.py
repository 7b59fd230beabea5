"""Work that was done before is found by its key, and goes when no run has used it for long."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from consistency.stores.sql import SqlStore
from consistency.stores.work_file import WorkFile

DAY = date(2026, 3, 2)
A, B = "a" * 64, "b" * 64


def keep(store: SqlStore, made: dict[str, bytes], today: date = DAY) -> None:
    work = store.work(8, today)
    work.put(made)
    work.keep()


def known(store: SqlStore, today: date = DAY) -> set[str]:
    return set(store.work(8, today).get([A, B]))


def test_what_one_run_made_the_next_one_finds(store: SqlStore) -> None:
    keep(store, {A: b"\0made\xff"})
    assert store.work(8, DAY).get([A, B]) == {A: b"\0made\xff"}


def test_a_run_finds_what_it_made_itself_and_keeps_it_at_the_end(store: SqlStore) -> None:
    work = store.work(8, DAY)
    work.put({A: b"made"})
    assert work.get([A]) == {A: b"made"}
    assert known(store) == set()
    work.keep()
    assert known(store) == {A}


def test_what_is_made_again_takes_the_place_of_what_could_not_be_used(store: SqlStore) -> None:
    keep(store, {A: b"damaged"})
    keep(store, {A: b"second", B: b"new"})
    assert store.work(8, DAY).get([A, B]) == {A: b"second", B: b"new"}


def test_in_a_file_too(tmp_path: Path) -> None:
    for made in ({A: b"damaged"}, {A: b"second", B: b"new"}):
        work = WorkFile(tmp_path / "cache.db").work(8)
        work.put(made)
        work.keep()
    assert WorkFile(tmp_path / "cache.db").work(8).get([A, B]) == {A: b"second", B: b"new"}


def test_a_file_with_another_table_of_that_name_is_made_anew(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "cache.db")) as other:
        other.executescript("PRAGMA user_version = 1; CREATE TABLE work (a); INSERT INTO work VALUES (1)")
    work = WorkFile(tmp_path / "cache.db").work(8)
    work.put({A: b"made"})
    assert work.get([A]) == {A: b"made"}


def test_many_are_found_at_once(store: SqlStore) -> None:
    made = {f"{number:064x}": b"%d" % number for number in range(1203)}
    keep(store, made)
    assert store.work(8, DAY).get(list(made)) == made


def test_what_no_run_uses_goes_and_what_one_uses_stays(store: SqlStore) -> None:
    keep(store, {A: b"", B: b""})
    for week in range(1, 4):
        later = store.work(8, DAY + timedelta(7 * week))
        assert A in later.get([A])
        later.keep()
    assert known(store) == {A}


def test_a_clock_that_stood_wrong_costs_its_own_work_alone(store: SqlStore) -> None:
    keep(store, {B: b""}, DAY + timedelta(9999))
    keep(store, {A: b""})
    assert known(store) == {A}


def test_vacuum_counts_from_the_last_use_so_that_quiet_months_lose_nothing(store: SqlStore) -> None:
    keep(store, {B: b""}, DAY - timedelta(7))
    keep(store, {A: b""})
    assert store.drop_work(7) == 1
    assert known(store) == {A}
    assert store.drop_work(0) == 1
    assert store.drop_work(7) == 0
