"""What a touchpoint's earlier versions say of its own level is taken off, and no more than they say."""

from __future__ import annotations

import random
from statistics import fmean, pstdev

import pytest

from consistency.drift import levels
from consistency.drift.own import own_levels
from tests.stores.audits import night


def versions(places: int, each: int, alike: float, seed: int = 4) -> tuple[dict[str, float], dict[str, list[float]]]:
    """The own level of each place, and its versions: single texts differ by one, `alike` of the variance lies between places."""
    source = random.Random(seed)
    own = {str(place): source.gauss(0, alike**0.5) for place in range(places)}
    return own, {place: [source.gauss(level, (1 - alike) ** 0.5) for _ in range(each)] for place, level in own.items()}


def test_own_levels_are_found_and_make_the_rest_less_wide() -> None:
    own, earlier = versions(100, 20, alike=0.5)
    found = own_levels(earlier)
    source = random.Random(5)
    next_ones = {place: source.gauss(level, 0.5**0.5) for place, level in own.items()}
    assert pstdev(next_ones[place] - found[place] for place in own) < 0.85 * pstdev(next_ones.values())
    assert abs(fmean(found.values())) < 0.05


def test_where_places_do_not_differ_next_to_nothing_is_taken_off() -> None:
    _, earlier = versions(100, 20, alike=0.0)
    assert max(map(abs, own_levels(earlier).values()), default=0) < 0.25


def test_few_versions_are_trusted_less() -> None:
    _, earlier = versions(60, 20, alike=0.5)
    assert 0 < own_levels(earlier | {"new": [2.0]})["new"] < own_levels(earlier | {"new": [2.0] * 20})["new"] < 2


@pytest.mark.parametrize("earlier", [{}, {"a": [1.0, 2.0]}, {str(place): [float(place)] for place in range(50)}])
def test_too_little_is_known_to_tell_places_apart(earlier: dict[str, list[float]]) -> None:
    assert own_levels(earlier) == {}


def test_only_new_copy_is_set_beside_its_own_past() -> None:
    earlier = {"email": {f"{place:016x}": [0.5 + 0.02 * place, 0.5 + 0.02 * place] for place in range(1, 20)}}
    audit = night(1, versions={4: 1}).audit
    plain, beside = ({(one.channel, one.measure): one.mean for one in levels(audit, night(0).audit, known)} for known in (None, earlier))
    assert {key for key in plain if plain[key] != beside[key]} == {("email", "voice of new copy")}
