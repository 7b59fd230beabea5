"""One read-only session with an IMAP server: guarded address, verified TLS, bounded answers."""

from __future__ import annotations

import base64
import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from consistency.channels.mail_message import LARGEST_MAIL
from consistency.errors import UnreadableError
from consistency.net.guard import Guard
from consistency.net.transport import Deadline, Deadlines

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BATCH = 200
"""Messages whose sizes are asked for at once."""
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
UID = re.compile(rb"\bUID (\d+)")
EXISTS = re.compile(rb"(\d+)")
SHOWN_FOLDERS = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """A message as the server lists it: its number that lasts, its size in bytes, whether it is marked as deleted."""

    uid: int
    size: int
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class Server:
    """Where to connect and how: `authorities` is a file of further certificate authorities, `is_upgraded` means STARTTLS."""

    host: str
    port: int
    timeout: float
    is_upgraded: bool = False
    authorities: Path | None = None
    allow_hosts: tuple[str, ...] = ()
    deadline: float = 300.0


class _Wire:
    """The connection below TLS, which a deadline may cut from another thread."""

    def __init__(self) -> None:
        self._deadlines = Deadlines()
        self._line: socket.socket | None = None

    def take(self, connected: socket.socket) -> None:
        """Makes this the connection to cut."""
        self._line = connected.dup()
        self._deadlines.hold(self._line)

    @contextmanager
    def within(self, seconds: float) -> Iterator[Deadline]:
        """Cuts the connection after `seconds`."""
        with self._deadlines.within(seconds) as deadline:
            self._deadlines.hold(self._line)
            yield deadline

    def close(self) -> None:
        """Lets go of the connection."""
        if self._line is not None:
            self._line.close()


class _Bounded:
    """Connects to the address that was checked, takes no answer longer than a mail, and may be cut by a deadline."""

    address: str
    wire: _Wire
    host: str
    port: int
    file: Any

    def _connected(self, timeout: float | None) -> socket.socket:
        connected = socket.create_connection((self.address, self.port), timeout)
        self.wire.take(connected)
        return connected

    def read(self, size: int) -> bytes:
        if size > LARGEST_MAIL + BATCH * 1024:
            raise imaplib.IMAP4.abort("the answer is too large")
        return bytes(self.file.read(size))


class _Tls(_Bounded, imaplib.IMAP4_SSL):
    def __init__(self, server: Server, address: str, wire: _Wire, context: ssl.SSLContext) -> None:
        self.address, self.wire = address, wire
        imaplib.IMAP4_SSL.__init__(self, server.host, server.port, ssl_context=context, timeout=server.timeout)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        wrapped: socket.socket = self.ssl_context.wrap_socket(self._connected(timeout), server_hostname=self.host)
        return wrapped


class _Plain(_Bounded, imaplib.IMAP4):
    def __init__(self, server: Server, address: str, wire: _Wire) -> None:
        self.address, self.wire = address, wire
        imaplib.IMAP4.__init__(self, server.host, server.port, timeout=server.timeout)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._connected(timeout)


class Session:
    """A session in one folder, opened for reading only: no message is marked as seen.

    Each wait for the server ends after `timeout`, each of its answers after `deadline`. Errors are UnreadableError: REA74 certificate or
    TLS, REA75 not reached or too slow, REA76 not let in, REA77 no such folder, REA78 the connection was lost or the server answers what it
    must not.
    """

    def __init__(self, server: Server, where: str) -> None:
        self.where = where
        self.server = server
        self._wire = _Wire()
        try:
            self.connection: _Tls | _Plain = self._guarded(self._open)
        except UnreadableError:
            self._wire.close()
            raise

    def log_in(self, user: str, password: str) -> None:
        """Logs in; the password is in no message."""
        self._guarded(lambda: self._authenticate(user, password))

    def _authenticate(self, user: str, password: str) -> None:
        try:
            if "AUTH=PLAIN" in self.connection.capabilities:
                self.connection.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())
            else:
                self.connection.login(user, password)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
            todo = "Check user and password; many providers want a password made for programs."
            raise self._error("REA76", "the server does not let this user in.", todo) from error

    def open_folder(self, folder: str) -> int:
        """Opens a folder and says how many messages it holds."""
        state, data = self._guarded(lambda: self.connection.select(_quoted(folder), readonly=True))
        if state != "OK":
            raise self._error("REA77", f"there is no folder {folder!r}.", f"The account has: {', '.join(self._folders())}.")
        found = EXISTS.search(data[0] or b"")
        return int(found[1]) if found else 0

    def uids(self, total: int, limit: int, since: date | None) -> tuple[list[int], int]:
        """The newest messages' lasting numbers, oldest first, and how many more there are."""
        if total == 0:
            return [], 0
        criteria = ("SINCE", f"{since.day}-{MONTHS[since.month - 1]}-{since.year}") if since else (f"{max(1, total - limit + 1)}:*",)
        data = self._asked("SEARCH", *criteria)
        found = sorted(int(number) for line in data if isinstance(line, bytes) for number in line.split() if number.isdigit())
        older = len(found) - limit if since else total - limit
        return found[-limit:], max(0, older)

    def listed(self, uids: list[int]) -> Iterator[Listed]:
        """Sizes and marks of messages, in their order; those that have vanished are left out."""
        for start in range(0, len(uids), BATCH):
            batch = uids[start : start + BATCH]
            found: dict[int, Listed] = {}
            for line in self._asked("FETCH", ",".join(map(str, batch)), "(UID FLAGS RFC822.SIZE)"):
                text = line[0] if isinstance(line, tuple) else line or b""
                uid, size = UID.search(text), SIZE.search(text)
                if uid and size:
                    found[int(uid[1])] = Listed(int(uid[1]), int(size[1]), b"\\Deleted" in text)
            yield from (found[uid] for uid in batch if uid in found)

    def message(self, uid: int) -> bytes | None:
        """One message's bytes; None where it has vanished meanwhile."""
        data = self._asked("FETCH", str(uid), "(UID BODY.PEEK[])")
        return next((line[1] for line in data if isinstance(line, tuple)), None)

    def close(self) -> None:
        """Ends the session as far as the server still listens."""
        try:
            with self._wire.within(self.server.timeout):
                self.connection.logout()
        except (OSError, imaplib.IMAP4.error):
            self.connection.shutdown()
        finally:
            self._wire.close()

    def _open(self) -> _Tls | _Plain:
        address = Guard(self.server.allow_hosts).addresses(self.server.host, self.server.port)[0]
        context = self._context()
        if not self.server.is_upgraded:
            return _Tls(self.server, address, self._wire, context)
        connection = _Plain(self.server, address, self._wire)
        try:
            connection.starttls(context)
        except (OSError, imaplib.IMAP4.error):
            connection.shutdown()
            raise
        return connection

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self.server.authorities:
            try:
                context.load_verify_locations(self.server.authorities)
            except OSError as error:  # a missing file, or one that holds no certificate
                what = f"the file of authorities {self.server.authorities.name} cannot be read."
                raise self._error("REA74", what, "Correct authorities, or put the file there.") from error
        return context

    def _asked(self, command: str, *arguments: str) -> list[Any]:
        state, data = self._guarded(lambda: self.connection.uid(command, *arguments))
        if state != "OK":
            raise self._lost()
        return list(data)

    def _folders(self) -> list[str]:
        _, lines = self._guarded(self.connection.list)
        names = [
            line.rpartition(b' "')[2].strip(b'"') if line.endswith(b'"') else line.split()[-1] for line in lines if isinstance(line, bytes)
        ]
        shown = [folder_name(name.decode("ascii", "replace")) for name in names[:SHOWN_FOLDERS]]
        return [*shown, "…"] if len(names) > SHOWN_FOLDERS else shown

    def _guarded(self, step: Any) -> Any:
        """The step's result; what goes wrong on the wire as an error that says what to do."""
        with self._wire.within(self.server.deadline) as deadline:
            try:
                return self._told(step)
            except UnreadableError as error:
                if not deadline.is_over:
                    raise
                what = f"it gave no full answer within {self.server.deadline:g} s."
                raise self._error("REA75", what, "Try again later, or set a longer deadline.") from error

    def _told(self, step: Any) -> Any:
        try:
            return step()
        except ssl.SSLCertVerificationError as error:
            what = f"its certificate is not to be trusted ({error.verify_message})."
            raise self._error("REA74", what, "Check the host's name, or name your company's authority in authorities.") from error
        except ssl.SSLError as error:
            raise self._error("REA74", "it speaks no TLS on this port.", "Check port and security.") from error
        except TimeoutError as error:
            what = f"it did not answer within {self.server.timeout:g} s."
            raise self._error("REA75", what, "Try again later, or set a longer timeout.") from error
        except imaplib.IMAP4.error as error:
            raise self._lost() from error
        except OSError as error:
            what = f"it cannot be reached ({(error.strerror or 'no reason is given').lower()})."
            raise self._error("REA75", what, "Check host and port, and try again later.") from error

    def _lost(self) -> UnreadableError:
        return self._error("REA78", "the mail server broke off, or answers what no mail server should.", "Try again later.")

    def _error(self, code: str, what: str, todo: str) -> UnreadableError:
        return UnreadableError(what, where=self.where, todo=todo, code=code)


def encoded_folder(name: str) -> str:
    """A folder's name in the modified UTF-7 that IMAP writes names in (RFC 3501, 5.1.3)."""

    def shifted(match: re.Match[str]) -> str:
        coded = base64.b64encode(match.group().encode("utf-16-be")).decode("ascii").rstrip("=").replace("/", ",")
        return f"&{coded}-"

    return re.sub(r"[^\x20-\x7e]+", shifted, name.replace("&", "&-"))


def folder_name(coded: str) -> str:
    """The name that modified UTF-7 stands for."""

    def plain(match: re.Match[str]) -> str:
        if not match[1]:
            return "&"
        data = match[1].replace(",", "/")
        try:
            return base64.b64decode(data + "=" * (-len(data) % 4)).decode("utf-16-be")
        except ValueError:
            return match.group()

    return re.sub(r"&([^-]*)-", plain, coded)


def _quoted(folder: str) -> str:
    escaped = encoded_folder(folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
