from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.checks.slips import Slips
from consistency.judge import judge
from consistency.records.finding import Measurement, Severity
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, StyleFact
from consistency.segment import segment
from tests.checks.campaigns import campaign, reading, touchpoint

STYLED = (StyleFact("color", "#FFF", "p", "x"),)


def measured(*readings: Reading) -> list[Measurement]:
    return list(Slips().measure(campaign(*readings)))


def flags(text: str, **of: object) -> list[Measurement]:
    return [item for item in measured(reading(text, **of)) if item.certainty >= 0.5]


def mail(body: str, *, subject: str = "", preheader: str = "", header: bool = True, styled: bool = True, number: int = 1) -> Reading:
    lines = [(subject, Role.SUBJECT), (preheader, Role.PREHEADER), (body, Role.BODY)]
    text, blocks = "", []
    for line, role in lines:
        if line:
            start = len(text) + (2 if text else 0)
            text += ("\n\n" if text else "") + line
            blocks.append(Block(start, start + len(line), role))
    made = touchpoint(text, kind=Kind.EMAIL, locator=f"campaign/email/{number}.eml", styles=STYLED if styled else ())
    made = replace(made, blocks=tuple(blocks), meta={"from": "Fernhill <hi@fernhill.example>"} if header else {})
    return Reading(made, segment(made))


@pytest.mark.parametrize("text", Slips.flagged)
def test_flagged_example(text: str) -> None:
    (found,) = flags(text)
    assert found.code == "SLP01"


@pytest.mark.parametrize("text", Slips.fine)
def test_fine_example(text: str) -> None:
    assert flags(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A, a and a.",
        "Size A A.",
        "Press the\nthe bell.",
        "We’re friends of the The Byre.",
        "Take it on on-site.",
        "He said so so often.",
    ],
)
def test_lists_lines_and_parts_of_words_are_fine(text: str) -> None:
    assert [found.evidence[0].quote for found in flags(text)] == []


def test_a_longer_word_written_twice_is_a_note() -> None:
    (found,) = measured(reading("We come for delivery delivery."))
    assert judge([found])[0].severity is Severity.NOTE


@pytest.mark.parametrize("role", [Role.CODE, Role.DATA, Role.DIRECTION, Role.QUOTATION, Role.FORM])
def test_what_the_brand_does_not_say_is_not_read(role: Role) -> None:
    assert flags("We opened the the doors.", role=role) == []


@pytest.mark.parametrize(
    "text", ["© 2024 Fernhill Ltd", "Copyright 2019–2025 Fernhill", "(c) Fernhill Ltd, 2025", "2023 © Fernhill", "© 2019-25 Fernhill"]
)
def test_a_year_that_has_gone_is_a_note(text: str) -> None:
    (found,) = measured(reading(text, role=Role.LEGAL))
    assert (found.code, judge([found])[0].severity) == ("SLP02", Severity.NOTE)
    assert found.evidence[0].quote in text


@pytest.mark.parametrize(
    "text", ["© 2026 Fernhill Ltd", "Copyright 2019–2026 Fernhill", "© 2019-26 Fernhill", "Founded in 2019.", "© Fernhill Ltd"]
)
def test_this_year_a_span_up_to_it_and_other_years_are_fine(text: str) -> None:
    assert measured(reading(text, role=Role.LEGAL)) == []


def test_a_mail_without_a_subject_is_found_with_its_first_words() -> None:
    (found,) = [item for item in measured(mail("Come in and sit down.", preheader="Warm.")) if item.code == "SLP03"]
    assert judge([found])[0].severity is Severity.WARNING
    assert found.evidence[0].quote == "Warm."


def test_mails_without_a_preheader_are_one_note() -> None:
    bare = [mail("Come in.", subject="Open", number=number) for number in (1, 2)]
    (found,) = measured(*bare, mail("Come in.", subject="Open", preheader="Warm.", number=3))
    assert (found.code, found.about) == ("SLP04", ("campaign/email/1.eml", "campaign/email/2.eml"))
    assert judge([found])[0].severity is Severity.NOTE


def test_a_template_without_header_lacks_no_subject_and_plain_text_no_preheader() -> None:
    assert measured(mail("Come in.", header=False)) == []
    assert measured(mail("Come in.", subject="Open", styled=False)) == []
