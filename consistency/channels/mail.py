"""A mail's touchpoint: subject, preheader, body, buttons and small print, of the HTML part where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage

from consistency.channels import mail_message
from consistency.channels.composition import URL, Composition, Part, collapsed, paragraphs, url_links
from consistency.channels.files import SourceFile
from consistency.channels.html_blocks import parse, read_document
from consistency.channels.mail_message import MOST_PARTS, header
from consistency.channels.merge_tags import merge_tags
from consistency.channels.quoting import enclose_quotes, is_personal_signature, may_quote, plain_quotes
from consistency.channels.small_print import with_small_print
from consistency.channels.styles import Styles, read_styles
from consistency.channels.tracking import unwrapped_link
from consistency.channels.wrapping import unwrapped
from consistency.errors import ConsistencyError, UnreadableError
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Kind, Role, Touchpoint

SIGNATURE_MARK = re.compile(r"^-- ?$", re.MULTILINE)
CTA_WORDS = 9
FORWARDS = 3
"""Mails inside mails that are opened where the outer one says nothing."""
ATTACHED = "attached to an e-mail and not read with it"
MOST_ATTACHED = 100
"""Attachments of one mail that are told apart."""
MOST_NAMED = 3
"""Attachments that an error names."""
SAYING = frozenset({Role.BODY, Role.CTA, Role.HEADLINE, Role.ALT, Role.LEGAL, Role.QUOTATION})


Found = Touchpoint | Skipped | Unreadable
"""What comes of a mail among many."""


@dataclass(frozen=True, slots=True)
class MailBody:
    """What a mail shows below its header: its parts, how they are styled, its language and the title of its page."""

    parts: tuple[Part, ...] = ()
    styles: Styles | None = None
    language: str | None = None
    title: str = ""
    unnamed_logos: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is more than a preheader."""
        return any(part.role in SAYING for part in self.parts)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands above a mail's body: its subject, the preheader where it is kept apart, when it was sent, and the rest by name."""

    subject: str = ""
    preheader: str = ""
    sent_at: datetime | None = None
    meta: tuple[tuple[str, str], ...] = ()


def read_message(data: bytes, file: SourceFile) -> Iterator[Touchpoint | Skipped]:
    """The one touchpoint of a message, and what is attached to it as skipped.

    UnreadableError where it has no text, and after it where it is cut off or has too many parts.
    """
    message = mail_message.parse_mail(data, file)
    body, attached = _body(message, file, FORWARDS)
    if not body.says_something:
        raise _wordless(message, file)
    envelope = Envelope(header(message, "subject"), sent_at=mail_message.sent_at(message), meta=tuple(_meta(message, attached).items()))
    yield mail_touchpoint(body, envelope, file)
    yield from (Skipped(f"{file.locator} {name}", ATTACHED) for name in attached[:MOST_ATTACHED])
    if problem := _incomplete(message, file):
        raise problem


def _wordless(message: EmailMessage, file: SourceFile) -> UnreadableError:
    """What is told of a mail without text, by what it has instead."""
    if mail_message.is_garbled(message):
        return file.error(
            "REA10",
            "the text of the e-mail is garbled: it is not in the encoding that the message says.",
            "Export the message again, from the program that sent it if you can.",
        )
    if names := mail_message.attachments(message):
        named = ", ".join(names[:MOST_NAMED])
        return file.error(
            "REA10",
            f"the e-mail has no text of its own, only what is attached: {named}.",
            "Save what is attached as files of a source, and they are read.",
        )
    if mail_message.has_pictures(message):
        return file.error(
            "REA10",
            "the e-mail has no text, only pictures, and words in pictures are not read.",
            "Give the pictures an alternative text that says what they say; many readers see nothing else.",
        )
    return file.error("REA10", "the e-mail has no text, only its header lines.", "Export the message again, complete with its content.")


def read_among_many(data: bytes, file: SourceFile) -> Iterator[Found]:
    """What comes of one message among many: whatever is wrong with it is a line of its own."""
    yield from alone(file, lambda: read_message(data, file))


def alone(file: SourceFile, read: Callable[[], Iterable[Found]]) -> Iterator[Found]:
    """What reading one mail gives, its failure as a line, so that it costs none of the mails beside it."""
    try:
        yield from read()
    except ConsistencyError as error:
        yield Unreadable(error.where or file.locator, error.error_code, error.what, error.todo)
    except RecursionError:
        yield Unreadable(file.locator, "REA20", "its parts lie too deep inside one another.", "Check where it comes from.")
    except Exception as error:  # one message's fault must not cost the mailbox; it is reported, never hidden
        what = " ".join(f"the message could not be read ({type(error).__name__}: {error}).".split())
        yield Unreadable(file.locator, "REA99", what, "This is a fault of the program: please report it with this line.")


def mail_touchpoint(body: MailBody, envelope: Envelope, file: SourceFile) -> Touchpoint:
    """The mail as an inbox and a mail program show it, found in `file`."""
    subject = collapsed(envelope.subject).replace("\n", " ")
    styles = body.styles or Styles()
    composition = Composition()
    composition.add(subject, Role.SUBJECT, "subject")
    composition.add(collapsed(envelope.preheader).replace("\n", " "), Role.PREHEADER, "preheader")
    parts = [part for part in body.parts if not (envelope.preheader and part.role is Role.PREHEADER)]
    composition.parts += map(_with_targets, with_small_print(parts))
    touchpoint = composition.touchpoint(
        file,
        Kind.EMAIL,
        title=subject or body.title,
        uri=file.uri,
        styles=styles.facts,
        language=body.language,
        observed_at=envelope.sent_at,
    )
    meta = {
        **dict(envelope.meta),
        "missing_styles": " ".join(styles.missing),
        "merge_tags": " ".join(merge_tags(touchpoint.text)),
        "unnamed_logos": " ".join(body.unnamed_logos),
    }
    return replace(touchpoint, meta={key: value for key, value in meta.items() if value})


def html_body(markup: str, file: SourceFile) -> MailBody:
    """The body that a page of HTML shows in a mail program."""
    soup = parse(markup)
    styles = read_styles(soup, file)
    if may_quote(markup):
        enclose_quotes(soup)
    content = read_document(soup, base=None, is_email=True)
    return MailBody(content.parts, styles, content.language, content.title, content.unnamed_logos)


def plain_body(text: str) -> MailBody:
    """The body that plain text shows."""
    return MailBody(tuple(_plain(text)))


def _with_targets(part: Part) -> Part:
    return replace(part, links=tuple((unwrapped_link(url), start, end) for url, start, end in part.links)) if part.links else part


def _body(message: EmailMessage, file: SourceFile, depth: int) -> tuple[MailBody, list[str]]:
    """The first part that says something, and what else is attached: HTML, plain text, a forwarded mail where the mail itself is silent."""
    html = mail_message.part_text(message, "html")
    body = html_body(html, file) if html.strip() else MailBody()
    if not any(part.role is not Role.PREHEADER for part in body.parts):
        body = plain_body(mail_message.part_text(message, "plain"))
    inner = mail_message.forwarded(message) if depth and not body.parts else None
    attached = mail_message.attachments(message, opened=inner)
    if inner is None:
        return body, attached
    body, further = _body(inner, file, depth - 1)
    return body, attached + further


def _incomplete(message: EmailMessage, file: SourceFile) -> UnreadableError | None:
    if mail_message.has_too_many_parts(message):
        what = f"the e-mail has more than {MOST_PARTS:,} parts; only the first of them were looked at."
        return file.error("REA71", what, "Check where it comes from.")
    if mail_message.is_garbled(message):
        return file.error(
            "REA19",
            "a part of the e-mail is garbled and was left out; the rest was read.",
            "Export the message again, from the program that sent it if you can.",
        )
    if mail_message.is_cut(message):
        what = "the e-mail is cut off before its end; what is there was read."
        return file.error("REA19", what, "Export the message again, complete with its content.")
    return None


def _plain(text: str) -> Iterator[Part]:
    """The paragraphs of a plain-text body: its own, quoted ones, and what stands below the signature mark."""
    for stretch, is_quoted in plain_quotes(text):
        if is_quoted:
            yield from (Part(p, Role.QUOTATION, "quoted", url_links(p)) for p in _paragraphs(stretch))
        else:
            yield from _own(stretch)


def _own(text: str) -> Iterator[Part]:
    body, footer = _cut(text)
    for paragraph in _paragraphs(body):
        yield Part(paragraph, _plain_role(paragraph), "", url_links(paragraph))
    role, label = (Role.SIGNATURE, "signature") if is_personal_signature(footer) else (Role.LEGAL, "footer")
    for paragraph in _paragraphs(footer):
        yield Part(paragraph, role, label, url_links(paragraph))


def _paragraphs(text: str) -> list[str]:
    return paragraphs("\n".join(unwrapped(text.split("\n"))))


def _cut(text: str) -> tuple[str, str]:
    """The text above and below its last signature mark."""
    marks = list(SIGNATURE_MARK.finditer(text))
    return (text[: marks[-1].start()], text[marks[-1].end() :]) if marks else (text, "")


def _plain_role(paragraph: str) -> Role:
    """A short line with a web address alone below or after it is what a button is in HTML."""
    rest = URL.sub("", paragraph).strip(" \n<>[]()")
    is_invitation = URL.search(paragraph) and 0 < len(rest.split()) <= CTA_WORDS and not re.search(r"[.!?]\s+\S", rest)
    return Role.CTA if is_invitation else Role.BODY


def _meta(message: EmailMessage, attached: Iterable[str]) -> dict[str, str]:
    sender = header(message, "from")
    name = re.match(r"\s*\"?([^\"<]*?)\"?\s*<", sender)
    return {
        "from": sender,
        "sender": name.group(1) if name else "",
        "message-id": header(message, "message-id").strip(),
        "list-unsubscribe": header(message, "list-unsubscribe"),
        "skipped_attachments": ", ".join(attached),
    }
