"""Mailboxes, Maildirs, HTML templates and MJML: every message of a campaign, whichever program kept it."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.records.touchpoint import Kind, Role

from .reading import parts

GOLDEN = Path(__file__).parent / "golden"


def mail(subject: str, body: str, head: str = "") -> str:
    return f'From: "Kite Works" <hi@kites.example>\nSubject: {subject}\nDate: Mon, 02 Feb 2026 09:00:00 +0000\n{head}\n{body}\n'


ENVELOPE = "From hi@kites.example Mon Feb  2 09:00:00 2026\n"


def test_each_message_of_a_mailbox_is_a_mail(gather):
    box = "".join(f"{ENVELOPE}{mail(f'Kite week {n}', f'Kites are {n}0% off.')}\n" for n in (1, 2, 3))
    found = gather({"news.mbox": box})
    assert [t.locator for t in found.touchpoints] == [f"campaign/news.mbox#{n}" for n in (1, 2, 3)]
    assert [t.title for t in found.touchpoints] == ["Kite week 1", "Kite week 2", "Kite week 3"]
    assert parts(found.touchpoints[2], Role.BODY) == ["Kites are 30% off."]
    assert not found.unreadable


@pytest.mark.parametrize(
    "envelope",
    [
        "From 1234567890@xxx Mon Feb 02 09:00:00 +0000 2026\n",
        "From - Mon Feb 02 09:00:00 2026\n",
        "From MAILER-DAEMON Mon Feb  2 09:00:00 2026\n",
        "From hi@kites.example  Mon Feb  2 09:00 GMT 2026\n",
        "From - \n",
    ],
)
def test_envelope_lines_of_every_program_begin_a_message(gather, envelope):
    found = gather({"Sent": f"{envelope}{mail('One', 'First.')}\n{envelope}{mail('Two', 'Second.')}"})
    assert [t.title for t in found.touchpoints] == ["One", "Two"]


def test_prose_that_begins_with_from_begins_no_message_and_escapes_are_put_right(gather):
    body = "Hello,\n\nFrom Monday 2 Feb 09:00 2026 we close early.\n\n>From now on kites fly.\n\n>>From deep."
    (found,) = gather({"a.mbox": ENVELOPE + mail("One", body)}).touchpoints
    assert "From Monday 2 Feb 09:00 2026 we close early." in found.text
    assert "\nFrom now on kites fly." in found.text


def test_windows_line_ends_change_nothing(gather):
    box = (f"{ENVELOPE}{mail('One', 'First.')}\n" * 2).replace("\n", "\r\n")
    assert [t.title for t in gather({"a.mbox": box}).touchpoints] == ["One", "One"]


def test_deleted_messages_and_the_servers_index_are_skipped_with_their_reasons(gather):
    index = mail("DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA", "Not a message.", "X-IMAP: 1700000000 0000000003\n")
    gone, read = mail("Gone", "x", "X-Mozilla-Status: 0009\n"), mail("Read", "Kites.", "X-Mozilla-Status: 0001\n")
    box = "\n".join(f"{ENVELOPE}{message}" for message in (index, gone, read))
    found = gather({"a.mbox": box})
    assert [t.title for t in found.touchpoints] == ["Read"]
    assert [s.why for s in found.skipped] == ["the mail server's own index, no message", "a message marked as deleted"]


def test_one_bad_message_costs_no_other(gather):
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(200))
    box = f"{ENVELOPE}{mail('Empty', '')}\n{ENVELOPE}From: a@b.example\nSubject: Deep\n{deep}\n{ENVELOPE}{mail('Sound', 'Kites fly.')}"
    found = gather({"a.mbox": box})
    assert [t.title for t in found.touchpoints] == ["Sound"]
    assert [(u.locator, u.code) for u in found.unreadable] == [("campaign/a.mbox#1", "REA10"), ("campaign/a.mbox#2", "REA70")]


def test_a_message_that_is_too_large_is_passed_over(gather, monkeypatch):
    monkeypatch.setattr("consistency.channels.mbox.LARGEST_MAIL", 2000)
    box = f"{ENVELOPE}{mail('Huge', 'x' * 5000)}\n{ENVELOPE}{mail('Sound', 'Kites fly.')}"
    found = gather({"a.mbox": box})
    assert [t.title for t in found.touchpoints] == ["Sound"]
    assert [u.code for u in found.unreadable] == ["REA03"]


def test_a_saved_message_with_an_envelope_line_stays_one_mail(gather):
    (found,) = gather({"one.eml": ENVELOPE + mail("One", "First.")}).touchpoints
    assert (found.locator, found.title) == ("campaign/one.eml", "One")


def test_a_maildir_gives_what_was_delivered_and_kept(gather, tmp_path):
    for room in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
        (tmp_path / "campaign" / "box" / room).mkdir(parents=True)
    found = gather(
        {
            "box/cur/1700000000.M1P2.host.example:2,S": mail("Seen", "Kites fly."),
            "box/cur/1700000001.M1P2.host.example:2,ST": mail("Binned", "Kites fall."),
            "box/new/1700000002.M1P2.host.example": mail("New", "Kites glide."),
            "box/tmp/1700000003.M1P2.host.example": mail("Coming", "Kites"),
            "box/.Sent/cur/1700000004.M1P2.host.example:2,S": mail("Sent", "Kites soar."),
            "box/dovecot-uidlist": "3 V1700000000 N5\n",
        }
    )
    assert [t.title for t in found.touchpoints] == ["Sent", "Seen", "New"]
    assert {s.why for s in found.skipped} >= {
        "a message in the trash",
        "a message that is still being delivered",
        "an index of the mailbox",
    }
    assert not found.unreadable


def test_hidden_folders_that_are_no_maildir_stay_hidden(gather):
    found = gather({".git/config.txt": "x", "a.txt": "Hello there."})
    assert [s.why for s in found.skipped] == ["hidden"]


TEMPLATE = """<!DOCTYPE html><html lang="en"><head><title>*|MC:SUBJECT|*</title><meta name="x-apple-disable-message-reformatting">
<!--[if mso]><style>td { mso-line-height-rule: exactly }</style><![endif]--></head><body>
<div class="preheader">Half price, *|FNAME|*&#847;&zwnj;&nbsp;&#8199;&#65279;&#847;&zwnj;</div>
<table><tr><td><h1>Kite week</h1><p>Hi <%= first_name %>, {{ product | default: "kites" }} are half price.</p>
<a href="https://links.kites.example/c?url=https%3A%2F%2Fkites.example%2Fsale%3Fa%3D1"
 style="display:inline-block;background:#C80000;padding:9px">
Fly one home</a></td></tr><tr><td style="font-size:11px"><a href="*|UNSUB|*">Unsubscribe</a></td></tr></table></body></html>"""


def test_an_html_template_is_a_mail(only):
    found = only("spring.html", TEMPLATE)
    assert found.kind is Kind.EMAIL
    assert parts(found, Role.PREHEADER) == ["Half price, *|FNAME|*"]
    assert parts(found, Role.HEADLINE) == ["Kite week"]
    assert parts(found, Role.BODY) == ['Hi <%= first_name %>, {{ product | default: "kites" }} are half price.']
    assert parts(found, Role.CTA) == ["Fly one home"]
    assert parts(found, Role.LEGAL) == ["Unsubscribe"]
    assert [link.url for link in found.links] == ["https://kites.example/sale?a=1", "*|UNSUB|*"]
    assert found.meta["merge_tags"] == '*|FNAME|* <%= first_name %> {{ product | default: "kites" }}'


def test_a_page_stays_a_page(only):
    found = only("index.html", "<html><head><title>Kites</title></head><body><table><tr><td>Kites fly.</td></tr></table></body></html>")
    assert found.kind is Kind.PAGE


MJML = """<mjml lang="en"><mj-head><mj-title>Spring</mj-title><mj-preview>Half price until Friday</mj-preview>
<mj-attributes><mj-all font-family="Work Sans, Arial" /><mj-text color="#123456" /></mj-attributes>
<mj-style>.x { color: #ABCDEF }</mj-style></mj-head>
<mj-body background-color="#FAFAFA"><mj-include path="./parts/top.mjml" /><mj-include path="../../secret.mjml"/>
<mj-section><mj-column><mj-image src="k.png" alt="A red kite" href="https://kites.example/red" />
<mj-text css-class="x"><h1>Kite week</h1><p>Hi {{ name }}, kites are <b>half price</b>.</p></mj-text><mj-divider border-color="#eee" />
<mj-button href="https://kites.example/sale" background-color="#C80000">Fly one home</mj-button>
<mj-text font-size="11px"><p>Kite Works Inc. <a href="{{ unsubscribe_url }}">Unsubscribe</a></p></mj-text>
</mj-column></mj-section></mj-body></mjml>"""


def test_mjml_reads_as_the_mail_that_it_becomes(gather):
    top = "<mj-section><mj-column><mj-text>From the kite people</mj-text></mj-column></mj-section>"
    found = gather({"mails/spring.mjml": MJML, "mails/parts/top.mjml": top})
    mail = next(t for t in found.touchpoints if t.locator.endswith("spring.mjml"))
    assert mail.kind is Kind.EMAIL
    assert [(mail.slice(b), b.role) for b in mail.blocks] == [
        ("Half price until Friday", Role.PREHEADER),
        ("From the kite people", Role.BODY),
        ("A red kite", Role.ALT),
        ("Kite week", Role.HEADLINE),
        ("Hi {{ name }}, kites are half price.", Role.BODY),
        ("Fly one home", Role.CTA),
        ("Kite Works Inc. Unsubscribe", Role.LEGAL),
    ]
    assert {f.value for f in mail.styles} >= {"#FAFAFA", "#123456", "#ABCDEF", "#C80000", "Work Sans"}
    assert mail.meta["missing_includes"] == "../../secret.mjml"
    assert mail.meta["template"] == "Spring"


def test_includes_that_include_themselves_end(only):
    loop = "<mjml><mj-body><mj-include path='loop.mjml' /><mj-include path='loop.mjml' /><mj-text>Kites fly.</mj-text></mj-body></mjml>"
    assert only("loop.mjml", loop).text.count("Kites fly.") < 100


def test_mjml_without_words_is_a_clear_line(gather):
    (line,) = gather({"a.mjml": "<mjml><mj-body><mj-image src='a.png' /></mj-body></mjml>"}).unreadable
    assert line.code == "REA10"
