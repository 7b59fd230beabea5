"""What a mail holds beside its text is told, and a mail without text is told by what it has instead."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

WORDS = "Hello there, our kites are half price until Friday. Come in and have a look at the long ones."
HEAD = "From: hi@kites.example\nSubject: Kites\nMIME-Version: 1.0\n"


def mail(text: str = "", markup: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "hi@kites.example", "Kites"
    if text:
        message.set_content(text)
    if markup:
        message.set_content(markup, subtype="html")
    return message


def base64_of(body: str) -> str:
    return f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{body}"


def test_each_attachment_is_told_as_skipped(gather) -> None:
    message = mail(WORDS)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="prices.pdf")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="visit.ics")
    message.add_attachment(mail("Inner words."))
    found = gather({"a.eml": message.as_bytes()})
    assert len(found.touchpoints) == 1
    assert [one.locator.rpartition(" ")[2] for one in found.skipped] == ["prices.pdf", "visit.ics", "message/rfc822"]
    assert {one.why for one in found.skipped} == {"attached to an e-mail and not read with it"}


def test_pictures_of_the_text_and_signatures_are_no_attachments(gather) -> None:
    message = mail(markup='<p>Kites, half price.</p><img src="cid:a">')
    message.add_related(b"GIF89a", maintype="image", subtype="gif", cid="<a>")
    message.make_mixed()
    message.add_attachment(b"MII", maintype="application", subtype="pkcs7-signature", disposition="inline")
    assert gather({"a.eml": message.as_bytes()}).skipped == ()


def test_what_is_attached_to_a_forwarded_mail_is_told_and_the_mail_itself_is_read(gather) -> None:
    inner = mail(WORDS)
    inner.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="prices.pdf")
    outer = mail()
    outer.add_attachment(inner)
    found = gather({"a.eml": outer.as_bytes()})
    assert "half price" in found.touchpoints[0].text
    assert [one.locator.rpartition(" ")[2] for one in found.skipped] == ["prices.pdf"]


def attached_alone() -> EmailMessage:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="prices.pdf")
    return message


@pytest.mark.parametrize(
    ("message", "what", "todo"),
    [
        (attached_alone(), "only what is attached: prices.pdf", "Save what is attached"),
        (mail(markup='<img src="poster.jpg">'), "only pictures", "alternative text"),
        (mail(), "only its header lines", "Export the message again"),
    ],
)
def test_a_mail_without_text_is_told_by_what_it_has(gather, message: EmailMessage, what: str, todo: str) -> None:
    (unreadable,) = gather({"a.eml": message.as_bytes()}).unreadable
    assert unreadable.code == "REA10"
    assert what in unreadable.what
    assert todo in unreadable.todo


def test_base64_that_is_cut_off_is_read_as_far_as_it_goes_and_told(gather) -> None:
    found = gather({"a.eml": base64_of(base64.b64encode(WORDS.encode()).decode()[:61])})
    assert found.touchpoints[0].text.endswith("Hello there, our kites are half price until F")
    assert [one.code for one in found.unreadable] == ["REA19"]


def test_plain_text_that_calls_itself_base64_is_read_as_it_is(only) -> None:
    assert WORDS in only("a.eml", base64_of(WORDS)).text


def test_text_in_another_encoding_than_it_says_is_told_as_garbled(gather) -> None:
    (unreadable,) = gather({"a.eml": base64_of(base64.b64encode(bytes(range(1, 32)) * 8).decode())}).unreadable
    assert "garbled" in unreadable.what


def test_where_one_of_two_texts_is_garbled_the_other_is_read_and_it_is_told(gather) -> None:
    noise = base64.b64encode(bytes(range(1, 32)) * 8).decode()
    parts = f"--b\nContent-Type: text/plain\n\n{WORDS}\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{noise}\n--b--\n"
    found = gather({"a.eml": f"{HEAD}Content-Type: multipart/alternative; boundary=b\n\n{parts}"})
    assert WORDS in found.touchpoints[0].text
    assert [(one.code, "garbled" in one.what) for one in found.unreadable] == [("REA19", True)]
