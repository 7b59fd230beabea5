"""The engine ray keeps to what every engine promises, and makes the same audit."""

from __future__ import annotations

import logging
import os
import pickle
import sys
from dataclasses import replace

import pytest

from consistency.assets import asset
from consistency.engines import ENGINES, EngineError
from consistency.engines.crew import Crew
from consistency.engines.processes import TRIES
from consistency.flows.engine import run_by
from consistency.flows.scan import scan
from consistency.reports import REPORTS
from consistency.settings import load_settings

from .test_engines import Doubling, Dying, refusing

ray = pytest.importorskip("ray", reason="ray is not installed (the extra consistency[ray])")


@pytest.fixture(scope="module")
def workers():
    """Ray on this machine, started once for all tests."""
    with ENGINES["ray"](Crew(2)) as engine:
        yield engine


def test_results_come_in_order_from_actors_that_unpack_the_work_once(workers):
    found = list(workers.map(Doubling(), [[number, number + 1] for number in range(0, 20, 2)]))
    assert [double for batch in found for double, _, _ in batch] == [2 * number for number in range(20)]
    processes = {process for batch in found for _, process, _ in batch}
    assert len(processes) <= 2
    assert os.getpid() not in processes
    assert max(calls for batch in found for _, _, calls in batch) >= 5


def test_a_killed_actor_is_replaced_and_told_of(workers, tmp_path, caplog):
    batches = [[number] for number in range(6)]
    with caplog.at_level(logging.WARNING):
        assert list(workers.map(Dying(tmp_path / "died"), batches)) == batches
    assert "A worker of Ray was lost" in caplog.text


def test_what_the_work_raises_is_raised(workers):
    with pytest.raises(ValueError, match=r"made of \[1\]"):
        list(workers.map(refusing, [[1]]))


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
    with pytest.raises(
        EngineError, match=r"ENG01: the engine ray needs a package .*pip install 'consistency\[ray\]'"
    ):
        ENGINES["ray"]()
