"""A night of one source reads that alone, and takes the others as the last night saw them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.flows.history import open_history
from consistency.records.audit import Audit
from consistency.settings import load_settings
from tests.nights.campaign import PAGES, contradict, write, write_campaign


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_campaign(tmp_path)


def night(folder: Path, *options: str) -> int:
    return run(["nightly", str(folder), *options])


def audits(folder: Path) -> list[Audit]:
    with open_history(load_settings(folder)) as store:
        return [store.audit("North Quay", entry.number) for entry in store.entries("North Quay")]


def test_the_others_are_as_they_were_whatever_became_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    night(folder)
    contradict(folder)
    (folder / "website" / "terms.txt").unlink()
    assert night(folder, "--source", "website") == 0
    assert "Not read tonight" in capsys.readouterr().err
    first, second = audits(folder)
    digests = {one.locator: one.digest for one in first.touchpoints}
    assert {one.locator: one.digest for one in second.touchpoints} == {name: digests[name] for name in digests if "terms" not in name}
    assert [source.read for source in second.sources] == [2, 1]
    assert "Not read tonight, and taken as they were before (last audit: 1): email (email, 2 read)." in second.notes
    assert night(folder, "--source", "email") == 2
    assert len(audits(folder)[-1].findings) == 1


def test_the_next_whole_night_reads_everything_again(folder: Path) -> None:
    night(folder)
    contradict(folder)
    night(folder, "--source", "website")
    assert night(folder) == 2
    assert not [note for note in audits(folder)[-1].notes if "Not read tonight" in note]
    night(folder)
    with open_history(load_settings(folder)) as store:
        assert store.entries("North Quay")[-1].key == store.entries("North Quay")[-2].key != ""


def test_a_source_of_which_nothing_is_kept_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert night(folder, "--source", "email") == 0
    assert "Not read tonight" not in capsys.readouterr().err
    assert len(audits(folder)[0].touchpoints) == len(PAGES)


def test_a_name_that_no_source_has_is_told_with_those_there_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert night(folder, "--source", "wesbite") == 3
    told = capsys.readouterr().err
    assert "CFG26" in told
    assert "email, website" in told


def test_a_dry_run_of_one_source_keeps_nothing(folder: Path) -> None:
    night(folder)
    contradict(folder)
    assert night(folder, "--source", "email", "--dry-run") == 2
    assert len(audits(folder)) == 1


def test_only_what_differs_is_written_of_the_sources(folder: Path) -> None:
    night(folder)
    with open_history(load_settings(folder)) as store:
        before = store.collected("North Quay")
    contradict(folder)
    night(folder)
    with open_history(load_settings(folder)) as store:
        after = store.collected("North Quay")
    assert before.keys() == after.keys()
    assert sum(before[source] != after[source] for source in before) == 1


def test_changed_thresholds_and_acceptances_judge_what_is_known_without_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from consistency.checks import CHECKS
    from consistency.flows import work

    contradict(folder)
    night(folder)
    (finding,) = audits(folder)[0].findings
    for name in CHECKS:
        monkeypatch.setattr(CHECKS[name], "measure", None)
    monkeypatch.setattr(work, "extract", None)
    monkeypatch.setattr(work, "segment", None)
    monkeypatch.setattr(import_module("consistency.channels.collect"), "_records", None)
    settings = folder / "consistency.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[gate.checks]\noffer_conflict = "warn"\n', "utf-8")
    assert night(folder) == 0
    assert [one.severity.value for one in audits(folder)[-1].findings] == ["warning"]
    (folder / "acceptances.toml").write_text(f'[accepted."{finding.id}"]\nreason = "printed"\n', "utf-8")
    assert night(folder) == 0
    assert audits(folder)[-1].findings == ()


def test_what_the_last_night_read_can_be_written_in_any_order(folder: Path) -> None:
    night(folder)
    write(folder, "website/new.txt", "Boats leave at nine.")
    night(folder, "--source", "website")
    assert [one.locator for one in audits(folder)[-1].touchpoints][:2] == ["email/one.txt", "email/two.txt"]
