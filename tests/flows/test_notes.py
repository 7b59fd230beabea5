"""What a report and the doctor say before anybody trusts a verdict: copy that is its own yardstick, a launch that is over."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from consistency.flows.doctor import State, examine
from consistency.flows.notes import MANY, many_at_once
from consistency.flows.progress import STEP, counted
from consistency.flows.scan import scan
from consistency.settings import load_settings

PAGE = "<!doctype html><html lang='en'><title>Kites</title><body><p>We open at nine, and the hill is free for all of you.</p>"
LAUNCH = datetime(2026, 3, 16, tzinfo=UTC)


def project(folder: Path, approved: str, source: str, launch: str = "2026-03-16") -> Path:
    for name in ("copy/new", "other"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "a.html").write_text(PAGE)
    (folder / "consistency.toml").write_text(
        f"""[brand]
name = "A"
[[baseline]]
channel = "website"
path = "{approved}"
[[source]]
channel = "website"
path = "{source}"
[campaign]
launch = {launch}
[gate.checks]
voice = "off"
tone = "off"
"""
    )
    return folder


def test_a_stage_that_is_misspelt_is_told(tmp_path):
    folder = project(tmp_path, "other", "copy")
    settings = folder / "consistency.toml"
    settings.write_text(settings.read_text().replace('path = "copy"', 'path = "copy"\nstage = "discovry"'))
    notes, lines = told(folder, "discovry")
    assert len(notes) == len(lines) == 1
    assert "Did you mean 'discovery'?" in notes[0]


def told(folder: Path, word: str) -> tuple[list[str], list[str]]:
    """What the notes of a scan and the doctor say with a word."""
    notes = [note for note in scan(load_settings(folder), now=LAUNCH).notes if word in note]
    lines = [line.said for line in examine(folder, is_online=False) if word in line.said and line.state is State.LOOK]
    return notes, lines


@pytest.mark.parametrize(
    ("approved", "source"), [("copy", "copy"), ("copy", "copy/new"), ("copy/new", "copy"), ("copy", "."), ("./copy/", "copy")]
)
def test_copy_that_is_its_own_yardstick_is_told(approved, source, tmp_path):
    notes, lines = told(project(tmp_path, approved, source), "compared with")
    assert len(notes) == len(lines) == 1
    assert "copy/new/a.html" in notes[0]
    assert approved in lines[0] or source in lines[0]


def test_the_same_words_in_another_file_are_not_told(tmp_path):
    assert told(project(tmp_path, "other", "copy"), "compared with") == ([], [])


def test_a_launch_that_is_over_is_told(tmp_path):
    notes, lines = told(project(tmp_path, "other", "copy", "2025-03-16"), "is over")
    assert len(notes) == len(lines) == 1
    assert "2025-03-16" in notes[0]


@pytest.mark.parametrize("launch", ["2026-03-16", "2999-01-01"])
def test_a_launch_to_come_is_not_told(launch, tmp_path):
    assert told(project(tmp_path, "other", "copy", launch), "is over")[0] == []


def test_very_many_touchpoints_at_once_are_answered_with_another_way():
    assert list(many_at_once(MANY - 1)) == []
    assert "consistency bulk" in next(many_at_once(MANY))


def test_long_work_says_how_far_it_is():
    heard: list[str] = []
    assert list(counted(range(2 * STEP + 1), heard.append, "scoring")) == list(range(2 * STEP + 1))
    assert heard == [f"scoring: {STEP:,} so far", f"scoring: {2 * STEP:,} so far"]
