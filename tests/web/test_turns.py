"""Drafts are checked a few at a time, in the order in which they came."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from consistency.web.refusals import RefusedError
from consistency.web.turns import Turns


def until(is_so) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_first_come_first_served_and_no_more_than_fit():
    turns, go, begun = Turns(at_once=1, queue=2), Event(), []

    def work(number: int) -> int:
        begun.append(number)
        assert go.wait(30)
        return number

    with ThreadPoolExecutor(3) as people:
        waiting = []
        for number in range(3):
            waiting.append(people.submit(turns.run, lambda number=number: work(number)))
            until(lambda number=number: turns._places._value == 2 - number)
            until(lambda: begun)
        with pytest.raises(RefusedError) as told:
            turns.run(lambda: None)
        assert (told.value.status, told.value.error_code) == (429, "WEB12")
        assert begun == [0], "one at a time"
        go.set()
        assert [one.result(30) for one in waiting] == [0, 1, 2]
    assert begun == [0, 1, 2]
    turns.close()


def test_a_place_is_free_again_after_a_fault():
    turns = Turns(at_once=1, queue=0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            turns.run(lambda: 1 // 0)
    assert turns.run(lambda: 7) == 7
    turns.close()
