"""The record kept: what is collected reads back the same, masks what is personal, and tells what is missing."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consistency.channels.kept import is_kept, read_kept, write_kept
from consistency.cli import run
from consistency.flows.collect import collect
from consistency.flows.read import collect_sources
from consistency.flows.redact import masked, redacted
from consistency.flows.scan import scan
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.survey import Answer
from consistency.records.touchpoint import Block, Kind, Link, Role, StyleFact, Touchpoint
from consistency.reports import REPORTS
from consistency.settings import load_settings

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FULL = Touchpoint(
    locator="campaign/a.eml",
    channel="email",
    kind=Kind.EMAIL,
    text="Héllo 🪁\n\nBook now",
    blocks=(Block(0, 7, Role.BODY, "p"), Block(9, 17, Role.CTA)),
    title="Kites",
    links=(Link("https://k.example/b", 9, 17, Role.CTA), Link("https://k.example", 17, 17)),
    styles=(StyleFact("color", "#FF7A1A", "p", "a.css"), StyleFact("font-family", "Poppins", "style", "a.eml", ("Poppins", "Arial"))),
    stage="discovery",
    uri="https://k.example/a",
    language="en-GB",
    observed_at=datetime.fromisoformat("2026-03-02T09:30:00+01:00"),
    meta={"from": "Kites <hello@k.example>", "x": ""},
)
BARE = Touchpoint("b.txt", "docs", Kind.TEXT, "Just\u2028words", observed_at=datetime(2026, 1, 1))
COLLECTIONS = (
    Collection("baseline", "docs", "b.txt", (BARE,)),
    Collection(
        "campaign",
        "email",
        "campaign",
        (FULL, replace(FULL, locator="campaign/c.eml", meta={})),
        (Skipped("campaign/x.css", "stylesheet"),),
        (Unreadable("campaign/d.eml", "REA10", "the e-mail has no text.", "Export it again."),),
        (Answer("s.csv#1", "survey", "How was it?", "Fine", NOW, 9.0), Answer("s.csv#2", "survey", "Why?", "")),
    ),
)
SUFFIXES = pytest.mark.parametrize("suffix", ["jsonl", "parquet"])


@SUFFIXES
def test_what_is_kept_reads_back_the_same_and_purposes_stay_apart(tmp_path, suffix):
    file = tmp_path / f"t.{suffix}"
    write_kept(COLLECTIONS, file)
    assert is_kept(file)
    assert read_kept(file, "t", "baseline", "any") == COLLECTIONS[:1]
    assert read_kept(file, "t", "campaign", "any") == COLLECTIONS[1:]
    assert list(tmp_path.iterdir()) == [file]


@SUFFIXES
def test_the_same_touchpoints_give_the_same_bytes(tmp_path, suffix):
    for name in ("a", "b"):
        write_kept(COLLECTIONS, tmp_path / f"{name}.{suffix}")
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_half_a_character_survives_json_lines_and_is_refused_by_parquet(tmp_path):
    odd = (Collection("campaign", "docs", "x", (replace(BARE, text="a\ud800"),)),)
    write_kept(odd, tmp_path / "t.jsonl")
    assert read_kept(tmp_path / "t.jsonl", "t", "campaign", "docs") == odd
    with pytest.raises(Exception, match="DOC06"):
        write_kept(odd, tmp_path / "t.parquet")
    assert not list(tmp_path.glob("*.part"))


def broken(file: Path, change) -> list[str]:
    write_kept(COLLECTIONS, file)
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join(change(lines)), "utf-8")
    return [line.code for one in read_kept(file, "t", "campaign", "email") for line in one.unreadable if line.code != "REA10"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda lines: lines[:4], ["DOC04"]),
        (lambda lines: [*lines[:4], lines[4][:30]], ["DOC05", "DOC04"]),
        (lambda lines: [lines[0].replace('"format": 1', '"format": 99'), *lines[1:]], ["DOC04"]),
        (lambda lines: [line.replace('"end": 17', '"end": 99') for line in lines], ["DOC05", "DOC05"]),
        (lambda lines: [line.replace('"kind": "email"', '"kind": "e"') for line in lines], ["DOC05", "DOC05"]),
        (lambda lines: [line.replace('"stage": "discovery"', '"stage": 7') for line in lines], ["DOC05", "DOC05"]),
        (lambda lines: [line for line in lines if '"record": "source"' not in line], ["DOC05"] * 7 + ["DOC04"]),
        (lambda lines: [*lines[:2], "[" * 100_000, *lines[2:]], ["DOC05", "DOC04"]),
    ],
)
def test_a_damaged_file_is_told_and_the_rest_is_read(tmp_path, change, codes):
    assert broken(tmp_path / "t.jsonl", change) == codes


def test_a_damaged_or_foreign_parquet_file_is_told(tmp_path):
    import pyarrow as arrow
    import pyarrow.parquet

    write_kept(COLLECTIONS, tmp_path / "t.parquet")
    (tmp_path / "t.parquet").write_bytes((tmp_path / "t.parquet").read_bytes()[:900])
    arrow.parquet.write_table(arrow.table({"a": [1]}), tmp_path / "foreign.parquet")
    assert not is_kept(tmp_path / "foreign.parquet")
    for name in ("t", "foreign"):
        (found,) = read_kept(tmp_path / f"{name}.parquet", name, "campaign", "docs")
        assert [line.code for line in found.unreadable] == ["DOC04"]


def test_parquet_without_its_package_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Exception, match=r"pip install pyarrow"):
        write_kept(COLLECTIONS, tmp_path / "t.parquet")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A brand with three sources of a text each."""
    toml = '[brand]\nname = "Kite Works"\n'
    for table, name in (("baseline", "old"), ("source", "pricing"), ("source", "care")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Words about {name}.")
        (tmp_path / name / "b.txt").write_text(f"More words about {name}.")
        toml += f'[[{table}]]\nchannel = "docs"\npath = "{name}"\nstage = "interest"\n'
    (tmp_path / "consistency.toml").write_text(toml)
    return tmp_path


def kept_settings(folder: Path, file: Path) -> Path:
    """The folder's settings with the collected file in place of its sources."""
    text = (folder / "consistency.toml").read_text("utf-8")
    text = re.sub(r"\[\[(?:baseline|source)\]\]\n(?:\w.*\n)+\n?", "", text)
    text += "".join(f'\n[[{table}]]\nchannel = "all"\npath = "{file.name}"\n' for table in ("baseline", "source"))
    other = folder / "kept.toml"
    other.write_text(text, "utf-8")
    return other


def as_read(collections):
    """Collections but for where they are declared, which a scan of what was kept knows of its own settings."""
    return tuple(replace(one, line=0, is_remote=False) for one in collections)


def told(audit):
    """A report but for where its sources are declared."""
    sources = tuple(replace(one, line=0, is_remote=False) for one in audit.sources)
    return REPORTS["json"]().render(replace(audit, sources=sources, settings=""))


@SUFFIXES
def test_the_demo_reads_back_as_it_was_read(demo_copy, suffix):
    project = load_settings(demo_copy)
    file = demo_copy / f"touchpoints.{suffix}"
    kept = collect(project, file, keep_personal=True)
    for purpose in ("baseline", "campaign"):
        assert as_read(read_kept(file, file.name, purpose, "all")) == as_read(one for one in kept if one.purpose == purpose)


def test_scanning_what_was_collected_gives_the_same_report(demo_audit, demo_copy):
    file = demo_copy / "touchpoints.jsonl"
    assert run(["collect", str(demo_copy), "--output", str(file), "--keep-personal"]) == 0
    shutil.rmtree(demo_copy / "campaign")
    shutil.rmtree(demo_copy / "baseline")
    audit = scan(load_settings(kept_settings(demo_copy, file)), now=demo_audit.created_at)
    assert told(audit) == told(demo_audit)


def test_personal_data_is_masked_at_the_same_length_unless_kept(small):
    personal = "Write to jo.smith@post.example or +44 7700 900123. Card 4111 1111 1111 1111."
    (small / "care" / "personal.txt").write_text(personal)
    project = load_settings(small)
    before = collect_sources("campaign", project, lambda _: None)
    texts: dict[bool, str] = {}
    for keep in (False, True):
        collect(project, small / "t.jsonl", keep_personal=keep)
        after = read_kept(small / "t.jsonl", "t.jsonl", "campaign", "all")
        for old, new in zip(before, after, strict=True):
            assert [(t.locator, t.blocks, len(t.text)) for t in old.touchpoints] == [
                (t.locator, t.blocks, len(t.text)) for t in new.touchpoints
            ]
        texts[keep] = next(t.text for one in after for t in one.touchpoints if t.locator.endswith("personal.txt"))
    assert texts[True] == personal
    assert texts[False] == "Write to ██.█████@████.███████ or +██ ████ ██████. Card ████ ████ ████ ████."


@pytest.mark.parametrize(
    "text",
    [
        "Jo.Smith+kites@post.example", "jo%40post.example", "01632 960 123", "(01632) 960123", "020 7946 0123", "07700900123",
        "+1 (415) 555-0123", "415-555-0123", "(415) 555-0123", "1-800-555-0199", "+44 (0)20 7946 0123", "4111111111111111",
        "5500-0000-0000-0004", "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "sales@other.example",
    ],
)  # fmt: skip
def test_what_is_personal_is_masked(text):
    found = masked(f"Here: {text}, see?", frozenset({"kites.example"}))
    assert len(found) == len(f"Here: {text}, see?")
    assert found.startswith("Here: ")
    assert found.endswith(", see?")
    assert not re.search(r"\w", found.removeprefix("Here: ").removesuffix(", see?"))


@pytest.mark.parametrize(
    "text",
    [
        "£1,299.00 until 2026-03-02", "20% off 3 for 2", "Order 1234567890123456 of 02/03/2026", "hello@kites.example",
        "customer.service@news.kites.example", "Open 09:00-17:30, 365 days", "Version 1.2.3.4", "@kites on https://k.example/0123456789",
        "mastodon:@brand@social.example/1234", "In 2024 2025 2026", "£1000 000 000", "ABCD1234 code SNOWDROP20", "0.5 litres, 007",
        "10 000 000 kites", "1111111111111111",
    ],
)  # fmt: skip
def test_what_is_not_personal_stays(text):
    assert masked(text, frozenset({"kites.example"})) == text


def test_answers_and_what_they_were_asked_are_masked():
    answer = Answer("s.csv#1", "survey", "Shall we call 01632 960 123?", "Write to jo@post.example.")
    (one,) = redacted((Collection("campaign", "survey", "s", answers=(answer,)),))
    assert (one.answers[0].question, one.answers[0].text) == ("Shall we call █████ ███ ███?", "Write to ██@████.███████.")


def test_stages_by_rule_go_before_the_sources_own(small):
    with (small / "consistency.toml").open("a") as stream:
        stream.write('[[stage]]\nmatch = "*pricing/*"\nstage = "purchase"\n[[stage]]\nmatch = "*/a.txt"\nstage = "use"\n')
    found = collect_sources("campaign", load_settings(small), lambda _: None)
    assert {t.locator: t.stage for one in found for t in one.touchpoints} == {
        "pricing/a.txt": "purchase", "pricing/b.txt": "purchase", "care/a.txt": "use", "care/b.txt": "interest",
    }  # fmt: skip


def stopping_at(locator: str):
    def progress(message: str) -> None:
        if message == f"reading {locator}":
            raise KeyboardInterrupt

    return progress


def test_an_interruption_keeps_what_was_read_and_tells_the_rest(small):
    kept = collect(load_settings(small), small / "t.jsonl", stopping_at("pricing/b.txt"))
    assert [t.locator for one in kept for t in one.touchpoints] == ["old/a.txt", "old/b.txt", "pricing/a.txt"]
    assert [(line.locator, line.code) for one in kept for line in one.unreadable] == [("pricing", "REA51"), ("care", "REA51")]
    assert as_read(read_kept(small / "t.jsonl", "t.jsonl", "campaign", "docs")) == as_read(kept[1:])


def test_an_interruption_of_the_baseline_leaves_the_campaign_unread(small):
    kept = collect(load_settings(small), small / "t.jsonl", stopping_at("old/a.txt"))
    assert [(one.purpose, one.path, [line.code for line in one.unreadable]) for one in kept] == [
        ("baseline", "old", ["REA51"]), ("campaign", "pricing", ["REA51"]), ("campaign", "care", ["REA51"]),
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["scan", "collect"])
def test_ctrl_c_ends_with_4_and_one_line(small, command, monkeypatch, capsys):
    from consistency.channels import collect as door

    monkeypatch.setattr("consistency.channels.txt.Txt.read", lambda self, file: (_ for _ in ()).throw(KeyboardInterrupt))
    assert door
    output = ["--output", str(small / "t.jsonl")] if command == "collect" else []
    assert run([command, str(small), *output]) == 4
    streams = capsys.readouterr()
    assert streams.out.strip() == ""
    assert ("Stopped before the end" in streams.err) == (command == "scan")
    assert (small / "t.jsonl").exists() == (command == "collect")


def test_collect_ends_with_4_where_something_could_not_be_read(small, capsys):
    (small / "care" / "bad.pdf").write_bytes(b"%PDF-1.7\n")
    assert run(["collect", str(small), "-o", str(small / "out" / "t.jsonl")]) == 4
    shown = capsys.readouterr().err
    assert "campaign docs care: 2 read, 0 skipped, 1 could not be read" in shown
    assert "REA12 care/bad.pdf" in shown
    rows = [json.loads(line) for line in (small / "out" / "t.jsonl").read_text("utf-8").splitlines()]
    assert [row["record"] for row in rows[1:]].count("unreadable") == 1


def test_collect_says_what_is_wrong_with_how_it_is_called(small, capsys):
    assert run(["collect", str(small), "-o", str(small / "t.csv")]) == 1
    assert ".jsonl or .parquet" in capsys.readouterr().err
    (small / "consistency.toml").write_text('[brand]\nname = "x"\n')
    assert run(["collect", str(small), "-o", str(small / "t.jsonl")]) == 3
    assert "CFG06" in capsys.readouterr().err


def test_a_file_collected_as_campaign_is_no_baseline(small):
    write_kept((Collection("campaign", "docs", "x", (BARE,)),), small / "t.jsonl")
    (found,) = read_kept(small / "t.jsonl", "t.jsonl", "baseline", "docs")
    assert [line.code for line in found.unreadable] == ["REA21"]


@SUFFIXES
def test_a_collected_file_among_other_files_is_skipped_by_name(small, suffix):
    write_kept(COLLECTIONS, small / "care" / f"t.{suffix}")
    found = collect_sources("campaign", load_settings(small), lambda _: None)[1]
    assert [(line.locator, line.why.split(":")[0]) for line in found.skipped] == [(f"care/t.{suffix}", "collected touchpoints")]
    assert not found.unreadable


SLOW = """
import pathlib, sys, time
from consistency.channels.txt import Txt
from consistency.cli import run
read = Txt.read
def slowly(self, file):
    if file.path.name == "c.txt" and file.path.read_text():
        pathlib.Path(sys.argv[2], "reached").touch()
        time.sleep(60)
    return read(self, file)
Txt.read = slowly
sys.exit(run(sys.argv[1:]))
"""


def stopped_by(number: signal.Signals, small: Path, suffix: str = "jsonl") -> tuple[int, str, str]:
    """A real signal to a real process, while it reads a file that takes for ever."""
    (small / "care" / "c.txt").write_text("Words that never come.")
    command = [sys.executable, "-c", SLOW, "collect", str(small), "-o", str(small / f"t.{suffix}")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            end = time.monotonic() + 30
            while not (small / "reached").exists() and time.monotonic() < end:
                time.sleep(0.05)
            process.send_signal(number)
            out, shown = process.communicate(timeout=20)
        finally:
            process.kill()
    return process.returncode, out, shown


@SUFFIXES
def test_after_a_kill_what_was_read_of_whole_sources_stands_beside(small, suffix):
    """What was collected yesterday is not touched, and the sources that are missing are told."""
    (small / f"t.{suffix}").write_text("yesterday's")
    assert stopped_by(signal.SIGKILL, small, suffix)[0] == -signal.SIGKILL
    assert (small / f"t.{suffix}").read_text() == "yesterday's"
    beside = small / "t.partial.jsonl"
    kept = [*read_kept(beside, "t", "baseline", "docs"), *read_kept(beside, "t", "campaign", "docs")]
    assert [[t.locator for t in one.touchpoints] for one in kept] == [["old/a.txt", "old/b.txt"], ["pricing/a.txt", "pricing/b.txt"], []]
    assert [[line.code for line in one.unreadable] for one in kept] == [[], [], ["REA51"]]
    (small / "care" / "c.txt").unlink()
    assert run(["collect", str(small), "-o", str(small / f"t.{suffix}")]) == 0
    assert not beside.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_from_outside_keeps_what_was_read(small, number):
    code, out, shown = stopped_by(number, small)
    assert (code, out) == (4, "")
    assert "REA51" in shown
    assert not (small / "t.partial.jsonl").exists()
    assert [len(one.touchpoints) for one in read_kept(small / "t.jsonl", "t.jsonl", "campaign", "docs")] == [2, 2]


def test_the_settings_may_keep_personal_data(small):
    (small / "care" / "a.txt").write_text("Call 01632 960 123.")
    with (small / "consistency.toml").open("a") as stream:
        stream.write("[collect]\nkeep_personal = true\n")
    kept = collect(load_settings(small), small / "t.jsonl")
    assert kept[-1].touchpoints[0].text == "Call 01632 960 123."
