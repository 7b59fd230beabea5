"""Account exports of mail tools, and golden files of every mail format."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.records.touchpoint import Role

from .reading import parts

GOLDEN = Path(__file__).parent / "golden" / "mail"
PAGE = """<html><head><title>*|MC:SUBJECT|*</title></head><body><div style="display:none">Half price</div><h1>Kite week</h1>
<p>Hi *|FNAME|*, kites are half price.</p><p style="font-size:11px"><a href="*|UNSUB|*">Unsubscribe</a></p></body></html>"""
TABLE = 'Title,Subject,Send Date,Unique Id\n"Spring sale","It’s kite week, *|FNAME|*","2026-02-02 09:00:00",a1b2\nOther,"Else",,c3d4\n'


def archive(**changes: bytes | str) -> bytes:
    files: dict[str, bytes | str] = {
        "campaigns.csv": TABLE,
        "campaigns_content/101_spring-sale.html": PAGE,
        "campaigns_content/101_spring-sale.txt": "Kites are half price.",
        "campaigns_content/102_plain.txt": "Come and fly.\n\nSee https://kites.example/",
        "lists/members_subscribed.csv": "Email\na@b.example\n",
        "lists/members_cleaned.csv": "Email\n",
        "templates/t.html": PAGE,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in {**files, **changes}.items():
            pack.writestr(name, content)
    return buffer.getvalue()


def test_the_campaigns_of_an_account_export_are_mails(gather):
    found = gather({"export.zip": archive()})
    assert not found.unreadable
    first, second = found.touchpoints
    assert first.locator == "campaign/export.zip#campaigns_content/101_spring-sale.html"
    assert first.title == "It’s kite week, *|FNAME|*"
    assert [(first.slice(b), b.role) for b in first.blocks] == [
        ("It’s kite week, *|FNAME|*", Role.SUBJECT),
        ("Half price", Role.PREHEADER),
        ("Kite week", Role.HEADLINE),
        ("Hi *|FNAME|*, kites are half price.", Role.BODY),
        ("Unsubscribe", Role.LEGAL),
    ]
    assert first.observed_at == datetime(2026, 2, 2, 9)
    assert (second.title, parts(second, Role.BODY)[0]) == ("", "Come and fly.")


def test_what_else_an_account_export_holds_is_counted(gather):
    found = gather({"export.zip": archive()})
    assert {(s.locator.partition("#")[2], s.why) for s in found.skipped} == {
        ("campaigns_content/101_spring-sale.txt", "the plain-text twin of an HTML campaign"),
        ("campaigns.csv", "1 file of the account that is no campaign"),
        ("lists/", "2 files of the account that are no campaign"),
        ("templates/", "1 file of the account that is no campaign"),
    }


def test_a_zip_bomb_among_the_campaigns_is_not_unpacked(gather):
    found = gather({"export.zip": archive(**{"campaigns_content/100_bomb.html": b"<p>" + b"kite " * 20_000_000})})
    assert len(found.touchpoints) == 2
    assert [(u.locator.partition("#")[2], u.code) for u in found.unreadable] == [("campaigns_content/100_bomb.html", "REA03")]


def test_an_archive_of_too_many_entries_is_not_unpacked(gather, monkeypatch):
    monkeypatch.setattr("consistency.channels.zip_guard.MOST_ENTRIES", 3)
    found = gather({"export.zip": archive()})
    assert not found.touchpoints
    assert [u.code for u in found.unreadable] == ["REA16"]


def test_a_campaign_damaged_in_the_archive_costs_no_other(gather):
    whole = archive()
    at = whole.index(b"campaigns_content/101_spring-sale.html") + len("campaigns_content/101_spring-sale.html") + 20
    found = gather({"export.zip": whole[:at] + bytes(40) + whole[at + 40 :]})
    assert [u.code for u in found.unreadable] == ["REA72"]
    assert len(found.touchpoints) == 1


def test_other_archives_are_left_to_others(gather):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as pack:
        pack.writestr("a.txt", "x")
    assert not gather({"a.zip": buffer.getvalue()}).touchpoints


@pytest.mark.parametrize("name", ["reply.eml", "newsletter.mbox", "template.html", "spring.mjml"])
def test_golden_files_read_as_written_down(name):
    found = collect("campaign", "email", Path(name), GOLDEN)
    assert not found.unreadable
    read = [
        {
            "locator": t.locator,
            "title": t.title,
            "blocks": [[b.role.value, t.slice(b)] for b in t.blocks],
            "links": [link.url for link in t.links],
            "merge_tags": t.meta.get("merge_tags", ""),
        }
        for t in found.touchpoints
    ]
    assert read == json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
