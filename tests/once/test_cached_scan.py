"""A scan gives the same bytes with and without what earlier ones computed, whatever becomes of the file that holds it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.encoders.onnx import MiniLM
from consistency.flows import work
from tests.nights.campaign import write, write_campaign

CACHE = Path(".consistency") / "cache.db"


def report(folder: Path, *options: str) -> dict[str, object]:
    """What a scan reports, but for its time."""
    file = folder / "report.json"
    run(["scan", str(folder), "--output", str(file), *options])
    told: dict[str, object] = json.loads(file.read_bytes())
    del told["created_at"]
    return told


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_campaign(tmp_path)


def test_the_demo_is_the_same_with_and_without_and_nothing_is_listened_to_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = report(folder)
    monkeypatch.setattr(work, "represent_all", None)  # what is called now fails
    monkeypatch.setattr(work, "assess", None)
    monkeypatch.setattr(work, "extract", None)
    monkeypatch.setattr(work, "segment", None)
    monkeypatch.setattr(MiniLM, "layers", None)
    assert report(folder) == cold
    monkeypatch.undo()
    assert report(folder, "--no-cache") == cold
    page = next((folder / "campaign").rglob("*.html"))
    page.write_text(page.read_text("utf-8").replace("</body>", "<p>Our lamps are made by hand in 1,200 hours.</p></body>"), "utf-8")
    assert report(folder) == report(folder, "--no-cache") != cold


def test_another_baseline_another_launch_and_a_page_less_are_told_as_without_a_cache(folder: Path) -> None:
    cold = report(folder)
    approved = next((folder / "baseline").rglob("*.html"))
    approved.write_text(approved.read_text("utf-8").replace("</body>", "<p>Bring the lamp back whenever you like.</p></body>"), "utf-8")
    settings = folder / "consistency.toml"
    settings.write_text(settings.read_text("utf-8").replace("launch = 2026-", "launch = 2027-"), "utf-8")
    next((folder / "campaign").rglob("*.html")).unlink()
    changed = report(folder)
    assert changed == report(folder, "--no-cache")
    assert changed["launch"] != cold["launch"]
    assert len(changed["touchpoints"]) == len(cold["touchpoints"]) - 1  # type: ignore[arg-type]


def test_only_what_changed_is_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report(small)
    read: list[str] = []
    extract = work.extract
    monkeypatch.setattr(work, "extract", lambda reading, *about: read.append(reading.touchpoint.locator) or extract(reading, *about))
    write(small, "website/terms.txt", "The code TIDE gives 20% off boat trips.")
    report(small)
    assert read == ["website/terms.txt"]


def test_a_text_that_moves_is_not_read_again_and_is_told_where_it_is(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report(small)
    (small / "email" / "one.txt").rename(small / "email" / "three.txt")
    with monkeypatch.context() as patched:
        patched.setattr(work, "extract", None)
        moved = report(small)
    assert moved == report(small, "--no-cache")


def test_no_cache_keeps_nothing(small: Path) -> None:
    report(small, "--no-cache")
    assert not (small / CACHE).exists()
    settings = small / "consistency.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[cache]\ndays = 0\n", "utf-8")
    report(small)
    assert not (small / CACHE).exists()


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_taken_away_and_changes_nothing(small: Path, damage: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    cold = report(small)
    (small / CACHE).write_bytes(damage)
    assert report(small) == cold
    capsys.readouterr()
    assert report(small) == cold
    assert report(small) == cold
    assert "STO08" not in capsys.readouterr().err


def test_pages_damaged_in_the_middle_change_nothing(small: Path) -> None:
    cold = report(small)
    data = bytearray((small / CACHE).read_bytes())
    data[4096:] = bytes(reversed(data[4096:]))
    (small / CACHE).write_bytes(data)
    assert report(small) == cold


def test_results_that_were_tampered_with_are_computed_again(small: Path) -> None:
    cold = report(small)
    with sqlite3.connect(small / CACHE) as raw:
        assert raw.execute("UPDATE work SET body = x'00ff00'").rowcount > 0
    assert report(small) == cold


@pytest.mark.parametrize("damage", ["used_on = 'no day'", "body = 5", "body = 'words'"])
def test_rows_that_hold_something_else_change_nothing(small: Path, damage: str) -> None:
    cold = report(small)
    with sqlite3.connect(small / CACHE) as raw:
        assert raw.execute(f"UPDATE work SET {damage}").rowcount > 0
    assert report(small) == cold


def test_a_file_that_is_being_written_is_done_without(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("consistency.stores.work_file.WAIT", 0.05)
    cold = report(small)
    write(small, "website/terms.txt", "The code TIDE gives 25% off boat trips. It ends on 30 April 2026, at noon.")
    raw = sqlite3.connect(small / CACHE, isolation_level=None)
    raw.execute("BEGIN EXCLUSIVE")
    try:
        held = report(small)
    finally:
        raw.close()
    assert "STO08" in capsys.readouterr().err
    assert held == report(small, "--no-cache") != cold


def test_a_file_of_another_form_is_made_anew(small: Path) -> None:
    cold = report(small)
    with sqlite3.connect(small / CACHE) as raw:
        raw.execute("DROP TABLE work")
        raw.execute("CREATE TABLE work (something TEXT)")
        raw.execute("PRAGMA user_version = 99")
    assert report(small) == cold
    with sqlite3.connect(small / CACHE) as raw:
        assert raw.execute("SELECT count(*) FROM work WHERE length(key) = 64").fetchone()[0] > 0
