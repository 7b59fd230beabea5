"""What a mail says of its own, what it quotes, where its links lead, and mails that are built to be costly."""

from __future__ import annotations

import base64
import json
import time
import zlib
from email.message import EmailMessage

import pytest

from consistency.channels.merge_tags import merge_tags
from consistency.channels.tracking import unwrapped_link
from consistency.records.touchpoint import Role

from .reading import parts

HEAD = "From: hi@kites.example\nSubject: Hi\nMIME-Version: 1.0\n"


def plain(body: str) -> str:
    return f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{body}"


def html(body: str) -> str:
    return f"{HEAD}Content-Type: text/html; charset=utf-8\n\n<html><body>{body}</body></html>"


def test_a_reply_is_told_from_what_it_answers(only):
    found = only(
        "a.eml",
        plain(
            "Hello Jo,\n\nYour kite is on its way.\n\n-- \nAna Petrel\nKite doctor\n+1 555 0100\n\n"
            "On Mon, 2 Feb 2026 at 09:00, Jo Bell\n<jo@bell.example> wrote:\n> Where is my kite?\n>> We will see.\n> Jo\n"
        ),
    )
    assert parts(found, Role.BODY) == ["Hello Jo,", "Your kite is on its way."]
    assert parts(found, Role.SIGNATURE) == ["Ana Petrel\nKite doctor\n+1 555 0100"]
    assert "Where is my kite?" in "\n".join(parts(found, Role.QUOTATION))
    assert ">" not in "".join(parts(found, Role.QUOTATION)).replace("<jo@bell.example>", "")


@pytest.mark.parametrize(
    "mark",
    [
        "-----Original Message-----",
        "________________________________",
        "From: Jo Bell <jo@bell.example>\nSent: Monday, 2 February 2026\nTo: Kite Works\nSubject: Kite",
    ],
)
def test_what_stands_below_the_mark_of_an_earlier_mail_is_quoted(only, mark):
    found = only("a.eml", plain(f"Your kite is on its way.\n\n{mark}\n\nWhere is my kite?\n"))
    assert parts(found, Role.BODY) == ["Your kite is on its way."]
    assert "Where is my kite?" in parts(found, Role.QUOTATION)


def test_a_forwarded_mail_with_nothing_above_it_is_what_was_sent(only):
    found = only("a.eml", plain("---------- Forwarded message ---------\n\nKites are half price.\n"))
    assert parts(found, Role.BODY) == ["Kites are half price."]


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div class="gmail_attr">On Monday Jo wrote:</div><p>Where is my kite?</p></div>',
        '<blockquote type="cite"><p>Where is my kite?</p></blockquote>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Jo</div><div><p>Where is my kite?</p></div>',
        '<div class="yahoo_quoted"><p>Where is my kite?</p></div>',
    ],
)
def test_quoted_mails_in_html(only, quote):
    found = only("a.eml", html(f'<p>Your kite is on its way.</p><div class="gmail_signature">Ana Petrel<br>Kite doctor</div>{quote}'))
    assert parts(found, Role.BODY) == ["Your kite is on its way."]
    assert parts(found, Role.SIGNATURE) == ["Ana Petrel\nKite doctor"]
    assert "Where is my kite?" in parts(found, Role.QUOTATION)


def test_a_forward_of_html_alone_is_copy(only):
    quote = '<div class="gmail_quote"><p>Kites are half price.</p><p><a href="https://k.example/s">Shop now</a></p></div>'
    found = only("a.eml", html(quote))
    assert parts(found, Role.BODY) == ["Kites are half price."]
    assert parts(found, Role.CTA) == ["Shop now"]


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


SALE = "https://kites.example/sale?a=1&b=2"


@pytest.mark.parametrize(
    "link",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fkites.example%2Fsale%3Fa%3D1%26b%3D2&data=05",
        "https://www.google.com/url?q=https%3A%2F%2Fkites.example%2Fsale%3Fa%3D1%26b%3D2&sa=D",
        "https://urldefense.com/v3/__https://kites.example/sale?a=1&b=2__;!!abc",
        "https://click.mail.example/track/click?u=https%3A%2F%2Fkites.example%2Fsale%3Fa%3D1%26b%3D2",
        "https://abc.awstrack.example/L0/https:%2F%2Fkites.example%2Fsale%3Fa=1%26b=2/1/0100/x=1",
        f"https://e.kites.example/e/c/{coded(json.dumps({'email_id': 'x', 'href': SALE}).encode())}/abcd",
        f"https://mandrill.example/track/click/1/k.example?p={coded(json.dumps({'p': json.dumps({'url': SALE})}).encode())}",
        f"https://mg.example/c/{coded(zlib.compress(json.dumps({'l': SALE}).encode()))}",
        f"https://t.example/r/{coded(SALE.encode())}",
    ],
)
def test_a_tracker_that_names_its_target_is_unwrapped(link):
    assert unwrapped_link(link) == SALE


def test_trackers_inside_trackers_are_unwrapped():
    inner = "https%3A%2F%2Fclick.kites.example%2F%3Furl%3Dhttps%253A%252F%252Fkites.example%252F"
    assert unwrapped_link(f"https://x.safelinks.protection.outlook.com/?url={inner}") == "https://kites.example/"


@pytest.mark.parametrize(
    "link",
    [
        "https://kites.example/sale?utm_source=mail",
        "https://kites.example/login?redirect=https%3A%2F%2Fkites.example%2Faccount",
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fkites.example%2F",
        "https://shop.example/c/kites?u=https%3A%2F%2Fpartner.example%2F",
        "https://links.example/ls/click?upn=u001.kTnTZ0WvT6pXbZAqN2oYQ",
        f"https://kites.example/{'QUJDREVGR0hJSktM' * 3}",
        "{{ unsubscribe_url }}",
        "mailto:a@b.example?subject=https://kites.example",
        "https://[half",
        f"https://t.example/{coded(zlib.compress(b'0' * 50_000_000))}",
    ],
)
def test_a_link_that_leads_where_it_says_stays(link):
    assert unwrapped_link(link) == link


def test_merge_tags_of_every_tool_are_known():
    tags = [
        "*|FNAME|*",
        "*|IF:FNAME|*",
        '{{ name | default: "you" }}',
        "{{{raw}}}",
        "{{#if vip}}",
        "{% if x %}",
        "<%= name %>",
        "%%First Name%%",
    ]
    assert list(merge_tags(" and ".join(tags))) == tags
    assert merge_tags("50% of {people} and 20% <more>, *or* |less|") == ()


def test_the_mail_attached_is_no_copy_of_the_mail_around_it(only):
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "a@b.example", "Inner"
    inner.set_content("<p>Inner words.</p>", subtype="html")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "c@d.example", "Outer"
    outer.set_content("Outer words.")
    outer.add_attachment(inner)
    found = only("a.eml", outer.as_bytes())
    assert "Outer words." in found.text
    assert "Inner" not in found.text
    assert found.meta["skipped_attachments"] == "message/rfc822"


def test_a_mail_forwarded_as_attachment_without_a_word_is_read(only):
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "a@b.example", "Inner"
    inner.set_content("Inner words.")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "c@d.example", "Fwd: Inner"
    outer.add_attachment(inner)
    assert "Inner words." in only("a.eml", outer.as_bytes()).text


def test_ten_thousand_parts_are_a_clear_line_beside_what_was_read(gather):
    part = "--x\nContent-Type: image/png\nContent-Disposition: attachment\n\nx\n"
    body = "--x\nContent-Type: text/plain\n\nKites fly.\n" + part * 10_000 + "--x--\n"
    found = gather({"a.eml": f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n{body}"})
    assert "Kites fly." in found.touchpoints[0].text
    assert [u.code for u in found.unreadable] == ["REA71"]


@pytest.mark.parametrize("sort", ["multipart/mixed; boundary=b{n}", "message/rfc822"])
def test_parts_nested_without_end_are_a_clear_line(gather, sort):
    deep = "".join(f"Content-Type: {sort.format(n=n)}\n\n" + (f"--b{n}\n" if "boundary" in sort else "") for n in range(5000))
    (line,) = gather({"a.eml": HEAD + deep}).unreadable
    assert line.code == "REA70"


def test_huge_headers_cost_little(gather):
    started = time.perf_counter()
    names = ", ".join(f'"Name {n}" <n{n}@kites.example>' for n in range(60_000))
    found = gather({"a.eml": f"From: {names}\nSubject: {'kite ' * 400_000}\nTo: {names}\nMIME-Version: 1.0\n\nKites fly.\n"})
    assert parts(found.touchpoints[0], Role.BODY) == ["Kites fly."]
    assert len(found.touchpoints[0].title) <= 8 * 1024
    assert time.perf_counter() - started < 30


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: multipart/mixed\n\n--x\n\nKites fly.\n",
        "Content-Type: multipart/mixed; boundary=\n\nKites fly.\n",
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!Kites fly.!!!\n",
        'Content-Type: text/plain; charset="=?"\n\nKites fly.\n',
        "Content-Type: ;;;\nSubject: =?utf-8?b?w6?=\n\nKites fly.\n",
        "Content-Type: message/rfc822\n\nKites fly.\n",
        "Content-Disposition: ;;\nContent-Type: text/html\n\nKites <fly.\n",
    ],
)
def test_broken_mime_is_read_or_a_clear_line(gather, head):
    found = gather({"a.eml": f"From: a@b.example\nSubject: Hi\nMIME-Version: 1.0\n{head}"})
    assert len(found.touchpoints) + len(found.unreadable) >= 1
    assert "REA99" not in [u.code for u in found.unreadable]
