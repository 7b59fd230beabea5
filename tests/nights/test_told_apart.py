"""Which findings of two audits are the same, and which of them want to be heard again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.alerts import digest_of
from consistency.flows.news import news_of, told_apart
from consistency.records.finding import Severity
from tests.stores.audits import finding, night

CONFLICT = replace(finding(1), expected="25%")


def test_the_same_words_against_the_same_are_known() -> None:
    spaced = replace(CONFLICT, expected="25% Off"), replace(CONFLICT, expected="25%\u00a0 off")
    assert told_apart(spaced[:1], spaced[1:]) == ((), (), ())
    assert told_apart([CONFLICT], [CONFLICT]) == ((), (), ())


def test_the_same_words_against_something_else_are_told_again() -> None:
    other = replace(CONFLICT, expected="20%")
    assert told_apart([CONFLICT], [other]) == ((), ((CONFLICT, other),), ())
    news = news_of(night(1, findings=(other,)).audit, night(0, findings=(CONFLICT,)).audit)
    digest = digest_of(night(1, findings=(other,)).audit, news, Severity.ERROR)
    assert digest is not None
    assert "it was held against “25%”" in digest.body


@pytest.mark.parametrize(("was", "now"), [(None, "25%"), ("25%", None), (None, None)])
def test_where_it_is_not_known_what_against_nobody_is_told(was: str | None, now: str | None) -> None:
    assert told_apart([replace(CONFLICT, expected=was)], [replace(CONFLICT, expected=now)])[1] == ()


def test_more_severe_is_worse_and_less_severe_is_known() -> None:
    mild = replace(CONFLICT, severity=Severity.WARNING)
    assert told_apart([mild], [CONFLICT])[1] == ((mild, CONFLICT),)
    assert told_apart([CONFLICT], [mild]) == ((), (), ())
