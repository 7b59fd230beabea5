"""What a night keeps and tells, through the command line, on both databases."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.drift import OF_NEW
from consistency.flows.history import open_history
from consistency.flows.nightly import nightly
from consistency.flows.origin import key_of_files
from consistency.settings import Project, load_settings
from consistency.stores.sql import SqlStore
from tests.nights.campaign import PAGES, contradict, write, write_campaign
from tests.stores.conftest import cluster, database

__all__ = ["cluster", "database"]
NOW = datetime(2026, 1, 5, 3, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The campaign, its history on the database under test."""
    monkeypatch.setenv("HISTORY_URL", database)
    return write_campaign(tmp_path / "campaign", '\n[history]\ndatabase_variable = "HISTORY_URL"\n')


def night(folder: Path, *options: str) -> int:
    return run(["nightly", str(folder), *options])


def test_only_what_is_new_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert night(folder) == 0
    contradict(folder)
    assert night(folder) == 2
    told = capsys.readouterr().out
    assert "New (1)" in told
    assert "email/two.txt" in told.partition("New (1)")[2]
    assert night(folder) == 0
    assert "nothing new. As it stands: STOP." in capsys.readouterr().out
    write(folder, "email/two.txt", PAGES["email/two.txt"])
    assert night(folder) == 0
    assert "Resolved (1)" in capsys.readouterr().out


def test_a_page_that_changed_beside_a_problem_brings_no_news(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contradict(folder)
    night(folder)
    write(folder, "website/new.txt", "Come aboard at nine. Bring a coat.")
    capsys.readouterr()
    assert night(folder) == 0
    assert "nothing new" in capsys.readouterr().out


def test_a_source_that_cannot_be_read_is_told_and_takes_no_finding_with_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contradict(folder)
    night(folder)
    shutil.move(folder / "email", folder / "gone")
    capsys.readouterr()
    assert night(folder) == 4
    told = capsys.readouterr().out
    assert "Could not be read, so not checked" in told
    assert "Resolved" not in told
    assert night(folder) == 4
    assert "Still not read" in capsys.readouterr().out
    shutil.move(folder / "gone", folder / "email")
    assert night(folder) == 0
    assert "nothing new" in capsys.readouterr().out


def test_a_dry_run_keeps_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contradict(folder)
    assert night(folder, "--dry-run") == 2
    assert "New (1)" in capsys.readouterr().out
    run(["history", "status", "--settings", str(folder)])
    assert "no audit of North Quay yet" in capsys.readouterr().out


def test_news_since_an_older_audit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    night(folder)
    contradict(folder)
    night(folder)
    night(folder)
    capsys.readouterr()
    assert night(folder, "--since", "1") == 2
    assert "New (1)" in capsys.readouterr().out
    assert night(folder, "--since", "99") == 1
    assert "STO04" in capsys.readouterr().err


def test_the_history_is_shown_compared_carried_and_tidied(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    night(folder)
    contradict(folder)
    night(folder)
    night(folder)
    at = ["--settings", str(folder)]
    assert run(["history", "diff", "1", "2", *at]) == 2
    told = capsys.readouterr().out
    assert "1 new, 0 worse, 0 resolved" in told
    assert "- Your code TIDE takes 25% off any boat trip." in told
    assert "+ Your code TIDE takes 30% off any boat trip." in told
    assert run(["history", "diff", "2", *at]) == 0
    assert run(["history", "show", "1", "--output", str(tmp_path / "one.json"), *at]) == 0
    assert json.loads((tmp_path / "one.json").read_text("utf-8"))["findings"] == []
    assert run(["history", "export", str(tmp_path / "all.jsonl"), *at]) == 0
    other = write_campaign(tmp_path / "other")
    assert run(["history", "import", str(tmp_path / "all.jsonl"), "--settings", str(other)]) == 0
    assert run(["history", "vacuum", "--keep", "2", *at]) == 0
    capsys.readouterr()
    run(["history", "status", *at])
    run(["history", "status", "--settings", str(other)])
    own, carried = capsys.readouterr().out.split("North Quay, ")[1:]
    assert own.count("touchpoints") == 2
    assert carried.count("touchpoints") == 3


def test_metrics_for_prometheus(folder: Path, tmp_path: Path) -> None:
    contradict(folder)
    night(folder)
    assert run(["history", "status", "--settings", str(folder), "--prometheus", str(tmp_path / "consistency.prom")]) == 0
    lines = (tmp_path / "consistency.prom").read_text("utf-8").splitlines()
    assert 'consistency_touchpoints{brand="North Quay"} 4' in lines
    assert 'consistency_findings{brand="North Quay",kind="offer-conflict",severity="error"} 1' in lines
    assert {'consistency_complete{brand="North Quay"} 1', 'consistency_sources_unread{brand="North Quay"} 0'} <= set(lines)
    named = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    told = ("last_run_timestamp_seconds", "last_run_age_seconds", "touchpoints", "unread", "sources_unread", "complete", "findings")
    assert named == {f"consistency_{name}" for name in told}
    shutil.move(folder / "email", folder / "gone")
    night(folder)
    run(["history", "status", "--settings", str(folder), "--prometheus", str(tmp_path / "consistency.prom")])
    told_now = (tmp_path / "consistency.prom").read_text("utf-8").splitlines()
    assert {'consistency_complete{brand="North Quay"} 0', 'consistency_sources_unread{brand="North Quay"} 1'} <= set(told_now)


def test_an_unchanged_night_loads_no_model(folder: Path) -> None:
    program = f"""
import sys
from consistency.cli import run
from consistency.drift import OF_NEW
assert run(["nightly", {str(folder)!r}]) == 0
heavy = [name for name in ("torch", "spacy", "onnxruntime", "sentence_transformers", "sklearn") if name in sys.modules]
assert not heavy, heavy
"""
    assert night(folder) == 0
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "nothing has changed since the night before" in done.stdout


def test_a_password_in_the_settings_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_campaign(tmp_path / "c", '\n[history]\ndatabase = "postgresql://me:secret@host/db"\n')
    assert night(folder) == 3
    told = capsys.readouterr().err
    assert "database_variable" in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("database", "code"),
    [("mysql://host/db", "STO01"), ("postgresql://nobody@127.0.0.1:1/none", "STO03"), ("consistency.toml/x.db", "STO03")],
)
def test_a_database_that_cannot_be_used_is_named(database: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_campaign(tmp_path / "c", f'\n[history]\ndatabase = "{database}"\n')
    assert night(folder) == 1
    assert code in capsys.readouterr().err


def test_an_acceptance_that_runs_out_is_noticed_though_no_file_changed(folder: Path) -> None:
    project, store = _project(folder)
    contradict(folder)
    with store:
        first = nightly(project, store, now=NOW)
        accept(folder, first.audit.findings[0].id, until=NOW.date() + timedelta(days=5))
        accepted = nightly(project, store, now=NOW + timedelta(days=1))
        assert (accepted.audit.findings, accepted.news.resolved) == ((), ())
        assert nightly(project, store, now=NOW + timedelta(days=2)).was_unchanged
        later = nightly(project, store, now=NOW + timedelta(days=9))
        assert not later.was_unchanged
        assert [one.id for one in later.news.new] == [first.audit.findings[0].id]


def test_what_changes_while_it_is_read_is_scanned_again_the_next_night(folder: Path) -> None:
    project, store = _project(folder)
    with store:
        nightly(project, store, lambda said: contradict(folder) if "website" in said else None, NOW)
        assert not store.entries("North Quay")[0].errors
        assert nightly(project, store, now=NOW + timedelta(days=1)).entry.errors == 1  # type: ignore[union-attr]


def test_an_incomplete_audit_is_never_repeated(folder: Path) -> None:
    project, store = _project(folder)
    shutil.move(folder / "email", folder / "gone")
    with store:
        nightly(project, store, now=NOW)
        assert not nightly(project, store, now=NOW + timedelta(days=1)).was_unchanged


def test_two_nights_with_different_gaps_tell_nothing_twice(folder: Path) -> None:
    project, store = _project(folder)
    with store:
        nightly(project, store, now=NOW)
        shutil.move(folder / "website", folder / "no website")
        write(folder, "email/three.txt", "Hello [INSERT NAME], the boat leaves at nine.")
        assert len(nightly(project, store, now=NOW + timedelta(days=1)).news.new) == 1
        shutil.move(folder / "email", folder / "no email")
        assert not nightly(project, store, now=NOW + timedelta(days=2)).news.new
        shutil.move(folder / "no website", folder / "website")
        shutil.move(folder / "no email", folder / "email")
        assert not nightly(project, store, now=NOW + timedelta(days=3)).news.new
        (folder / "email/three.txt").unlink()
        assert len(nightly(project, store, now=NOW + timedelta(days=4)).news.resolved) == 1


def test_the_style_sheet_of_a_single_page_counts(tmp_path: Path) -> None:
    write(tmp_path, "site/index.html", '<html><head><link rel="stylesheet" href="main.css"></head><body><p>Hi there.</p></body></html>')
    write(tmp_path, "site/main.css", "p { color: #112233 }")
    settings = '[brand]\nname = "B"\n[[source]]\nchannel = "website"\npath = "site/index.html"\n'
    (tmp_path / "consistency.toml").write_text(settings, "utf-8")
    before = key_of_files(load_settings(tmp_path), NOW.date())
    assert key_of_files(load_settings(tmp_path), NOW.date()) == before
    write(tmp_path, "site/main.css", "p { color: #ff0000 }")
    assert key_of_files(load_settings(tmp_path), NOW.date()) != before


def test_a_model_that_the_settings_name_by_its_path_counts(tmp_path: Path) -> None:
    write(tmp_path, "email/one.txt", "Hello.")
    write(tmp_path, "models/own/weights.bin", "1")
    settings = (
        '[brand]\nname = "B"\n[voice]\nencoders = ["sentence_transformers:models/own"]\n[[source]]\nchannel = "email"\npath = "email"\n'
    )
    (tmp_path / "consistency.toml").write_text(settings, "utf-8")
    before = key_of_files(load_settings(tmp_path), NOW.date())
    assert key_of_files(load_settings(tmp_path), NOW.date()) == before
    write(tmp_path, "models/own/weights.bin", "2")
    assert key_of_files(load_settings(tmp_path), NOW.date()) != before


def accept(folder: Path, finding: str, until: date) -> None:
    """As somebody writes it by hand."""
    table = f'[accepted."{finding}"]\nreason = "printed"\nuntil = {until}\n'
    (folder / "acceptances.toml").write_text(table, "utf-8")


def _project(folder: Path) -> tuple[Project, SqlStore]:
    project = load_settings(folder)
    return project, open_history(project)


def test_an_unchanged_night_is_the_same_audit_and_can_be_reported(folder: Path, tmp_path: Path) -> None:
    contradict(folder)
    night(folder)
    assert night(folder, "--report", f"json={tmp_path / 'again.json'}") == 0
    assert len(json.loads((tmp_path / "again.json").read_text("utf-8"))["findings"]) == 1
    with open_history(load_settings(folder)) as store:
        first, second = (store.audit("North Quay", number) for number in (1, 2))
        assert replace(second, created_at=first.created_at) == first
        repeated = {(point.channel, point.measure): point.mean for point in store.points("North Quay") if point.number == 2}
        assert (repeated["email", "offer"], repeated["email", "expiry"]) == (0.5, 0)
        assert not any(measure.endswith(OF_NEW) for _, measure in repeated)
