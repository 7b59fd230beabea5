"""Rules from the settings to the scan and the command: lines of errors, examples, severity, notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.errors import SettingsError
from consistency.flows.rules import rules_of, try_rules
from consistency.settings import load_settings

HEAD = '[brand]\nname = "Fernhill"\n\n'
RULE = """[[rule]]
name = "superlatives"
never = ["cheapest"]
unless = ["our cheapest"]
severity = "error"
good = ["Our cheapest bed is pine."]
bad = ["The cheapest beds in town!"]
"""


@pytest.fixture
def settings(tmp_path: Path):
    def write(text: str) -> Path:
        file = tmp_path / "consistency.toml"
        file.write_text(HEAD + text, "utf-8")
        return file

    return write


@pytest.mark.parametrize(
    ("rule", "line", "says"),
    [
        (RULE.replace("never", "nver"), 6, "CFG04"),
        (RULE.replace('bad = ["The cheapest beds in town!"]\n', ""), 4, "lacks 'bad'"),
        (RULE.replace('["cheapest"]', "[]"), 4, "exactly one of never, must, must_if"),
        (RULE + 'must = ["terms"]\n', 4, "says both never and must"),
        (RULE + 'then = ["terms"]\n', 4, "needs both must_if"),
        (RULE + "within = 3\n", 4, "within is for must_if"),
        (RULE + 'scope = "channel"\n', 4, "scope is for must"),
        (RULE.replace('"error"', '"fatal"'), 8, "'error', 'warning' or 'note'"),
        (RULE.replace('["cheapest"]', '["("]') + "regex = true\n", 6, "CFG24"),
        (RULE.replace('["our cheapest"]', '["(a?)*"]') + "regex = true\n", 7, "CFG24"),
        (RULE + RULE, 12, "CFG23"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(settings, rule: str, line: int, says: str) -> None:
    with pytest.raises(SettingsError) as told:
        rules_of(load_settings(settings(rule)))
    assert says in str(told.value)
    assert told.value.where.endswith(f":{line}")


def test_examples_are_tried_one_by_one(settings) -> None:
    wrong = RULE.replace('["Our cheapest bed is pine."]', '["Our cheapest bed.", "A cheapest bed."]').replace(
        "!", ' by far.", "A fair price.'
    )
    trials = list(try_rules(rules_of(load_settings(settings(wrong)))))
    assert [(trial.example, trial.holds) for trial in trials] == [
        ("Our cheapest bed.", True),
        ("A cheapest bed.", False),
        ("The cheapest beds in town by far.", True),
        ("A fair price.", False),
    ]


def test_the_command_ends_by_how_the_examples_come_out(settings, capsys) -> None:
    assert run(["rules", "test", str(settings(RULE))]) == 0
    assert "All 2 examples come out as they should." in capsys.readouterr().out
    assert run(["rules", "test", str(settings(RULE.replace("The cheapest", "Our cheapest")))]) == 2
    assert "bad, and nothing is found in it: “Our cheapest beds in town!”" in capsys.readouterr().out
    assert run(["rules", "test", str(settings(RULE.replace("never", "nver")))]) == 3


def test_the_command_knows_its_rules(settings, capsys) -> None:
    file = str(settings(RULE))
    assert run(["rules", "list", file]) == 0
    assert f"{file}:4: superlatives" in capsys.readouterr().out
    assert run(["rules", "test", file, "--rule", "colour"]) == 1
    assert "Known: superlatives" in capsys.readouterr().err
    assert run(["rules", "test", file, "--format", "json"]) == 0
    assert [row["is_good"] for row in json.loads(capsys.readouterr().out)] == [True, False]


def test_settings_without_rules_say_how_to_write_one(settings, capsys) -> None:
    assert run(["rules", "test", str(settings(""))]) == 0
    assert "There are no rules" in capsys.readouterr().err


def test_a_scan_holds_the_campaign_to_its_rules(settings, tmp_path: Path, capsys) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "index.html").write_text("<title>Beds</title><h1>The cheapest beds in town</h1><p>Come in.</p>", "utf-8")
    source = '[[source]]\nchannel = "website"\npath = "copy"\n\n'
    idle = RULE.replace("superlatives", "idle") + 'channels = ["adz"]\n'
    assert run(["scan", str(settings(source + RULE + idle)), "--format", "json"]) == 2
    audit = json.loads(capsys.readouterr().out)
    (found,) = [finding for finding in audit["findings"] if finding["kind"] == "rule-broken"]
    assert (found["severity"], found["attribute"], found["evidence"][0]["quote"]) == ("error", "superlatives", "The cheapest beds in town")
    assert [concern["verdict"] for concern in audit["concerns"] if concern["concern"] == "rules"] == ["STOP"]
    assert any("channel adz" in note for note in audit["notes"])


def test_a_scan_without_rules_has_no_verdict_on_them(settings, tmp_path: Path, capsys) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "index.html").write_text("<title>Beds</title><p>Come in.</p>", "utf-8")
    run(["scan", str(settings('[[source]]\nchannel = "website"\npath = "copy"\n')), "--format", "json"])
    assert "rules" not in {concern["concern"] for concern in json.loads(capsys.readouterr().out)["concerns"]}


def test_the_rules_of_the_reference_page_hold(settings) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "rules.md").read_text("utf-8")
    shown = page.split("```toml\n")[1].split("```")[0]
    trials = list(try_rules(rules_of(load_settings(settings(shown)))))
    assert len(trials) == 7
    assert [trial.example for trial in trials if not trial.holds] == []
