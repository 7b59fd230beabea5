from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.checks.identity import Identity
from consistency.judge import judge
from consistency.records.campaign import Brand
from consistency.records.finding import Finding, Measurement, Severity
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role
from consistency.segment import segment
from tests.checks.campaigns import campaign, reading, touchpoint


def mail(sender: str = "", signature: str = "", locator: str = "campaign/email/1.eml") -> Reading:
    text = "Come in." + (f"\n\n{signature}" if signature else "")
    made = touchpoint(text, kind=Kind.EMAIL, locator=locator)
    blocks = (Block(0, 8, Role.BODY), *([Block(10, len(text), Role.SIGNATURE, "signature")] if signature else []))
    made = replace(made, blocks=blocks, meta={"sender": sender} if sender else {})
    return Reading(made, segment(made))


def measured(*readings: Reading, approved: tuple[Reading, ...] = ()) -> list[Measurement]:
    return list(Identity().measure(campaign(*readings, approved=approved)))


def found(*readings: Reading, approved: tuple[Reading, ...] = ()) -> list[Finding]:
    return [one for one in judge(measured(*readings, approved=approved)) if one.severity is not Severity.NOTE]


def page(tmp_path: Path, body: str) -> Reading:
    (tmp_path / "index.html").write_text(f"<html><body>{body}<p>Come in and sit down.</p></body></html>", "utf-8")
    (made,) = collect("campaign", "website", tmp_path, tmp_path).touchpoints
    return Reading(made, segment(made))


APPROVED = tuple(mail("Ana at Fernhill", "Ana\nFernhill Beds", f"baseline/email/{at}.eml") for at in range(3))


def test_a_sender_that_names_nobody_is_found_with_all_its_mails() -> None:
    (finding,) = found(mail("noreply"), mail("noreply", locator="campaign/email/2.eml"))
    assert (finding.code, finding.locators) == ("IDN01", ("campaign/email/1.eml", "campaign/email/2.eml"))
    assert finding.evidence[0].quote == "noreply"


@pytest.mark.parametrize("sender", ["Fernhill", "Ben from Fernhill", "FERNHILL BEDS", ""])
def test_a_sender_that_names_the_brand_is_fine(sender: str) -> None:
    assert found(mail(sender)) == []


def test_a_person_who_signs_approved_mails_is_fine() -> None:
    assert found(mail("Ana"), approved=(mail("Ana", locator="baseline/email/1.eml"),)) == []


def test_a_new_sender_of_the_brand_is_a_note() -> None:
    (only,) = measured(mail("Fernhill Offers"), approved=APPROVED)
    assert judge([only])[0].severity is Severity.NOTE
    assert "“Ana at Fernhill”" in only.fix


def test_a_signature_without_the_name_is_found_where_approved_ones_have_it() -> None:
    (finding,) = found(mail("Ana at Fernhill", "Ana\nThe beds people"), approved=APPROVED)
    assert (finding.code, finding.evidence[0].quote) == ("IDN04", "Ana\nThe beds people")


def test_a_signature_with_the_name_or_without_a_habit_is_fine() -> None:
    assert found(mail("Ana at Fernhill", "Ben\nFernhill"), approved=APPROVED) == []
    assert found(mail("Ana at Fernhill", "Ben"), approved=APPROVED[:2]) == []
    assert found(mail("Ana at Fernhill"), approved=APPROVED) == []


@pytest.mark.parametrize(
    "logo",
    [
        '<img src="/img/logo.svg" alt="Logo">',
        '<img src="/img/logo@2x.png" alt="IMG 2041">',
        '<img src="a1b2.png" class="site-logo" alt="Home">',
        '<img src="headerLogo.png" alt="Welcome">',
    ],
)
def test_a_logo_that_is_not_called_by_the_brands_name_is_found(logo: str, tmp_path: Path) -> None:
    (finding,) = found(page(tmp_path, logo))
    assert finding.code == "IDN02"
    assert finding.evidence[0].quote in logo


@pytest.mark.parametrize(
    "logo",
    [
        '<img src="/img/logo.svg" alt="Fernhill">',
        '<img src="/img/logo.svg" alt="Fernhill Beds, home">',
        '<img src="/img/logo-visa.svg" alt="Visa">',
        '<img src="/img/bed.jpg" alt="A bed of oak">',
        '<a href="/"><img src="/img/logo.svg" alt="">Fernhill</a>',
        '<a href="/" aria-label="Fernhill"><img src="/img/logo.svg" alt=""></a>',
        '<img src="/img/prologue.jpg" alt="The first page">',
    ],
)
def test_a_logo_that_says_whose_it_is_and_other_pictures_are_fine(logo: str, tmp_path: Path) -> None:
    assert found(page(tmp_path, logo)) == []


@pytest.mark.parametrize("logo", ['<img src="/img/logo.svg">', '<a href="/"><img src="/img/logo.svg" alt=""></a>'])
def test_a_logo_that_nobody_can_hear_is_found(logo: str, tmp_path: Path) -> None:
    (finding,) = found(page(tmp_path, logo))
    assert (finding.code, finding.evidence[0].quote, finding.evidence[0].source) == ("IDN03", "/img/logo.svg", "markup")


def test_the_logo_of_a_mail_is_read_too(tmp_path: Path) -> None:
    head = "From: Fernhill <hi@fernhill.example>\nSubject: Open\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    (tmp_path / "1.eml").write_text(head + '<p>Come in.</p><img src="cid:logo.png"><img src="x/logo.png" alt="Picture">', "utf-8")
    (made,) = collect("campaign", "email", tmp_path, tmp_path).touchpoints
    assert {one.code for one in found(Reading(made, segment(made)))} == {"IDN02", "IDN03"}


def test_a_campaign_without_mails_and_logos_has_nothing_to_find() -> None:
    assert measured(reading("Come in.")) == []


@pytest.mark.parametrize("alt", ["Soaked in sun", "Croaking frogs", "Cloak"])
def test_a_short_name_inside_another_word_names_no_brand(alt: str, tmp_path: Path) -> None:
    oak = replace(campaign(page(tmp_path, f'<img src="/img/logo.svg" alt="{alt}">')), brand=Brand("Oak"))
    assert [one.code for one in Identity().measure(oak)] == ["IDN02"]


@pytest.mark.parametrize("alt", ["Oak", "The OAK logo", "oak_logo2", "Oak's own", "OakLogo", "O-A-K"])
def test_a_short_name_as_a_word_of_its_own_names_the_brand(alt: str, tmp_path: Path) -> None:
    oak = replace(campaign(page(tmp_path, f'<img src="/img/logo.svg" alt="{alt}">')), brand=Brand("Oak"))
    assert list(Identity().measure(oak)) == []


def test_a_name_in_a_script_that_parts_no_words_is_found(tmp_path: Path) -> None:
    oak = replace(campaign(page(tmp_path, '<img src="/img/logo.svg" alt="無印良品のロゴ">')), brand=Brand("無印良品"))
    assert list(Identity().measure(oak)) == []
