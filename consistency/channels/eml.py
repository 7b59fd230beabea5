"""E-mail messages, one a file: .eml, and the messages of a Maildir."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from consistency.channels.files import HEAD, SourceFile
from consistency.channels.mail import read_message
from consistency.channels.mail_message import LARGEST_MAIL
from consistency.channels.maildir import why_passed_over
from consistency.records.collection import Skipped
from consistency.records.touchpoint import Touchpoint

HEADER = re.compile(r"(?:from |>?from \S+ .*\n)?([!-9;-~]{2,60}):[ \t]?", re.IGNORECASE)
KNOWN = re.compile(
    r"^(from|to|subject|date|mime-version|content-type|received|message-id|return-path|delivered-to|reply-to|sender|x-[\w-]+|dkim-signature"
    r"|list-unsubscribe|content-transfer-encoding|cc|bcc):",
    re.IGNORECASE | re.MULTILINE,
)


class Eml:
    """Reads one file as one message, as the recipient's inbox and mail program show it.

    **Read.** The subject, the hidden preheader, the HTML part or else the plain text, the text of a forwarded mail where the message itself
    says nothing. Links of trackers lead to their target where it stands in the address. Quoted mails and signatures are told apart.

    **Skipped.** Attachments, told one by one and named in the touchpoint's `skipped_attachments`; zero-width padding; in a Maildir messages
    that are still being delivered or lie in the trash.

    **Limits.** 32 MB a message, 1,000 parts, 48 containers, 8 KiB a header.
    """

    name: ClassVar[str] = "eml"
    formats: ClassVar[str] = ".eml, Maildir"
    reads: ClassVar[str] = "subject, preheader, HTML or plain text, buttons, small print, signature, quoted mails"
    skips: ClassVar[str] = "attachments; in a Maildir messages in tmp/ and those marked as trash"
    source: ClassVar[str] = "RFC 5322, RFC 2045 to 2049 (MIME), RFC 3676; Maildir: cr.yp.to/proto/maildir.html"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file begins with the header lines of a message."""
        return begins_like_mail(file.head_text, is_whole=len(file.head) < HEAD)

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped]:
        """The message; UnreadableError where it has no body, and after it where it is cut off."""
        why = why_passed_over(file.path)
        if why:
            yield Skipped(file.locator, why)
            return
        yield from read_message(file.data(LARGEST_MAIL), file)


def begins_like_mail(start: str, *, is_whole: bool = True) -> bool:
    """Whether a text begins with at least two header lines of a mail; one will do where it is so long that the text seen ends in it."""
    if not HEADER.match(start):
        return False
    header = start.split("\n\n", 1)[0]
    names = {match.group(1).casefold() for match in KNOWN.finditer(header)}
    least = 1 if not is_whole and "\n\n" not in start else 2
    return len(names) >= least and bool(names & {"from", "subject", "mime-version", "message-id", "received", "return-path"})
