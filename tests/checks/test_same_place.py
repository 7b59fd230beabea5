"""Where a promise that every service of a brand may make of itself is told: on its own page, not where the menu leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.checks.same_place import ELSEWHERE, same_place
from consistency.records.campaign import Campaign
from consistency.records.touchpoint import Link, Role
from tests.offers.test_campaigns import campaign_of
from tests.offers.test_offer_checks import LAUNCH

SITE = "https://brand.example"
MENU = Link(f"{SITE}/timetable", 0, 0, Role.NAV)
FOOTER = Link(f"{SITE}/prices", 0, 0, Role.LEGAL)
BUTTON = Link(f"{SITE}/timetable", 0, 0, Role.CTA)


def classes(*links: Link, is_page: bool) -> Campaign:
    """Two classes with their own least ages, each a page or a mail with these links."""
    texts = {"spin": "You must be 18 or over for spin.", "judo": "You must be 13 or over for judo."}
    raw = [
        {"id": name, "kind": "page" if is_page else "email", "text": text, **({"url": f"{SITE}/{name}"} if is_page else {})}
        for name, text in texts.items()
    ]
    made = campaign_of({"brand": "Northwind", "launch": LAUNCH, "touchpoint": raw})
    linked = (replace(one, touchpoint=replace(one.touchpoint, links=links)) for one in made.readings)
    return replace(made, readings=tuple(linked))


@pytest.mark.parametrize(
    ("links", "is_page", "sure"),
    [
        ((MENU, FOOTER), True, ELSEWHERE),
        ((BUTTON,), True, ELSEWHERE),
        ((MENU, FOOTER), False, 0.3),
        ((MENU, BUTTON), False, 1.0),
    ],
)
def test_two_are_told_in_one_place_by_their_own_page_or_by_where_their_copy_leads(
    links: tuple[Link, ...], is_page: bool, sure: float
) -> None:
    made = classes(*links, is_page=is_page)
    one, other = (reading.facts[0] for reading in made.readings)
    assert {one.value, other.value} == {"18", "13"}
    places = {reading.touchpoint.locator: reading.touchpoint for reading in made.readings}
    assert same_place(one, [other], places) == pytest.approx(sure)
