"""Every command that looks something up names its folder by --in, and an error says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from consistency.cli import cli

BARE = '[brand]\nname = "A"\n'


@pytest.mark.parametrize("option", ["--in", "--settings"])
def test_history_takes_its_folder_as_the_others_do(tmp_path: Path, option: str) -> None:
    (tmp_path / "consistency.toml").write_text(BARE, "utf-8")
    done = CliRunner().invoke(cli, ["history", "status", option, str(tmp_path)])
    assert "no audit of A yet" in done.output, done.output


def test_an_id_that_is_not_found_leads_to_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "consistency.toml").write_text(BARE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "--in FOLDER" in CliRunner().invoke(cli, ["explain", "b84ecdd4"]).output
    assert "--in FOLDER" in str(CliRunner().invoke(cli, ["accept", "b84e", "--owner", "dana", "--reason", "Agreed"]).exception)


def test_a_kind_misspelt_is_answered_with_the_nearest_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(cli, ["explain", "offer-conflictt"]).output
    assert "Did you mean 'offer-conflict'?" in told
    assert "CFG01" not in told


def test_doctor_promises_no_scan_of_a_bare_folder(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["doctor", "--offline", str(tmp_path)]).output
    assert "A scan can be made" not in told
    assert "consistency init" in told


def test_history_show_has_the_option_that_its_error_advises(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["history", "show", "-o", str(tmp_path / "night.pdf")])
    assert "Add --format" in told.output
    assert "--format" in CliRunner().invoke(cli, ["history", "show", "--help"]).output
