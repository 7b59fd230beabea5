"""Frames hold what the records hold, and every library of frames takes them."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import consistency
from consistency.library.audit_tables import AUDIT_TABLES
from consistency.library.baseline_tables import BASELINE_TABLES
from consistency.library.errors import LibraryError
from consistency.library.frames import frame
from consistency.library.rows import FindingRow, JudgedRow, OfferRow


@pytest.mark.parametrize("table", AUDIT_TABLES)
def test_polars_and_arrow_take_every_table_of_an_audit(audit, table) -> None:
    told = audit.to_frame(table)
    assert len(told) > 0
    for taken in (pl.from_dataframe(told), pl.DataFrame(told)):
        assert (taken.columns, taken.height) == (list(told.columns), len(told))
    assert pa.table(told).num_rows == len(told)


@pytest.mark.parametrize("table", BASELINE_TABLES)
def test_polars_and_arrow_take_every_table_of_a_baseline(baseline, table) -> None:
    told = baseline.to_frame(table)
    assert len(told) > 0
    assert pl.from_dataframe(told).shape == pa.table(told).shape == told.shape


def test_a_row_a_finding_with_its_first_quote(audit) -> None:
    told = audit.to_frame("findings")
    assert list(told["id"]) == [one.id for one in audit.findings]
    assert list(told["quote"]) == [one.evidence[0].quote for one in audit.findings]
    channel_of = {one.locator: one.channel for one in audit.touchpoints}
    assert list(told["channel"]) == [channel_of[one.locators[0]] for one in audit.findings]
    assert len(audit.to_frame("evidence")) == sum(len(one.evidence) for one in audit.findings)


def test_touchpoints_carry_their_score_and_how_many_findings_name_them(audit) -> None:
    told = audit.to_frame("touchpoints").set_index("locator")
    for one in audit.touchpoints:
        assert told.loc[one.locator, "score"] == one.voice.score
        assert told.loc[one.locator, "findings"] == sum(one.locator in finding.locators for finding in audit.findings)


def test_offers_have_a_row_for_each_who_says_so_and_dates_as_dates(audit) -> None:
    told = audit.to_frame("offers")
    deadlines = told[(told["offer"] == "FAIRWIND") & (told["attribute"] == "deadline")]
    assert set(deadlines[deadlines["is_usual"]]["day"]) == {pd.Timestamp("2026-04-19")}
    assert list(deadlines[~deadlines["is_usual"]]["locator"]) == ["campaign/email/02-still-blowing.eml"]
    assert told[told["attribute"] == "discount"]["day"].isna().all()


def test_the_grid_says_where_nothing_was_scanned(audit) -> None:
    told = audit.to_frame("grid")
    channels = {one.channel for one in audit.touchpoints}
    assert len(told) == len(audit.concerns) * len(channels)
    by_place = told.set_index(["concern", "channel"])["verdict"]
    for concern in audit.concerns:
        for channel in channels:
            verdict = concern.channels.get(channel)
            assert by_place[concern.concern, channel] == (verdict.value if verdict else "NOT SCANNED")


def test_records_make_the_frame_of_their_kind(audit, baseline, campaign) -> None:
    assert list(consistency.to_frame(campaign)["text"]) == [one.text for one in campaign]
    assert list(consistency.to_frame(audit.findings)["message"]) == [one.message for one in audit.findings]
    assert len(consistency.to_frame(audit.measurements)) == len(audit.measurements)
    assert len(consistency.to_frame(audit.offers)) == len(audit.to_frame("offers"))
    traits = consistency.to_frame(baseline.portrait.traits)
    assert set(traits["channel"]) > {"all", "email"}
    assert consistency.to_frame([]).empty


def test_an_empty_table_keeps_its_columns_and_types() -> None:
    told = frame(OfferRow, [])
    assert list(told.columns)[:3] == ["offer", "is_main", "attribute"]
    assert str(told["day"].dtype) == "datetime64[s]"
    assert frame(FindingRow, []).dtypes["certainty"] == "float64"
    assert pl.DataFrame(frame(JudgedRow, [])).height == 0


@pytest.mark.parametrize("wrong", [["a text"], [1, 2]])
def test_other_things_have_no_table(wrong) -> None:
    with pytest.raises(LibraryError, match="LIB01: there is no table for"):
        consistency.to_frame(wrong)


def test_a_table_misspelt_is_answered_with_the_nearest(audit, baseline) -> None:
    with pytest.raises(LibraryError, match=r"LIB01: there is no table 'finding'\. Did you mean 'findings'\?"):
        audit.to_frame("finding")
    with pytest.raises(LibraryError, match="Known tables: traits, texts, channels, pairs"):
        baseline.to_frame("x")


def test_without_pandas_the_extra_is_named(audit, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(LibraryError, match=r"LIB02: data frames need pandas.*extra `notebook`"):
        audit.to_frame()
