"""IMAP folders, asked of a real Dovecot."""

from __future__ import annotations

import contextlib
import json
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from consistency.channels.services import Visit, collect_service
from consistency.channels.services.imap import Imap
from consistency.channels.services.imap_session import encoded_folder, folder_name
from consistency.records.collection import Collection
from consistency.records.touchpoint import Role
from tests.services.dovecot import BINARY, PASSWORD, Dovecot

needs_dovecot = pytest.mark.skipif(BINARY is None, reason="Dovecot is not installed (Debian: dovecot-imapd)")
Ask = Callable[..., Collection]


def message(number: int, body: str = "Kites are half price.") -> bytes:
    return (
        f'From: "Kite Works" <news@kites.example>\r\nSubject: Kite week {number}\r\nMessage-ID: <{number}@kites.example>\r\n'
        f"Date: Mon, 02 Feb 2026 09:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with tempfile.TemporaryDirectory(prefix="dovecot-") as home:  # pytest closes its own folders to other users
        Path(home).chmod(0o755)
        yield from _served(Dovecot(Path(home) / "s"))


def _served(server: Dovecot) -> Iterator[Dovecot]:
    for number in range(1, 6):
        server.deliver(message(number), number=number)
    server.deliver(message(6), flags="ST", number=6)
    server.deliver(message(7), folder="Sale", number=7)
    server.deliver(message(8), folder=encoded_folder("Entwürfe & mehr"), number=8)
    yield server
    server.close()


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    (tmp_path / "password").write_text(PASSWORD + "\n")

    def collected(server: Dovecot | None, **changes: Any) -> Collection:
        options = {"host": "127.0.0.1", "user": "news@kites.example", "password": {"file": "password"}, "timeout": 5}
        if server:
            options |= {"port": server.tls, "authorities": server.certificate, "allow_hosts": ["127.0.0.1"]}
        visit = Visit("email", "interest", tmp_path, tmp_path / "cache", lambda _: None)
        return collect_service("campaign", "imap", Imap.Options.model_validate(options | changes), visit)

    return collected


@needs_dovecot
def test_a_folder_is_read_oldest_first(ask, dovecot):
    found = ask(dovecot)
    assert not found.unreadable
    assert [t.title for t in found.touchpoints] == [f"Kite week {n}" for n in range(1, 6)]
    first = found.touchpoints[0]
    assert first.locator == "imap://news%40kites.example@127.0.0.1/INBOX/;UID=1"
    assert [first.slice(b) for b in first.blocks if b.role is Role.BODY] == ["Kites are half price."]
    assert (first.channel, first.stage, first.meta["message-id"]) == ("email", "interest", "<1@kites.example>")
    assert [s.why for s in found.skipped] == ["a message marked as deleted"]


@needs_dovecot
def test_the_limit_keeps_the_newest_and_counts_the_others(ask, dovecot):
    found = ask(dovecot, limit=3)
    assert [t.title for t in found.touchpoints] == ["Kite week 4", "Kite week 5"]
    assert "3 older messages beyond the limit of 3" in [s.why for s in found.skipped]


@needs_dovecot
def test_since_leaves_out_what_came_before(ask, dovecot):
    found = ask(dovecot, since="2023-11-17")
    assert [t.title for t in found.touchpoints] == ["Kite week 3", "Kite week 4", "Kite week 5"]
    assert [t.title for t in ask(dovecot, since="2023-11-17", limit=2).touchpoints] == ["Kite week 5"]


@needs_dovecot
@pytest.mark.parametrize(("folder", "title"), [("Sale", "Kite week 7"), ("Entwürfe & mehr", "Kite week 8")])
def test_any_folder_can_be_read(ask, dovecot, folder, title):
    assert [t.title for t in ask(dovecot, folder=folder).touchpoints] == [title]


@needs_dovecot
def test_starttls_is_as_good(ask, dovecot):
    assert len(ask(dovecot, port=dovecot.starttls, security="starttls").touchpoints) == 5


@needs_dovecot
def test_reading_marks_nothing_as_seen(ask, dovecot):
    dovecot.deliver(message(9), folder="Unread", flags="", number=9)
    ask(dovecot, folder="Unread")
    assert [path.name.rpartition(":2,")[2] for path in (dovecot.home / "mail" / ".Unread" / "cur").iterdir()] == [""]


@needs_dovecot
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"authorities": None}, "REA74"),
        ({"authorities": "missing.pem"}, "REA74"),
        ({"folder": "Nowhere"}, "REA77"),
        ({"allow_hosts": []}, "NET01"),
        ({"host": "localhost.invalid"}, "NET03"),
        ({"password": {"env": "NO_SUCH_VARIABLE"}}, "REA50"),
    ],
)
def test_what_goes_wrong_is_one_clear_line(ask, dovecot, changes, code):
    found = ask(dovecot, **changes)
    assert [line.code for line in found.unreadable] == [code]
    assert not found.touchpoints
    assert PASSWORD not in str(found)


@needs_dovecot
def test_a_folder_that_is_not_there_names_those_that_are(ask, dovecot):
    (line,) = ask(dovecot, folder="Nowhere").unreadable
    assert {"INBOX", "Sale", "Entwürfe & mehr"} <= set(line.todo.removeprefix("The account has: ").rstrip(".").split(", "))


@needs_dovecot
def test_a_golden_message_reads_over_imap_as_from_its_file(ask, dovecot):
    golden = Path(__file__).parents[1] / "channels/golden"
    dovecot.deliver((golden / "mail/reply.eml").read_bytes(), folder="Golden", number=1)
    (found,) = ask(dovecot, folder="Golden").touchpoints
    (read,) = json.loads((golden / "mail/reply.eml.json").read_text("utf-8"))
    assert [[b.role.value, found.slice(b)] for b in found.blocks] == read["blocks"]
    assert ([link.url for link in found.links], found.title) == (read["links"], read["title"])


@needs_dovecot
def test_a_wrong_password_is_told_and_not_shown(ask, dovecot, tmp_path):
    (tmp_path / "wrong").write_text("sesame")
    found = ask(dovecot, password={"file": "wrong"})
    assert [line.code for line in found.unreadable] == ["REA76"]
    assert "sesame" not in str(found)


def serving(*answers: bytes) -> int:
    """A port at which one connection is answered with these bytes and left open."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(5)

    def serve() -> None:
        with server:
            connection, _ = server.accept()
        with connection:
            for answer in answers:
                connection.sendall(answer)
            connection.settimeout(1.5)
            with contextlib.suppress(OSError):
                while connection.recv(4096):
                    pass

    port = int(server.getsockname()[1])
    threading.Thread(target=serve, daemon=True).start()
    return port


@pytest.mark.parametrize(
    ("answers", "security", "code"),
    [
        ((b"* OK hello\r\n",), "tls", "REA74"),
        ((), "starttls", "REA75"),
        ((b"220 smtp.example ESMTP\r\n",), "starttls", "REA78"),
        ((b"* OK " + b"x" * 2_000_000 + b"\r\n",), "starttls", "REA78"),
    ],
)
def test_a_server_that_is_none_is_one_clear_line(ask, answers, security, code):
    port = serving(*answers)
    found = ask(None, port=port, security=security, allow_hosts=["127.0.0.1"], timeout=0.5)
    assert [line.code for line in found.unreadable] == [code]


def dripping(*answers: bytes) -> int:
    """A port at which one connection is answered with these bytes, and then with one byte after another without an end."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(5)

    def serve() -> None:
        with server:
            connection, _ = server.accept()
        with connection, contextlib.suppress(OSError):
            for answer in answers:
                connection.sendall(answer)
            for _ in range(400):
                connection.sendall(b"x")
                time.sleep(0.02)

    port = int(server.getsockname()[1])
    threading.Thread(target=serve, daemon=True).start()
    return port


@pytest.mark.parametrize("answers", [(), (b"* OK hello\r\n",)])
def test_bytes_that_trickle_in_do_not_hold_it(ask, answers):
    begun = time.monotonic()
    found = ask(None, port=dripping(*answers), security="starttls", allow_hosts=["127.0.0.1"], timeout=3, deadline=0.4)
    assert time.monotonic() - begun < 3
    (line,) = found.unreadable
    assert (line.code, line.what) == ("REA75", "it gave no full answer within 0.4 s.")
    assert "deadline" in line.todo


@needs_dovecot
def test_a_folder_that_takes_too_long_is_told_with_what_is_left(ask, dovecot):
    found = ask(dovecot, max_minutes=1e-9)
    assert not found.touchpoints
    assert [line.code for line in found.unreadable] == ["REA75"]
    assert "6 messages were not read" in found.unreadable[0].what


def test_nobody_listening_is_one_clear_line(ask):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert [line.code for line in ask(None, port=port, allow_hosts=["127.0.0.1"]).unreadable] == ["REA75"]


@pytest.mark.parametrize("name", ["INBOX", "Entwürfe", "R&D", "台北", "a&-b", "😀 Kites"])
def test_folder_names_survive_their_coding(name):
    assert folder_name(encoded_folder(name)) == name
    assert encoded_folder(name).isascii()
