"""Baselines are compared before one replaces the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.baseline import Baseline, Edition, edition_of, learn, save
from consistency.baseline.compare import compare
from consistency.cli import run
from consistency.encoders.onnx import MiniLM
from consistency.records.baseline_change import Harm
from consistency.records.reading import Reading
from consistency.represent import represent_all
from tests.voice.approved import BRAND, FORMAL, HYPED, SLANG, approved_readings, reading_of


@pytest.fixture(scope="module")
def old(baseline: Baseline) -> Edition:
    return edition_of(baseline, [BRAND], [], "minilm")


def made(readings: list[Reading], encoder: MiniLM, name: str = BRAND) -> Edition:
    return edition_of(learn(name, represent_all(readings, encoder, [BRAND])), [BRAND], [], "minilm")


def test_the_same_texts_change_nothing(old: Edition, encoder: MiniLM) -> None:
    change = compare(old, made(approved_readings()[::-1], encoder))
    assert change.verdict is Harm.HARMLESS
    assert change.distance == 0
    assert not (change.added or change.dropped or change.traits or change.leans or change.newly_flagged or change.strangers)
    assert change.old_version == change.new_version


def test_halves_of_one_voice_are_harmless(encoder: MiniLM) -> None:
    change = compare(made(approved_readings()[::2], encoder), made(approved_readings()[1::2], encoder))
    assert change.distance < 0.2
    assert len(change.added) == len(change.dropped) == 10
    assert change.verdict is Harm.HARMLESS


def test_drifted_texts_among_the_new_are_told(old: Edition, encoder: MiniLM) -> None:
    fresh = [reading_of(text, f"new-{number}") for number, text in enumerate([HYPED, FORMAL, SLANG])]
    change = compare(old, made([*approved_readings(), *fresh], encoder))
    assert change.verdict is not Harm.HARMLESS
    assert {one.place.locator for one in change.strangers} == {"new-0", "new-1", "new-2"}
    assert {one.locator for one in change.added} == {"new-0", "new-1", "new-2"}
    assert any("do not sound like the old" in reason for reason in change.reasons)


def test_another_voice_is_harmful_and_says_where_it_leans(old: Edition, encoder: MiniLM) -> None:
    pushed = [reading_of(f"{HYPED} {reading.touchpoint.text}", reading.touchpoint.locator) for reading in approved_readings()]
    change = compare(old, made(pushed, encoder))
    assert change.verdict is Harm.HARMFUL
    assert change.distance > 0.35
    assert "hype" in [kind for kind, by in change.leans if by > 0]
    assert "exclamation marks" in [trait.name for trait in change.traits]
    assert any(trait.new.middle > trait.old.middle for trait in change.traits if trait.name == "exclamation marks")


def test_another_brand_is_harmful(old: Edition, encoder: MiniLM) -> None:
    assert compare(old, made(approved_readings(), encoder, "Other")).verdict is Harm.HARMFUL


def test_the_command_tells_it_and_ends_with_2(old: Edition, encoder: MiniLM, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(old, tmp_path / "old")
    save(made([*approved_readings()[5:], reading_of(HYPED, "hyped"), reading_of(FORMAL, "formal")], encoder), tmp_path / "new")
    assert run(["baseline", "compare", str(tmp_path / "old"), str(tmp_path / "old")]) == 0
    assert "HARMLESS" in capsys.readouterr().out
    assert run(["baseline", "compare", str(tmp_path / "old"), str(tmp_path / "new")]) == 2
    told = capsys.readouterr().out
    assert "2 texts added" in told
    assert "5 texts dropped" in told
    assert "the old one would flag" in told


def test_publishing_tells_what_it_changes(old: Edition, encoder: MiniLM, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(old, tmp_path / "old")
    save(made([*approved_readings(), reading_of(HYPED, "hyped"), reading_of(FORMAL, "formal")], encoder), tmp_path / "new")
    assert run(["baseline", "publish", str(tmp_path / "old"), "--to", str(tmp_path / "shelf")]) == 0
    assert capsys.readouterr().out == "ferrow-line@1\n"
    assert run(["baseline", "publish", str(tmp_path / "new"), "--to", str(tmp_path / "shelf")]) == 0
    streams = capsys.readouterr()
    assert streams.out == "ferrow-line@2\n"
    assert "Against ferrow-line@1: look." in streams.err
    assert run(["baseline", "list", "--to", str(tmp_path / "shelf")]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["ferrow-line@1", "ferrow-line@2"]
