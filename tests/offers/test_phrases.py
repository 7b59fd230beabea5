"""Offer extraction on phrases of many industries: what they state is found, and what states nothing stays empty."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from consistency.offers.extract import extract
from consistency.records.campaign import Brand
from consistency.records.offer import Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment

PHRASES = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text("utf-8"))
LAUNCH = date(2026, 3, 2)
FLOOR = 0.97


def facts_of(text: str) -> tuple[Fact, ...]:
    touchpoint = Touchpoint("t", "email", Kind.TEXT, text, (Block(0, len(text), Role.BODY),))
    return extract(Reading(touchpoint, segment(touchpoint)), Brand("Northwind"), LAUNCH)


def spell(fact: Fact) -> str:
    unit = fact.unit + (f"/{fact.per}" if fact.per else "")
    return " ".join(part for part in (fact.attribute.value, fact.value, unit if unit[:1] != "/" else f"-{unit}") if part)


@pytest.fixture(scope="module")
def results() -> list[tuple[str, set[str], set[str]]]:
    wanted = [(row[0], set(row[1:])) for row in PHRASES["offers"]] + [(text, set()) for text in PHRASES["none"]]
    return [(text, want, {spell(fact) for fact in facts_of(text) if fact.certainty >= 0.5}) for text, want in wanted]


def test_precision_and_recall_hold_their_floor(results: list[tuple[str, set[str], set[str]]]) -> None:
    right = sum(len(want & got) for _, want, got in results)
    wrong = [f"{text!r}: missed {sorted(want - got)}, invented {sorted(got - want)}" for text, want, got in results if want != got]
    precision = right / sum(len(got) for _, _, got in results)
    recall = right / sum(len(want) for _, want, _ in results)
    assert min(precision, recall) >= FLOOR, "\n".join(wrong)


def test_every_fact_slices_back_to_its_words() -> None:
    for row in PHRASES["offers"]:
        for fact in facts_of(row[0]):
            assert 0 <= fact.start < fact.end <= len(row[0])
            assert fact.sentence[0] <= fact.start
            assert fact.end <= fact.sentence[1]
