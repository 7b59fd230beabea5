"""One mail from its bytes: parsed within bounds, so that hostile headers and part trees cost a clear line and not the scan."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import EmailMessage
from email.policy import EmailPolicy, Policy
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import cast

from consistency.channels.files import SourceFile, decode

LARGEST_MAIL = 32 * 1024 * 1024
"""Bytes above which a mail is no copy: providers refuse more than 25 MB with attachments."""
LONGEST_HEADER = 8 * 1024
"""Characters of a header that are looked at; the longest that mail programs write are lists of recipients."""
MOST_PARTS = 1000
"""Parts of a mail that are looked at for text."""
DEEPEST = 48
"""Containers in one mail above which it is built to be costly; a long forwarded thread has a dozen."""
CONTAINER = re.compile(rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
MISCODED = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)
"""What the parser says of base64 that is none, is cut off or was mangled on its way."""
NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
SPACED = re.compile(r"\w[,.]? +\w")
"""Words with spaces between them, which base64 never has."""
SIGNATURES = frozenset({"pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "pgp-keys"})
"""Parts that prove who wrote the mail, and hold no copy."""
BODIES = frozenset({"text/html", "text/plain"})
GARBLED = 0.1
"""Share of control and replacement characters from which what was decoded is no text."""


class _Bounded(EmailPolicy):
    """The standard library's modern rules, with headers cut to a length that is cheap to take apart."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def parse_mail(data: bytes, file: SourceFile) -> EmailMessage:
    """The message; UnreadableError REA70 where its parts lie too deep inside one another."""
    if len(CONTAINER.findall(data)) > DEEPEST:
        raise _too_deep(file)
    try:
        message = message_from_bytes(data, policy=cast("Policy[EmailMessage]", _Bounded()))
    except RecursionError as error:
        raise _too_deep(file) from error
    return message


def _too_deep(file: SourceFile) -> Exception:
    return file.error("REA70", f"the e-mail has more than {DEEPEST} containers of parts inside one another.", "Check where it comes from.")


def own_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The message's parts in order, attached and forwarded mails closed; at most MOST_PARTS of them."""
    yield from islice(_walk(message), MOST_PARTS)


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += reversed(cast("list[EmailMessage]", part.get_payload()))


def has_too_many_parts(message: EmailMessage) -> bool:
    """Whether there are parts that `own_parts` leaves out."""
    return next(islice(_walk(message), MOST_PARTS, None), None) is not None


def forwarded(message: EmailMessage) -> EmailMessage | None:
    """The first mail that is attached to this one."""
    for part in own_parts(message):
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            return cast("EmailMessage", part.get_payload(0))
    return None


def part_text(message: EmailMessage, sort: str) -> str:
    """The decoded text of the first part of a sort ("html"), attachments left out; charsets that lie or do not exist are seen through."""
    for part in _text_parts(message):
        if part.get_content_subtype() == sort and (text := _text(part)).strip() and not _is_garbled(text):
            return text
    return ""


def is_garbled(message: EmailMessage) -> bool:
    """Whether a text of the mail is there and cannot be decoded."""
    return any(_is_garbled(_text(part)) for part in _text_parts(message))


def _text_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in own_parts(message) if part.get_content_type() in BODIES and part.get_content_disposition() != "attachment")


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if _is_miscoded(part):
        payload = _mended(str(part.get_payload()))
    return decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""


def _is_miscoded(part: EmailMessage) -> bool:
    return any(isinstance(defect, MISCODED) for defect in part.defects)


def _mended(written: str) -> bytes:
    """What base64 with defects holds: the text itself where it is none, else all whole groups of what belongs to it."""
    if SPACED.search(written):
        return written.encode("utf-8", "surrogateescape")
    digits = NOT_BASE64.sub("", written)
    return b64decode(digits[: len(digits) // 4 * 4])


def _is_garbled(text: str) -> bool:
    odd = sum(1 for character in text if character == "\ufffd" or (character < " " and character not in "\t\n\f"))
    return odd > GARBLED * len(text)


def is_cut(message: EmailMessage) -> bool:
    """Whether the mail ends inside its text: the mark that ends the parts is missing, and so is the end of the page that is the last."""
    parts = list(own_parts(message))
    if any(isinstance(defect, InvalidBase64LengthDefect) for part in _text_parts(message) for defect in part.defects):
        return True
    if not any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in parts for defect in part.defects):
        return False
    last = [part for part in parts if not part.is_multipart()][-1:]
    payload = last[0].get_payload(decode=True) if last else b""
    is_text = bool(last) and last[0].get_content_maintype() == "text" and last[0].get_content_disposition() != "attachment"
    return is_text and not (isinstance(payload, bytes) and payload.rstrip().lower().endswith(b"</html>"))


def header(message: EmailMessage, name: str) -> str:
    """A header's decoded text; "" where it is missing, its raw text where it is so broken that the parser gives up on it."""
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        raw = {key.casefold(): value for key, value in message.raw_items()}.get(name.casefold(), "")
        return str(raw)


def sent_at(message: EmailMessage) -> datetime | None:
    """When the mail says it was sent; None where it does not or cannot have been."""
    try:
        return parsedate_to_datetime(header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def attachments(message: EmailMessage, *, opened: EmailMessage | None = None) -> list[str]:
    """The names, or else the types, of attached documents, invitations and mails, but for the one `opened`; no pictures of the text."""
    parts = (part for part in own_parts(message) if _is_attached(part))
    return [part.get_filename() or part.get_content_type() for part in parts if opened is None or opened not in _held(part)]


def _held(part: EmailMessage) -> list[object]:
    """The mail inside an attached one."""
    payload = part.get_payload()
    return list(payload) if isinstance(payload, list) else []


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_content_type() in {"message/rfc822", "text/calendar"}:
        return True
    return part.get_content_maintype() == "application" and part.get_content_subtype() not in SIGNATURES


def has_pictures(message: EmailMessage) -> bool:
    """Whether there are pictures within the text."""
    return any(part.get_content_maintype() == "image" for part in own_parts(message)) or "<img" in part_text(message, "html").lower()
