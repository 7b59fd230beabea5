"""Audits to files and back, judged again, and compared."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import consistency
from consistency.errors import ReportError
from consistency.judge import JudgeError
from consistency.library.errors import LibraryError
from consistency.reports import REPORTS


@pytest.mark.parametrize("ending", [".json", ".parquet"])
def test_nothing_is_lost_in_a_file(audit, tmp_path, ending) -> None:
    place = tmp_path / f"audit{ending}"
    audit.write(place)
    assert consistency.Audit.read(str(place)) == audit
    before = place.read_bytes()
    consistency.Audit.read(place).write(place)
    assert place.read_bytes() == before


def test_parquet_is_nested_and_stacks(audit, tmp_path) -> None:
    for number in (1, 2):
        replace(audit, campaign=f"night {number}").write(tmp_path / f"{number}.parquet")
    both = pl.read_parquet(tmp_path / "*.parquet")
    assert both["campaign"].to_list() == ["night 1", "night 2"]
    assert both.explode("findings").height == 2 * len(audit.findings)


def test_an_audit_without_findings_keeps_the_types_of_its_columns(audit, tmp_path) -> None:
    full, empty = tmp_path / "full.parquet", tmp_path / "empty.parquet"
    audit.write(full)
    replace(audit, findings=(), measurements=(), decisions=(), offers=(), gate=None).write(empty)
    assert pq.read_schema(empty).field("findings").type == pq.read_schema(full).field("findings").type
    assert consistency.Audit.read(empty).findings == ()


def test_what_is_no_audit_is_refused(audit, tmp_path) -> None:
    with pytest.raises(LibraryError, match=r"LIB03 .*audit\.csv: an audit is written as \.json or \.parquet, not as \.csv"):
        audit.write(tmp_path / "audit.csv")
    other = tmp_path / "other.parquet"
    pq.write_table(pa.table({"a": [1]}), other)
    with pytest.raises(LibraryError, match=r"LIB05 .*other\.parquet"):
        consistency.Audit.read(other)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and nothing else")
    with pytest.raises(LibraryError, match=r"LIB05 .*broken\.parquet"):
        consistency.Audit.read(tmp_path / "broken.parquet")
    (tmp_path / "no.json").write_text("[]")
    with pytest.raises(ReportError, match="REP02"):
        consistency.Audit.read(tmp_path / "no.json")


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_takes_it_as_the_record_that_it_is(audit, name, tmp_path) -> None:
    from consistency.flows.scan import scan
    from consistency.records.audit import Audit
    from consistency.records.finding import Finding

    plain = replace(audit, findings=tuple(Finding(**{slot: getattr(one, slot) for slot in Finding.__slots__}) for one in audit.findings))
    record = Audit(**{slot: getattr(plain, slot) for slot in Audit.__slots__})
    assert type(record) is not type(audit)
    assert scan.__annotations__["return"] == "Audit"
    assert REPORTS[name]().render(audit) == REPORTS[name]().render(record)


def test_judging_again_needs_no_reading(audit) -> None:
    drifts = [one for one in audit.findings if one.kind == "voice-drift"]
    again = audit.rethreshold(look_p=0.0)
    assert drifts
    assert [one for one in again.findings if one.kind == "voice-drift"] == []
    assert isinstance(again, consistency.Audit)
    assert again.measurements == audit.measurements
    assert audit.rethreshold().findings == audit.findings
    assert again.rethreshold(look_p=1.0).findings == audit.findings


def test_lines_that_cannot_be_are_refused(audit) -> None:
    with pytest.raises(LibraryError, match="LIB04: look_p must lie between 0 and 1, is 5"):
        audit.rethreshold(look_p=5)
    with pytest.raises(JudgeError, match="JUD03"):
        audit.rethreshold(sure=0.1, likely=0.9)


def test_two_audits_are_told_apart(audit) -> None:
    fewer = audit.rethreshold(look_p=0.0)
    change = consistency.compare(audit, fewer)
    gone = {one.id for one in audit.findings} - {one.id for one in fewer.findings}
    assert {one.id for one in change.resolved} == gone != set()
    assert (change.new, change.known) == ((), fewer.findings)
    assert (change.added, change.dropped, change.reworded) == ((), (), ())
    first, *rest = audit.touchpoints
    other = replace(audit, touchpoints=(replace(first, digest="0" * 64), *rest[1:]))
    change = consistency.compare(audit, other)
    assert (change.reworded, change.dropped, change.added) == ((first.locator,), (rest[0].locator,), ())


def test_an_audit_and_a_baseline_are_not_compared(audit, baseline) -> None:
    with pytest.raises(LibraryError, match="LIB08: Audit and Baseline cannot be compared"):
        consistency.compare(audit, baseline)


def test_checks_can_be_chosen() -> None:
    from consistency.assets import asset

    audit = consistency.scan(str(asset("corpora/demo-brand")), only=["terms"])
    assert {one.check for one in audit.measurements} == {"terms"}
