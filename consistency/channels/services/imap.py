"""A folder of a mailbox, asked over IMAP: the newest messages, each as one mail."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar, Literal
from urllib.parse import quote

from pydantic import Field

from consistency.channels.mail import read_among_many
from consistency.channels.mail_message import LARGEST_MAIL
from consistency.channels.services.imap_session import Listed, Server, Session
from consistency.channels.services.mail_place import mail_place
from consistency.channels.services.visit import Options, Secret, Visit
from consistency.records.collection import Skipped, Unreadable
from consistency.records.touchpoint import Touchpoint

PORTS = {"tls": 993, "starttls": 143}


class ImapOptions(Options):
    """Which folder to read and how to come by it."""

    host: str = Field(min_length=1, pattern=r"^[^\s/@]+$", description="The mail server's name.")
    user: str = Field(min_length=1, description="The user to log in as.")
    password: Secret = Field(description="Where the password stands.")
    folder: str = Field("INBOX", min_length=1, pattern=r"^[^\r\n\x00]+$", description="The folder to read.")
    since: date | None = Field(None, description="Only messages that came on this day or later.")
    limit: int = Field(1000, ge=1, le=100_000, description="The most messages to read, the newest of them.")
    port: int | None = Field(None, ge=1, le=65535, description="993 where not given, 143 with starttls.")
    security: Literal["tls", "starttls"] = Field("tls", description="How the connection is made secret; it always is.")
    authorities: Path | None = Field(None, description="A file of further certificate authorities (PEM), for a company's own.")
    timeout: float = Field(30.0, gt=0, le=600, description="Seconds to wait for the server to say something.")
    deadline: float = Field(300.0, gt=0, le=3600, description="Seconds that one answer may take as a whole.")
    max_minutes: float = Field(60.0, gt=0, description="Minutes after which the reading of the folder stops; what is left is told.")
    allow_hosts: tuple[str, ...] = Field((), description="Hosts on private networks that may be asked.")


class Imap:
    """Reads the messages of one folder as their readers see them, oldest first; none is marked as seen.

    **Read.** What `eml` reads, of the newest `limit` messages that came on `since` or later. The connection is TLS from its beginning or
    by STARTTLS, and the certificate is verified.

    **Skipped.** Messages marked as deleted, and those beyond the limit, with their number.

    **Limits.** A message of more than 32 MB is reported and passed over. `timeout` bounds each wait for the server, `deadline` each of its
    answers, `max_minutes` the whole folder.
    """

    name: ClassVar[str] = "imap"
    Options: ClassVar[type[ImapOptions]] = ImapOptions
    formats: ClassVar[str] = "IMAP4rev1 over TLS"
    reads: ClassVar[str] = "the newest messages of one folder, each as an .eml is read; none is marked as seen"
    skips: ClassVar[str] = "messages marked as deleted; messages beyond the limit, with their number"
    source: ClassVar[str] = "RFC 3501 (IMAP4rev1), RFC 8314 (TLS), RFC 5092 (addresses)"

    def place(self, options: ImapOptions) -> str:
        """The folder's address, without the password."""
        return f"imap://{quote(options.user, safe='')}@{options.host}/{quote(options.folder)}"

    def read(self, options: ImapOptions, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
        """The messages as they come; UnreadableError where the folder as a whole cannot be read."""
        where = self.place(options)
        password = options.password.reveal(visit.root)
        end = time.monotonic() + options.max_minutes * 60
        session = Session(_server(options, visit), where)
        try:
            session.log_in(options.user, password)
            total = session.open_folder(options.folder)
            uids, older = session.uids(total, options.limit, options.since)
            if older:
                yield Skipped(where, f"{older:,} older message{'s' if older > 1 else ''} beyond the limit of {options.limit:,}")
            for number, listed in enumerate(session.listed(uids), 1):
                if time.monotonic() > end:
                    yield _out_of_time(where, len(uids) - number + 1, options.max_minutes)
                    return
                visit.progress(f"reading {where} {number}/{len(uids)}")
                yield from _read(session, listed, f"{where}/;UID={listed.uid}", visit)
        finally:
            session.close()


def _out_of_time(where: str, left: int, minutes: float) -> Unreadable:
    what = f"the {minutes:g} minutes of max_minutes were over; {left:,} message{'s were' if left > 1 else ' was'} not read."
    return Unreadable(where, "REA75", what, "Set a lower limit, a later since, or more max_minutes.")


def _server(options: ImapOptions, visit: Visit) -> Server:
    port = options.port or PORTS[options.security]
    authorities = visit.root / options.authorities if options.authorities else None
    return Server(options.host, port, options.timeout, options.security == "starttls", authorities, options.allow_hosts, options.deadline)


def _read(session: Session, listed: Listed, locator: str, visit: Visit) -> Iterator[Touchpoint | Skipped | Unreadable]:
    if listed.is_deleted:
        yield Skipped(locator, "a message marked as deleted")
        return
    if listed.size > LARGEST_MAIL:
        what = f"this message has {listed.size / 1e6:.0f} MB, more than the {LARGEST_MAIL / 1e6:.0f} MB that are read."
        yield Unreadable(locator, "REA03", what, "Move it to another folder.")
        return
    data = session.message(listed.uid)
    if data is None:
        yield Unreadable(locator, "REA79", "the message vanished while the folder was read.", "Scan again.")
        return
    yield from read_among_many(data, mail_place(locator, visit))
