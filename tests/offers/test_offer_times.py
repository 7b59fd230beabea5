"""The time of offers: ended, not begun, outlived by a message, on a weekday that is not that date; a touchpoint's own date counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from consistency.checks.offer_expiry import OfferExpiry
from consistency.offers import build_ledger, extract
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Measurement
from consistency.records.offer import Attribute
from tests.offers.phrase_cases import facts_of
from tests.offers.test_campaigns import campaign_of

LAUNCH = date(2026, 3, 2)


def campaign(*texts: str, sent: dict[int, date] | None = None) -> Campaign:
    """Posts t0, t1, … with these texts, those of `sent` with a date of their own."""
    posts = [{"id": f"t{at}", "kind": "post", "text": text} for at, text in enumerate(texts)]
    plain = campaign_of({"brand": "Northwind", "launch": LAUNCH, "touchpoint": posts})
    readings = []
    for at, reading in enumerate(plain.readings):
        own = (sent or {}).get(at)
        seen = datetime(own.year, own.month, own.day, 9, tzinfo=UTC) if own else None
        dated = replace(reading, touchpoint=replace(reading.touchpoint, observed_at=seen))
        readings.append(replace(dated, facts=extract(dated, Brand("Northwind"), LAUNCH)))
    return replace(plain, readings=tuple(readings), ledger=build_ledger(readings))


def told(*texts: str, sent: dict[int, date] | None = None) -> list[Measurement]:
    return list(OfferExpiry().measure(campaign(*texts, sent=sent)))


def codes(found: list[Measurement]) -> list[tuple[str, str]]:
    return [(item.about[0], item.code) for item in found if item.certainty >= 0.3]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("20% off until 28 February.", 2),
        ("20% off until 1 March 2025.", 366),
        ("Half price until the end of February 2026.", 2),
        ("Save £5 by Friday 27 February.", 3),
    ],
)
def test_an_offer_that_ended_before_the_launch_is_found_with_the_days_between(text: str, days: int) -> None:
    (found,) = told(text)
    assert (found.code, found.value) == ("offer-expired", days)
    assert "before the launch on 2 March 2026" in found.message


@pytest.mark.parametrize("days", ["Monday to Thursday", "from Monday to Friday", "Monday-Thursday", "Tuesday or Wednesday"])
def test_weekdays_on_which_an_offer_holds_are_no_days_on_which_it_ends(days: str) -> None:
    assert told(f"20% off, {days}, with the code EMBER.", sent={0: LAUNCH - timedelta(days=30)}) == []


def test_an_offer_that_runs_for_some_days_of_a_week_ends_on_the_last() -> None:
    assert len(told("20% off with the code EMBER. It runs Friday to Sunday.", sent={0: LAUNCH - timedelta(days=30)})) == 1


def test_an_offer_that_lives_at_the_launch_is_fine() -> None:
    assert told("20% off until 2 March.", "20% off until 31 March 2026.") == []


def test_a_post_of_a_later_day_is_judged_on_that_day() -> None:
    text = "20% off until 10 March."
    assert told(text, sent={0: date(2026, 3, 10)}) == []
    (found,) = told(text, sent={0: date(2026, 3, 12)})
    assert (found.code, found.value) == ("offer-expired", 2)
    assert "this is sent on 12 March 2026" in found.message


def test_a_post_from_before_the_launch_is_judged_on_the_launch() -> None:
    assert codes(told("20% off until 28 February.", sent={0: date(2026, 2, 20)})) == [("t0", "offer-expired")]


def test_a_weekday_without_a_date_is_the_next_one_after_the_post() -> None:
    post = campaign("20% off until Sunday.", sent={0: date(2026, 3, 4)})
    assert [fact.day for fact in post.readings[0].facts if fact.day] == [date(2026, 3, 8)]


def test_an_offer_that_begins_after_the_launch_is_a_note() -> None:
    (found,) = told("Half price from 9 to 22 March.")
    assert (found.code, found.value) == ("offer-timing", 7)
    assert found.certainty < 0.5
    assert told("Half price from 9 to 22 March.", sent={0: date(2026, 3, 9)}) == []


@pytest.mark.parametrize("text", ["20% off until Friday 16 March 2026.", "20% off from Tuesday 9 March 2026."])
def test_a_weekday_that_is_not_its_date_is_told(text: str) -> None:
    odd = [item for item in told(text) if item.code == "offer-weekday"]
    assert len(odd) == 1
    assert "is a Monday" in odd[0].message
    assert odd[0].certainty >= 0.8


def test_a_weekday_that_is_its_date_is_fine() -> None:
    assert told("20% off until Monday 16 March 2026.") == []


@pytest.mark.parametrize(
    "text",
    [
        "20% off until 31 April.",
        "20% off until 31/04/2026.",
        "20% off until April 31, 2026.",
        "20% off until 2026-04-31.",
        "Save 20%. Ends 30 February 2027.",
        "20% off until 29 February 2027.",
    ],
)
def test_a_day_that_no_calendar_has_is_told(text: str) -> None:
    (slip,) = [item for item in told(text) if item.code == "offer-no-day"]
    assert slip.message.startswith("There is no such day: ")
    assert slip.certainty >= 0.8


def test_a_day_that_no_calendar_has_stands_for_the_last_of_its_month() -> None:
    slip = campaign("20% off until 31 April.")
    assert [fact.day for fact in slip.readings[0].facts if fact.day] == [date(2026, 4, 30)]


@pytest.mark.parametrize("text", ["20% off until 29 February 2028.", "20% off until 30 April.", "Save 20% with 31 March as your last day."])
def test_a_day_of_the_calendar_is_no_slip(text: str) -> None:
    assert "offer-no-day" not in {item.code for item in told(text)}


def test_a_message_sent_after_the_offer_it_repeats_has_ended_is_found() -> None:
    first = "25% off every lamp with the code EMBER until 15 March."
    late = "Still thinking? 25% off every lamp with the code EMBER."
    assert codes(told(first, first, late, sent={2: date(2026, 3, 14)})) == []
    (found,) = told(first, first, late, sent={2: date(2026, 3, 20)})
    assert (found.about, found.code, found.value) == (("t2",), "offer-outlived", 5)
    assert [quote.locator for quote in found.evidence] == ["t2", "t0"]


def test_the_days_that_a_bill_is_for_are_no_sure_deadline() -> None:
    billed, open_until = "• Team, 12 October to 11 November: £24.00", "Half-price Team from 12 October to 11 November."
    assert [fact.certainty for fact in facts_of(billed) if fact.attribute is Attribute.DEADLINE] == [0.5]
    assert [fact.certainty for fact in facts_of(open_until) if fact.attribute is Attribute.DEADLINE] == [1.0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("We move your last 2 years of files in 5 working days, or your first month is free.", "5"),
        ("3 working days or your first month is free.", "3"),
    ],
)
def test_a_time_that_is_paid_for_when_it_is_missed_is_how_long_the_work_takes(text: str, days: str) -> None:
    assert [fact.value for fact in facts_of(text) if fact.slot == "work time"] == [days]


def test_a_time_before_something_else_that_is_free_promises_no_work() -> None:
    assert not [fact for fact in facts_of("Pick 3 days or more; parking is free.") if fact.slot == "work time"]
