"""The simulated year: what it is without options, how years are counted, and texts cut in two."""

from __future__ import annotations

import pytest

from benchmarks.halves import WAYS
from benchmarks.year import ALIKE, Plan, Score, Year, charted, options, plan_of, readings, told_of


def year(slow: int | None, jump: int | None, false: int) -> Year:
    return Year(told={"slow drift": slow, "jump": jump}, false=["night 9: ads +0.20"] * false)


def test_a_year_without_options_is_all_copy_anew_and_alike() -> None:
    plan = plan_of(options().parse_args([]))
    assert plan == Plan() == next(iter(readings()))
    assert (plan.copy, plan.versions) == ("all 500", f"alike ({ALIKE})")
    assert {plan.replaced(channel) for channel in ("website", "social")} == {1.0}


def test_less_new_copy_is_of_the_drifting_channel_alone() -> None:
    plan = plan_of(options().parse_args(["--new", "25", "--alike", "0"]))
    assert (plan.replaced("social"), plan.replaced("website")) == (0.25, 0.01)
    assert (plan.copy, plan.versions) == ("25 of the channel's 100", "drawn afresh")
    assert len({(one.copy, one.versions) for one in readings()}) == 6


def test_years_are_counted_by_what_each_should_show() -> None:
    lines = list(told_of(Score([year(30, 1, 2), year(31, 0, 0), year(None, 2, 3)])))
    assert [line.split(": ")[1][:6] for line in lines] == ["1 of 3", "2 of 3", "2 of 3", "1 of 3"]


def test_the_charts_tell_what_is_planted() -> None:
    told = charted(1, Plan()).told
    assert told["jump"] in {0, 1}
    assert told["slow drift"] is not None
    assert told["slow drift"] <= 40


@pytest.mark.parametrize("way", WAYS)
def test_two_halves_share_no_sentence_and_leave_none_out(way: str) -> None:
    parts = [f"Sentence number {number} stands here." for number in range(7)]
    halves = WAYS[way](" ".join(parts))
    assert all(halves)
    assert sorted(part for part in parts for half in halves if part in half) == parts
