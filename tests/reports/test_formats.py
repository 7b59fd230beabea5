"""What the formats for other programs and for spreadsheets promise, read back by the programs that people read them with."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from consistency.records.audit import Audit, SourceSummary
from consistency.records.finding import Finding
from consistency.reports import REPORTS
from consistency.reports.cells import inert

from .sample import ADS, HOME, LAST_DAY, POSTS, sample_audit

SCHEMA = Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json"
HOSTILE = '=HYPERLINK("http://evil.example","x")\x00\x1b[2J\ufffe\n::error::no</testcase>| # [x](http://evil.example) @all 100%'
FORMATS = tuple(REPORTS)


def rendered(form: str, audit: Audit | None = None) -> bytes:
    made: bytes = REPORTS[form]().render(audit or sample_audit())
    return made


def hostile() -> Audit:
    audit = sample_audit()
    finding = audit.findings[0]
    evil = replace(finding, message=HOSTILE, fix=HOSTILE, expected=HOSTILE, evidence=(replace(finding.evidence[0], quote=HOSTILE),))
    return replace(audit, brand=HOSTILE, findings=(evil, *audit.findings[1:]), notes=(HOSTILE,))


def crawled() -> Audit:
    """The sample, its pages from a live site that line 7 of the settings declares."""
    audit = sample_audit()
    sources = tuple(
        replace(one, line=7, is_remote=True) if (one.purpose, one.channel) == ("campaign", "website") else one for one in audit.sources
    )
    at = next(number for number, one in enumerate(sources) if one.is_remote)
    touchpoints = tuple(replace(one, source=at) if one.channel == "website" else one for one in audit.touchpoints)
    return replace(audit, settings="spring/consistency.toml", sources=sources, touchpoints=touchpoints)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_audit_gives_the_same_bytes(form: str) -> None:
    assert rendered(form) == rendered(form)
    assert REPORTS[form].name == form


@pytest.mark.parametrize("form", FORMATS)
def test_an_audit_without_anything_is_no_reason_to_fail(form: str) -> None:
    bare = replace(
        sample_audit(), findings=(), touchpoints=(), concerns=(), sources=(), baseline=None, notes=(), measurements=(), campaign=""
    )
    assert rendered(form, bare)


def results(audit: Audit) -> list[dict[str, object]]:
    log = json.loads(rendered("sarif", audit))
    Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(log)
    found: list[dict[str, object]] = log["runs"][0]["results"]
    return found


def place(result: object) -> tuple[str, int]:
    where = result["locations"][0]["physicalLocation"]  # type: ignore[index]
    return where["artifactLocation"]["uri"], where["region"]["startLine"]


def about(audit: Audit, locator: str) -> Finding:
    return next(one for one in audit.findings if one.locators == (locator,))


@pytest.mark.parametrize("audit", [sample_audit(), hostile(), crawled()], ids=["sample", "hostile", "crawled"])
def test_sarif_keeps_to_the_official_schema_and_loses_no_finding(audit: Audit) -> None:
    found = results(audit)
    assert [one["partialFingerprints"] for one in found] == [{"consistencyFindingId/v1": one.id} for one in audit.findings]
    assert [one["level"] for one in found] == [one.severity.value for one in audit.findings]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(rendered("sarif"))
    log["runs"][0]["results"][0]["level"] = "stop"
    assert not Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).is_valid(log)


def test_sarif_points_at_the_file_and_for_what_came_from_elsewhere_at_the_settings() -> None:
    audit = crawled()
    places = dict(zip((one.id for one in audit.findings), map(place, results(audit)), strict=True))
    assert places[about(audit, HOME).id] == ("spring/consistency.toml", 7)
    assert places[about(audit, f"{POSTS}#2").id] == ("spring/campaign/social/tweets.js", 1)


def test_sarif_says_that_a_scan_with_gaps_was_no_success() -> None:
    run = json.loads(rendered("sarif"))["runs"][0]
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "price-list.pdf could not be read" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def short_of(gap: str) -> Audit:
    """The sample with everything read, but not looked at in full."""
    audit = sample_audit()
    sources = tuple(replace(one, unreadable=()) for one in audit.sources)
    gate = replace(audit.gate, exit_code=4, gaps=(gap,)) if audit.gate else None
    return replace(audit, is_complete=True, sources=sources, gate=gate)


def test_what_was_not_looked_at_is_told_to_every_program() -> None:
    audit = short_of("Voice judged on 1 of 9 touchpoints only")
    invocation = json.loads(rendered("sarif", audit))["runs"][0]["invocations"][0]
    assert results(audit)
    assert invocation["executionSuccessful"] is False
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"]] == ["Voice judged on 1 of 9 touchpoints only."]
    assert "::warning title=Not looked at::Voice judged on 1 of 9 touchpoints only\n" in rendered("github", audit).decode()
    (suite,) = (suite for suite in JUnitXml.fromstring(rendered("junit", audit)) if suite.name == "Not looked at")
    assert (suite.tests, suite.skipped, suite.errors) == (1, 1, 0)


def test_a_scan_that_looked_at_everything_was_a_success() -> None:
    audit = short_of("")
    whole = replace(audit, gate=replace(audit.gate, gaps=())) if audit.gate else audit
    assert json.loads(rendered("sarif", whole))["runs"][0]["invocations"][0]["executionSuccessful"] is True
    assert b"Not looked at" not in rendered("junit", whole) + rendered("github", whole)


def test_findings_about_the_brief_point_at_its_line() -> None:
    audit = replace(crawled(), settings="spring/consistency.toml")
    brief = replace(audit, findings=(replace(audit.findings[0], locators=("consistency.toml:21",)),))
    assert place(results(brief)[0]) == ("spring/consistency.toml", 21)
    assert rendered("github", brief).decode().split(",title")[0].endswith("file=spring/consistency.toml,line=21")


@pytest.mark.parametrize("audit", [sample_audit(), hostile()], ids=["sample", "hostile"])
def test_junit_loads_in_a_common_reader(audit: Audit) -> None:
    read = JUnitXml.fromstring(rendered("junit", audit))
    outcomes = [type(case.result[0]).__name__ if case.result else "Passed" for suite in read for case in suite]
    stops = sum(finding.severity.value == "error" for finding in audit.findings)
    assert outcomes.count("Failure") == stops == sum(suite.failures for suite in read)
    assert outcomes.count("Error") == sum(suite.errors for suite in read) > 0
    assert len(outcomes) == sum(suite.tests for suite in read)


def test_in_junit_what_nobody_checked_is_no_pass() -> None:
    cases = {case.name: case for suite in JUnitXml.fromstring(rendered("junit")) for case in suite if suite.name == "Voice"}
    assert type(cases["ads"].result[0]).__name__ == "Skipped"
    assert "NOT CHECKED" in cases["ads"].result[0].message
    assert not cases["website"].result


def test_github_annotations_name_file_and_line() -> None:
    audit = crawled()
    lines = rendered("github", audit).decode().splitlines()
    page = next(line for line in lines if "artisanal" in line)
    assert page.startswith("::warning file=spring/consistency.toml,line=7,title=")
    assert any(line.startswith("::error file=spring/campaign/docs/price-list.pdf,line=1,title=REA14") for line in lines)
    assert lines[-1].startswith("::notice title=Consistency%3A STOP::6 problems")


def test_copy_cannot_end_a_workflow_command_or_begin_one() -> None:
    lines = rendered("github", hostile()).decode().split("\n")
    assert len(lines) == len(rendered("github").decode().split("\n"))
    assert all(
        line.startswith(("::error file=", "::warning file=", "::warning title=Not looked at::", "::notice ")) for line in lines if line
    )
    assert "100%25" in lines[0]


def rows(audit: Audit) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(rendered("csv", audit).decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_finding_with_its_yardstick() -> None:
    audit = sample_audit()
    found = rows(audit)
    assert [row["id"] for row in found] == [one.id for one in audit.findings]
    loud = next(row for row in found if row["touchpoint"] == LAST_DAY and row["kind"] == "voice-drift")
    assert (loud["verdict"], loud["voice score"], loud["your range from"], loud["your range to"]) == ("STOP", "4.0", "41.0", "93.0")


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "＝1"])
def test_no_cell_of_copy_is_a_formula(begins: str) -> None:
    assert inert(begins) == f"'{begins}"
    assert inert(f"a{begins}") == f"a{begins}"
    assert inert(-1) == -1


def test_hostile_copy_stays_text_in_csv_and_workbook() -> None:
    assert rows(hostile())[0]["message"].startswith("'=HYPERLINK")
    book = load_workbook(io.BytesIO(rendered("xlsx", hostile())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") and cell.data_type == "s" for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_workbook_holds_every_finding_and_touchpoint() -> None:
    audit = sample_audit()
    book = load_workbook(io.BytesIO(rendered("xlsx")))
    assert {"Summary", "Findings", "Touchpoints", "Sources"} <= set(book.sheetnames)
    assert [cell.value for cell in book["Findings"]["S"]][1:] == [one.id for one in audit.findings]
    assert book["Touchpoints"].max_row == 1 + len(audit.touchpoints)
    assert book["Summary"]["B2"].value == "STOP"
    assert "REA14" in [cell.value for cell in book["Sources"]["G"]]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice is installed")
def test_the_workbook_opens_in_libreoffice(tmp_path: Path) -> None:
    audit = hostile()
    (tmp_path / "audit.xlsx").write_bytes(rendered("xlsx", audit))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    asked = ["soffice", home, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), str(tmp_path / "audit.xlsx")]
    subprocess.run(asked, check=True, timeout=240, capture_output=True)
    with (tmp_path / "audit-Findings.csv").open(encoding="utf-8", newline="") as sheet:
        read = list(csv.DictReader(sheet))
    assert [row["id"] for row in read] == [one.id for one in audit.findings]
    assert read[0]["message"].startswith('=HYPERLINK("http')


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("copy", ["Spar;=cmd|'/c calc'!A0", 'Spar; "=1+1', "Spar\t@SUM(A1)", "Spar;;+1"])
def test_no_cell_begins_a_formula_whatever_parts_the_cells(copy: str, separator: str) -> None:
    audit = sample_audit()
    bad = replace(audit.findings[0], message=copy, fix=copy, evidence=(replace(audit.findings[0].evidence[0], quote=copy),))
    table = rendered("csv", replace(audit, findings=(bad,))).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator) for cell in row]
    assert any("Spar" in cell for cell in cells)
    assert [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@"))] == []


def test_every_cell_of_csv_is_in_quotes() -> None:
    assert all(line.startswith('"') and line.endswith('"') for line in rendered("csv").decode("utf-8-sig").splitlines())


def test_a_file_name_that_is_no_utf_8_keeps_its_bytes_in_sarif() -> None:
    audit = sample_audit()
    odd = replace(audit, findings=(replace(audit.findings[0], locators=("campaign/caf\udce9.txt",)),))
    assert place(results(odd)[0]) == ("campaign/caf%E9.txt", 1)


def test_jsonl_has_a_record_a_line() -> None:
    audit = sample_audit()
    records = [json.loads(line) for line in rendered("jsonl").decode().splitlines()]
    assert records[0]["record"] == "scan"
    assert records[0]["verdict"] == "STOP"
    for name, items in {
        "finding": audit.findings,
        "touchpoint": audit.touchpoints,
        "concern": audit.concerns,
        "source": audit.sources,
    }.items():
        assert sum(one["record"] == name for one in records) == len(items)
    assert [one["id"] for one in records if one["record"] == "finding"] == [one.id for one in audit.findings]


def test_markdown_shows_verdicts_quotes_and_gaps() -> None:
    text = rendered("markdown").decode()
    html = MarkdownIt().enable("table").render(text)
    assert "<strong>STOP</strong> – 6 problems to fix before launch" in html
    assert html.count("<tr>") == 1 + len(sample_audit().concerns)
    assert "LAST CHANCE!!! Do NOT miss out" in html
    assert f"<code>{ADS}#1</code>" in html or "not scanned" in html
    assert "price-list.pdf" in html


def test_no_markup_of_copy_takes_effect_in_markdown() -> None:
    html = MarkdownIt("commonmark", {"linkify": True}).enable("table").render(rendered("markdown", hostile()).decode())
    assert "<a " not in html
    assert "</testcase>" not in html
    assert "@all" not in html


def test_a_guide_that_gave_no_files_points_at_the_settings() -> None:
    gap = sample_audit().sources[-1].unreadable[0]
    source = SourceSummary("campaign", "site", "https://www.brand.example/", 0, (), (gap,), line=12, is_remote=True)
    audit = replace(sample_audit(), sources=(source,), settings="consistency.toml")
    notice = json.loads(rendered("sarif", audit))["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]
    assert place(notice) == ("consistency.toml", 12)


def test_the_workbook_calls_no_scan_complete_that_left_a_check_out() -> None:
    audit = sample_audit()
    assert audit.gate is not None
    whole = replace(audit, is_complete=True, gate=replace(audit.gate, gaps=()))
    for told, expected in ((whole, "yes"), (replace(whole, gate=replace(audit.gate, gaps=("Look not checked",))), "no: Look not checked")):
        summary = load_workbook(io.BytesIO(rendered("xlsx", told)))["Summary"]
        assert expected in [row[1].value for row in summary.iter_rows() if row[0].value == "Complete"]
