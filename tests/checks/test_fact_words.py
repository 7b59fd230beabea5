"""What is counted is named in its plural, and sums are read in either notation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from consistency.checks.fact_words import spell
from consistency.checks.sums import sums_in
from consistency.records.offer import Attribute, Fact


@pytest.mark.parametrize(
    ("value", "unit", "spelt"),
    [
        ("10", "box", "10 boxes"),
        ("1", "box", "1 box"),
        ("3", "party", "3 parties"),
        ("2", "day", "2 days"),
        ("5", "working day", "5 working days"),
        ("4", "person", "4 people"),
        ("7", "", "7"),
    ],
)
def test_what_is_counted_stands_in_its_number(value: str, unit: str, spelt: str) -> None:
    assert spell(Fact("t", Attribute.THRESHOLD, value, 0, 1, (0, 1), unit=unit, number=Decimal(value))) == spelt


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("£1,250.50 or £9.", ["1250.50", "9"]),
        ("€12,50 and 7,99 €", ["12.50", "7.99"]),
        ("€1.299", ["1299", "1.299"]),
        ("€1.299,95.", ["1299.95"]),
        ("$1,299", ["1299", "1.299"]),
        ("ten pounds", []),
    ],
)
def test_sums_are_read_in_either_notation(text: str, sums: list[str]) -> None:
    assert [*sums_in(text)] == [Decimal(one) for one in sums]
