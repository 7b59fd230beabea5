"""The phrases of `tests/cases/offers`, read, and the facts of a phrase as the cases spell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from consistency.offers.extract import extract
from consistency.records.campaign import Brand
from consistency.records.offer import Fact
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment

FOLDER = Path(__file__).parents[1] / "cases" / "offers"
LAUNCH = date(2026, 3, 2)
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the facts that it states; `is_held` marks one that was measured only once the rules were done."""

    family: str
    text: str
    facts: frozenset[str]
    is_held: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were found rightly, of how many found and how many stated, and what went wrong."""

    right: int
    found: int
    stated: int
    notes: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.stated if self.stated else 1.0


def phrases() -> list[Phrase]:
    read = [(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.yaml"))]
    return [
        Phrase(family, text, frozenset(facts), part == "held")
        for family, parts in read
        for part, cases in parts.items()
        for text, facts in cases.items()
    ]


def facts_of(text: str) -> tuple[Fact, ...]:
    touchpoint = Touchpoint("t", "email", Kind.TEXT, text, (Block(0, len(text), Role.BODY),))
    return extract(Reading(touchpoint, segment(touchpoint)), Brand("Northwind"), LAUNCH)


def spell(fact: Fact) -> str:
    unit = fact.unit + (f"/{fact.per}" if fact.per else "")
    name = "limit" if fact.slot == "limit" else fact.attribute.value
    return " ".join(part for part in (name, fact.value, unit if unit[:1] != "/" else f"-{unit}") if part)


def scored(cases: list[Phrase]) -> Score:
    right, found, stated, notes = 0, 0, 0, []
    for case in cases:
        got = {spell(fact) for fact in facts_of(case.text) if fact.certainty >= SURE}
        right, found, stated = right + len(case.facts & got), found + len(got), stated + len(case.facts)
        if got != case.facts:
            notes.append(f"{case.family}: {case.text!r}: missed {sorted(case.facts - got)}, invented {sorted(got - case.facts)}")
    return Score(right, found, stated, tuple(notes))
