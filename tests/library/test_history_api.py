"""A history in the hands of its users: nights, levels, drifts, and the picture of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import altair
import pytest

import consistency
from consistency import pictures
from consistency.flows.history import open_history
from consistency.library.errors import LibraryError
from consistency.records.history import Level, Night
from consistency.stores.errors import StoreError

SETTINGS = """
[brand]
name = "Ternaway Kites"
[[source]]
channel = "social"
path = "posts"
"""
START = datetime(2025, 1, 6, 2, tzinfo=UTC)
WEEKS, MOVED = 30, 20


@pytest.fixture
def empty(tmp_path: Path) -> consistency.History:
    (tmp_path / "consistency.toml").write_text(SETTINGS)
    return consistency.History(tmp_path)


@pytest.fixture
def history(empty, audit, tmp_path: Path) -> consistency.History:
    """Weeks of ten new posts each, which from one week on lie two standard deviations further off."""
    small = replace(audit, touchpoints=(), findings=(), measurements=())
    with open_history(consistency.load_settings(tmp_path)) as store:
        for week in range(WEEKS):
            level = Level("social", "voice of new copy", 10, 0.1 * (week % 3) + 2.0 * (week >= MOVED), 1.0)
            store.save(Night(replace(small, created_at=START + timedelta(weeks=week)), {}, (level,), str(week)))
    return empty


def test_the_nights_and_their_levels_are_tables(history) -> None:
    nights, levels = history.to_frame("nights"), history.to_frame("levels")
    assert len(nights) == len(levels) == WEEKS
    assert set(levels["n"]) == {10}
    assert levels["moving"].notna().all()
    assert levels["moving"].iloc[-1] > levels["moving"].iloc[0]
    with pytest.raises(LibraryError, match=r"LIB01: there is no table 'night'\. Did you mean 'nights'"):
        history.to_frame("night")


def test_older_nights_are_on_the_scale_of_the_newest_measuring(empty, audit, tmp_path) -> None:
    small = replace(audit, touchpoints=(), findings=(), measurements=())
    anew = [Level("social", "voice of new copy", 10, 1.2, 1.0), Level("social", "voice measured anew", 90, 1.0, 0.1)]
    with open_history(consistency.load_settings(tmp_path)) as store:
        store.save(Night(replace(small, created_at=START), {}, (Level("social", "voice of new copy", 10, 0.2, 1.0),), "1"))
        store.save(Night(replace(small, created_at=START + timedelta(weeks=1)), {}, tuple(anew), "2"))
    levels = empty.to_frame("levels").groupby("measure")
    copy = levels.get_group("voice of new copy")
    assert copy["mean"].tolist() == copy["moving"].tolist() == pytest.approx([1.2, 1.2])
    assert levels.get_group("voice measured anew")["mean"].tolist() == [1.0]


def test_an_audit_comes_back_with_its_methods(history) -> None:
    number = int(history.to_frame("nights")["number"].iloc[3])
    assert isinstance(history.audit(number), consistency.Audit)
    assert history.audit(number).created_at == START + timedelta(weeks=3)
    with pytest.raises(StoreError, match="STO04"):
        history.audit(999)


def test_the_drift_is_told_and_drawn_with_its_numbers(history) -> None:
    (drift,) = history.to_frame("drifts").to_dict("records")
    assert (drift["channel"], drift["told_at"] >= START + timedelta(weeks=MOVED)) == ("social", True)
    picture = pictures.drift(history)
    altair.FacetChart.from_dict(picture.chart.to_dict())
    assert list(picture.frame["mean"]) == list(history.to_frame("levels")["mean"])
    assert picture.frame["told"].notna().sum() == 1
    assert "drift told" in picture.svg("dark")


def test_another_measure_is_called_by_its_name(empty, audit, tmp_path) -> None:
    small = replace(audit, touchpoints=(), findings=(), measurements=())
    with open_history(consistency.load_settings(tmp_path)) as store:
        store.save(Night(replace(small, created_at=START), {}, (Level("social", "terms of new copy", 10, 0.1, 0.3),), "1"))
    picture = pictures.drift(empty, "terms of new copy")
    assert picture.says == "terms of new copy of 1 channel over 1 night: 0 drifts told."
    assert "share with a finding" in picture.svg("dark")


def test_a_night_is_one_that_is_kept(empty, tmp_path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/monday.txt").write_text("The wind is up and the beach is empty.\n")
    empty.night(START)
    assert len(empty.to_frame("nights")) == 1


def test_a_history_of_nothing_draws_nothing(empty) -> None:
    with pytest.raises(LibraryError, match="LIB09: the history holds nothing of 'voice of new copy'"):
        pictures.drift(empty)
