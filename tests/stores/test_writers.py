"""Several write to one history, and others read it meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from consistency.records.history import Night
from consistency.stores.sql import SqlStore
from tests.stores.audits import BRAND, finding, night
from tests.stores.conftest import opened

NIGHTS = 12
TRIES = 40
"""New histories that two open at once: whether they meet is chance, in one of five or so."""


def test_brands_write_at_the_same_time(database: str, tmp_path: Path) -> None:
    start = Barrier(2)
    brands = (BRAND, "South Quay")
    with ThreadPoolExecutor(2) as pool:
        written = [pool.submit(_write, database, tmp_path, brand, start) for brand in brands]
        assert [one.result(timeout=120) for one in written] == [NIGHTS - 2] * 2
    with opened(database, tmp_path) as store:
        for brand in brands:
            audits = [store.audit(brand, entry.number) for entry in store.entries(brand)]
            assert audits == [_night(day, brand).audit for day in range(NIGHTS - 2, NIGHTS)]


def test_two_may_open_a_new_history_at_the_same_moment(tmp_path: Path) -> None:
    start = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        for number in range(TRIES):
            found = [pool.submit(_open, str(tmp_path / f"{number}.db"), tmp_path, start) for _ in range(2)]
            assert [one.result(timeout=60) for one in found] == [(), ()]


def test_who_reads_waits_for_nobody(store: SqlStore, database: str, tmp_path: Path) -> None:
    kept = store.save(night(0))
    with ThreadPoolExecutor(1) as pool, store._writing(), opened(database, tmp_path) as other:
        assert pool.submit(other.entries, BRAND).result(timeout=10) == (kept,)


def _open(database: str, folder: Path, start: Barrier) -> tuple[object, ...]:
    start.wait(timeout=20)
    with opened(database, folder) as store:
        return store.entries(BRAND)


def _write(database: str, folder: Path, brand: str, start: Barrier) -> int:
    """Keeps nights whose texts and lists are those of the other brand too, and drops all but two; gives how many went."""
    gone = 0
    with opened(database, folder) as store:
        for day in range(NIGHTS):
            start.wait(timeout=20)
            store.save(_night(day, brand))
            gone += store.keep_newest(brand, 2)
    return gone


def _night(day: int, brand: str) -> Night:
    return night(day, 40, findings=(finding(1, quote=f"{day}% off"),), versions=dict.fromkeys(range(40), day), brand=brand)
