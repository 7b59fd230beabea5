"""The campaign brief: what [[offer]] tables declare is expected before any majority."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consistency.checks.offer_conflict import OfferConflict
from consistency.errors import SettingsError
from consistency.flows.brief import brief_of
from consistency.flows.context import in_context
from consistency.judge import judge
from consistency.offers import build_ledger
from consistency.records.finding import Finding, Severity
from consistency.records.offer import DeclaredOffer
from consistency.settings import load_settings
from tests.offers.test_offer_checks import LAUNCH, campaign

HEAD = '[brand]\nname = "Northwind"\n\n'
EMBER = '[[offer]]\nname = "Spring sale"\nkind = "discount"\nvalue = "25%"\ncode = "EMBER"\nend = 2025-11-30\n'
GOLD = '[[offer]]\nname = "Gold"\nproduct = "Gold"\nprice = "£14.99"\nperiod = "month"\n'


def declared(folder: Path, tables: str) -> tuple[DeclaredOffer, ...]:
    (folder / "consistency.toml").write_text(HEAD + tables, "utf-8")
    return brief_of(load_settings(folder), LAUNCH)


def found(folder: Path, tables: str, *texts: str) -> list[Finding]:
    """The findings on posts with these texts, held against a brief."""
    plain = campaign(*texts)
    briefed = replace(plain, ledger=build_ledger(plain.readings, declared(folder, tables)))
    return list(judge(in_context(OfferConflict().measure(briefed), briefed)))


def test_every_kind_of_offer_is_read(tmp_path: Path) -> None:
    tables = "\n".join(
        f'[[offer]]\nname = "{kind}"\nkind = "{kind}"\nvalue = "{value}"'
        for kind, value in {
            "discount": "half price", "gift": "tote bag", "free time": "3 months", "trial": "14 days", "free": "delivery",
            "return": "30 days", "warranty": "2 years",
        }.items()
    )  # fmt: skip
    stated = {one.name: (one.stated[0].fact.value, one.stated[0].fact.unit, one.stated[0].fact.slot) for one in declared(tmp_path, tables)}
    assert stated == {
        "discount": ("50", "%", ""),
        "gift": ("tote bag", "", ""),
        "free time": ("3", "month", "free"),
        "trial": ("14", "day", "trial"),
        "free": ("0", "", "fee"),
        "return": ("30", "day", "return"),
        "warranty": ("2", "year", "warranty"),
    }


@pytest.mark.parametrize(
    ("key", "value"), [("threshold", "40"), ("threshold", "2"), ("term", "12"), ("eligibility", "new"), ("eligibility", "student")]
)
def test_conditions_are_read(tmp_path: Path, key: str, value: str) -> None:
    said = {"40": "£40", "2": "2 bags", "12": "12 months", "new": "new customers", "student": "students"}[value]
    (offer,) = declared(tmp_path, f'[[offer]]\nname = "A"\n{key} = "{said}"')
    assert [one.fact.value for one in offer.stated] == [value]
    assert offer.stated[0].fact.locator == "consistency.toml:6"
    assert offer.stated[0].quote == f'{key} = "{said}"'


@pytest.mark.parametrize(
    ("tables", "code", "line", "says"),
    [
        ('[[offer]]\nname = "A"\nkind = "discount"\nvalue = "lots"', "CFG20", 7, "'lots' cannot be read as a discount"),
        ('[[offer]]\nname = "A"\nprice = "cheap"', "CFG20", 6, "'cheap' cannot be read as a price. Write it as in price = "),
        ('[[offer]]\nname = "A"\neligibility = "tall"', "CFG20", 6, "'tall' cannot be read as an eligibility"),
        ('[[offer]]\nname = "A"\ncode = "X"\n[[offer]]\nname = "B"\nnames = ["a"]\ncode = "Y"', "CFG21", 8, "two offers are called 'a'"),
        ('[[offer]]\nname = "A"\nkind = "discount"', "CFG03", 4, "give kind and value together"),
        ('[[offer]]\nname = "A"\nkind = "gratis"\nvalue = "x"', "CFG03", 6, "offer.kind is 'gratis'"),
        ('[[offer]]\nname = "A"\ncode = "X"\nperiod = "month"', "CFG03", 4, "period goes with a price"),
        ('[[offer]]\nname = "A"\nstart = 2026-03-02\nend = 2026-03-01', "CFG03", 4, "before it starts on 2026-03-02"),
        ('[[offer]]\nname = "A"', "CFG03", 4, "it states nothing yet"),
        ('[[offer]]\nname = "A"\ncod = "X"', "CFG04", 6, "Did you mean 'code'?"),
        ('[[offer]]\ncode = "X"', "CFG05", 4, "lacks 'name'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, tables: str, code: str, line: int, says: str) -> None:
    with pytest.raises(SettingsError) as told:
        declared(tmp_path, tables)
    assert f"{code} {tmp_path / 'consistency.toml'}:{line}: " in str(told.value)
    assert says in str(told.value)


def test_the_brief_goes_before_the_majority(tmp_path: Path) -> None:
    wrong = "20% off until 30 November with the code EMBER."
    errors = found(tmp_path, EMBER, wrong, wrong, wrong, "25% off until 30 November with the code EMBER.")
    assert [(one.locators, one.attribute, one.expected, one.severity) for one in errors] == [
        ((name,), "discount", "25%", Severity.ERROR) for name in ("t0", "t1", "t2")
    ]
    assert all("the brief says 25%, and so does 1 touchpoint" in one.message for one in errors)
    assert all(one.against == ("consistency.toml:7", "t3") for one in errors)
    assert [(one.quote, one.source) for one in errors[0].evidence] == [(wrong, "text"), ('value = "25%"', "brief")]


def test_a_touchpoint_that_names_the_offer_is_held_against_it_however_many_agree(tmp_path: Path) -> None:
    named = "The Spring sale: 20% off everything."
    assert {one.locators[0] for one in found(tmp_path, EMBER, named, named, named)} == {"t0", "t1", "t2"}


def test_one_touchpoint_alone_is_held_against_the_brief(tmp_path: Path) -> None:
    (one,) = found(tmp_path, GOLD, "Gold is £13.99 a month.")
    assert (one.attribute, one.expected, one.severity) == ("price", "£14.99 per month", Severity.ERROR)


def test_a_code_that_is_not_the_briefs_is_an_error(tmp_path: Path) -> None:
    (one,) = found(tmp_path, EMBER, "The Spring sale: 25% off with the code AMBER.", "25% off with the code EMBER.")
    assert (one.locators, one.attribute, one.expected) == (("t0",), "code", "EMBER")


@pytest.mark.parametrize(
    "text",
    [
        "A quarter off until 30 November with the code EMBER.",
        "Refer a friend and you both get £5 off.",
        "Students get 10% off all year.",
        "Gold is £14.99 a month in the Spring sale: 25% off.",
        "The Spring sale begins.",
    ],
)
def test_what_agrees_with_the_brief_or_is_another_offer_is_left_alone(tmp_path: Path, text: str) -> None:
    usual = "25% off until 30 November with the code EMBER."
    assert [one for one in found(tmp_path, EMBER, usual, text, usual) if one.severity is not Severity.NOTE] == []


def test_an_offer_that_nobody_tells_of_is_noted(tmp_path: Path) -> None:
    (note,) = found(tmp_path, GOLD, "The lake is lovely in May.", "So is the walk.")
    assert (note.kind, note.severity, note.locators) == ("offer-untold", Severity.NOTE, ("consistency.toml:5",))
    assert "“Gold” is told nowhere" in note.message


def test_a_channel_that_must_tell_of_an_offer_and_does_not_is_noted(tmp_path: Path) -> None:
    tables = EMBER + 'channels = ["post", "print"]\n'
    notes = found(tmp_path, tables, "25% off with the code EMBER.", "25% off with the code EMBER.")
    assert [one.message for one in notes] == ["The brief's offer “Spring sale” is not told in print, of which nothing was read."]


def test_the_order_of_the_touchpoints_changes_nothing(tmp_path: Path) -> None:
    texts = ("20% off with the code EMBER.", "The Spring sale: 25% off until 29 November.", "Gold is £13.99 a month.")

    def told(order: tuple[str, ...]) -> set[tuple[str, str | None]]:
        return {(one.evidence[0].quote, one.expected) for one in found(tmp_path, EMBER + GOLD, *order)}

    assert told(texts) == told(texts[::-1])
    assert len(told(texts)) == 3
