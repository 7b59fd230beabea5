"""`consistency report`, and several reports of one audit."""

from __future__ import annotations

import json

import pytest

from consistency.cli import run
from consistency.cli.output import Target, targets
from consistency.reports import REPORTS
from tests.reports.sample import sample_audit


@pytest.fixture
def audit_file(tmp_path):
    file = tmp_path / "audit.json"
    file.write_bytes(REPORTS["json"]().render(sample_audit()))
    return file


@pytest.mark.parametrize("form", [form for form in REPORTS if form != "terminal"])
def test_an_audit_read_back_gives_every_report_as_the_scan_did(form, audit_file, tmp_path):
    wanted = tmp_path / "made"
    assert run(["report", str(audit_file), "--report", f"{form}={wanted}"]) == 2
    assert wanted.read_bytes() == REPORTS[form]().render(sample_audit())


def test_several_reports_at_once_beside_the_summary(audit_file, tmp_path, capfdbinary):
    page, log = tmp_path / "launch.html", tmp_path / "new" / "out.sarif"
    assert run(["report", str(audit_file), "--report", f"html={page}", "--report", f"sarif={log}"]) == 2
    streams = capfdbinary.readouterr()
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert json.loads(log.read_bytes())["version"] == "2.1.0"
    assert b"STOP" in streams.out
    assert str(page).encode() in streams.out
    assert streams.err.count(b"Wrote ") == 2


def test_another_threshold_is_judged_by_without_measuring(audit_file, tmp_path, capfd):
    made = tmp_path / "again.json"
    assert run(["report", str(audit_file), "--threshold", "look-p=0.0001", "--output", str(made)]) == 2
    again = json.loads(made.read_text("utf-8"))
    assert not [one for one in again["findings"] if one["kind"] == "voice-drift"]
    assert again["measurements"] == json.loads(audit_file.read_text("utf-8"))["measurements"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--report", "serif=x"], "Did you mean 'sarif'?"),
        (["--report", "html"], "html=FILE"),
        (["--report", "html=-", "--report", "json=-"], "standard output"),
        (["--threshold", "hope=0.5"], "Known: sure, likely"),
        (["--threshold", "sure=7"], "from 0 to 1"),
        (["--threshold", "sure=nan"], "from 0 to 1"),
        (["--format", "xslx"], "xslx"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_written(arguments, says, audit_file, capsys):
    assert run(["report", str(audit_file), *arguments]) == 1
    assert says in capsys.readouterr().err


def test_what_is_no_audit_is_said(tmp_path, capsys):
    file = tmp_path / "x.json"
    file.write_text("{}")
    assert run(["report", str(file)]) == 1
    assert "REP02" in capsys.readouterr().err


def test_a_report_to_standard_output_takes_the_summarys_place():
    assert targets(None, None, (Target("github", None),)) == (Target("github", None),)
    assert [one.form for one in targets("json", None, ())] == ["json"]
