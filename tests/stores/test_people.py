"""People, sign-ins and the trail come out of each database as they went in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from consistency.records.people import EVERY_BRAND, Deed, Role, Token
from consistency.stores.errors import StoreError
from consistency.stores.sql import SqlStore

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HASH = "$argon2id$of a password"


@pytest.fixture
def ada(store: SqlStore) -> int:
    store.people().add("ada", "Ada Reyes", HASH, NOW)
    found = store.people().account("ada")
    assert found is not None
    return found.number


def test_an_account_comes_back_with_its_roles(store: SqlStore, ada: int) -> None:
    people = store.people()
    people.set_role(ada, EVERY_BRAND, Role.VIEWER)
    people.set_role(ada, "South Quay", Role.EDITOR)
    people.set_role(ada, "South Quay", Role.APPROVER)
    people.set_role(ada, "Ferrow", Role.EDITOR)
    people.set_role(ada, "Ferrow", None)
    (found,) = people.accounts()
    assert (found.login, found.name, found.hash, found.created_at) == ("ada", "Ada Reyes", HASH, NOW)
    assert found.roles == {EVERY_BRAND: Role.VIEWER, "South Quay": Role.APPROVER}
    assert HASH not in repr(found)


def test_a_login_is_given_once(store: SqlStore, ada: int) -> None:
    with pytest.raises(StoreError) as caught:
        store.people().add("ada", "Another", HASH, NOW)
    assert caught.value.error_code == "STO09"
    assert [one.name for one in store.people().accounts()] == ["Ada Reyes"]


def test_whoever_is_removed_leaves_nothing_that_lets_them_in(store: SqlStore, ada: int) -> None:
    sign_ins = store.sign_ins()
    sign_ins.begin("shown", ada, NOW, NOW)
    sign_ins.add_token("token", ada, Token(0, "cms", Role.VIEWER, EVERY_BRAND, NOW, NOW + timedelta(days=1)))
    assert sign_ins.of("shown") is not None
    assert sign_ins.token("token") is not None
    store.people().remove(ada)
    assert sign_ins.of("shown") is None
    assert sign_ins.token("token") is None
    assert store.people().account("ada") is None


def test_sign_ins_that_began_too_long_ago_are_dropped(store: SqlStore, ada: int) -> None:
    sign_ins = store.sign_ins()
    sign_ins.begin("old", ada, NOW, NOW)
    sign_ins.begin("new", ada, NOW + timedelta(days=8), NOW + timedelta(days=1))
    assert sign_ins.of("old") is None
    assert sign_ins.of("new") is not None


def test_being_seen_is_written_now_and_then(store: SqlStore, ada: int) -> None:
    sign_ins = store.sign_ins()
    sign_ins.begin("shown", ada, NOW, NOW)
    for seconds, seen in ((30, 0), (90, 90)):
        sign_ins.seen("shown", NOW, NOW + timedelta(seconds=seconds))
        found = sign_ins.of("shown")
        assert found is not None
        assert found.seen_at == NOW + timedelta(seconds=seen)


def test_tries_are_counted_from_the_first_for_a_time(store: SqlStore) -> None:
    sign_ins, window = store.sign_ins(), timedelta(minutes=15)
    assert [sign_ins.count_try("login:ada", NOW - window, NOW) for _ in range(3)] == [1, 2, 3]
    assert sign_ins.tries("login:ada", NOW - window) == 3
    assert sign_ins.tries("login:ben", NOW - window) == 0
    sign_ins.give_back_try("login:ada")
    assert sign_ins.tries("login:ada", NOW - window) == 2
    later = NOW + window + timedelta(seconds=1)
    assert sign_ins.tries("login:ada", later - window) == 0
    assert sign_ins.count_try("login:ada", later - window, later) == 1
    sign_ins.forget_tries("login:ada")
    assert sign_ins.tries("login:ada", later - window) == 0


def test_many_tries_at_once_are_many_tries(store: SqlStore) -> None:
    sign_ins = store.sign_ins()
    with ThreadPoolExecutor(8) as pool:
        counted = list(pool.map(lambda _: sign_ins.count_try("login:ada", NOW, NOW), range(40)))
    assert sorted(counted) == list(range(1, 41))


def test_all_servers_of_a_database_share_one_secret(store: SqlStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        secrets = set(pool.map(lambda number: store.sign_ins().secret("seal", f"secret {number}"), range(8)))
    assert len(secrets) == 1
    assert store.sign_ins().secret("other", "another") == "another"


def test_the_trail_tells_the_newest_first(store: SqlStore) -> None:
    trail = store.trail()
    first = Deed(NOW, "ada", "accepted", "South Quay", "ab12", {"until": "2026-05-01", "reason": "agreed \0\ud800"})
    second = Deed(NOW + timedelta(hours=1), "ben", "assigned", "South Quay", "cd34")
    trail.add(first)
    trail.add(second)
    trail.add(Deed(NOW, "ada", "accepted", "Ferrow", "ab12"))
    assert trail.of("South Quay") == (second, first)
    assert trail.of("South Quay", about="ab12") == (first,)
    assert [one.brand for one in trail.of(newest=2)] == ["Ferrow", "South Quay"]
    assert trail.of(newest=1, actions={"assigned", "removed"}) == (second,)
    assert trail.of(actions=()) == ()
