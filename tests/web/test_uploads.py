"""What is sent to a real server: a gigabyte is refused before it is taken in, hostile files end alone, and the server goes on."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from consistency.web.settings import ServeSettings
from consistency.web.uploads import FORM_EXTRA
from tests.web.conftest import brand_folder
from tests.web.hostile import BILLION_LAUGHS, COPY, pdf, word, word_with, zip_bomb
from tests.web.serving import Server, served, with_tokens

PIECE = b"a" * 65_536
GIGABYTE = 1_000_000_000
LIMIT = 2_000_000
FEW = 40_000_000
"""Bytes by which memory may differ for reasons of its own."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    settings = ServeSettings((brand_folder(tmp_path_factory.mktemp("uploads"), "South Quay"),), host="0.0.0.0", upload_mb=2)
    tokens = with_tokens(settings)
    with served(settings) as running:
        assert send(running, tokens["root"], COPY.encode(), "a.txt").status_code == 200  # what is loaded with the first is not of the next
        yield running, tokens["root"]


def send(server: Server, token: str, data: bytes, name: str, channel: str = "website") -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    place = f"{server.url}/api/v1/brands/south-quay/checks/file"
    return requests.post(place, headers=headers, files={"file": (name, data)}, data={"channel": channel}, timeout=120)


def poured(server: Server, token: str, head: str, chunked: bool) -> tuple[int, int, int]:
    """Pours a gigabyte into the server until it answers: the status, the bytes that it let come, and the most memory it held meanwhile."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    start = (
        f"POST /api/v1/brands/south-quay/checks/file HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: multipart/form-data; boundary=xx\r\n{head}\r\n\r\n"
    )
    opening = b'--xx\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    sent, most = 0, server.resident
    with socket.create_connection((host, int(port)), timeout=120) as line:
        line.sendall(start.encode() + framed(opening, chunked=chunked))
        try:
            while sent < GIGABYTE:
                line.sendall(framed(PIECE, chunked=chunked))
                sent += len(PIECE)
                most = max(most, server.resident)
        except OSError:
            pass  # it has heard enough
        try:
            answered = line.recv(65_536)
        except OSError:
            answered = b""
    return int(answered.split(b" ")[1]) if answered else 0, sent, most


def framed(data: bytes, *, chunked: bool) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data) if chunked else data


@pytest.mark.parametrize(("head", "chunked"), [(f"Content-Length: {GIGABYTE}", False), ("Transfer-Encoding: chunked", True)])
def test_a_gigabyte_is_refused_early_and_memory_stays_flat(server, head, chunked):
    running, token = server
    before = running.resident
    status, sent, most = poured(running, token, head, chunked)
    assert status in {413, 0}, "an answer, or a line that ends before one could be read"
    assert sent < 20 * LIMIT, "it lets no more come than lies on the way"
    assert most - before < FEW
    assert send(running, token, COPY.encode(), "a.txt").status_code == 200


def test_a_declared_gigabyte_is_answered_before_it_is_sent(server):
    running, token = server
    host, _, port = running.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=120) as line:
        line.sendall(
            f"POST /api/v1/brands/south-quay/checks/file HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: multipart/form-data; boundary=xx\r\nContent-Length: {GIGABYTE}\r\n\r\n".encode()
        )
        answered = whole_answer(line)
    assert answered.startswith(b"HTTP/1.1 413")
    assert b"UPL01" in line_rest(answered)


@pytest.mark.parametrize("shown", ["Authorization: Bearer cst_forged", "Cookie: consistency=forged.forged", "X-Nothing: at all"])
def test_who_is_nobody_is_refused_before_what_they_send_is_taken_in(server, shown):
    running, _ = server
    host, _, port = running.url.removeprefix("http://").partition(":")
    opening, honest = b'--xx\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n', LIMIT + FORM_EXTRA
    with socket.create_connection((host, int(port)), timeout=120) as line:
        line.sendall(
            f"POST /api/v1/brands/south-quay/checks/file HTTP/1.1\r\nHost: {host}\r\n{shown}\r\n"
            f"Content-Type: multipart/form-data; boundary=xx\r\nContent-Length: {honest}\r\n\r\n".encode()
            + opening
        )
        answered = whole_answer(line)
        assert answered.startswith(b"HTTP/1.1 401"), "with most of the body still to come"
        assert b"WEB06" in answered or b"WEB04" in answered
        line.sendall(b"a" * (honest - len(opening)))
        assert line.recv(1) == b"", "what was sent in full is heard out, and then the line ends in order"


def test_what_nobody_goes_on_to_send_lies_neither_in_memory_nor_for_ever(server):
    running, _ = server
    host, _, port = running.url.removeprefix("http://").partition(":")
    before = running.resident
    with socket.create_connection((host, int(port)), timeout=120) as line:
        line.sendall(f"POST /b/south-quay/draft HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        assert whole_answer(line).startswith(b"HTTP/1.1 303"), "a browser is led to the login"
        sent = 0
        try:
            while sent < GIGABYTE:
                line.sendall(framed(PIECE, chunked=True))
                sent += len(PIECE)
        except OSError:
            pass  # it has heard enough
    assert sent < GIGABYTE
    assert running.resident - before < FEW


def whole_answer(line: socket.socket) -> bytes:
    """What comes until head and body are whole, the body's length as the head says."""
    come = b""
    while b"\r\n\r\n" not in come or len(line_rest(come)) < int(come.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]):
        piece = line.recv(65_536)
        assert piece, come
        come += piece
    return come


def line_rest(answered: bytes) -> bytes:
    return answered.partition(b"\r\n\r\n")[2]


def test_what_is_a_little_too_large_is_heard_out_so_that_browsers_show_why(server):
    running, token = server
    refused = send(running, token, b"a" * (LIMIT + 500_000), "a.txt")
    assert (refused.status_code, refused.json()["code"]) == (413, "UPL01")


def test_other_bodies_have_a_limit_of_their_own(server):
    running, token = server
    place = f"{running.url}/api/v1/brands/south-quay/checks"
    refused = requests.post(place, headers={"Authorization": f"Bearer {token}"}, json={"text": "a" * 1_500_000}, timeout=120)
    assert (refused.status_code, refused.json()["code"]) == (413, "UPL01")


@pytest.mark.parametrize(
    ("data", "name", "status"),
    [
        (zip_bomb(300), "bomb.docx", 422),
        (word_with(BILLION_LAUGHS.replace("<rss", "<w:document").encode()), "laughs.docx", 422),
        (BILLION_LAUGHS.encode(), "laughs.xml", 415),
        (pdf(b"q\n" * 5)[:400], "cut.pdf", 422),
        (b"MZ" + bytes(range(256)) * 20, "setup.exe", 415),
        (b"<html><body>" + b"<div>" * 60_000, "deep.html", 422),
    ],
)
def test_hostile_files_are_told_apart_and_the_server_goes_on(server, data, name, status):
    running, token = server
    refused = send(running, token, data, name)
    assert refused.status_code == status, refused.text[:300]
    told = refused.json()
    assert told["code"] and told["what"] and told["where"].startswith(name)
    assert send(running, token, word(), "sound.docx").status_code == 200


@pytest.mark.parametrize("name", ["../../../../tmp/evil.txt", "/etc/cron.d/evil", "..\\..\\evil.txt", "evil\x00.txt"])
def test_a_path_for_a_name_leads_nowhere(server, name, tmp_path):
    running, token = server
    since = time.time()
    told = send(running, token, COPY.encode(), name)
    assert told.status_code == 200
    locator = told.json()["texts"][0]["locator"]
    assert ".." not in locator and locator.count("/") == 1 and locator.startswith("draft/")
    assert not Path("/tmp/evil.txt").exists() or Path("/tmp/evil.txt").stat().st_mtime < since
    assert not Path("/etc/cron.d/evil").exists()
