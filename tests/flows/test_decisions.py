"""Accept, then scan again: nothing is new; one problem planted is one new finding; a page that moves brings none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.checks import CHECKS
from consistency.cli import run
from consistency.flows.gate import GateError, checks_named
from consistency.judge import concern_named
from consistency.reports.terminal import NARROW

SETTINGS = """[brand]
name = "Kite Works"
guide = "guide.md"

[campaign]
launch = 2026-03-02

[[source]]
channel = "website"
path = "website"

[[source]]
channel = "support"
path = "support"

[gate.checks]
voice = "off"
message_match = "off"
look = "off"
"""
GUIDE = "# Words\n\n| Use | Avoid |\n| --- | --- |\n| fliers | customers |\n"
SALE = (
    "<!doctype html><html lang='en'><title>Sale</title><body><h1>Fly on Friday</h1><p>Our hill is free for all, "
    "and lessons start at nine on every day that the wind allows.</p><p>The next sale begins on [INSERT DATE] at nine.</p></body></html>"
)
REPLY = "Hello,\n\nall customers are welcome on the hill, and kites are lent at the gate.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two channels with one left-over slot and one word that the guide avoids."""
    for name, text in {"consistency.toml": SETTINGS, "guide.md": GUIDE, "website/sale.html": SALE, "support/welcome.txt": REPLY}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def scanned(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict]:
    capsys.readouterr()
    code = run(["scan", str(project), "--format", "json", *options])
    return code, json.loads(capsys.readouterr().out)


def accepted(project: Path, *more: str) -> int:
    return run(["baseline", "accept", "--in", str(project), "--owner", "dana@kites.example", *more])


def test_what_was_known_is_not_new_and_what_is_planted_is(project, capsys):
    code, before = scanned(project, capsys)
    assert (code, {one["kind"] for one in before["findings"]}) == (2, {"placeholder", "term-violation"})
    assert accepted(project) == 0
    code, after = scanned(project, capsys)
    assert (code, after["findings"], len(after["decisions"])) == (0, [], len(before["findings"]))
    (project / "support/late.txt").write_text("Hello,\n\nyour kite comes on [INSERT DAY], and we bring it to the gate.\n", "utf-8")
    code, planted = scanned(project, capsys)
    assert (code, [one["locators"] for one in planted["findings"]]) == (2, [["support/late.txt"]])


def test_a_page_that_moves_and_whitespace_around_a_quote_bring_nothing_new(project, capsys):
    _, before = scanned(project, capsys)
    accepted(project)
    page = project / "website/sale.html"
    page.unlink()
    (project / "website/autumn").mkdir()
    moved = SALE.replace("on [INSERT DATE] at", "on\n   [INSERT&nbsp;DATE]   at").replace("on every day", "on each day")
    (project / "website/autumn/offer.html").write_text(moved, "utf-8")
    code, after = scanned(project, capsys)
    assert (code, after["findings"]) == (0, [])
    assert {one["finding"]["id"] for one in after["decisions"]} == {one["id"] for one in before["findings"]}


def test_one_finding_is_accepted_by_the_beginning_of_its_id_and_told_in_the_report(project, capsys):
    _, before = scanned(project, capsys)
    slot = next(one["id"] for one in before["findings"] if one["kind"] == "placeholder")
    terms = ["--owner", "dana", "--reason", "The date comes tomorrow", "--until", "2099-01-31", "--in", str(project)]
    assert run(["accept", slot[:6], *terms]) == 0
    assert slot in (project / "acceptances.toml").read_text("utf-8")
    capsys.readouterr()
    assert run(["scan", str(project)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert f"Accepted: {slot[:8]}: The date comes tomorrow (dana, until 31 January 2099)" in told
    assert "1 accepted; nothing else to act on" in told


def test_taking_all_that_is_known_leaves_reasons_that_were_given_before(project, capsys):
    _, before = scanned(project, capsys)
    assert run(["accept", before["findings"][0]["id"], "--owner", "ann", "--reason", "Ours", "--in", str(project)]) == 0
    assert accepted(project) == 0
    text = (project / "acceptances.toml").read_text("utf-8")
    assert (text.count("[accepted."), text.count('reason = "Ours"'), text.count('owner = "dana@kites.example"')) == (2, 1, 1)
    assert accepted(project) == 0
    assert "Nothing is left to accept." in capsys.readouterr().err


def test_an_acceptance_that_ran_out_counts_again_and_one_that_fits_nothing_is_told(project, capsys):
    scanned(project, capsys)
    accepted(project, "--until", "2099-01-31")
    file = project / "acceptances.toml"
    file.write_text(file.read_text("utf-8").replace("2099-01-31", "2020-01-31"), "utf-8")
    (project / "support/welcome.txt").write_text(REPLY.replace("customers", "fliers"), "utf-8")
    code, report = scanned(project, capsys)
    assert (code, [one["standing"] for one in report["findings"]]) == (2, ["expired"])
    assert sorted(one["outcome"] for one in report["decisions"]) == ["expired", "matches nothing"]
    assert run(["scan", str(project)]) == 2
    told = " ".join(capsys.readouterr().out.split())
    assert "Acceptance expired, open again" in told
    assert "Accepted and not found any more, take it out" in told


def test_the_last_scan_is_kept_out_of_git(project, capsys):
    scanned(project, capsys)
    assert (project / ".consistency/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["0000"], "ACC01"),
        (["ab"], "ACC01"),
        (["SLOT", "--until", "2020-01-31"], "ACC03"),
        (["SLOT", "--until", "soon"], "Write it as 2027-03-31"),
    ],
)
def test_what_cannot_be_accepted_says_why(project, capsys, arguments, says):
    _, report = scanned(project, capsys)
    named = [report["findings"][0]["id"] if word == "SLOT" else word for word in arguments]
    assert run(["accept", *named, "--owner", "dana", "--reason", "x", "--in", str(project)]) == 1
    assert says in capsys.readouterr().err
    assert not (project / "acceptances.toml").exists()


@pytest.mark.parametrize(("option", "told"), [("--reason", "Say why it may stay"), ("--owner", "Name who answers for it")])
def test_nobody_accepts_for_nothing(option: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = {"--owner": "dana", "--reason": "printed"} | {option: " "}
    assert run(["accept", "1234", *(word for pair in terms.items() for word in pair), "--in", str(project)]) == 1
    assert f"{option} is empty. {told}" in capsys.readouterr().err
    assert not (project / "acceptances.toml").exists()


def test_without_a_scan_there_is_nothing_to_accept(project, capsys):
    assert accepted(project) == 1
    assert "LST01" in capsys.readouterr().err


def test_wrong_acceptances_end_a_scan_with_3_and_the_line(project, capsys):
    (project / "acceptances.toml").write_text('[accepted.aaaaaaaaaaaa]\nreason = ""\n', "utf-8")
    assert run(["scan", str(project)]) == 3
    assert f"{project / 'acceptances.toml'}:2" in capsys.readouterr().err


def test_a_difference_on_purpose_is_shown_instead_of_findings(project, capsys):
    settings = project / "consistency.toml"
    purpose = '\n[[intended]]\nchannel = "support"\ncheck = "terms"\nwhy = "Support says customers, on purpose."\n'
    settings.write_text(SETTINGS + purpose, "utf-8")
    _, report = scanned(project, capsys)
    assert [one["kind"] for one in report["findings"]] == ["placeholder"]
    assert [len(one["findings"]) for one in report["intended"]] == [1]
    run(["scan", str(project)])
    assert "On purpose: support, terms: Support says customers, on purpose. Explains 1 finding." in " ".join(
        capsys.readouterr().out.split()
    )


def test_what_is_not_checked_ends_with_4_and_what_is_off_does_not(project, capsys):
    accepted_first, _ = scanned(project, capsys)
    assert accepted_first == 2
    accepted(project)
    settings = project / "consistency.toml"
    settings.write_text(SETTINGS.replace('voice = "off"\n', ""), "utf-8")
    code, report = scanned(project, capsys)
    assert (code, report["gate"]["gaps"]) == (4, ["Voice not checked"])
    code, report = scanned(project, capsys, "--only", "terms,placeholders")
    assert code == 0
    assert {one["concern"]: one["reason"] for one in report["concerns"]}["offer"] == "Switched off for this scan, by --only or --skip."


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_goes_by_what_reports_call_its_concern(name):
    concern = CHECKS[name].concern
    title = concern_named(concern).title
    for said in (concern, title, title.upper(), title.removesuffix("s"), NARROW.get(concern, concern)):
        assert {CHECKS[check].concern for check in checks_named(said)} == {concern}


def test_a_checks_own_name_goes_before_that_of_a_concern():
    assert checks_named("placeholders") == ("placeholders",)
    assert checks_named("slips") == ("slips",)
    assert checks_named("offers") == ("offer_conflict", "ad_assets")


def test_a_concern_that_is_misspelt_is_answered_with_its_check():
    with pytest.raises(GateError, match="Did you mean 'offer_expiry'"):
        checks_named("deadlins")


def concern_in(report: dict, name: str) -> tuple[str, str]:
    return next((one["verdict"], one["reason"]) for one in report["concerns"] if one["concern"] == name)


def test_a_concern_goes_by_those_of_its_checks_that_are_on_and_names_the_others(project, capsys):
    (project / "website/sale.html").unlink()
    (project / "website/sale.html").write_text(SALE.replace("[INSERT DATE]", "9 March"), "utf-8")
    code, report = scanned(project, capsys, "--only", "slips")
    assert (code, report["gate"]["gaps"]) == (0, [])
    assert concern_in(report, "placeholders") == ("PASS", "Nothing to act on in 2 touchpoints of 2 channels. Switched off: placeholders.")
    _, report = scanned(project, capsys, "--skip", "slips")
    assert concern_in(report, "placeholders") == ("PASS", "Nothing to act on in 2 touchpoints of 2 channels. Switched off: slips.")
    assert concern_in(report, "look")[1].endswith("Switched off: look.")
    code, report = scanned(project, capsys, "--skip", "slips", "--skip", "placeholders")
    assert concern_in(report, "placeholders")[0] == "OFF"


def test_a_check_that_is_off_in_one_channel_is_named_beside_one_that_is_on(project, capsys):
    table = '\n[gate.checks.placeholders]\nwebsite = "off"\n'
    (project / "consistency.toml").write_text(SETTINGS + table, "utf-8")
    _, report = scanned(project, capsys)
    assert concern_in(report, "placeholders") == (
        "PASS", "Nothing to act on in 2 touchpoints of 2 channels. Switched off: placeholders in website.",
    )  # fmt: skip
    (project / "consistency.toml").write_text(SETTINGS + table + '\n[gate.checks.slips]\nwebsite = "off"\n', "utf-8")
    _, report = scanned(project, capsys)
    assert concern_in(report, "placeholders") == ("PASS", "Nothing to act on in 1 touchpoint of 1 channel.")


def test_what_an_absent_check_would_find_is_not_called_gone(project, capsys):
    scanned(project, capsys)
    accepted(project)
    _, report = scanned(project, capsys, "--skip", "placeholders")
    assert {one["acceptance"]["kind"]: one["outcome"] for one in report["decisions"]}["placeholder"] == "not looked at"


def test_every_check_that_is_off_is_told_among_what_a_scan_judged_by(project, capsys):
    _, report = scanned(project, capsys, "--skip", "slips")
    assert report["conditions"]["skipped"] == ["look", "message_match", "voice", "slips"]


def test_a_campaign_that_leads_nowhere_has_no_gap_for_it_and_says_so(project, capsys):
    (project / "consistency.toml").write_text(SETTINGS.replace('message_match = "off"\n', ""), "utf-8")
    code, report = scanned(project, capsys, "--fail-on", "never")
    assert (code, report["gate"]["gaps"]) == (0, [])
    assert "path" not in {one["concern"] for one in report["concerns"]}
    assert any("links anywhere" in note for note in report["notes"])


def test_plain_copy_has_no_look_to_check_and_no_gap_for_it(project, capsys):
    (project / "guide.md").write_text(GUIDE + "\n# Colours\n\n| Name | Hex |\n| --- | --- |\n| Sea | #112233 |\n", "utf-8")
    (project / "consistency.toml").write_text(SETTINGS.replace('look = "off"\n', ""), "utf-8")
    code, report = scanned(project, capsys, "--fail-on", "never")
    assert (code, report["gate"]["gaps"]) == (0, [])
    assert "look" not in {one["concern"] for one in report["concerns"]}
    assert any("states colours or fonts" in note for note in report["notes"])


def test_options_of_the_gate(project, capsys):
    assert scanned(project, capsys, "--max-new", "1", "--fail-on", "error")[0] == 0
    assert scanned(project, capsys, "--max-new", "1", "--fail-on", "warning")[0] == 2
    assert scanned(project, capsys, "--skip", "placeholders")[0] == 0
    assert run(["scan", str(project), "--only", "placeholder,trems"]) == 1
    assert "Did you mean 'terms'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("\n[gate.coverage]\nvoise = 0.5\n", "Did you mean 'voice'?"),
        ("\n[gate.coverage]\nvoice = 5.0\n", "gate.coverage.voice is 5.0"),
        ('\n[[intended]]\ncheck = "trems"\nchannel = "support"\nwhy = "x"\n', "Did you mean 'terms'?"),
        ('\n[gate]\npreset = "loose"\n', "'relaxed', 'recommended' or 'strict'"),
        ('\n[gate.checks.terms]\nsupport = "loud"\n', "'off', 'note', 'warn' or 'error'"),
    ],
)
def test_wrong_settings_of_the_gate_are_told_with_their_line(project, capsys, table, says):
    (project / "consistency.toml").write_text(SETTINGS + table, "utf-8")
    assert run(["scan", str(project)]) == 3
    told = capsys.readouterr().err
    assert says in told
    assert f"consistency.toml:{len(SETTINGS.splitlines()) + 3}" in told


def test_lines_that_cross_are_told_with_their_line(project, capsys):
    (project / "consistency.toml").write_text(SETTINGS + "\n[gate.thresholds]\nsure = 0.2\n", "utf-8")
    assert run(["scan", str(project)]) == 3
    told = capsys.readouterr().err
    assert f"CFG14 {project / 'consistency.toml'}:{len(SETTINGS.splitlines()) + 2}" in told
    assert "likely = 0.5" in told


def test_a_channel_that_nobody_read_is_told(project, capsys):
    (project / "consistency.toml").write_text(SETTINGS + '\n[gate.checks.terms]\nsuport = "off"\n', "utf-8")
    _, report = scanned(project, capsys)
    assert "The settings name the channel “suport”, of which nothing was read. Did you mean 'support'?" in report["notes"]
