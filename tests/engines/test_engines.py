"""Every engine gives the same results in order, and survives the loss of a worker."""

from __future__ import annotations

import logging
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from consistency.engines import ENGINES, EngineError
from consistency.engines.crew import Crew
from consistency.errors import RackError

IN_PROCESSES = ["local", "processes"]


@dataclass
class Doubling:
    """Doubles numbers and says in which process, and how often it was called there."""

    calls: list[int] = field(default_factory=list)

    def __call__(self, numbers):
        self.calls.append(len(numbers))
        return [(2 * number, os.getpid(), len(self.calls)) for number in numbers]


@dataclass
class Dying:
    """Kills its process over the number 3, once where `only_once` is a file that it may make."""

    only_once: Path | None = None

    def __call__(self, numbers):
        if 3 in numbers and not (self.only_once and self.only_once.exists()):
            if self.only_once:
                self.only_once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return numbers


def refusing(numbers):
    raise ValueError(f"nothing can be made of {numbers}")


def engine(name, workers=2):
    return ENGINES[name](Crew(workers))


@pytest.mark.parametrize("name", IN_PROCESSES)
def test_results_come_in_the_order_of_the_batches(name):
    with engine(name) as workers:
        found = list(workers.map(Doubling(), [[number, number + 1] for number in range(0, 20, 2)]))
    assert [double for batch in found for double, _, _ in batch] == [2 * number for number in range(20)]


def test_a_worker_keeps_what_it_loaded_from_batch_to_batch():
    with engine("processes", workers=1) as workers:
        found = list(workers.map(Doubling(), [[1], [2], [3]]))
    assert [calls for [(_, _, calls)] in found] == [1, 2, 3]
    assert {process for [(_, process, _)] in found}.isdisjoint({os.getpid()})


@pytest.mark.parametrize("name", IN_PROCESSES)
def test_what_the_work_raises_is_raised(name):
    with engine(name) as workers, pytest.raises(ValueError, match=r"made of \[1\]"):
        list(workers.map(refusing, [[1]]))


def test_a_batch_that_was_not_asked_for_is_not_made():
    seen = []
    with engine("local") as here:
        found = here.map(lambda batch: seen.extend(batch) or batch, [[1], [2]])
        assert next(found) == [1]
    assert seen == [1]


def test_a_killed_worker_is_replaced_and_told_of(tmp_path, caplog):
    batches = [[number] for number in range(8)]
    with caplog.at_level(logging.WARNING), engine("processes") as workers:
        assert list(workers.map(Dying(tmp_path / "died"), batches)) == batches
        assert next(iter(workers.map(Doubling(), [[1]])))[0][0] == 2
    assert "A worker process was killed" in caplog.text


def test_a_batch_that_kills_every_worker_is_told_and_not_tried_for_ever():
    with engine("processes", workers=1) as workers, pytest.raises(EngineError, match=r"ENG02.*3 times"):
        list(workers.map(Dying(), [[3]]))


def test_no_worker_outlives_its_engine():
    with engine("processes") as workers:
        processes = {process for batch in workers.map(Doubling(), [[1], [2]]) for _, process, _ in batch}
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_an_engine_nobody_has_is_answered_with_the_nearest():
    with pytest.raises(RackError, match="Did you mean 'processes'"):
        ENGINES["proceses"]
