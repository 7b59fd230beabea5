"""Which pages say how things are done, by their titles and addresses."""

from __future__ import annotations

import pytest

from consistency.english.rule_pages import tells_rules, tells_terms


@pytest.mark.parametrize(
    "title",
    [
        "Delivery",
        "Delivery and returns",
        "Delivery | Fernhill",
        "Fernhill: Terms and conditions",
        "Terms & Conditions",
        "T&Cs",
        "Help",
        "How can we help?",
        "FAQs – Fernhill",
        "Fernhill returns policy",
        "Privacy notice",
    ],
)
def test_a_title_that_is_about_rules_tells_them(title: str) -> None:
    assert tells_rules(title, "site/page.html")


@pytest.mark.parametrize(
    "title",
    ["Air conditioning for your home", "Free delivery on every sofa", "Helpful kettles", "Supportive shoes", "Loans on your terms", "Home"],
)
def test_a_title_that_sells_tells_none(title: str) -> None:
    assert not tells_rules(title, "site/page.html")


@pytest.mark.parametrize(
    "address",
    [
        "website/terms.html",
        "site/delivery-and-returns.html",
        "https://www.brand.example/help/how-to-fit-a-handle",
        "https://support.brand.example/1",
        "site/ShippingPolicy.aspx",
        "site/t-and-c.html",
        "site/fernhill-returns-policy.html",
    ],
)
def test_an_address_with_a_step_about_rules_tells_them(address: str) -> None:
    assert tells_rules("", address)


@pytest.mark.parametrize(
    "address",
    [
        "site/helpful.html",
        "site/air-conditioning.html",
        "site/free-delivery-sofas.html",
        "https://brand.example/sofas?utm_campaign=delivery",
    ],
)
def test_an_address_about_something_else_tells_none(address: str) -> None:
    assert not tells_rules("", address)


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Summer: the terms", "site/page.html"),
        ("The small print of the winter sale", "site/page.html"),
        ("The offer, in full", "campaign/website/autumn-terms.html"),
        ("T&Cs", "site/page.html"),
        ("Privacy policy | Fernhill", "site/page.html"),
    ],
)
def test_terms_are_known_by_a_title_or_an_address(title: str, address: str) -> None:
    assert tells_terms(title, address)


@pytest.mark.parametrize(
    "title", ["Loans on your terms", "Term dates", "Software in plain terms", "Terms dates for parents", "Air conditioning", "Delivery"]
)
def test_what_only_speaks_of_terms_is_no_page_of_them(title: str) -> None:
    assert not tells_terms(title, "site/page.html")
