"""A touchpoint whose subject or title says of an offer what its text does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consistency.checks.offer_conflict import OfferConflict
from consistency.flows.context import in_context
from consistency.judge import judge
from consistency.offers import build_ledger, extract
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Finding, Severity
from consistency.records.offer import DeclaredOffer
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from tests.offers.test_brief import declared
from tests.offers.test_offer_checks import LAUNCH

BRAND = Brand("Northwind")
BODY = "We are glad you are here. Take 20% off every lamp with the code EMBER until Sunday 12 October."


def told(head: str, body: str, role: Role = Role.SUBJECT, locator: str = "news.eml") -> Touchpoint:
    text = f"{head}\n\n{body}"
    blocks = (Block(0, len(head), role), Block(len(head) + 2, len(text), Role.BODY))
    return Touchpoint(locator, "email", Kind.EMAIL, text, blocks)


def campaign(*touchpoints: Touchpoint, brief: tuple[DeclaredOffer, ...] = ()) -> Campaign:
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in touchpoints]
    readings = tuple(replace(reading, facts=extract(reading, BRAND, LAUNCH)) for reading in plain)
    return Campaign("test", LAUNCH, BRAND, readings, ledger=build_ledger(readings, brief))


def findings(*touchpoints: Touchpoint, brief: tuple[DeclaredOffer, ...] = ()) -> list[Finding]:
    whole = campaign(*touchpoints, brief=brief)
    return [item for item in judge(in_context(OfferConflict().measure(whole), whole)) if item.kind == "offer-conflict"]


PLAIN = told("Hello", "We have new lamps in the shop, and they are lovely.", locator="other.eml")


@pytest.mark.parametrize(
    ("role", "part"),
    [(Role.SUBJECT, "subject"), (Role.PREHEADER, "preheader"), (Role.TITLE, "title"), (Role.DESCRIPTION, "description")],
)
def test_a_head_that_says_otherwise_is_shown_with_both_quotes(role: Role, part: str) -> None:
    head = "25% off lamps with the code EMBER"
    (found,) = findings(told(head, BODY, role), PLAIN)
    assert found.message == f"The discount differs (EMBER) within this e-mail: its {part} says 25%, its text 20%."
    assert found.fix == "Say the same in both."
    assert found.evidence[0].quote == head
    assert "20% off every lamp" in found.evidence[1].quote
    assert (found.severity, found.against) == (Severity.WARNING, ())


def test_what_most_others_say_tells_which_of_the_two_is_right() -> None:
    others = [told("Lamps", BODY, locator=f"{number}.eml") for number in range(3)]
    (found,) = findings(told("25% off lamps with the code EMBER", BODY), *others)
    assert found.message.endswith("its subject says 25%, its text 20%; most others say 20%.")
    assert (found.severity, found.expected, found.fix) == (Severity.ERROR, "20%", "Say 20% in both.")


def test_the_brief_tells_which_of_the_two_is_right(tmp_path: Path) -> None:
    brief = declared(tmp_path, '[[offer]]\nname = "Autumn"\nkind = "discount"\nvalue = "25%"\ncode = "EMBER"\n')
    (found,) = findings(told("25% off lamps with the code EMBER", BODY), PLAIN, brief=brief)
    assert found.message.endswith("its subject says 25%, its text 20%; the brief says 25%.")
    assert (found.severity, found.expected) == (Severity.ERROR, "25%")
    assert found.against == (found.evidence[2].locator,) != (found.locators[0],)


def test_another_last_day_is_told_as_one() -> None:
    (found,) = findings(told("The code EMBER ends on Friday 10 October", BODY), PLAIN)
    assert found.message.startswith("The last day differs (EMBER) within this e-mail")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("20% off lamps with the code EMBER", BODY),
        ("Up to 25% off with the code EMBER", BODY),
        ("Something warm for the evenings", BODY),
        ("25% off lamps with the code EMBER", "Take 20% off with the code EMBER, and 25% off lamps, until Sunday 12 October."),
        ("25% off rugs with the code RUGS", BODY),
    ],
)
def test_heads_that_say_the_same_less_or_of_another_offer_are_fine(head: str, body: str) -> None:
    assert findings(told(head, body), PLAIN) == []
