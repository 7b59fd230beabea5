from __future__ import annotations

import pytest

from consistency.checks.colour_space import Lab, difference, is_tint_or_shade, to_lab


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
        ((50.0, 2.8361, -74.0200), (50.0, 0.0, -82.7485), 3.4412),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_pairs(one: Lab, other: Lab, away: float) -> None:
    """Pairs of Sharma, Wu and Dalal (2005), "The CIEDE2000 Color-Difference Formula", table 1."""
    assert difference(one, other) == pytest.approx(away, abs=1e-4)
    assert difference(other, one) == pytest.approx(away, abs=1e-4)


def test_a_colour_does_not_differ_from_itself() -> None:
    moss = to_lab("#3F5D45")
    assert moss is not None
    assert difference(moss, moss) == 0


def test_a_tint_is_known_and_another_hue_is_none() -> None:
    tint, other = to_lab("#9FAEA2"), to_lab("#FF7A1A")
    assert tint is not None
    assert other is not None
    assert is_tint_or_shade(tint, "#3F5D45")
    assert not is_tint_or_shade(other, "#3F5D45")
