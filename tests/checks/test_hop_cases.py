"""Message match on the hops of `tests/cases/hops`: broken promises are found, and what is kept in other words is left alone."""

from __future__ import annotations

import pytest

from tests.checks.hop_cases import hop_cases, outcome

FLOORS = {"first": (0.84, 0.97), "second": (0.84, 0.95), "times": (1.0, 1.0), "limits": (1.0, 1.0)}
"""Recall and precision that each file of hops holds at least; they only rise."""


@pytest.mark.parametrize("name", FLOORS)
def test_most_broken_promises_are_found_and_hardly_any_kept_one(name: str) -> None:
    found = [outcome(case) for case in hop_cases(name)]
    broken = [one for one in found if one.case.is_broken]
    right = [one for one in broken if one.told]
    false = [one for one in found if one.told and not one.case.is_broken]
    told = "\n".join(f"missed {one}" for one in broken if not one.told) + "\n" + "\n".join(f"false {one}" for one in false)
    recall, precision = FLOORS[name]
    assert len(right) / len(broken) >= recall, told
    assert len(right) / (len(right) + len(false)) >= precision, told


def test_half_of_the_hops_break_nothing() -> None:
    cases = [case for name in FLOORS for case in hop_cases(name)]
    assert len(cases) >= 120
    assert 2 * sum(not case.is_broken for case in cases) >= len(cases)
