from __future__ import annotations

import re
from dataclasses import replace

import pytest

from consistency.records.audit import Audit, Verdict
from consistency.records.collection import Unreadable
from consistency.reports import REPORTS
from consistency.reports.terminal import Terminal

from .sample import POSTS, sample_audit


def screen(audit: Audit, **how: object) -> list[str]:
    return Terminal(**how).render(audit).decode().splitlines()  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [80, 100])
def test_fits_a_screen(width: int) -> None:
    lines = screen(sample_audit(), width=width, page="report.html")
    assert len(lines) <= 40
    assert max(len(line) for line in lines) <= width


def test_says_the_verdict_first_then_one_line_for_each_concern() -> None:
    lines = screen(sample_audit())
    assert "Fernhollow" in lines[0]
    assert lines[1].startswith("STOP")
    for concern in sample_audit().concerns:
        assert any(line.startswith(concern.title) and concern.verdict.value in line for line in lines)


def test_a_channel_that_was_not_scanned_never_reads_as_a_pass() -> None:
    lines = screen(sample_audit())
    ads = next(line.split() for line in lines if line.startswith("ads "))
    assert ads == ["ads", "PASS", "PASS", "STOP", "?", "LOOK", "PASS", "–"]


def test_the_worst_findings_come_with_their_quotes() -> None:
    text = "\n".join(screen(sample_audit()))
    assert f"{POSTS}#2: “30% off every spade, fork and trowel”" in text


def test_names_what_could_not_be_read_and_why_things_were_skipped() -> None:
    text = " ".join(" ".join(screen(sample_audit())).split())
    assert "read 19, skipped 4, could not read 1" in text
    assert "campaign/docs/price-list.pdf (REA14)" in text
    assert "a stylesheet" in text


def test_a_higher_screen_has_a_line_for_each_source() -> None:
    lines = Terminal(width=100, height=50).render(sample_audit()).decode().splitlines()
    assert "  docs: read 2, skipped 0, could not read 1" in lines
    assert any(line.startswith("  website: read 3, skipped 1, could not read 0 (skipped: a stylesheet") for line in lines)


def test_says_how_many_findings_there_was_no_room_for() -> None:
    audit = sample_audit()
    lines = screen(audit)
    shown = sum("“" in line and line.startswith("     ") for line in lines)
    assert f"… and {len(audit.findings) - shown} more; --output report.html names them all" in lines
    assert not any("more" in line for line in screen(replace(audit, findings=audit.findings[:2])))


def test_plain_by_default_and_coloured_on_demand() -> None:
    plain, coloured = Terminal().render(sample_audit()), Terminal(colour=True).render(sample_audit())
    assert b"\x1b" not in plain
    assert b"\x1b[" in coloured
    assert re.sub(rb"\x1b\[[\d;]*m", b"", coloured).split() == plain.split()


def test_a_quote_cannot_steer_the_terminal() -> None:
    audit = sample_audit()
    hostile = replace(audit.findings[0].evidence[0], quote="\x1b[2J\u202egnp [red]x[/red]")
    finding = replace(audit.findings[0], evidence=(hostile,), message="[bold]\x07ding")
    text = Terminal().render(replace(audit, findings=(finding,))).decode()
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[red]x[/red]" in text
    assert "[bold]" in text


def test_many_unreadable_files_do_not_drown_the_rest() -> None:
    audit = sample_audit()
    gaps = tuple(Unreadable(f"campaign/docs/{number}.pdf", "REA14", "It is broken.", "Export it again.") for number in range(50))
    sources = tuple(replace(item, unreadable=gaps) if item.path == "campaign/docs" else item for item in audit.sources)
    lines = screen(replace(audit, sources=sources))
    assert len(lines) <= 40
    told = sum("Could not read" in line for line in lines)
    assert told >= 3
    assert any(f"and {50 - told} more that could not be read" in line for line in lines)


def test_a_source_that_is_missing_as_a_whole_is_told_before_files_of_others() -> None:
    audit = sample_audit()
    files = tuple(Unreadable(f"{audit.sources[0].path}/{number}.pdf", "REA14", "It is broken.", "Export it again.") for number in range(50))
    missing = Unreadable(audit.sources[-1].path, "REA01", "It does not exist.", "Correct the path.")
    sources = (replace(audit.sources[0], unreadable=files), *audit.sources[1:-1], replace(audit.sources[-1], unreadable=(missing,)))
    told = [line for line in screen(replace(audit, sources=sources)) if "Could not read" in line]
    assert "REA01" in told[0]


def test_an_audit_of_nothing_says_so() -> None:
    empty = replace(
        sample_audit(), verdict=Verdict.NOT_CHECKED, concerns=(), touchpoints=(), findings=(), sources=(), baseline=None, notes=()
    )
    assert screen(empty)[1] == "NOT CHECKED  Nothing could be checked."


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert REPORTS["terminal"]().render(sample_audit()) == Terminal().render(sample_audit())
