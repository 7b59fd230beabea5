"""Mailboxes in one file (.mbox): read message by message, so that a mailbox of many gigabytes needs the memory of one mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, ClassVar

from consistency.channels.eml import begins_like_mail
from consistency.channels.files import SourceFile
from consistency.channels.mail import read_among_many
from consistency.channels.mail_message import LARGEST_MAIL
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

ENVELOPE = re.compile(rb"From (?:\S+ +|- +)?\S.*\d{1,2}:\d\d(?::\d\d)?.*\d{4}\s*$|From MAILER-DAEMON\s*$|From -\s*$")
"""The line above each message: whose it is and when it came. Prose that begins with "From" has no time and year."""
HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}:|>From ")
ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
LINE = 1024 * 1024
"""Bytes taken at once from a line that does not end."""
DELETED = re.compile(rb"^(?:X-Status: *\w*D|Status: *\w*D|X-Mozilla-Status: *[0-9a-f]{3}[89a-f]\b)", re.IGNORECASE | re.MULTILINE)
INTERNAL = re.compile(rb"^X-IMAP(?:base)?:[^\n]*$", re.IGNORECASE | re.MULTILINE)


@dataclass
class _Message:
    """The bytes of one message as they come, and how many there were beyond what is kept."""

    data: bytearray = field(default_factory=bytearray)
    size: int = 0

    def add(self, line: bytes) -> None:
        self.size += len(line)
        if self.size <= LARGEST_MAIL:
            self.data += line


class Mbox:
    """Reads each message of a mailbox as one mail, in the file's order; `#n` in its locator is its number in the mailbox.

    **Read.** What `eml` reads, from the variants mboxo, mboxrd (`>From ` lines are put right) and mboxcl, and Google Takeout's. There is no
    limit to the mailbox's size.

    **Skipped.** Messages that the mail program marked as deleted, and the index message that mail servers keep in the file.

    **Limits.** A message of more than 32 MB is reported and passed over.
    """

    name: ClassVar[str] = "mbox"
    formats: ClassVar[str] = ".mbox (mboxo, mboxrd, mboxcl; Thunderbird, Apple Mail, Google Takeout)"
    reads: ClassVar[str] = "each message as an .eml is read, streamed"
    skips: ClassVar[str] = "messages marked as deleted; the mail server's index message"
    source: ClassVar[str] = "RFC 4155; mbox(5) of qmail"

    def recognises(self, file: SourceFile) -> bool:
        """True where the file begins with an envelope line and a message; one message saved as .eml is left to `eml`."""
        first, _, rest = file.head.lstrip(b"\r\n").partition(b"\n")
        if not ENVELOPE.match(first.rstrip(b"\r")) or file.path.suffix.casefold() == ".eml":
            return False
        return begins_like_mail(rest.decode("latin-1").replace("\r\n", "\n"))

    def read(self, file: SourceFile) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The messages; one that cannot be read is a line of its own and the rest goes on."""
        try:
            with file.path.open("rb") as stream:
                for number, message in enumerate(_messages(stream), 1):
                    yield from _read(replace(file, locator=file.at(number)), message)
        except OSError as error:
            raise file.error("REA04", f"it cannot be read to its end ({error.strerror}).", "Check that it is not in use.") from error


def _messages(stream: BinaryIO) -> Iterator[_Message]:
    """The messages of a mailbox without their envelope lines, one in memory at a time."""
    message: _Message | None = None
    waiting = b""
    for line, is_start in _lines(stream):
        if waiting and HEADER_LINE.match(line):
            if message:
                yield message
            message, waiting = _Message(), b""
        elif waiting and message:
            message.add(waiting)
            waiting = b""
        if is_start and ENVELOPE.match(line):
            waiting = line
        elif message:
            message.add(line)
    if message:
        yield message


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The lines of a stream, or pieces of those that do not end, and whether each begins a line."""
    is_start = True
    while line := stream.readline(LINE):
        yield line, is_start
        is_start = line.endswith(b"\n")


def _read(file: SourceFile, message: _Message) -> Iterator[Touchpoint | Skipped | Unreadable]:
    if message.size > LARGEST_MAIL:
        what = f"this message has {message.size / 1e6:.0f} MB, more than the {LARGEST_MAIL / 1e6:.0f} MB that are read."
        yield Unreadable(file.locator, "REA03", what, "Take it out of the mailbox, or leave it out of account.")
        return
    head = bytes(message.data[: message.data.find(b"\n\n") + 1 or 4096])
    if why := _why_skipped(head):
        yield Skipped(file.locator, why)
        return
    yield from read_among_many(ESCAPED.sub(rb"\1", bytes(message.data)), file)


def _why_skipped(head: bytes) -> str | None:
    if INTERNAL.search(head) and b"FOLDER INTERNAL DATA" in head:
        return "the mail server's own index, no message"
    return "a message marked as deleted" if DELETED.search(head) else None
