"""What goes wrong at night is told, and takes nothing with it that was kept."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consistency.flows.history import open_history
from consistency.flows.nightly import nightly
from consistency.settings import load_settings
from consistency.stores.errors import StoreError
from tests.nights.campaign import contradict, write, write_campaign
from tests.nights.killed import kill_nights
from tests.stores.audits import BRAND, night
from tests.stores.conftest import cluster, database, opened
from tests.stores.postgres import Cluster

__all__ = ["cluster", "database"]


def test_a_killed_night_leaves_the_history_whole(database: str, tmp_path: Path) -> None:
    (tmp_path / "campaign").mkdir()
    result = kill_nights(tmp_path / "campaign", database, kills=4)
    assert result.ends["killed"] == 4
    assert (result.lost, result.halves) == ([], [])
    assert result.audits >= 2


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    folder = write_campaign(tmp_path / "campaign")
    assert _nightly(folder).returncode == 0
    file = folder / ".consistency" / "history.db"
    for number in range(400):
        write(folder, f"website/page{number}.txt", f"Page {number}. " + "Come aboard at nine and bring a coat. " * 20)
    limit = file.stat().st_size + 4096
    full = _nightly(folder, lambda: _no_file_beyond(limit))
    assert full.returncode == 1, full.stderr
    assert "STO03" in full.stderr
    assert "Nothing stored before is lost" in full.stderr
    with open_history(load_settings(folder)) as store:
        assert len(store.entries(BRAND)) == 1
        assert len(store.audit(BRAND, 1).touchpoints) == 4
    assert _nightly(folder).returncode == 0


def test_a_server_that_goes_is_told_and_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    database = cluster.database()
    with opened(database, tmp_path) as store:
        store.save(night(0))
        with pytest.raises(StoreError) as caught, store.lock(BRAND):
            cluster.stop()
            store.save(night(1))
        assert caught.value.error_code == "STO03"
        cluster.start()
        assert len(store.entries(BRAND)) == 1
        with store.lock(BRAND):
            assert store.save(night(1)).number > 1


def test_a_clock_that_was_set_back_does_no_harm(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HISTORY_URL", database)
    folder = write_campaign(tmp_path / "campaign", '\n[history]\ndatabase_variable = "HISTORY_URL"\n')
    project, now = load_settings(folder), datetime(2026, 5, 1, tzinfo=UTC)
    with open_history(project) as store:
        nightly(project, store, now=now)
        contradict(folder)
        outcome = nightly(project, store, now=now - timedelta(days=30))
        assert len(outcome.news.new) == 1
        assert "the clock" in " ".join(outcome.notes)
        assert [entry.errors for entry in store.entries(BRAND)] == [0, 1]
        assert nightly(project, store, now=now + timedelta(days=1)).news.is_quiet


def test_two_at_once_are_kept_apart(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HISTORY_URL", database)
    folder = write_campaign(tmp_path / "campaign", '\n[history]\ndatabase_variable = "HISTORY_URL"\n')
    with open_history(load_settings(folder)) as store, store.lock(BRAND):
        other = _nightly(folder)
    assert other.returncode == 1
    assert "STO05" in other.stderr
    assert _nightly(folder).returncode == 0


def _nightly(folder: Path, before: object = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "consistency", "nightly", str(folder), "--fail-on", "never"]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=before, env=dict(os.environ))  # type: ignore[call-overload,no-any-return]


def _no_file_beyond(size: int) -> None:
    """What a full disk is to a process: no file grows beyond this."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
