"""What commands write: never over what they read, told beforehand where it cannot be, and one failure costs no other report."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from consistency.assets import asset
from consistency.cli import run
from consistency.errors import OutputError
from consistency.flows.outputs import Input, refuse_inputs, why_not_writable
from consistency.records.collection import OWN_WRITING
from consistency.records.signature import is_ours
from consistency.reports import REPORTS
from tests.reports.sample import sample_audit

SETTINGS = """
[brand]
name = "Ternaway Kites"
guide = "guide.md"
[[baseline]]
channel = "website"
path = "approved"
[[source]]
channel = "website"
path = "."
[gate]
acceptances = "agreed.toml"
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose copy is the whole folder that it stands in, which is the working folder."""
    demo = asset("corpora/demo-brand")
    shutil.copytree(demo / "baseline/website", tmp_path / "approved")
    shutil.copyfile(demo / "brand/voice-guide.md", tmp_path / "guide.md")
    (tmp_path / "agreed.toml").write_text("# nothing yet\n")
    (tmp_path / "sale.html").write_text("<!doctype html><html lang='en'><title>Sale</title><body><p>Every kite for less until Friday.</p>")
    (tmp_path / "consistency.toml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["consistency.toml", "guide.md", "agreed.toml", "sale.html", "approved/index.html", "link.html"])
@pytest.mark.parametrize(
    "command",
    [
        ["scan", "--format", "html", "-o"],
        ["scan", "--report"],
        ["nightly", "--report"],
        ["voice", "--format", "html", "-o"],
        ["learn", "-o"],
    ],
)
def test_what_is_read_is_never_overwritten(here, command, name, capsys):
    (here / "link.html").symlink_to("sale.html")
    before = (here / name).read_bytes()
    place = f"html={name}" if command[-1] == "--report" else name
    assert run([*command, place]) == 1
    said = capsys.readouterr().err
    assert "OUT01" in said
    assert name in said
    assert "Name another file" in said
    assert (here / name).read_bytes() == before
    assert not (here / ".consistency" / "last-scan.json").exists()


def test_collected_copy_is_not_collected_onto_itself(here, capsys):
    assert run(["collect", "-o", "kept.jsonl"]) == 0
    (here / "consistency.toml").write_text('[brand]\nname = "x"\n[[source]]\nchannel = "website"\npath = "kept.jsonl"\n')
    before = (here / "kept.jsonl").read_bytes()
    assert run(["collect", "-o", "kept.jsonl"]) == 1
    assert "copy to be scanned" in capsys.readouterr().err
    assert (here / "kept.jsonl").read_bytes() == before


def test_an_audit_is_not_reported_onto_itself(tmp_path, capsys):
    audit = tmp_path / "audit.json"
    audit.write_bytes(REPORTS["json"]().render(sample_audit()))
    before = audit.read_bytes()
    assert run(["report", str(audit), "--report", f"markdown={audit}"]) == 1
    assert "OUT01" in capsys.readouterr().err
    assert audit.read_bytes() == before


def test_earlier_reports_among_the_copy_may_be_written_again_and_are_no_copy(here, capsys):
    written = [f"--report={form}=out.{form}" for form in REPORTS]
    for _ in range(2):
        assert run(["scan", *written]) in {0, 2, 4}
        assert run(["learn", "-o", "brand.baseline"]) == 0
        assert run(["collect", "-o", "kept.jsonl"]) == 0
        assert run(["voice", "-o", "voice.html"]) == 0
    assert "OUT" not in capsys.readouterr().err
    assert run(["scan", *written]) in {0, 2, 4}
    audit = json.loads((here / "out.json").read_text("utf-8"))
    left_out = {one["locator"] for source in audit["sources"] for one in source["skipped"] if one["why"] == OWN_WRITING}
    assert left_out == {"brand.baseline", "voice.html", *(f"out.{form}" for form in REPORTS)}
    assert not [one for source in audit["sources"] for one in source["unreadable"]]
    assert any("consistency itself wrote" in note and "brand.baseline" in note for note in audit["notes"])
    assert "out.html" not in {one["locator"] for one in audit["touchpoints"]}


@pytest.mark.parametrize("form", REPORTS)
def test_a_report_is_known_by_how_it_begins(form, tmp_path):
    report = tmp_path / f"report{REPORTS[form].suffix}"
    report.write_bytes(REPORTS[form]().render(sample_audit()))
    assert is_ours(report)


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><title>PASS</title>",
        "# Kites\n\n**STOP** there",
        '{"schema": "other/1"}',
        "verdict,concern,message",
        "PK\x03\x04",
        "",
    ],
)
def test_other_peoples_files_are_not_taken_for_reports(text, tmp_path):
    for suffix in (".html", ".xlsx"):
        (tmp_path / f"a{suffix}").write_text(text, "utf-8")
        assert not is_ours(tmp_path / f"a{suffix}")


def test_a_file_beside_the_copy_may_be_overwritten(tmp_path):
    (tmp_path / "copy").mkdir()
    other = tmp_path / "notes.html"
    other.write_text("<p>mine</p>")
    refuse_inputs([other, tmp_path / "copy" / "new.html"], [Input("copy", tmp_path / "copy")])
    with pytest.raises(OutputError, match="OUT01"):
        refuse_inputs([other], [Input("copy", tmp_path)])


def test_one_report_that_cannot_be_written_costs_no_other(here, capfd):
    assert run(["scan", "--fail-on", "never", "--only", "terms", "-o", "a.json", "--report", "html=guide.md/x.html"]) == 1
    said = capfd.readouterr().err
    assert (here / "a.json").exists()
    assert said.index("The rest goes on.") < said.index("Wrote a.json")
    assert said.count("OUT02 guide.md/x.html") == 2
    assert "Scan ended with exit code 1: 1 report could not be written" in said


def test_findings_are_told_by_the_exit_code_even_where_a_report_is_missing(here, capfd):
    (here / "sale.html").write_text("<!doctype html><html lang='en'><title>Sale</title><body><p>Fly on [INSERT DATE], all of you.</p>")
    assert run(["scan", "--fail-on", "note", "--report", "html=guide.md/x.html"]) == 2
    assert "1 report could not be written" in capfd.readouterr().err


def test_nothing_is_scanned_where_no_report_can_be_written(here, capsys):
    assert run(["scan", "-o", "guide.md/x.html"]) == 1
    assert "OUT02" in capsys.readouterr().err
    assert not (here / ".consistency" / "last-scan.json").exists()


def test_a_night_is_kept_though_its_report_cannot_be_written(here, capsys):
    assert run(["nightly", "--fail-on", "never", "--report", "html=guide.md/x.html"]) != 0
    streams = capsys.readouterr()
    assert "Audit 1 is kept" in streams.out
    assert streams.err.count("OUT02") == 2


def test_a_folder_that_is_closed_is_told_beforehand(tmp_path, monkeypatch):
    assert why_not_writable(tmp_path / "new" / "a.html") is None
    monkeypatch.setattr(os, "access", lambda *_: False)  # nothing is closed to root
    assert "not allowed" in str(why_not_writable(tmp_path / "new" / "a.html"))


def test_a_hyphen_is_standard_output(here, capfdbinary):
    assert run(["scan", "--only", "terms", "--format", "json", "-o", "-"]) in {0, 2, 4}
    assert json.loads(capfdbinary.readouterr().out)["brand"] == "Ternaway Kites"
    assert not (here / "-").exists()


def test_a_baseline_does_not_go_to_standard_output(here, capsys):
    assert run(["learn", "-o", "-"]) == 1
    assert "Name a file" in capsys.readouterr().err
    assert not (here / "-").exists()
