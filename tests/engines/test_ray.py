"""The engine ray keeps to what every engine promises, and makes the same audit."""

from __future__ import annotations

import logging
import os
import pickle
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from consistency.assets import asset
from consistency.engines import ENGINES, EngineError
from consistency.engines.crew import Crew
from consistency.engines.processes import TRIES
from consistency.flows.engine import run_by
from consistency.flows.scan import scan
from consistency.reports import REPORTS
from consistency.settings import load_settings

from .test_engines import Dying, refusing

ray = pytest.importorskip("ray", reason="ray is not installed (the extra consistency[ray])")


@dataclass
class Trying:
    """Kills its process over the number 3 once, raises over 9, and says in which process it did what else, as which of its calls."""

    marker: Path
    calls: int = 0

    def __call__(self, numbers):
        self.calls += 1
        Dying(self.marker)(numbers)
        return refusing(numbers) if 9 in numbers else [(number, os.getpid(), self.calls) for number in numbers]


@pytest.fixture(scope="module")
def workers():
    """Ray on this machine, started once for all tests."""
    with ENGINES["ray"](Crew(2)) as engine:
        yield engine


def test_results_come_in_order_though_an_actor_is_killed_until_the_work_raises(workers, tmp_path, caplog):
    found = []
    with caplog.at_level(logging.WARNING), pytest.raises(ValueError, match=r"made of \[9\]"):
        for batch in workers.map(Trying(tmp_path / "died"), [[number] for number in range(10)]):
            found += batch
    assert [number for number, _, _ in found] == list(range(9))
    assert len({process for _, process, _ in found} - {os.getpid()}) in {1, 2, 3}
    assert max(calls for _, _, calls in found) > 1, "an actor unpacks the work once"
    assert "A worker of Ray was lost" in caplog.text


def test_gpus_that_no_machine_has_are_told_at_once(workers):
    with (
        ENGINES["ray"](Crew(1, gpus=0.5)) as engine,
        pytest.raises(EngineError, match=r"ENG04: .* 0.5 GPUs, and there are 0"),
    ):
        list(engine.map(refusing, [[1]]))


def test_a_batch_that_kills_every_worker_is_given_up():
    from consistency.engines.ray import Worker

    error, _ = Worker(pickle.dumps(refusing), None)._told(pickle.dumps([1]), TRIES + 1)
    assert isinstance(error, EngineError)
    assert "ENG02" in str(pickle.loads(pickle.dumps(error)))


def test_ray_makes_the_same_audit_to_the_byte(workers):
    project = load_settings(asset("corpora/demo-brand"))
    here, there = scan(project), scan(run_by(project, "ray", 2))
    write = REPORTS["json"]().render
    assert write(replace(there, created_at=here.created_at)) == write(here)


def test_ray_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(EngineError, match=r'ENG01: the engine ray needs a package .*pip install "ray\[data\]"'):
        ENGINES["ray"]()
