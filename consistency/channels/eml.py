"""E-mail messages (.eml): subject, preheader, body and small print, of the HTML part where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import ClassVar

from consistency.channels.composition import URL, Composition, Part, collapsed, paragraphs, url_links
from consistency.channels.files import SourceFile, decode
from consistency.channels.html_blocks import HtmlContent, parse, read_document
from consistency.channels.small_print import with_small_print
from consistency.channels.styles import Styles, read_styles
from consistency.channels.wrapping import unwrapped
from consistency.records.touchpoint import Kind, Role, Touchpoint

HEADER = re.compile(r"(?:from |>?from \S+ .*\n)?([!-9;-~]{2,60}):[ \t]?", re.IGNORECASE)
KNOWN = re.compile(
    r"^(from|to|subject|date|mime-version|content-type|received|message-id|return-path|delivered-to|reply-to|sender|x-[\w-]+|dkim-signature"
    r"|list-unsubscribe|content-transfer-encoding|cc|bcc):",
    re.IGNORECASE | re.MULTILINE,
)
LARGEST_MAIL = 32 * 1024 * 1024
SIGNATURE_MARK = re.compile(r"^-- ?$", re.MULTILINE)
CTA_WORDS = 9


class Eml:
    """Reads one file as one message, as the recipient's inbox and mail program show it."""

    name: ClassVar[str] = "eml"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file begins with the header lines of a message."""
        start = file.head_text
        if not HEADER.match(start):
            return False
        header = start.split("\n\n", 1)[0]
        names = {match.group(1).casefold() for match in KNOWN.finditer(header)}
        return len(names) >= 2 and bool(names & {"from", "subject", "mime-version", "message-id", "received", "return-path"})

    def read(self, file: SourceFile) -> Iterator[Touchpoint]:
        """The message; UnreadableError where it has no body, and after it where it is cut off."""
        message = message_from_bytes(file.data(LARGEST_MAIL), policy=policy.default)
        parts, styles, language = _body(message, file)
        if not any(part.role in {Role.BODY, Role.CTA, Role.HEADLINE, Role.ALT, Role.LEGAL} for part in parts):
            raise file.error(
                "REA10", "the e-mail has no text, only its header lines.", "Export the message again, complete with its content."
            )
        subject = collapsed(_header(message, "subject")).replace("\n", " ")
        composition = Composition()
        composition.add(subject, Role.SUBJECT, "subject")
        composition.parts += with_small_print(parts)
        yield composition.touchpoint(
            file, Kind.EMAIL, title=subject, styles=styles.facts, language=language, observed_at=_date(message), meta=_meta(message, styles)
        )
        if _is_cut(message):
            raise file.error(
                "REA19",
                "the e-mail is cut off before its end; what is there was read.",
                "Export the message again, complete with its content.",
            )


def _body(message: EmailMessage, file: SourceFile) -> tuple[list[Part], Styles, str | None]:
    """The blocks of the first part that says something: HTML before plain text."""
    for sort in ("html", "plain"):
        text = _part(message, sort)
        if not text.strip():
            continue
        if sort == "plain":
            return list(_plain(text)), Styles(), None
        soup = parse(text)
        content: HtmlContent = read_document(soup, base=None, is_email=True)
        if any(part.role is not Role.PREHEADER for part in content.parts):
            return list(content.parts), read_styles(soup, file), content.language
    return [], Styles(), None


def _part(message: EmailMessage, sort: str) -> str:
    """The decoded text of the first part of a sort, attachments left out; charsets that lie or do not exist are seen through."""
    for part in message.walk():
        if part.get_content_type() == f"text/{sort}" and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return decode(payload, part.get_content_charset())
    return ""


def _is_cut(message: EmailMessage) -> bool:
    """Whether the file ends inside the text: the mark that ends the parts is missing, and so is the end of the page that is the last."""
    if not any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects):
        return False
    last = [part for part in message.walk() if not part.is_multipart()][-1]
    payload = last.get_payload(decode=True)
    is_text = last.get_content_maintype() == "text" and last.get_content_disposition() != "attachment"
    return is_text and not (isinstance(payload, bytes) and payload.rstrip().lower().endswith(b"</html>"))


def _plain(text: str) -> Iterator[Part]:
    """The paragraphs of a plain-text body; below the signature mark everything is small print."""
    body, mark, footer = _cut(text)
    lines = unwrapped(body.split("\n"))
    for paragraph in paragraphs("\n".join(lines)):
        yield Part(paragraph, _plain_role(paragraph), "", url_links(paragraph))
    for paragraph in paragraphs("\n".join(unwrapped(footer.split("\n")))) if mark else ():
        yield Part(paragraph, Role.LEGAL, "footer", url_links(paragraph))


def _cut(text: str) -> tuple[str, str, str]:
    marks = list(SIGNATURE_MARK.finditer(text))
    if not marks:
        return text, "", ""
    return text[: marks[-1].start()], marks[-1].group() or "--", text[marks[-1].end() :]


def _plain_role(paragraph: str) -> Role:
    """A short line with a web address alone below or after it is what a button is in HTML."""
    rest = URL.sub("", paragraph).strip(" \n<>[]()")
    is_invitation = URL.search(paragraph) and 0 < len(rest.split()) <= CTA_WORDS and not re.search(r"[.!?]\s+\S", rest)
    return Role.CTA if is_invitation else Role.BODY


def _header(message: EmailMessage, name: str) -> str:
    """A header's decoded text; "" where it is missing or so broken that the parser gives up on it."""
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        raw = dict(message.raw_items()).get(name.title(), "")
        return str(raw)


def _date(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _meta(message: EmailMessage, styles: Styles) -> dict[str, str]:
    sender = _header(message, "from")
    name = re.match(r"\s*\"?([^\"<]*?)\"?\s*<", sender)
    attachments = [
        part.get_filename() or part.get_content_type() for part in message.walk() if part.get_content_disposition() == "attachment"
    ]
    meta = {
        "from": sender,
        "sender": name.group(1) if name else "",
        "list-unsubscribe": _header(message, "list-unsubscribe"),
        "skipped_attachments": ", ".join(attachments),
        "missing_styles": " ".join(styles.missing),
    }
    return {key: value for key, value in meta.items() if value}
