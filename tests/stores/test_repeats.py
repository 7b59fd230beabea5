"""Requests that come twice are done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

from consistency.records.kept_answer import KeptAnswer
from consistency.stores.sql import SqlStore

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANSWER = KeptAnswer("a" * 64, 202, '{"state": "läuft"}', "/scans/1")


def test_a_repeated_request_gets_the_first_answer(store: SqlStore) -> None:
    assert store.claim_key("ada", "k1", ANSWER.digest, NOW) is None
    assert store.claim_key("ada", "k1", ANSWER.digest, NOW) == KeptAnswer(ANSWER.digest, None), "it is still being answered"
    store.keep_answer("ada", "k1", ANSWER)
    assert store.claim_key("ada", "k1", "b" * 64, NOW + timedelta(hours=23)) == ANSWER, (
        "whether the question is the same is told by the digest"
    )


def test_keys_are_their_owners_own_and_run_out(store: SqlStore) -> None:
    store.claim_key("ada", "k1", ANSWER.digest, NOW)
    store.keep_answer("ada", "k1", ANSWER)
    assert store.claim_key("bob", "k1", ANSWER.digest, NOW) is None
    assert store.claim_key("ada", "k1", ANSWER.digest, NOW + timedelta(hours=25)) is None


def test_a_failed_request_may_be_tried_again_and_an_abandoned_one_too(store: SqlStore) -> None:
    store.claim_key("ada", "k1", ANSWER.digest, NOW)
    store.release_key("ada", "k1")
    assert store.claim_key("ada", "k1", ANSWER.digest, NOW) is None
    assert store.claim_key("ada", "k1", ANSWER.digest, NOW + timedelta(minutes=14)) is not None
    assert store.claim_key("ada", "k1", ANSWER.digest, NOW + timedelta(minutes=16)) is None


def test_of_many_at_once_one_claims_the_key(store: SqlStore) -> None:
    start = Barrier(4)

    def claims(_: int) -> bool:
        start.wait()
        return store.claim_key("ada", "k1", ANSWER.digest, NOW) is None

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(claims, range(4))) == [False, False, False, True]
