"""What a price is about: the name beside it, or what its pronoun stands for."""

from __future__ import annotations

import pytest

from consistency.offers import build_ledger, extract
from consistency.records.campaign import Brand
from consistency.records.offer import Attribute
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from tests.offers.phrase_cases import LAUNCH, facts_of


def subjects(text: str) -> list[str]:
    return [fact.subject for fact in facts_of(text) if fact.attribute is Attribute.PRICE and fact.slot != "free"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Support by phone is included on Gold. On Silver it costs £2 a month.", "support by phone"),
        ("Text reminders are free on Gold. On Silver and Bronze they cost £2 a month.", "text reminders"),
        ("We also offer phone support. On Silver it's $3.", "phone support"),
        ("Phone support is free on Gold, but on Silver it costs £2 a month.", "phone support"),
        ("Want a second line? It's £5 a month on Family.", "second line"),
        ("The Family plan has everything. And it costs £14.99 a month.", "family"),
        ("Silver: it's £19 a month.", "silver"),
        ("How much is it? On Family it's £20 a month.", "family"),
        ("For Silver, it is £19 a month.", "silver"),
        ("With the Family plan you pay £20 a month.", "family"),
    ],
)
def test_a_pronoun_means_what_was_named_before_it(text: str, subject: str) -> None:
    assert subjects(text) == [subject]


@pytest.mark.parametrize("text", ["On Silver and Gold it costs £2.", "It costs £5 to add a driver to the Family plan."])
def test_where_nothing_was_named_a_pronoun_means_no_plan(text: str) -> None:
    assert "gold" not in subjects(text)
    assert "silver" not in subjects(text)


def test_a_price_told_of_a_pronoun_is_not_of_what_the_next_clause_names() -> None:
    assert subjects("It's usually £30. With code GREEN it's £24, and the code takes 20% off the Fern Box too.") == [""]
    assert subjects("It's £24 for the Family plan, and the code works on the Single plan as well.") == ["family"]


def test_a_heading_says_what_the_text_below_it_is_about() -> None:
    text = "Phone support\n\nOn Silver it costs £2 a month."
    touchpoint = Touchpoint("t", "page", Kind.PAGE, text, (Block(0, 13, Role.HEADLINE), Block(15, len(text), Role.BODY)))
    facts = extract(Reading(touchpoint, segment(touchpoint)), Brand("Northwind"), LAUNCH)
    assert [fact.subject for fact in facts] == ["phone support"]


def test_the_price_of_an_extra_is_not_put_down_to_the_plan_that_it_is_for() -> None:
    texts = ["Silver is £9 a month.", "Silver is £9 a month.", "Phone support is free on Gold. On Silver it costs £2 a month."]
    touchpoints = [
        Touchpoint(f"t{at}", "page", Kind.PAGE, text, (Block(0, len(text), Role.BODY),)) for at, text in enumerate(texts)
    ]  # fmt: skip
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints]
    readings = [Reading(r.touchpoint, r.segments, extract(r, Brand("Northwind"), LAUNCH)) for r in plain]
    silver = next(offer for offer in build_ledger(readings).offers if offer.key == "price of silver")
    assert {fact.locator for fact in silver.facts} == {"t0", "t1"}


def of_reply(title: str, text: str) -> list[str]:
    """What the prices of a saved reply are of."""
    touchpoint = Touchpoint("r", "support", Kind.MACRO, text, (Block(0, len(text), Role.BODY),), title=title)
    facts = extract(Reading(touchpoint, segment(touchpoint)), Brand("Northwind"), LAUNCH)
    return [fact.subject for fact in facts if fact.attribute is Attribute.PRICE]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Print Day: what it includes", "You get lunch and ink. You take fifty prints home. It's £135 a person."),
        ("Print Day for beginners", "We hold the next Print Day in our old shop on 10 April. Lunch, ink and paper. It's £135 a person."),
    ],
)
def test_a_price_told_of_a_pronoun_alone_is_of_what_the_saved_reply_is_named_after(title: str, text: str) -> None:
    assert of_reply(title, text) == ["print day"]


def test_the_name_of_a_saved_reply_that_names_nothing_gives_no_price_a_thing() -> None:
    assert of_reply("How much for two people", "You take prints home. It's £135 a person.") == [""]
    assert of_reply("Print Day: what it includes", "Fancy a Short Pull? It's £45.") == ["short pull"]


def priced(*blocks: tuple[str, Role], locator: str = "page") -> Reading:
    text, placed = "", []
    for words, role in blocks:
        placed.append(Block(len(text), len(text) + len(words), role))
        text += words + "\n\n"
    touchpoint = Touchpoint(locator, "page", Kind.PAGE, text, tuple(placed))
    plain = Reading(touchpoint, segment(touchpoint))
    return Reading(touchpoint, plain.segments, extract(plain, Brand("Northwind"), LAUNCH))


SHEET, MAIL = ("King-size sheet", Role.HEADLINE), priced(("A king-size sheet is £96.", Role.BODY), locator="mail")


@pytest.mark.parametrize("price", ["£89", "Now only £89", "£89 instead of £120"])
def test_a_price_below_a_heading_is_of_what_the_heading_names(price: str) -> None:
    ledger = build_ledger([priced(SHEET, (price, Role.BODY)), MAIL])
    (sheet,) = [offer for offer in ledger.offers if offer.key == "price of king-size sheet"]
    assert {(fact.locator, fact.value) for fact in sheet.facts} >= {("page", "89"), ("mail", "96")}


def test_a_heading_that_stands_over_two_prices_names_neither() -> None:
    page = priced(SHEET, ("£89", Role.BODY), SHEET, ("£40", Role.BODY))
    assert all(fact.locator != "page" for offer in build_ledger([page, MAIL]).offers for fact in offer.facts)


@pytest.mark.parametrize(
    ("text", "is_of_it"), [("A winter term of lessons is £85.", False), ("Winter is £85.", True), ("A winter pass is £85.", True)]
)
def test_a_time_of_the_year_is_a_plan_only_where_no_other_thing_follows_it(text: str, *, is_of_it: bool) -> None:
    others = [priced(("A winter membership is £96.", Role.BODY), locator=name) for name in ("mail", "post", "page")]
    offers = build_ledger([*others, priced((text, Role.BODY), locator="terms")]).offers
    (winter,) = [offer for offer in offers if offer.key == "price of winter"]
    assert ("terms" in {fact.locator for fact in winter.facts}) is is_of_it
