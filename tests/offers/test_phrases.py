"""Offer extraction on phrases of many industries: what they state is found, and what states nothing stays empty."""

from __future__ import annotations

import pytest

from tests.offers.phrase_cases import Phrase, facts_of, phrases, scored

FLOOR = 0.993
"""Precision and recall on all phrases; it only rises."""
HELD_FLOOR = 0.95
"""The same on the phrases that were measured only once the rules were done: what to expect of copy that nobody has seen; it only rises."""


@pytest.fixture(scope="module")
def cases() -> list[Phrase]:
    return phrases()


def test_there_are_enough_phrases_and_each_is_there_once(cases: list[Phrase]) -> None:
    assert len(cases) >= 1620
    assert sum(not case.facts for case in cases) >= 520
    assert len({case.text for case in cases}) == len(cases)


def test_precision_and_recall_hold_their_floor(cases: list[Phrase]) -> None:
    score = scored(cases)
    known = scored([case for case in cases if not case.is_held])
    assert min(score.precision, score.recall) >= FLOOR, "\n".join(known.notes)


def test_phrases_that_no_rule_was_written_for_hold_a_floor_of_their_own(cases: list[Phrase]) -> None:
    score = scored([case for case in cases if case.is_held])
    assert min(score.precision, score.recall) >= HELD_FLOOR, (score.precision, score.recall)


def test_every_fact_slices_back_to_its_words(cases: list[Phrase]) -> None:
    for case in cases:
        for fact in facts_of(case.text):
            assert 0 <= fact.sentence[0] <= fact.start < fact.end <= fact.sentence[1] <= len(case.text)
