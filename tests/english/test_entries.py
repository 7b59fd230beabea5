"""Lists of facts are told from sentences, so that nobody's voice is heard in them."""

from __future__ import annotations

import re

import pytest

from consistency.english.entries import entries, is_entry

RECEIPT = (
    "Thanks, that is paid.\nOrder number: M-20619\nBig Pot, every Thursday: £38.00\n15% off with LADLE: −£5.70\nKeep it somewhere dry."
)


def lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def sentences(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^.\n]+\.?", text)]


def told(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[slice(*spans[place])] for place in sorted(entries(text, spans))]


def test_the_lines_of_a_receipt_are_entries_and_what_is_said_around_them_is_not() -> None:
    assert told(RECEIPT, lines(RECEIPT)) == ["Order number: M-20619", "Big Pot, every Thursday: £38.00", "15% off with LADLE: −£5.70"]


@pytest.mark.parametrize(
    "line", ["· Policy: Full, up to £12,000 a year", "Delivery: nothing", "King | £680 | £799", "Brake pads, rear $18.00.", "Tax: $0.00"]
)
def test_a_label_with_its_value_or_a_thing_with_its_sum_is_an_entry(line: str) -> None:
    assert is_entry(line)


@pytest.mark.parametrize(
    "line",
    [
        "It's £38.",
        "Now from £5.",
        "Our advice: you can wait until 9",
        "Good news: 5 new teas!",
        "Coming soon: a café with a view of the hill",
    ],
)
def test_a_sentence_with_a_colon_or_a_sum_is_no_entry(line: str) -> None:
    assert not is_entry(line)


def test_a_very_long_line_is_no_entry_and_takes_no_time() -> None:
    assert not is_entry("Total" + " " * 1_000_000 + "£5")


def test_two_lines_make_no_list() -> None:
    text = "We open at nine.\nWhen: 9 May\nWhere: the hill\nBring string."
    assert told(text, lines(text)) == []


def test_the_clipped_sentences_of_a_paragraph_are_somebodys_voice() -> None:
    text = "Bed £680. Sheet £96. Pillow £40. Blanket £55."
    assert told(text, sentences(text)) == []
