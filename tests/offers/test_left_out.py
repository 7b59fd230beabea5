"""An offer that is named only to be left out lends its name to no value."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.offers.test_brief import found

BRIEF = '[[offer]]\nname = "January classes"\nkind = "discount"\nvalue = "20%"\ncode = "CLAY"\n'
TOLD = "January classes: 20% off with code CLAY."
LEFT_OUT = [
    "There's 10% off the wonky mugs. That's apart from the January classes, which have their own code.",
    "Get 10% off all mugs except the January classes.",
    "10% off everything, excluding gift cards and the January classes.",
    "Besides the January classes, all mugs are 10% off today.",
    "Get 10% off anything other than our January classes.",
    "Save 10% on mugs. This is not for the January classes.",
    "Save 10% on mugs. It isn't part of the January classes.",
    "Unlike the January classes, the mugs are 10% off.",
    "The mugs have 10% off, separate from our January classes.",
    "10% off mugs. The January classes have their own offer.",
    "10% off mugs. The January classes are excluded.",
    "10% off mugs. This discount doesn't apply to the January classes.",
    "10% off mugs. It can't be combined with the January classes.",
    "10% off in the shop. January classes are not included.",
    "10% off mugs, with the exception of the January classes.",
]
TOLD_OF = [
    "Get 10% off the January classes.",
    "The January classes are 10% off, mugs excluded.",
    "Get 10% off January classes. Apart from that, nothing changes.",
    "Apart from mugs, the January classes are 10% off.",
    "The January classes have their own discount: 10% off.",
    "Nothing except the January classes is 10% off.",
    "Not a potter yet? The January classes are 10% off.",
    "Take 10% off our January classes, not on workshops.",
    "Why not book the January classes at 10% off?",
    "Why not include our January classes? They are 10% off.",
    "The mugs are no part of it: 10% off the January classes.",
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_an_offer_that_is_left_out_is_not_told(tmp_path: Path, text: str) -> None:
    assert not [finding for finding in found(tmp_path, BRIEF, TOLD, TOLD, text) if "brief" in str(finding)]


@pytest.mark.parametrize("text", TOLD_OF)
def test_an_offer_that_is_told_is_held_to_the_brief(tmp_path: Path, text: str) -> None:
    assert [finding for finding in found(tmp_path, BRIEF, TOLD, TOLD, text) if "the brief says 20%" in str(finding)]
