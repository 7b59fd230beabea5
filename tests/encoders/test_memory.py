"""What an encoder remembers stays bounded, whole and right, also where several threads ask."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from consistency.encoders.memory import Key, Memory


def vector(text: str) -> np.ndarray:
    return np.full(4, len(text), np.float32)


def test_the_longest_unused_is_forgotten() -> None:
    memory = Memory(most=2)
    memory.keep({(6, "a"): vector("a"), (6, "bb"): vector("bb")})
    assert list(memory.known([(6, "a"), (1, "a"), (6, "c")])) == [(6, "a")]
    memory.keep({(6, "ccc"): vector("ccc")})
    assert set(memory.known([(6, "a"), (6, "bb"), (6, "ccc")])) == {(6, "a"), (6, "ccc")}


def test_of_more_than_is_kept_the_last_are() -> None:
    memory = Memory(most=2)
    memory.keep({(6, "x" * size): vector("x" * size) for size in range(1, 5)})
    assert set(memory.known([(6, "x" * size) for size in range(1, 5)])) == {(6, "xxx"), (6, "xxxx")}


def test_a_row_that_is_kept_does_not_hold_its_batch() -> None:
    memory, batch = Memory(), np.ones((1000, 4), np.float32)
    memory.keep({(6, "a"): batch[0]})
    kept = memory.known([(6, "a")])[6, "a"]
    assert kept.base is None
    assert np.array_equal(kept, batch[0])


def test_threads_get_what_was_kept_under_a_key_and_nothing_else() -> None:
    memory, keys = Memory(most=50), [(layer, "x" * size) for layer in (1, 6) for size in range(1, 80)]

    def ask(number: int) -> bool:
        mine: list[Key] = keys[number % 40 :][:30]
        known = memory.known(mine)
        memory.keep({key: vector(key[1]) for key in mine if key not in known})
        return all(np.array_equal(found, vector(key[1])) for key, found in known.items())

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400)))
    assert len(memory.known(keys)) == 50
