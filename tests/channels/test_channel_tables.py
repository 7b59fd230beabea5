"""Ads and saved replies in tables: every dialect, encoding and way of being damaged."""

from __future__ import annotations

import json

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

GOOGLE = [
    [
        "Campaign",
        "Ad Group",
        "Ad type",
        "Headline 1",
        "Headline 1 position",
        "Headline 2",
        "Description 1",
        "Path 1",
        "Final URL",
        "Status",
    ],
    ["Spring", "", "", "", "", "", "", "", "", "Enabled"],
    [
        "Spring",
        "Kites",
        "Responsive search ad",
        "£5 Off, Today",
        "1",
        "It’s Windy",
        "Fly it. Now.",
        "sale",
        "https://k.example/s",
        "Enabled",
    ],
    ["Spring", "Kites", "Responsive search ad", "Old", "", "Older", "Gone.", "", "https://k.example/o", "Paused"],
    ["Spring", "Ropes", "Responsive search ad", "Strong Rope", "", "", 'He said "yes".', "", "https://k.example/r", ""],
]


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    quoted = [['"' + c.replace('"', '""') + '"' if delimiter in c or '"' in c or "\n" in c else c for c in row] for row in rows]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_google_ads_in_every_dialect(gather, delimiter, encoding):
    found = gather({"ads.csv": table(GOOGLE, delimiter).encode(encoding)})
    assert [t.locator for t in found.touchpoints] == ["campaign/ads.csv#2", "campaign/ads.csv#4"]
    first, second = found.touchpoints
    assert first.kind is Kind.AD
    assert parts(first, Role.HEADLINE) == ["£5 Off, Today", "It’s Windy"]
    assert parts(first, Role.BODY) == ["Fly it. Now."]
    assert [b.label for b in first.blocks] == ["Headline 1", "Headline 2", "Description 1"]
    assert [k.url for k in first.links] == ["https://k.example/s"]
    assert parts(second, Role.BODY) == ['He said "yes".']
    assert [(s.locator[-1], "no ad text" in s.why or "Paused" in s.why) for s in found.skipped] == [("1", True), ("3", True)]


def test_a_title_above_the_headings_is_no_row(gather):
    text = "Ad report\r\n1 January 2026 - 31 March 2026\r\n" + table(GOOGLE)
    assert [t.locator for t in gather({"report.csv": text}).touchpoints] == ["campaign/report.csv#2", "campaign/report.csv#4"]


def test_meta_ads_read_in_the_order_in_which_people_see_them(gather):
    rows = [
        ["Campaign Name", "Ad Set Name", "Ad Name", "Title", "Body", "Link Description", "Link", "Call to Action", "Ad Status"],
        ["C", "S", "A", "Fly away", "It’s windy.\n\nCome out.", "Until Friday", "https://k.example/s", "SHOP_NOW", "ACTIVE"],
        ["C", "S", "B", "Fly", "Body", "", "https://k.example/s", "LEARN_MORE", "PAUSED"],
    ]
    found = gather({"meta.csv": table(rows)})
    (ad,) = found.touchpoints
    assert [(ad.slice(b), b.role) for b in ad.blocks] == [
        ("It’s windy.\nCome out.", Role.BODY),
        ("Fly away", Role.HEADLINE),
        ("Until Friday", Role.BODY),
        ("Shop now", Role.CTA),
    ]
    assert ad.title == "A"
    assert "PAUSED" in found.skipped[0].why


@pytest.mark.parametrize(
    "headings", ["Title,Category,Body", "Name,Folder,Reply", "shortcut,topic,message_body", "Macro name,Tags,Response"]
)
def test_saved_replies_under_many_headings(only, headings):
    text = f'{headings}\n"Late, sorry",Post,"Hello {{{{name}}}},\n\nIt’s ""on its way"".\n\nBea"\n'
    reply = only("replies.csv", text)
    assert (reply.kind, reply.title) == (Kind.MACRO, "Late, sorry")
    assert parts(reply) == ["Hello {{name}},", 'It’s "on its way".', "Bea"]
    assert parts(reply, Role.SIGNATURE) == ["Bea"]
    assert "Late, sorry" not in reply.text


def test_backslashed_quotation_marks(only):
    reply = only("r.csv", 'Title,Body\nOne,"She said \\"yes\\" to it, twice."\n')
    assert reply.text == 'She said "yes" to it, twice.'


def test_rows_that_cannot_be_trusted_are_reported_and_the_rest_goes_on(gather):
    found = gather({"r.csv": "Title,Body\nOne,Hello there\nTwo,Hello, unquoted comma\nThree,All well\nFour,\n"})
    assert [t.locator[-1] for t in found.touchpoints] == ["1", "3"]
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/r.csv#2", "REA08")]
    assert [s.locator for s in found.skipped] == ["campaign/r.csv#4"]


@pytest.mark.parametrize("end", ['Three,"All we', "Three"])
def test_a_table_that_is_cut_off_says_where(gather, end):
    found = gather({"r.csv": f"Title,Body\nOne,Hello there\nTwo,Hello again\n{end}"})
    assert [t.locator[-1] for t in found.touchpoints] == ["1", "2"]
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/r.csv#3", "REA09")]


def test_an_export_with_unknown_columns_names_them(gather):
    (line,) = gather({"x.csv": "Region,Clicks,Cost\nOhio,12,3.50\nUtah,7,1.20\n"}).unreadable
    assert line.code == "REA06"
    assert "Region, Clicks, Cost" in line.what


def test_a_table_with_headings_alone_is_one_clear_line(gather):
    (line,) = gather({"r.csv": "Title,Category,Body\n"}).unreadable
    assert line.code == "REA22"


def test_zendesk_macros(gather):
    def macro(title: str, *actions: tuple[str, object], active: bool = True) -> dict[str, object]:
        return {"title": title, "active": active, "actions": [{"field": f, "value": v} for f, v in actions]}

    macros = [
        macro(
            "Late",
            ("comment_value_html", "<p>Hello {{ticket.requester.first_name}},</p><p>It&rsquo;s <b>late</b>.</p>"),
            ("status", "open"),
        ),
        macro("Old", ("comment_value", "Gone."), active=False),
        macro("Tag", ("current_tags", ["a"])),
        macro("Plain", ("comment_value", ["channel:all", "Hello.\n\nSee https://k.example/help."])),
    ]
    found = gather({"macros.json": json.dumps({"macros": macros, "count": 4})})
    late, plain = found.touchpoints
    assert parts(late) == ["Hello {{ticket.requester.first_name}},", "It’s late."]
    assert late.title == "Late"
    assert (plain.locator, plain.links[0].url) == ("campaign/macros.json#4", "https://k.example/help")
    assert [s.locator[-1] for s in found.skipped] == ["2", "3"]
