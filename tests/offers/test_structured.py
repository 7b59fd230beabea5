"""Offers that pages state for machines: found with their place, compared with what people read, and weightier where views differ."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.channels.files import SourceFile
from consistency.channels.page import Page
from consistency.checks.offer_conflict import OfferConflict
from consistency.checks.offer_expiry import OfferExpiry
from consistency.offers import build_ledger, extract
from consistency.offers.structured import find_structured
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Measurement
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment

LAUNCH = date(2026, 3, 2)


def page(locator: str, text: str, data: object = None, label: str = "json-ld") -> Touchpoint:
    raw = "" if data is None else data if isinstance(data, str) else json.dumps(data)
    blocks = [Block(0, len(text), Role.BODY)]
    if raw:
        blocks.append(Block(len(text) + 2, len(text) + 2 + len(raw), Role.DATA, label))
    return Touchpoint(locator, "website", Kind.PAGE, f"{text}\n\n{raw}" if raw else text, tuple(blocks))


def chair(price: str = "99.00", **more: object) -> dict[str, object]:
    return {"@type": "Product", "name": "Oak Chair", "offers": {"@type": "Offer", "price": price, "priceCurrency": "GBP", **more}}


def stated(data: object, brand: tuple[str, ...] = ("Northwind",)) -> list[tuple[str, str, str, str, str]]:
    facts = find_structured(page("p", "Chairs.", data), brand)
    return [(fact.attribute.value, fact.value, fact.unit, fact.per, fact.subject) for fact in facts]


def measured(check: OfferConflict | OfferExpiry, *touchpoints: Touchpoint) -> list[Measurement]:
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints]
    readings = tuple(replace(reading, facts=extract(reading, Brand("Northwind"), LAUNCH)) for reading in plain)
    campaign = Campaign("test", LAUNCH, Brand("Northwind"), readings, ledger=build_ledger(readings))
    return [item for item in check.measure(campaign) if item.certainty >= 0.5]


def test_price_currency_end_and_availability_are_facts() -> None:
    data = chair(priceValidUntil="2026-06-30", availability="https://schema.org/InStock")
    assert stated(data) == [
        ("price", "99", "GBP", "", "oak chair"),
        ("deadline", "2026-06-30", "", "", "oak chair"),
        ("threshold", "in stock", "", "", "oak chair"),
    ]


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        ({"@graph": [{"@type": "WebSite"}, chair()]}, ("price", "99", "GBP", "", "oak chair")),
        ({**chair(), "name": "Northwind Oak Chair"}, ("price", "99", "GBP", "", "oak chair")),
        (
            {"@type": "Service", "name": "Gold plan", "offers": [{"price": 9.5, "priceCurrency": "usd"}]},
            ("price", "9.50", "USD", "", "gold"),
        ),
        (
            {"name": "Gold", "offers": {"priceSpecification": {"price": "9.50", "priceCurrency": "EUR", "unitCode": "MON"}}},
            ("price", "9.50", "EUR", "month", "gold"),
        ),
        (
            {"name": "Bed", "offers": {"@type": "AggregateOffer", "lowPrice": "300", "priceCurrency": "GBP"}},
            ("price", "300", "GBP", "", "bed"),
        ),
        (
            {"@type": "Offer", "itemOffered": {"name": "Desk"}, "price": "120", "priceCurrency": "GBP"},
            ("price", "120", "GBP", "", "desk"),
        ),
    ],
)
def test_the_ways_of_schema_org_are_read(data: object, fact: tuple[str, ...]) -> None:
    assert stated(data) == [fact]


@pytest.mark.parametrize(
    "data",
    [
        "{ not json",
        "[" * 3000,
        "42",
        {"@type": "Product", "name": "Oak Chair"},
        chair(price="on request"),
        {"name": "Rug", "offers": [{"price": "10", "priceCurrency": "GBP"}, {"price": "30", "priceCurrency": "GBP"}]},
        {"offers": {"price": "10", "priceCurrency": "GBP"}},
    ],
)
def test_broken_data_variants_and_nameless_offers_state_nothing(data: object) -> None:
    assert stated(data) == []


def test_every_fact_slices_back_to_what_the_data_says() -> None:
    touchpoint = page("p", "Price: 99.00.", [chair("99.00"), {**chair("99.00"), "name": "Ash Chair"}])
    facts = list(find_structured(touchpoint))
    assert [touchpoint.text[fact.start : fact.end] for fact in facts] == ["99.00", "99.00"]
    assert facts[0].start < facts[1].start
    assert touchpoint.text[slice(*facts[0].sentence)] == '"price": "99.00'


def test_data_decides_between_two_that_say_something_else() -> None:
    shop, mail = page("shop", "Sit well.", chair("99.00")), page("mail", "The Oak Chair is £89.")
    found = measured(OfferConflict(), shop, mail)
    assert [(item.about, item.expected) for item in found] == [(("mail",), "£99")]


def test_data_that_the_page_itself_contradicts_is_found() -> None:
    told = [page(f"m{at}", "The Oak Chair is £89.") for at in range(3)]
    found = measured(OfferConflict(), page("shop", "The Oak Chair is £89.", chair("99.00")), *told)
    assert [(item.about, item.expected) for item in found] == [(("shop",), "£89")]
    assert "search engines" in found[0].message


def test_a_page_that_shows_the_price_of_its_data_beside_another_is_left_alone() -> None:
    shop = page("shop", "The Oak Chair is £99. The Oak Chair is £89 for two.", chair("99.00"))
    assert measured(OfferConflict(), shop, page("mail", "The Oak Chair is £99.")) == []


def test_a_price_in_data_that_is_no_longer_valid_is_expired() -> None:
    assert [item.about for item in measured(OfferExpiry(), page("shop", "Sit well.", chair(priceValidUntil="2026-01-31")))] == [("shop",)]
    assert measured(OfferExpiry(), page("shop", "Sit well.", chair(priceValidUntil="2026-12-31"))) == []


def test_microdata_of_a_page_is_read_like_json_ld(tmp_path: Path) -> None:
    path = tmp_path / "chair.html"
    path.write_text(
        "<html><body><div itemscope itemtype='https://schema.org/Product'><h1 itemprop='name'>Oak Chair</h1><p itemprop='offers' itemscope"
        " itemtype='https://schema.org/Offer'>Now <meta itemprop='price' content='99.00'><meta itemprop='priceCurrency' content='GBP'>"
        "reduced</p></div></body></html>",
        "utf-8",
    )
    touchpoint = next(iter(Page().read(SourceFile(path, "chair.html", "page", folder=tmp_path, root=tmp_path))))
    assert [(fact.value, fact.unit, fact.subject) for fact in find_structured(touchpoint)] == [("99", "GBP", "oak chair")]


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.floats(), st.integers(), st.sampled_from(["99", "GBP", "InStock", "2026-01-01", "Oak Chair", "", "∞"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["@type", "name", "offers", "price", "priceCurrency", "priceSpecification", "itemOffered", "priceValidUntil"]),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(VALUES)
def test_no_data_however_odd_breaks_the_reader(data: object) -> None:
    touchpoint = page("p", "Chairs.", data)
    for fact in find_structured(touchpoint):
        assert touchpoint.text[fact.start : fact.end]
        assert len("Chairs.") < fact.sentence[0] <= fact.start < fact.end <= len(touchpoint.text)
