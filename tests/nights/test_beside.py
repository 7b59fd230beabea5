"""What a history says beside an audit: which findings are known, back or gone, and how channels went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from consistency.cli.output import write_bytes
from consistency.drift import levels
from consistency.flows.history import beside, returning, trends, with_history
from consistency.records.audit import Audit
from consistency.records.history import Night
from consistency.reports import REPORTS
from consistency.stores.sql import SqlStore
from tests.stores.audits import BRAND, finding, night
from tests.stores.conftest import opened


def kept(store: SqlStore, *found: tuple[int, ...]) -> list[Audit]:
    """A night for each set of findings, whose quotes differ by number."""
    audits: list[Audit] = []
    for day, numbers in enumerate(found):
        made = night(day, findings=tuple(finding(number, quote=f"{number}% off") for number in numbers))
        made = replace(made, levels=tuple(levels(made.audit, audits[-1] if audits else None)))
        store.save(made)
        audits.append(made.audit)
    return audits


def test_findings_are_new_known_back_or_resolved(tmp_path: Path) -> None:
    with opened("h.db", tmp_path) as store:
        audits = kept(store, (1, 2), (1,), (1, 2, 3))
        said = beside(store, BRAND, audits[2], store.entries(BRAND)[2].number)
        first, second, third = audits[2].findings
        assert said.known == {first.id: audits[0].created_at}
        assert said.returned == (second.id,)
        assert third.id not in {*said.known, *said.returned}
        assert said.since == audits[1].created_at
        middle = beside(store, BRAND, audits[1], store.entries(BRAND)[1].number)
        assert [one.id for one in middle.resolved] == [second.id]
        assert beside(store, BRAND, audits[0], store.entries(BRAND)[0].number).since is None


def test_an_audit_that_is_not_kept_comes_after_all(tmp_path: Path) -> None:
    with opened("h.db", tmp_path) as store:
        kept(store, (1,))
        said = beside(store, BRAND, night(5, findings=(finding(1, quote="1% off"),)).audit)
        assert (said.audits, len(said.known)) == (2, 1)


def test_findings_that_come_and_go_are_told_with_their_spells(tmp_path: Path) -> None:
    with opened("h.db", tmp_path) as store:
        audits = kept(store, (1, 2), (1,), (1, 2), (1,), (2,))
        (one,) = returning(store, BRAND)
        assert one.finding.evidence[0].quote == "2% off"
        assert one.spells == tuple((audits[day].created_at, audits[day].created_at) for day in (0, 2, 4))


def test_trends_hold_voice_and_concerns_that_were_ever_found(tmp_path: Path) -> None:
    with opened("h.db", tmp_path) as store:
        audits = kept(store, (1,), (), (1,))
        (offer,) = [one for one in trends(store, BRAND) if one.concern == "offer"]
        assert (offer.channel, [point.mean for point in offer.points]) == ("email", [0.5, 0, 0.5])
        assert [point.created_at for point in offer.points] == [audit.created_at for audit in audits]
        until = store.entries(BRAND)[0].number
        assert {len(one.points) for one in trends(store, BRAND, until)} == {1}


def test_a_history_is_no_part_of_what_is_kept(tmp_path: Path) -> None:
    with opened("h.db", tmp_path) as store:
        audit = with_history(store, kept(store, (1,))[0])
        number = store.save(Night(audit, {})).number
        assert store.audit(BRAND, number).history is None


def test_reports_tell_marks_tally_and_trends(tmp_path: Path) -> None:
    with opened("h.db", tmp_path) as store:
        audits = kept(store, (1, 2), (1,), (1, 2, 4))
        shown = with_history(store, audits[2], store.entries(BRAND)[2].number)
    page, screen = (REPORTS[form]().render(shown).decode() for form in ("html", "terminal"))
    for told in ("known since 1 January 2026", "back again", "Since 2 January 2026: 1 new, 1 known, 1 back again, 0 accepted, 0 resolved."):
        assert told in page
        assert told in screen
    assert 'class="standing new"' in page
    assert page.count("<polyline") == len([one for one in shown.history.trends if len(one.points) > 1]) > 0  # type: ignore[union-attr]
    assert "▁" in screen
    bare = REPORTS["html"]().render(audits[2]).decode()
    assert "standing" not in bare.partition("<body>")[2]
    assert "How it went over time" not in bare


def test_a_link_is_written_through_and_not_replaced(tmp_path: Path) -> None:
    place, link = tmp_path / "place.txt", tmp_path / "link.txt"
    link.symlink_to(place)
    write_bytes(b"told", link)
    assert link.is_symlink()
    assert place.read_bytes() == b"told"
