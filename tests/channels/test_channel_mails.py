"""E-mail messages: subject, preheader, body, buttons and small print, whatever the encoding."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

HTML = """<html lang="en"><head><title>x</title><style>a { color: #2F6F73 }</style></head><body bgcolor="#FAFAFA">
<div style="display:none;max-height:0">Half price until Friday&zwnj;&nbsp;&zwnj;&nbsp;</div>
<table role="presentation" width="100%"><tr><td><table role="presentation"><tr><td style="font-family:'Work Sans',Arial">
<p>Hello *|FNAME|*,</p><p>Winter’s here, and {{ product }} is <b>half price</b>.</p>
<p><a href="https://kites.example/sale" style="display:inline-block;background:#C80000;padding:12px 24px;color:#fff">Fly one home</a></p>
<p>Kind regards,</p><p>Ana Petrel</p></td></tr>
<tr><td style="font-size:11px">You are receiving this because you signed up. <a href="https://kites.example/u">Unsubscribe</a><br>
Kite Works Inc., 1 Main Street, Dayton, Ohio</td></tr></table></td></tr></table></body></html>"""


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    values = {"From": '"Kite Works" <hi@kites.example>', "Subject": "It’s kite week – £5 off", "Date": "Mon, 02 Feb 2026 09:00:00 +0000"}
    for name, value in {**values, **headers}.items():
        mail[name] = value
    return mail


def test_a_mail_reads_as_its_reader_sees_it(only):
    mail = message(**{"List-Unsubscribe": "<https://kites.example/u>"})
    mail.set_content("The plain part, which nobody sees.")
    mail.add_alternative(HTML, subtype="html", cte="base64")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="offer.pdf")
    found = only("m.eml", mail.as_bytes())
    assert found.kind is Kind.EMAIL
    assert found.title == "It’s kite week – £5 off"
    assert parts(found, Role.SUBJECT) == ["It’s kite week – £5 off"]
    assert parts(found, Role.PREHEADER) == ["Half price until Friday"]
    assert parts(found, Role.BODY) == ["Hello *|FNAME|*,", "Winter’s here, and {{ product }} is half price."]
    assert parts(found, Role.CTA) == ["Fly one home"]
    assert parts(found, Role.SIGNATURE) == ["Kind regards,", "Ana Petrel"]
    assert parts(found, Role.LEGAL) == [
        "You are receiving this because you signed up. Unsubscribe\nKite Works Inc., 1 Main Street, Dayton, Ohio"
    ]
    assert "nobody sees" not in found.text
    assert found.observed_at.isoformat() == "2026-02-02T09:00:00+00:00"
    assert found.meta["sender"] == "Kite Works"
    assert found.meta["skipped_attachments"] == "offer.pdf"
    assert {f.value for f in found.styles} >= {"#FAFAFA", "#2F6F73", "#C80000", "#fff", "Work Sans"}


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_every_transfer_encoding_and_charset(only, charset, cte):
    mail = message()
    mail.set_content("<p>It’s £5 – for you, and nobody minds that it is.</p>", subtype="html", charset=charset, cte=cte)
    assert "It’s £5 – for you" in only("m.eml", mail.as_bytes()).text


@pytest.mark.parametrize("declared", ["us-ascii", "utf-8", "iso-8859-1", "x-unknown-77"])
@pytest.mark.parametrize("actual", ["utf-8", "cp1252"])
def test_a_charset_that_lies_is_seen_through(only, declared, actual):
    head = f"From: a@b.example\nSubject: Hi\nMIME-Version: 1.0\nContent-Type: text/plain; charset={declared}\n"
    head += "Content-Transfer-Encoding: 8bit\n\n"
    assert "It’s £5 today." in only("m.eml", head.encode() + "It’s £5 today.\n".encode(actual)).text


def test_a_plain_mail_is_unwrapped_and_its_signature_is_small_print(only):
    mail = message()
    mail.set_content(
        "Hello Jo,\n\nWe have moved the summer sale to the first week of June so that it\nno longer clashes with the fair. Come early.\n\n"
        "See what is on:\nhttps://kites.example/june\n\nThe kite people\n\n-- \nKite Works Inc.\nhttps://kites.example/u\n"
    )
    found = only("m.eml", mail.as_bytes())
    assert "so that it no longer clashes with the fair." in found.text
    assert parts(found, Role.CTA) == ["See what is on:\nhttps://kites.example/june"]
    assert parts(found, Role.SIGNATURE) == ["The kite people"]
    assert parts(found, Role.LEGAL) == ["Kite Works Inc.\nhttps://kites.example/u"]
    assert "https://kites.example/june" in [link.url for link in found.links]


@pytest.mark.parametrize("body", ["", "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n\n--x--\n"])
def test_a_mail_without_a_body_is_one_clear_line(gather, body):
    (line,) = gather({"m.eml": f"From: a@b.example\nSubject: Hi\nMIME-Version: 1.0\n{body}"}).unreadable
    assert (line.code, line.locator) == ("REA10", "campaign/m.eml")


def test_a_mail_cut_off_inside_its_part_gives_what_is_there_and_says_so(gather):
    mail = message()
    mail.set_content("Plain words here.")
    mail.add_alternative(HTML, subtype="html", cte="quoted-printable")
    whole = mail.as_bytes()
    found = gather({"m.eml": whole[: whole.index(b"Fly one home")]})
    assert "half price" in found.touchpoints[0].text
    assert [line.code for line in found.unreadable] == ["REA19"]


def test_a_mail_cut_off_inside_an_attachment_has_all_its_words(only):
    mail = message()
    mail.set_content("Plain words here.")
    mail.add_attachment(b"%PDF-1.4" * 200, maintype="application", subtype="pdf", filename="offer.pdf")
    assert "Plain words here." in only("m.eml", mail.as_bytes()[:-300]).text


def html_mail(markup: str) -> bytes:
    mail = message()
    mail.set_content(markup, subtype="html")
    return mail.as_bytes()


def test_breaks_make_paragraphs_where_a_mail_has_no_others(only):
    found = only(
        "m.eml",
        html_mail('Hi,<br><br>20% off.<br>Until Friday.<br><br><a href="https://k.example/s">Shop the sale</a><br><br>Cheers,<br>Bob'),
    )
    assert parts(found, Role.BODY) == ["Hi,", "20% off.\nUntil Friday."]
    assert parts(found, Role.CTA) == ["Shop the sale"]
    assert parts(found, Role.SIGNATURE) == ["Cheers,\nBob"]


@pytest.mark.parametrize(
    "opening",
    [
        '<style>.pre { display: none }</style><body><p class="pre">Only today</p>',
        '<body><span class="preheader">Only today</span>',
        '<body><div style="opacity:0;font-size:1px">Only today</div>',
    ],
)
def test_preheaders_hidden_in_other_ways(only, opening):
    found = only("m.eml", html_mail(f"<html>{opening}<p>All kites are half price.</p></body></html>"))
    assert parts(found, Role.PREHEADER) == ["Only today"]
    assert parts(found, Role.BODY) == ["All kites are half price."]


def test_a_way_to_the_browser_is_small_print_and_what_follows_is_not(only):
    body = '<p><a href="https://k.example/w">View in browser</a></p><h1>Big sale</h1><p>All kites are half price.</p><p>Come and fly.</p>'
    found = only("m.eml", html_mail(f"<html><body>{body}</body></html>"))
    assert parts(found, Role.LEGAL) == ["View in browser"]
    assert parts(found, Role.BODY) == ["All kites are half price.", "Come and fly."]


@pytest.mark.parametrize(
    "date", ["Mon, 02 Feb 99999999999999999999 09:00:00 +0000", "soon", "Mon, 02 Feb 2026 09:00:00 +99999999999999999999"]
)
def test_an_impossible_date_costs_no_mail(only, date):
    found = only("m.eml", f"From: a@b.example\nSubject: Hi\nDate: {date}\n\nPlain words here.\n")
    assert "Plain words here." in found.text
    assert found.observed_at is None


def test_a_charset_that_is_no_name_costs_no_mail(only):
    head = b'From: a@b.example\nSubject: Hi\nMIME-Version: 1.0\nContent-Type: text/plain; charset="ut\x00f"\n\n'
    assert "It’s £5 today." in only("m.eml", head + "It’s £5 today.\n".encode("cp1252")).text
