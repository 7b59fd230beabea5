"""The main job, end to end on the demo brand: what is planted is found, what is broken is told, and the same input gives the same audit."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consistency.assets import asset
from consistency.cli import run
from consistency.flows.scan import scan
from consistency.records.audit import Audit, Verdict
from consistency.records.finding import Severity
from consistency.reports import REPORTS
from consistency.settings import load_settings

KINDS = {"voice-drift", "offer-conflict", "offer-expired", "message-mismatch", "term-violation", "placeholder", "look-drift"}


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads((asset("corpora/demo-brand") / "truth.json").read_text("utf-8"))


def concern(audit: Audit, name: str):
    return next(one for one in audit.concerns if one.concern == name)


def without(folder: Path, *tables: str) -> Path:
    """Takes the named tables out of a folder's settings."""
    file = folder / "consistency.toml"
    parts = file.read_text("utf-8").split("\n\n")
    file.write_text("\n\n".join(part for part in parts if not part.strip().startswith(tables)), "utf-8")
    return file


def test_every_touchpoint_is_collected_and_nothing_else(demo_audit, truth):
    assert {one.locator for one in demo_audit.touchpoints} == {one["locator"] for one in truth["touchpoints"]}
    assert demo_audit.is_complete


def test_every_kind_of_planted_problem_is_found(demo_audit, truth):
    reported = Counter((finding.kind, locator) for finding in demo_audit.findings for locator in finding.locators)
    planted = {(one["kind"], locator) for one in truth["findings"] for locator in one["locators"]}
    planted |= {("voice-drift", one["locator"]) for one in truth["touchpoints"] if one["voice"] == "drift"}
    found = {pair for pair in planted if reported[pair]}
    assert {kind for kind, _ in found} == KINDS
    assert len(found) >= 0.8 * len(planted)


def test_what_is_flagged_is_mostly_planted(demo_audit, truth):
    planted = {locator for one in truth["findings"] for locator in one["locators"]}
    planted |= {one["locator"] for one in truth["touchpoints"] if one["voice"] == "drift"}
    flagged = [finding for finding in demo_audit.findings if finding.severity is not Severity.NOTE]
    right = [finding for finding in flagged if planted & set(finding.locators)]
    assert len(right) >= 0.8 * len(flagged)


def test_drifted_copy_scores_below_the_rest(demo_audit, truth):
    drifted = {one["locator"] for one in truth["touchpoints"] if one["voice"] == "drift"}
    scores = {one.locator: one.voice.score for one in demo_audit.touchpoints if one.voice}
    worst = sorted(scores, key=scores.__getitem__)[: len(drifted) + 2]
    assert drifted <= set(worst)


def test_every_finding_quotes_and_says_what_to_do(demo_audit):
    for finding in demo_audit.findings:
        assert finding.evidence, finding
        assert all(item.quote.strip() for item in finding.evidence), finding
        assert finding.message, finding
        if finding.severity is not Severity.NOTE:
            assert finding.fix, finding


def test_two_scans_give_the_same_bytes_but_for_the_time_stamp(demo_audit):
    again = scan(load_settings(asset("corpora/demo-brand")), now=datetime(2031, 5, 4, tzinfo=UTC))
    assert again.created_at != demo_audit.created_at
    stamped = replace(again, created_at=demo_audit.created_at)
    for name in REPORTS:
        assert REPORTS[name]().render(stamped) == REPORTS[name]().render(demo_audit), name


def test_without_approved_copy_the_rest_is_still_checked(demo_copy):
    without(demo_copy, "[[baseline]]")
    audit = scan(load_settings(demo_copy))
    assert concern(audit, "voice").verdict is Verdict.NOT_CHECKED
    assert any("[[baseline]]" in note for note in audit.notes)
    assert concern(audit, "offer").verdict is Verdict.STOP
    assert all(one.voice is None for one in audit.touchpoints)


def test_without_a_guide_its_concerns_are_not_checked(demo_copy):
    file = without(demo_copy, "[[baseline]]")
    file.write_text("\n".join(line for line in file.read_text("utf-8").splitlines() if not line.startswith("guide")), "utf-8")
    audit = scan(load_settings(demo_copy))
    assert concern(audit, "look").verdict is Verdict.NOT_CHECKED
    assert "guide" in concern(audit, "look").reason


def test_a_skipped_check_is_told_as_off(demo_copy):
    file = without(demo_copy, "[[baseline]]")
    file.write_text(file.read_text("utf-8") + '\n[checks]\nskip = ["offer_conflict", "ad_assets"]\n', "utf-8")
    audit = scan(load_settings(demo_copy))
    assert (concern(audit, "offer").verdict, concern(audit, "offer").reason) == (Verdict.OFF, "Switched off in the settings.")
    assert not any(finding.kind == "offer-conflict" for finding in audit.findings)


def test_a_missing_source_makes_the_scan_incomplete_and_the_rest_goes_on(demo_copy, capsys):
    file = without(demo_copy, "[[baseline]]")
    file.write_text(file.read_text("utf-8") + '\n[[source]]\nchannel = "print"\npath = "campaign/print"\n', "utf-8")
    assert run(["scan", str(demo_copy), "--format", "json", "--fail-on", "never"]) == 4
    streams = capsys.readouterr()
    report = json.loads(streams.out)
    assert [one["path"] for one in report["sources"] if one["unreadable"]] == ["campaign/print"]
    assert len(report["touchpoints"]) == len(load_truth()["touchpoints"])
    assert "the scan is incomplete" in streams.err


def test_findings_and_an_unreadable_source_end_with_2_and_say_both(demo_copy, capsys):
    without(demo_copy, "[[baseline]]")
    (demo_copy / "campaign/email/zz-torn.eml").write_bytes(b"")
    assert run(["scan", str(demo_copy)]) == 2
    closing = capsys.readouterr().err.splitlines()[-1]
    assert "exit code 2" in closing
    assert "at or above 'error'" in closing
    assert "1 thing could not be read, Voice not checked" in closing


def test_a_guide_that_is_not_there_is_told_like_any_other_source(demo_copy):
    file = without(demo_copy, "[[baseline]]")
    file.write_text(file.read_text("utf-8").replace("brand/voice-guide.md", "brand/lost.md"), "utf-8")
    audit = scan(load_settings(demo_copy))
    assert not audit.is_complete
    assert [one.unreadable[0].code for one in audit.sources if one.purpose == "guide"] == ["GUI01"]
    assert concern(audit, "terms").verdict is not Verdict.PASS


def test_the_report_goes_to_a_file_and_standard_output_stays_empty(demo_copy, capsys, tmp_path):
    without(demo_copy, "[[baseline]]")
    output = tmp_path / "deep" / "report.html"
    assert run(["scan", str(demo_copy), "--output", str(output), "--fail-on", "never", "--skip", "voice"]) == 0
    streams = capsys.readouterr()
    assert streams.out == ""
    assert f"Wrote {output}" in streams.err
    assert output.read_text("utf-8").startswith("<!doctype html>")


def load_truth() -> dict:
    return json.loads((asset("corpora/demo-brand") / "truth.json").read_text("utf-8"))
