"""What goes into a history comes out of it again, on every database."""

from __future__ import annotations

import multiprocessing
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from consistency.records.finding import Severity
from consistency.records.history import Digest, Night
from consistency.stores import sqlite, upkeep
from consistency.stores.errors import StoreError
from consistency.stores.sql import SqlStore
from tests.stores.audits import BRAND, digest, finding, night, text_of
from tests.stores.conftest import opened


def test_an_audit_comes_back_as_it_was(store: SqlStore) -> None:
    first = night(0, findings=(finding(1), finding(2, Severity.WARNING)))
    kept = store.save(first)
    assert store.audit(BRAND, kept.number) == first.audit
    assert (kept.touchpoints, kept.errors, kept.warnings, kept.notes) == (6, 1, 1, 0)
    assert store.entries(BRAND) == (kept,)
    assert store.brands() == (BRAND,)


def test_audits_that_share_what_they_hold_come_back_as_each_was(store: SqlStore) -> None:
    nights = [night(day, findings=(finding(day),), versions={2: day}) for day in range(3)]
    numbers = [store.save(one).number for one in nights]
    assert store.audits(BRAND, numbers[::-1]) == tuple(one.audit for one in nights[::-1])
    assert store.audits(BRAND, []) == ()
    assert all(not one.measurements for one in store.audits(BRAND, numbers, is_measured=False))


def test_of_many_audits_what_they_share_is_read_once(store: SqlStore) -> None:
    numbers = [store.save(night(day, findings=(finding(1),))).number for day in range(5)]
    asked: list[str] = []

    def note(*told: Any) -> None:
        asked.append(told[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        store.audits(BRAND, numbers)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len([one for one in asked if "FROM touchpoint" in one]) == 1
    assert len([one for one in asked if "FROM finding" in one]) == 1


def test_a_text_is_kept_once_and_found_by_its_digest(store: SqlStore) -> None:
    store.save(night(0))
    store.save(night(1, versions={2: 1}))
    wanted = [digest(text_of(2)), digest(text_of(2, 1)), "0" * 64]
    assert store.texts(wanted) == {wanted[0]: text_of(2), wanted[1]: text_of(2, 1)}
    assert _count(store, "text") == 7


def test_what_stays_the_same_is_stored_once(store: SqlStore) -> None:
    for day in range(4):
        store.save(night(day, findings=(finding(1),)))
    assert [_count(store, table) for table in ("touchpoint", "finding", "audit", "baseline_version")] == [6, 1, 4, 1]
    assert _count(store, "document") == 4  # header, touchpoints, findings, measurements


def test_a_repeated_night_is_the_same_audit_at_another_time(store: SqlStore) -> None:
    first, second = night(0, findings=(finding(1),)), night(1, findings=(finding(1),))
    again = store.save(second, same_as=store.save(first))
    assert store.audit(BRAND, again.number) == second.audit
    assert [point.mean for point in store.points(BRAND) if point.number == again.number] == [
        point.mean for point in store.points(BRAND) if point.number == again.number - 1
    ]


def test_series_hold_voice_and_the_share_of_touchpoints_with_findings(store: SqlStore) -> None:
    number = store.save(night(0, findings=(finding(0),))).number
    found = {(point.channel, point.measure): (point.n, round(point.mean, 2)) for point in store.points(BRAND)}
    assert {point.number for point in store.points(BRAND)} == {number}
    assert found["website", "voice"] == (2, 0.0)
    assert found["website", "offer"] == (2, 0.5)
    assert found["email", "offer"] == (2, 0.0)


def test_versions_and_how_they_sounded_are_told_by_place(store: SqlStore) -> None:
    numbers = [store.save(night(day, versions={1: day // 2}, findings=(finding(1),) if day != 1 else ())).number for day in range(3)]
    own = [one for one in store.versions(BRAND) if one.locator == "email/1.txt"]
    assert [(one.digest, one.first, one.last) for one in own] == [
        (digest(text_of(1)), numbers[0], numbers[1]),
        (digest(text_of(1, 1)), numbers[2], numbers[2]),
    ]
    assert store.chances(BRAND, {"email"}) == {"email": {f"{1:016x}": [0.5, 0.5], f"{4:016x}": [0.5]}}
    assert store.seen(BRAND) == {finding(1).id: (numbers[0], numbers[2])}
    assert store.versions("South Quay") == ()


def test_how_copy_sounded_of_which_nothing_was_told_is_not_told_later(store: SqlStore) -> None:
    one = night(0)
    told = tuple(replace(item, voice=item.voice and replace(item.voice, untold="It is in German.")) for item in one.audit.touchpoints)
    store.save(replace(one, audit=replace(one.audit, touchpoints=told)))
    assert store.chances(BRAND, {"email"}) == {"email": {}}


def test_brands_do_not_see_each_other(store: SqlStore) -> None:
    own, other = store.save(night(0)), store.save(night(0, brand="South Quay", size=3))
    assert store.entries(BRAND) == (own,)
    with pytest.raises(StoreError) as caught:
        store.audit(BRAND, other.number)
    assert caught.value.error_code == "STO04"
    assert "numbered" in str(caught.value)


def test_only_the_newest_are_kept_and_nothing_that_nobody_needs(store: SqlStore) -> None:
    for day in range(5):
        store.save(night(day, versions={1: day}, findings=(finding(1, quote=f"{day}% off"),)))
    assert store.keep_newest(BRAND, 2) == 3
    assert [entry.created_at.day for entry in store.entries(BRAND)] == [4, 5]
    assert store.audit(BRAND, store.entries(BRAND)[0].number) == night(3, versions={1: 3}, findings=(finding(1, quote="3% off"),)).audit
    assert [_count(store, table) for table in ("text", "finding", "touchpoint")] == [7, 2, 7]
    assert store.keep_newest(BRAND, 2) == 0
    store.shrink()


def test_a_file_that_another_program_holds_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT", 0.1)
    file = tmp_path / "history.db"
    with opened(str(file), tmp_path) as store:
        store.save(night(0))
        other = sqlite3.connect(file)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program holds it") as caught:
            store.save(night(1))
        other.close()
        assert caught.value.error_code == "STO03"
        assert store.save(night(1)).number == 2


def test_an_audit_stays_until_all_of_it_is_sent(store: SqlStore) -> None:
    first = store.save(replace(night(0), digests={"mail": Digest("News", "One new finding.")}))
    kept = [first, *(store.save(night(day)) for day in range(1, 5))]
    assert store.keep_newest(BRAND, 2) == 2
    assert store.entries(BRAND) == (kept[0], *kept[3:])
    (waiting,) = store.waiting(BRAND)
    store.tried(waiting, night(5).audit.created_at)
    assert store.keep_newest(BRAND, 2) == 1
    assert store.entries(BRAND) == (*kept[3:],)


def test_the_newest_complete_audit_stays(store: SqlStore) -> None:
    kept = [store.save(night(day)) for day in range(2)]
    kept += [store.save(incomplete(day)) for day in range(2, 6)]
    assert store.keep_newest(BRAND, 2) == 3
    assert store.entries(BRAND) == (kept[1], *kept[4:])


def test_series_outlive_their_audits(store: SqlStore) -> None:
    for day in range(5):
        store.save(night(day))
    before = store.points(BRAND)
    assert store.keep_newest(BRAND, 2) == 3
    assert store.points(BRAND) == before


def test_series_go_after_so_many_nights(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "NIGHTS", 3)
    other = store.save(night(0, brand="South Quay"))
    numbers = [store.save(night(day)).number for day in range(5)]
    store.keep_newest(BRAND, 2)
    assert sorted({point.number for point in store.points(BRAND)}) == numbers[2:]
    store.keep_newest(BRAND, 4)
    assert sorted({point.number for point in store.points(BRAND)}) == numbers[2:]
    assert {point.number for point in store.points("South Quay")} == {other.number}


def test_a_history_moves_to_another_database(store: SqlStore, tmp_path: Path) -> None:
    for day in range(3):
        store.save(night(day, versions={1: day}))
    store.save(night(0, brand="South Quay"))
    lines = list(store.lines())
    with opened(str(tmp_path / "other.db"), tmp_path) as other:
        assert other.add_lines(lines) == 4
        assert list(other.lines()) == lines
        assert list(other.lines("South Quay")) != lines
        assert other.texts([digest(text_of(1, 2))]) == {digest(text_of(1, 2)): text_of(1, 2)}


def test_series_of_dropped_audits_move_with_the_history(store: SqlStore, tmp_path: Path) -> None:
    for day in range(5):
        store.save(night(day, versions={day: 1}))
        store.save(night(day, brand="South Quay", size=3))
    store.keep_newest(BRAND, 2)
    store.keep_newest("South Quay", 3)
    lines = list(store.lines())
    with opened(str(tmp_path / "other.db"), tmp_path) as other:
        assert other.add_lines(lines) == 5
        assert list(other.lines()) == lines
        for brand in (BRAND, "South Quay"):
            was, now = ([replace(point, number=0) for point in one.points(brand)] for one in (store, other))
            assert now == was
        assert other.add_lines(lines) == 0
        assert len(other.points(BRAND)) == len(store.points(BRAND))
        other.save(night(9))
        assert other.points(BRAND)[-1].created_at == night(9).audit.created_at


def test_lines_of_the_first_form_are_still_taken(store: SqlStore, tmp_path: Path) -> None:
    store.save(night(0))
    head, *rest = store.lines()
    with opened(str(tmp_path / "other.db"), tmp_path) as other:
        assert other.add_lines([head.replace("consistency-history/2", "consistency-history/1"), *rest]) == 1


def test_what_is_there_already_is_not_taken_in_twice_and_nothing_before_it(store: SqlStore, tmp_path: Path) -> None:
    for day in range(3):
        store.save(night(day, versions={1: day}))
    lines = list(store.lines())
    assert store.add_lines(lines) == 0
    with opened(str(tmp_path / "other.db"), tmp_path) as other:
        other.save(night(9))
        with pytest.raises(StoreError) as caught:
            other.add_lines(lines)
        assert caught.value.error_code == "STO07"
        assert len(other.entries(BRAND)) == 1
    assert len(store.entries(BRAND)) == 3


@pytest.mark.parametrize("line", ["{", "[]", '{"schema": "x"}', '{"text": 3}', '{"audit": {}, "key": ""}'])
def test_a_line_that_is_none_leaves_the_history_as_it_was(line: str, store: SqlStore) -> None:
    store.save(night(0))
    before = list(store.lines())
    with pytest.raises(StoreError) as caught:
        store.add_lines([*before[:1], *before[1:], line], "kept.jsonl") if line != '{"schema": "x"}' else store.add_lines(
            [line], "kept.jsonl"
        )
    assert caught.value.error_code == "STO06"
    assert "kept.jsonl:" in caught.value.where
    assert list(store.lines()) == before


def test_one_night_at_a_time(store: SqlStore, database: str, tmp_path: Path) -> None:
    with store.lock(BRAND), opened(database, tmp_path) as other:
        with pytest.raises(StoreError) as caught, other.lock(BRAND):
            pass
        assert caught.value.error_code == "STO05"
        with other.lock("South Quay"):
            pass
    with opened(database, tmp_path) as other, other.lock(BRAND):
        pass


def test_the_lock_of_a_dead_process_is_free(store: SqlStore, database: str, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    holder = context.Process(target=_hold, args=(database, str(tmp_path), theirs))
    holder.start()
    assert mine.recv() == "held"
    with pytest.raises(StoreError), store.lock(BRAND):
        pass
    holder.kill()
    holder.join()
    _until_free(store)


def test_tables_of_a_later_version_are_left_alone(store: SqlStore, database: str, tmp_path: Path) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError) as caught:
        opened(database, tmp_path)
    assert caught.value.error_code == "STO02"


def incomplete(day: int) -> Night:
    made = night(day)
    return replace(made, audit=replace(made.audit, is_complete=False))


def _hold(database: str, folder: str, told: object) -> None:
    import time

    with opened(database, Path(folder)) as store, store.lock(BRAND):
        told.send("held")  # type: ignore[attr-defined]
        time.sleep(60)


def _until_free(store: SqlStore) -> None:
    import time

    for _ in range(100):
        try:
            with store.lock(BRAND):
                return
        except StoreError:
            time.sleep(0.1)
    raise AssertionError("the lock of a dead process was not let go")


def _count(store: SqlStore, table: str) -> int:
    with store._engine.begin() as connection:
        return int(connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())


def test_migrations_lead_to_the_tables_that_the_program_knows(store: SqlStore) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from consistency.stores.schema import metadata

    with store._engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_history_of_every_released_form_is_brought_up_to_date(database: str, tmp_path: Path) -> None:
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine

    from consistency.stores import address_of
    from consistency.stores.migrate import STEPS, upgrade

    for number, step in enumerate(reversed(list(ScriptDirectory(str(STEPS)).walk_revisions()))):
        name = database.replace("history.db", f"history{number}.db")
        engine = create_engine(address_of(name, tmp_path).url)
        with engine.begin() as connection:
            upgrade(connection, to=step.revision)
        engine.dispose()
        with opened(name, tmp_path) as store:
            assert store.save(night(0)).touchpoints == 6
