from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.checks.ad_assets import AdAssets
from consistency.checks.ad_layout import layout_of
from consistency.judge import judge
from consistency.offers import build_ledger, extract
from consistency.protocols import UNASKED
from consistency.records.campaign import Brand
from consistency.records.finding import Finding, Measurement, Severity
from consistency.records.reading import Reading
from consistency.records.touchpoint import Block, Kind, Role, Touchpoint
from consistency.segment import segment
from tests.checks.campaigns import LAUNCH, campaign

ROLES = {"Headline": Role.HEADLINE, "Long": Role.HEADLINE, "Callout": Role.HEADLINE, "Sitelink": Role.HEADLINE, "Call": Role.CTA}


def ad(*assets: str, number: int = 1, group: str = "Beds", campaign_name: str = "Spring", file: str = "ads.csv") -> Reading:
    """An ad of "Label: words" assets; "Label@1" pins to position 1."""
    text, blocks, pins = "", list[Block](), list[str]()
    for asset in assets:
        label, _, words = asset.partition(": ")
        label, _, pin = label.partition("@")
        pins += [f"{label}:{pin}"] if pin else []
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + words
        blocks.append(Block(start, start + len(words), ROLES.get(label.split()[0], Role.BODY), label))
    meta = {"campaign": campaign_name, "ad group": group, "pins": "; ".join(pins)}
    made = Touchpoint(f"{file}#{number}", "ads", Kind.AD, text, tuple(blocks), meta=meta)
    read = Reading(made, segment(made))
    return replace(read, facts=extract(read, Brand("Fernhill"), LAUNCH))


def measured(*ads: Reading) -> list[Measurement]:
    return list(AdAssets().measure(replace(campaign(*ads), ledger=build_ledger(ads))))


def found(*ads: Reading) -> list[Finding]:
    return [finding for finding in judge(measured(*ads)) if finding.severity is not Severity.NOTE]


def met(reading: Reading) -> set[tuple[str, str]]:
    return {(one.block.label, other.block.label) for one, other in layout_of(reading).pairs()}


@pytest.mark.parametrize(
    ("one", "other", "attribute"),
    [
        ("Headline 1: 20% Off All Beds", "Headline 2: Save 25% on Beds", "discount"),
        ("Headline 1: 20% Off", "Description 1: Take 25% off until Sunday.", "discount"),
        ("Headline 1: Use Code SLEEP20", "Headline 2: 20% Off With SLEEP25", "code"),
        ("Headline 1: Beds From £299", "Headline 2: Beds From £349", "price"),
        ("Headline 1: Free Delivery Over £50", "Description 1: Free delivery on orders over £75.", "threshold"),
        ("Description 1: Return it within 30 days.", "Description 2: You have 60 days to return it.", "guarantee"),
        ("Headline 1: 20% Off Until 31 March", "Headline 2: 20% Off Until 7 April", "deadline"),
        ("Headline 1: 20% Off From 1 April", "Headline 2: 20% Off From 6 April", "deadline"),
        ("Primary text: 20% off every bed.", "Headline: 25% off every bed", "discount"),
    ],
)
def test_two_assets_that_contradict_are_found_with_both_quotes(one: str, other: str, attribute: str) -> None:
    (finding,) = [item for item in found(ad(one, other)) if item.kind == "asset-conflict"]
    assert finding.attribute == attribute
    assert [item.quote for item in finding.evidence] == [one.partition(": ")[2], other.partition(": ")[2]]
    assert one.partition(":")[0] in finding.message
    assert other.partition(":")[0] in finding.message


def test_a_conflict_says_what_the_other_asset_says_so_that_another_rival_is_another_conflict() -> None:
    held = [found(ad("Headline 1: 20% Off All Beds", f"Headline 2: Save {other} on Beds"))[0].expected for other in ("25%", "30%")]
    assert held == ["25%", "30%"]


@pytest.mark.parametrize(
    "assets",
    [
        ("Headline 1: 20% Off All Beds", "Headline 2: Save 20% on Beds"),
        ("Headline 1: Half Price Beds", "Headline 2: 50% Off Beds"),
        ("Headline 1: Beds £299", "Headline 2: Sofas £499"),
        ("Headline 1: 20% Off Beds", "Headline 2: 10% Off Rugs"),
        ("Headline 1: Up to 40% Off", "Headline 2: 25% Off Oak"),
        ("Headline 1: Members Get 10% Off", "Headline 2: Students Get 15% Off"),
        ("Headline 1: 20% Off With SLEEP20", "Headline 2: 30% Off With RUGS30"),
        ("Headline 1: Half Price, £14 a Month", "Description 1: Then £28 a month."),
        ("Headline 1: 20% Off Until 31 March", "Description 1: Ends Tuesday 31 March."),
        ("Headline 1: Free Delivery Over £50", "Headline 2: Delivery Is £4"),
        ("Headline 1: 10% Off Over £50", "Headline 2: 20% Off Over £100"),
        ("Headline 1: 94% Would Buy Again", "Headline 2: 20% Off Beds"),
    ],
)
def test_what_agrees_or_is_of_something_else_is_fine(assets: tuple[str, ...]) -> None:
    assert [(item.kind, item.message) for item in found(ad(*assets))] == []


def test_alternatives_pinned_to_one_position_are_never_seen_together() -> None:
    assert found(ad("Headline 1@1: 20% Off All Beds", "Headline 2@1: Save 25% on Beds", "Headline 3: Beds of Oak")) == []
    assert found(ad("Headline 1@1: 20% Off All Beds", "Headline 2@2: Save 25% on Beds", "Headline 3: Beds of Oak"))


def test_where_all_positions_are_pinned_the_others_are_never_seen() -> None:
    pinned = ("Headline 1@1: Oak Beds", "Headline 2@2: Made in Kent", "Headline 3@3: 20% Off All Beds")
    assert found(ad(*pinned, "Headline 4: Save 25% on Beds")) == []
    assert found(ad(*pinned[1:], "Headline 4: Save 25% on Beds"))


def test_two_without_pins_need_two_free_positions() -> None:
    one_free = ("Headline 1@1: Oak Beds", "Headline 2@2: Made in Kent")
    assert found(ad(*one_free, "Headline 3: 20% Off All Beds", "Headline 4: Save 25% on Beds")) == []


def test_pins_of_headlines_say_nothing_of_descriptions() -> None:
    assert found(ad("Headline 1@1: 20% Off All Beds", "Description 1@1: Save 25% on beds."))


def test_ads_of_different_groups_never_meet() -> None:
    one, other = ad("Headline 1: 20% Off All Beds", "Headline 2: Oak"), ad("Headline 1: Save 25% on Beds", "Headline 2: Ash", number=2)
    assert found(one, other) == []
    assert found(one, replace(other, touchpoint=replace(other.touchpoint, meta={"campaign": "Spring", "ad group": "Rugs"}))) == []


def test_a_callout_meets_the_ads_of_its_campaign_and_group() -> None:
    search = ad("Headline 1: 20% Off All Beds", "Headline 2: Oak Beds")
    callout = "Callout text: 25% Off All Beds"
    (finding,) = found(search, ad(callout, number=2, group=""))
    assert (finding.locators, finding.against) == (("ads.csv#1",), ("ads.csv#2",))
    assert found(search, ad(callout, number=2, group="Beds"))
    assert found(search, ad(callout, number=2, group="Rugs")) == []
    assert found(search, ad(callout, number=2, group="", campaign_name="Autumn")) == []
    assert found(search, ad(callout, number=2, group="", file="other.csv")) == []


def test_a_social_ad_shows_one_of_each_sort() -> None:
    together = met(ad("Primary text 1: One", "Primary text 2: Two", "Headline 1: Three", "Headline 2: Four", "Call to action: Buy"))
    assert ("Primary text 1", "Primary text 2") not in together
    assert ("Headline 1", "Headline 2") not in together
    assert {("Primary text 1", "Headline 2"), ("Headline 2", "Call to action")} <= together


def test_all_cards_of_a_carousel_are_seen() -> None:
    assert found(ad("Primary text: Come in.", "Card 1 name: 20% off all beds", "Card 2 name: 25% off all beds"))


def test_a_long_headline_is_shown_instead_of_a_short_one() -> None:
    together = met(ad("Headline 1: One", "Headline 2: Two", "Long headline: Three", "Description 1: Four", "Description 2: Five"))
    assert together == {(a, b) for a in ("Headline 1", "Headline 2", "Long headline") for b in ("Description 1", "Description 2")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Headline 1: Beds of English Oak", "Headline 2: Beds of English oak"),
        ("Headline 1: Oak Beds, Made Here", "Headline 2: Made Here: Oak Beds"),
    ],
)
def test_two_assets_that_say_the_same_are_found(one: str, other: str) -> None:
    (finding,) = found(ad(one, other))
    assert (finding.kind, finding.severity) == ("asset-repeat", Severity.WARNING)
    assert len(finding.evidence) == 2


def test_nearly_the_same_is_a_note() -> None:
    (only,) = measured(ad("Headline 1: Solid Oak Beds Made Here", "Headline 2: Solid Oak Beds Made"))
    assert (only.kind, judge([only])[0].severity) == ("asset-repeat", Severity.NOTE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Headline 1: Oak Beds", "Description 1: Oak beds that last, made in Kent by three people."),
        ("Headline 1: Beds", "Headline 2: Beds"),
        ("Headline 1@1: Beds of English Oak", "Headline 2@1: Beds of English oak"),
        ("Primary text 1: Beds of English oak.", "Primary text 2: Beds of English oak."),
    ],
)
def test_a_headline_taken_up_again_and_alternatives_repeat_nothing(one: str, other: str) -> None:
    assert found(ad(one, other)) == []


def test_the_same_two_values_are_told_once() -> None:
    several = ad(
        "Headline 1: 20% Off All Beds", "Headline 2: Take 20% Off Beds", "Headline 3: Save 25% on Beds", "Description 1: 25% off beds."
    )
    assert len([item for item in found(several) if item.kind == "asset-conflict"]) == 1


def test_pins_of_an_exported_table_are_kept_to(tmp_path: Path) -> None:
    head = "Campaign,Ad Group,Headline 1,Headline 1 position,Headline 2,Headline 2 position,Description 1,Final URL,Status\n"
    rows = "Spring,Beds,20% Off All Beds,{0},Save 25% on Beds,{1},Made of oak in Kent.,https://fernhill.example/beds,Enabled\n"
    (tmp_path / "ads.csv").write_text(head + rows.format(1, 1) + rows.format(1, 2) + rows.format("-", ""), "utf-8")
    collection = collect("campaign", "ads", tmp_path, tmp_path)
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in collection.touchpoints]
    ads = [replace(one, facts=extract(one, Brand("Fernhill"), LAUNCH)) for one in plain]
    assert [finding.locators for finding in found(*ads) if finding.attribute == "discount"] == [("ads.csv#2",), ("ads.csv#3",)]


def test_an_asset_feed_shows_one_body_and_one_title_at_a_time(tmp_path: Path) -> None:
    def feed(*texts: str) -> list[dict[str, str]]:
        return [{"text": text} for text in texts]

    creative = {
        "asset_feed_spec": {"bodies": feed("20% off every bed.", "25% off every bed."), "titles": feed("Beds of oak", "Beds of ash")}
    }
    clashing = {"asset_feed_spec": {"bodies": feed("20% off every bed."), "titles": feed("25% off every bed", "Beds of oak")}}
    ads = [{"name": name, "status": "ACTIVE", "creative": one} for name, one in (("A", creative), ("B", clashing))]
    (tmp_path / "ads.json").write_text(json.dumps({"data": ads}), "utf-8")
    collection = collect("campaign", "ads", tmp_path, tmp_path)
    plain = [Reading(touchpoint, segment(touchpoint)) for touchpoint in collection.touchpoints]
    read = [replace(one, facts=extract(one, Brand("Fernhill"), LAUNCH)) for one in plain]
    assert [(finding.locators, finding.attribute) for finding in found(*read)] == [(("ads.json#2",), "discount")]


def test_nobody_asks_where_there_is_no_ad_of_several_assets() -> None:
    assert AdAssets().lacks(campaign(ad("Headline 1: One"))) == UNASKED
    assert AdAssets().lacks(campaign(ad("Headline 1: One", "Headline 2: Two"))) is None


def test_a_placeholder_in_any_asset_is_found_though_inserted_words_are_not() -> None:
    from consistency.checks.placeholders import Placeholders

    made = ad("Headline 1: {KeyWord:Oak Beds}", "Headline 2: Save XX% Today", "Description 1: Come to [CITY NAME] and lie down.")
    quotes = [item.evidence[0].quote for item in Placeholders().measure(campaign(made))]
    assert quotes == ["Save XX% Today", "Come to [CITY NAME] and lie down."]
