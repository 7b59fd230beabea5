"""What belongs together among many touchpoints."""

from __future__ import annotations

from collections import Counter
from datetime import date

from consistency.flows.ties import Ties, groups_of, names_of, ties_of, unit_of
from consistency.flows.work import Reader
from consistency.records.campaign import Brand
from consistency.records.touchpoint import Kind, Link, Touchpoint

CODED = Ties(code="TERN20")
LINKED = Ties(link="www.brand.example/sale")
HOME = Ties(link="brand.example")


def grouped(*portions, most=100):
    """The group of each unit, and the name of each group."""
    groups = groups_of([Counter(one) for one in portions], most)
    return groups, names_of(groups)


def ties_in(touchpoint):
    [reading] = Reader(Brand("Tern"), date(2026, 3, 1))([touchpoint])
    return ties_of(reading)


def test_a_touchpoint_is_tied_by_campaign_code_and_link():
    text = "20% off every kite with code TERN20 until Sunday.\n\nPick a kite"
    link = Link("https://www.tern.example/sale?utm_campaign=spring", len(text) - 11, len(text))
    assert ties_in(Touchpoint("a", "ads", Kind.AD, text, links=(link,))) == Ties("spring", "TERN20", "tern.example/sale")
    page = Touchpoint("p", "website", Kind.PAGE, "Kites.", uri="https://www.tern.example/sale")
    assert ties_in(page) == Ties(link="tern.example/sale")
    assert ties_in(Touchpoint("b", "ads", Kind.AD, "Kites.", meta={"campaign": "Fall"})) == Ties("Fall")


def test_codes_and_links_bring_touchpoints_of_several_portions_together():
    both = Ties(code="TERN20", link="www.brand.example/sale")
    groups, names = grouped({CODED: 3}, {LINKED: 1, both: 2}, {Ties(code="OTHER"): 1})
    assert groups[CODED, -1] == groups[LINKED, -1] == groups[both, -1] != groups[Ties(code="OTHER"), -1]
    assert sorted(names.values()) == ["OTHER", "TERN20"]


def test_campaigns_are_never_put_together_whatever_they_share():
    spring, fall = Ties("spring", "TERN20"), Ties("fall", "TERN20")
    groups, _ = grouped({spring: 1, fall: 1, CODED: 1})
    assert groups[spring, -1] != groups[fall, -1]
    assert groups[CODED, -1] in {groups[spring, -1], groups[fall, -1]}


def test_a_page_that_very_many_lead_to_ties_nothing():
    first, second = Ties(code="ONE", link="brand.example"), Ties(code="TWO", link="brand.example")
    groups, _ = grouped({first: 30, second: 30, HOME: 50}, most=100)
    assert len(set(groups.values())) == 3


def test_a_campaign_of_very_many_is_split_by_code_into_groups_that_fit():
    units = {Ties("spring", f"CODE{number}"): 40 for number in range(5)}
    groups, _ = grouped(units, most=100)
    sizes = Counter()
    for (ties, _), group in groups.items():
        sizes[group] += units[ties]
    assert sorted(sizes.values()) == [40, 80, 80]


def test_what_is_tied_to_nothing_or_to_very_many_stays_with_its_portion():
    groups, names = grouped({Ties(): 60, CODED: 80}, {Ties(): 60, CODED: 80}, most=100)
    assert unit_of(Ties(), 1, groups) == (Ties(), 1)
    assert unit_of(CODED, 0, groups) == (CODED, 0)
    assert len(set(groups.values())) == 4
    assert set(names.values()) == {"TERN20", "no campaign, code or page"}


def test_groups_are_the_same_whatever_comes_first():
    one = [{CODED: 3, LINKED: 1}, {Ties(code="TERN20", link="www.brand.example/sale"): 2, Ties("spring"): 4}]
    other = [dict(reversed(portion.items())) for portion in one]
    assert groups_of(one) == groups_of(other)
