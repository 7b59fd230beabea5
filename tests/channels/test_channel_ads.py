"""Ads of every platform: golden files of the documented shapes, their quirks and their damage."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.channels.dynamic_text import resolved
from consistency.records.touchpoint import Kind, Role

from .reading import parts

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden():
    def read(name, **options):
        return collect("campaign", "ads", Path(name), GOLDEN, **options)

    return read


def labels(touchpoint):
    return [(block.label, touchpoint.slice(block)) for block in touchpoint.blocks]


def rows(*records, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(records)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_google_web_report(gather, encoding):
    text = (GOLDEN / "google_ads_report.tsv").read_text("utf-8").replace("\n", "\r\n")
    found = gather({"report.csv": text.encode(encoding)})
    ad, paused_group = found.touchpoints[0], found.skipped[0]
    assert [t.locator[-2:] for t in found.touchpoints] == ["#1", "#4"]
    assert labels(ad) == [
        ("Headline 1", "Kites for Gusty Days"),
        ("Headline 2", "Free Returns"),
        ("Headline 3", "Spare String Included"),
        ("Description 1", "Ripstop sails, made to last."),
        ("Description 2", "Order by 3pm."),
    ]
    assert ad.meta["pins"] == "Headline 1:1; Description 1:1"
    assert [link.url for link in ad.links] == ["https://kestrelkites.example/kites"]
    assert "Ad group paused" in paused_group.why
    assert [s.why for s in found.skipped[1:]] == ["the same ad as campaign/report.csv#1", "a row of totals", "a row of totals"]


def test_thousands_written_anywhere_do_not_matter(gather):
    text = rows(
        ["Campaign", "Ad group", "Headline 1", "Description 1", "Final URL", "Impr.", "Cost / conv.", "Avg. CPC"],
        ["Kites", "All", "Fly High", "Made to last.", "https://k.example/", "1.234.567", "12,50", "1 234,00"],
        delimiter=";",
    )
    (ad,) = gather({"ads.csv": text}).touchpoints
    assert ad.text == "Fly High\n\nMade to last."


@pytest.mark.parametrize(
    ("written", "shown", "inserted"),
    [
        ("Buy {KeyWord:Box Kites} Now", "Buy Box Kites Now", 1),
        ("{keyword:kites} from {CUSTOMIZER.Price:£20}", "kites from £20", 2),
        ("{=IF(device=mobile,Tap to Buy):Order Online}", "Order Online", 1),
        ("{LOCATION(City):Your Town} Kite Shop", "Your Town Kite Shop", 1),
        ('Ends in {=COUNTDOWN("2026/03/31 23:59:59","en-US",3)}', "Ends in 3 days", 1),
        ("Ends in {COUNTDOWN(2026-03-31 23:59:59)}", "Ends in 5 days", 1),
        ("{Param1:25}% off", "25% off", 1),
        ("A {KeyWord} that is never closed {KeyWord:x", "A {KeyWord} that is never closed {KeyWord:x", 0),
        ("Mix {a: b} and {{product.name}}", "Mix {a: b} and {{product.name}}", 0),
    ],
)
def test_inserted_text_becomes_its_default(written, shown, inserted):
    text, insertions = resolved(written)
    assert (text, len(insertions)) == (shown, inserted)
    assert all(insertion in written for insertion in insertions)


def test_an_ad_says_what_of_it_is_dynamic(only):
    ad = only("a.csv", rows(["Campaign", "Headline 1", "Headline 2"], ["K", "{KeyWord:Box Kites}", "In Stock"]))
    assert parts(ad) == ["Box Kites", "In Stock"]
    assert ad.meta["dynamic"] == "Headline 1: {KeyWord:Box Kites}"


def test_paused_ads_are_kept_where_the_source_asks(gather):
    text = rows(["Campaign", "Headline 1", "Status"], ["K", "Old Kites", "Paused"], ["K", "New Kites", "Enabled"], ["K", "Gone", "Removed"])
    assert [t.text for t in gather({"a.csv": text}).touchpoints] == ["New Kites"]
    kept = gather({"a.csv": text}, keep_paused=True)
    assert [(t.text, t.meta["status"]) for t in kept.touchpoints] == [
        ("Old Kites", "Paused"),
        ("New Kites", "Enabled"),
        ("Gone", "Removed"),
    ]


def test_google_api_stream(golden):
    found = golden("google_ads_stream.json")
    responsive, expanded, group = found.touchpoints
    assert labels(responsive) == [
        ("Headline 1", "Kites for Gusty Days"),
        ("Headline 2", "Box Kites"),
        ("Description 1", "Ripstop sails, made to last."),
        ("Description 2", "Delivered in two days."),
    ]
    assert responsive.meta["pins"] == "Headline 1:1; Description 2:2"
    assert responsive.meta["dynamic"] == "Headline 2: {KeyWord:Box Kites}"
    assert responsive.title == "Spring / Kites"
    assert labels(expanded) == [("Headline 1", "Strong String"), ("Headline 2", "By the Reel"), ("Description", "Holds in any wind.")]
    assert labels(group) == [("Headline 1", "Kites All Year"), ("Headline 2", "Fly Today"), ("Description 1", "Made for gusts.")]
    assert [link.url for link in group.links] == ["https://kestrelkites.example/all"]
    assert [s.why for s in found.skipped] == [
        "the ad does not run (ad status: PAUSED)",
        "an asset without copy (BUSINESS_NAME)",
        "the asset does not run (status: REMOVED)",
    ]


def test_google_api_errors_are_told(gather):
    answer = [
        {"results": [{"adGroupAd": {"ad": {"responsiveSearchAd": {"headlines": [{"text": "Fly"}]}}}}]},
        {"error": {"message": "Quota."}},
    ]
    found = gather({"s.json": json.dumps(answer)})
    assert [t.text for t in found.touchpoints] == ["Fly"]
    assert [(u.code, "Quota." in u.what) for u in found.unreadable] == [("ADS02", True)]


def test_google_api_in_snake_case(only):
    ad = {"responsive_search_ad": {"headlines": [{"text": "Fly", "pinned_field": "HEADLINE_1"}]}, "final_urls": ["https://k.example/"]}
    found = only("s.json", json.dumps({"results": [{"ad_group_ad": {"status": "ENABLED", "ad": ad}, "ad_group": {"name": "G"}}]}))
    assert (found.text, found.meta["pins"], found.links[0].url) == ("Fly", "Headline 1:1", "https://k.example/")


def test_microsoft_bulk_file(golden):
    found = golden("microsoft_bulk.csv")
    search, audience, sitelink = found.touchpoints
    assert labels(search) == [
        ("Headline 1", "Kites for Gusty Days"),
        ("Headline 2", "Box Kites"),
        ("Headline 3", "Free Returns"),
        ("Description 1", 'A "proper" kite, made to last.'),
        ("Description 2", "Order by 3pm."),
    ]
    assert search.meta["pins"] == "Headline 1:1; Description 2:1"
    assert [link.url for link in search.links] == ["https://kestrelkites.example/a", "https://kestrelkites.example/b"]
    assert labels(audience) == [("Headline", "Short and Windy"), ("Long headline", "Kites that love a gale"), ("Text", "See the range.")]
    assert parts(sitelink, Role.HEADLINE) == ["Spare Parts"]
    assert [(u.locator, u.code) for u in found.unreadable] == [("microsoft_bulk.csv#6", "ADS01")]
    assert "'headline'" in found.unreadable[0].what
    assert sum("holds no copy" in s.why for s in found.skipped) == 3
    assert sum("Paused" in s.why for s in found.skipped) == 1


def test_meta_report_by_its_various_headings(gather):
    header = ["Ad name", "Ad delivery", "Body (ad settings)", "Headline (ad settings)", "Link (ad settings)", "Reporting starts"]
    found = gather(
        {
            "m.csv": rows(
                [*header, "Impressions"],
                ["", "", "", "", "", "2026-01-01", "10,432"],
                ["Kite A", "active", "It is windy.", "Fly Today", "https://k.example/f", "2026-01-01", "4,101"],
                ["Kite A", "active", "It is windy.", "Fly Today", "https://k.example/f", "2026-01-02", "3,987"],
                ["Kite B", "inactive", "Old words.", "Old", "https://k.example/o", "2026-01-02", "2,344"],
            )
        }
    )
    (ad,) = found.touchpoints
    assert (parts(ad, Role.BODY), parts(ad, Role.HEADLINE), ad.title) == (["It is windy."], ["Fly Today"], "Kite A")
    assert [s.locator[-1] for s in found.skipped] == ["1", "3", "4"]


def test_meta_import_sheet_with_many_texts_and_cards(only):
    ad = only(
        "m.tsv",
        rows(
            ["Campaign Name", "Ad Name", "Body", "Additional Body 1", "Title", "Additional Title 1", "Product 1 - Name", "Call to Action"],
            ["C", "A", "One.", "Two.", "Head", "Other Head", "Box Kite", "LEARN_MORE"],
            delimiter="\t",
        ),
    )
    assert [text for _, text in labels(ad)] == ["One.", "Two.", "Head", "Other Head", "Box Kite", "Learn more"]


def test_meta_api(golden):
    found = golden("meta_ads_api.json")
    feed, carousel = found.touchpoints
    assert labels(feed) == [
        ("Primary text 1", "It is windy. Come out."),
        ("Primary text 2", "Two lines,\none sail."),
        ("Headline 1", "Fly Today"),
        ("Description 1", "Until Friday"),
        ("Call to action 1", "Shop now"),
    ]
    assert [link.url for link in feed.links] == ["https://kestrelkites.example/fly"]
    assert (feed.title, feed.meta["ad group"]) == ("Kite feed", "Gusts")
    assert labels(carousel) == [
        ("Primary text", "Three kites for three winds."),
        ("Headline", "The Range"),
        ("Card 1 headline", "Box Kite"),
        ("Card 1 description", "Steady in a gale"),
        ("Card 2 headline", "Delta Kite"),
        ("Call to action", "Learn more"),
    ]
    assert len(carousel.links) == 3
    assert [s.locator[-1] for s in found.skipped] == ["3", "4"]
    assert "CAMPAIGN_PAUSED" in found.skipped[1].why


def test_linkedin_report_with_its_preamble(gather):
    text = (GOLDEN / "linkedin_ads.tsv").read_text("utf-8")
    found = gather({"l.csv": text.encode("utf-16")})
    (ad,) = found.touchpoints
    assert labels(ad) == [
        ("Ad Introduction Text", "Club kites, bought together, cost less."),
        ("Ad Headline", "Kites for Clubs"),
        ("Call To Action", "Learn more"),
    ]
    assert ad.links[0].url == "https://kestrelkites.example/clubs"
    assert len(found.skipped) == 2


def test_tiktok_report(gather):
    found = gather(
        {
            "t.csv": rows(
                ["Campaign name", "Ad group name", "Ad name", "Primary status", "Text", "Call to action", "Landing page URL", "Cost"],
                ["C", "G", "A", "Active", "wind? string? go 🪁", "SHOP_NOW", "https://k.example/t", "1,204.10"],
                ["C", "G", "B", "Paused", "old", "SHOP_NOW", "https://k.example/t", "0.00"],
                ["Total of 2 results", "-", "-", "-", "-", "-", "-", "1,204.10"],
            )
        }
    )
    (ad,) = found.touchpoints
    assert parts(ad) == ["wind? string? go 🪁", "Shop now"]
    assert ad.kind is Kind.AD
    assert len(found.skipped) == 2


@pytest.mark.parametrize("start", [["Campaign", "Headline 1"], ["Type", "Parent Id"], ["Title", "Body"], ["Ad name", "Body"]])
def test_a_hundred_thousand_columns_are_one_clear_line(gather, start):
    header = [*start, *(f"c{n}" for n in range(100_000))]
    found = gather({"wide.csv": rows(header, ["x"] * len(header)), "fine.txt": "A proper text."})
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/wide.csv", "REA17")]
    assert len(found.touchpoints) == 1


@pytest.mark.parametrize("name", ["google_ads_stream.json", "meta_ads_api.json"])
def test_a_cut_off_answer_is_one_clear_line(gather, name):
    whole = (GOLDEN / name).read_text("utf-8")
    assert [u.code for u in gather({"cut.json": whole[: len(whole) // 2]}).unreadable] == ["REA07"]


@pytest.mark.parametrize(
    "text",
    [
        '{"data":[{"asset_feed_spec":7},{"asset_feed_spec":{"bodies":[1,{"text":9}]}},3]}',
        '{"results":[{"adGroupAd":[]},{"adGroupAd":{"ad":3}},null]}',
    ],
)
def test_wrong_types_never_crash(gather, text):
    found = gather({"odd.json": text})
    assert not found.touchpoints
    assert not [u for u in found.unreadable if u.code == "REA99"]
    assert len(found.skipped) + len(found.unreadable) == 3


@pytest.mark.parametrize(
    ("status", "runs"),
    [
        ("Enabled", True),
        ("Paused", False),
        ("REMOVED", False),
        ("Ad group paused", False),
        ("Campaign ended", False),
        ("ADSET_PAUSED", False),
        ("AD_STATUS_DISABLE", False),
        ("Asset group removed", False),
        ("recently_completed", False),
        ("Under review", True),
        ("scheduled", True),
        ("Eligible (limited)", True),
        (" --", True),
    ],
)
def test_every_platforms_way_to_say_that_an_ad_does_not_run(gather, status, runs):
    found = gather({"a.csv": rows(["Campaign", "Headline 1", "Status"], ["K", "Fly", status], ["K", "Run", "Enabled"])})
    assert len(found.touchpoints) == 1 + runs
    assert [status in s.why for s in found.skipped] == [True] * (not runs)
