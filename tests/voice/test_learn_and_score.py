"""`consistency learn` and `consistency score`, from lines of JSON to lines of JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from consistency.cli import run
from consistency.cli.learn import learn
from consistency.cli.score import score
from consistency.errors import UnreadableError
from consistency.flows.learn import read_lines
from tests.voice.approved import APPROVED, BRAND, HYPED, ON_VOICE


def write(path: Path, texts: list[str]) -> Path:
    rows = [{"id": f"t{number}", "channel": "email", "text": text} for number, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_learn_then_score(tmp_path: Path) -> None:
    approved, baseline = write(tmp_path / "approved.jsonl", APPROVED), tmp_path / "ferrow.baseline"
    learned = CliRunner().invoke(learn, ["--texts", str(approved), "--name", BRAND, "--output", str(baseline)], catch_exceptions=False)
    assert learned.exit_code == 0
    assert "20 texts" in learned.stderr
    texts = write(tmp_path / "texts.jsonl", [ON_VOICE, HYPED, ""])
    scored = CliRunner().invoke(score, [str(texts), "--baseline", str(baseline), "--format", "jsonl"], catch_exceptions=False)
    on, off, empty = map(json.loads, scored.stdout.splitlines())
    assert [row["id"] for row in (on, off, empty)] == ["t0", "t1", "t2"]
    assert (on["verdict"], off["verdict"], empty["verdict"]) == ("on-voice", "drift", "cannot-tell")
    assert off["score"] < on["score"]
    assert off["p_value"] < 0.01
    assert all(item["quote"] in HYPED for item in off["evidence"])


def test_a_folder_for_the_baseline_is_made(tmp_path: Path) -> None:
    approved, baseline = write(tmp_path / "approved.jsonl", APPROVED), tmp_path / "new" / "folder" / "ferrow.baseline"
    assert run(["learn", "--texts", str(approved), "--name", BRAND, "--output", str(baseline)]) == 0
    assert baseline.stat().st_size > 0


def test_a_line_without_an_id_is_called_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "We post it today."}\n{"id": null, "text": "You will have it on Friday."}\n', "utf-8")
    assert [one.touchpoint.locator for one in read_lines(path)] == ["rows.jsonl:1", "rows.jsonl:2"]


def test_what_json_allows_in_a_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": NaN, "channel": NaN, "text": "One line.\u2028And another."}\r\n\r\n', "utf-8")
    (only,) = read_lines(path)
    assert (only.touchpoint.locator, only.touchpoint.channel, only.touchpoint.text) == ("rows.jsonl:1", "", "One line.\u2028And another.")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "no JSON"),
        ("[]", "no object"),
        ("null", "no object"),
        ('{"id": "a"}', 'no "text"'),
        ('{"id": "a", "text": 7}', "its text is 7"),
        ("id,channel,text", "no JSON"),
    ],
)
def test_a_line_that_is_no_text_is_named(line: str, why: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", ["fine"])
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(UnreadableError, match=why) as caught:
        read_lines(path)
    assert caught.value.where.endswith("x.jsonl:2")
    assert caught.value.error_code == "REA40"
