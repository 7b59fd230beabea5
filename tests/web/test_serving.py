"""A server as it is run: it stops gently, logs no copy, and works in several processes over PostgreSQL."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from consistency.cli import run
from consistency.web.settings import ServeSettings
from tests.stores.postgres import BINARY, Cluster
from tests.web.command_server import Server
from tests.web.conftest import PASSWORD, add_people, csrf_of


@pytest.fixture
def served(folders: tuple[Path, ...], tmp_path: Path) -> Iterator[Server]:
    """For this machine alone."""
    with Server(tmp_path, str(folders[0])) as server:
        server.wait_until("/healthz")
        yield server


def test_told_to_stop_it_finishes_what_it_was_asked(served: Server) -> None:
    body = b"text=" + b"x" * 1000
    head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nContent-Length: {len(body)}\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as half:
        half.sendall(head.encode() + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n" + body[:10])
        served.wait_until("/healthz")
        served.tell_to_stop()
        served.wait_for(lambda: served.status("/healthz") is None, "it went on taking requests")
        half.sendall(body[10:])
        assert half.recv(100).startswith(b"HTTP/1.1 403 Forbidden")
    assert served.ended() == 0


def test_a_first_look_needs_no_folder_and_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Server(tmp_path) as server:
        server.wait_until("/healthz")
        text = requests.get(f"http://127.0.0.1:{server.port}/", timeout=60).text
        assert "Ternaway Kites" in text
        assert "This is an invented brand" in text
        server.tell_to_stop()
        assert server.ended() == 0
    assert [one.name for one in tmp_path.iterdir()] == [server.log_file.name]
    assert "consistency init FOLDER" in server.log_file.read_text("utf-8")


def sign_in(server: Server, login: str, password: str) -> tuple[requests.Session, requests.Response]:
    address, session = f"http://127.0.0.1:{server.port}", requests.Session()
    csrf = csrf_of(session.get(f"{address}/login", timeout=60).text)
    form = {"csrf": csrf, "login": login, "password": password}
    return session, session.post(f"{address}/login", data=form, timeout=60, allow_redirects=False)


def test_the_log_is_json_and_holds_neither_copy_nor_secret(folders: tuple[Path, ...], tmp_path: Path) -> None:
    add_people(ServeSettings(folders))
    copy = "our unannounced winter sale"
    with Server(tmp_path, "--host", "0.0.0.0", str(folders[0])) as server:
        server.wait_until("/healthz")
        address = f"http://127.0.0.1:{server.port}"
        _, refused = sign_in(server, copy, "a wrong secret word")
        session, _ = sign_in(server, "ada", PASSWORD)
        headers = {"Authorization": f"Bearer {copy}", "X-Copy": copy}
        for path in (f"/{copy}", f"/?text={copy}", f"/b/{copy}/draft?text={copy}", f"/api/v1/{copy}"):
            requests.get(address + path, headers=headers, timeout=60)
            session.post(address + path, data={"text": copy}, timeout=60)
        assert refused.status_code == 401
        server.tell_to_stop()
        assert server.ended() == 0
        text, lines = server.log_file.read_text("utf-8"), server.lines()
    for secret in ("winter", "wrong secret", PASSWORD, session.cookies["consistency"]):
        assert secret not in text
    assert {one["sign_in"] for one in lines if "sign_in" in one} == {"PPL08"}
    requests_told = [one for one in lines if "route" in one]
    assert {"GET", "POST"} == {one["method"] for one in requests_told}
    assert all({"at", "level", "process", "request", "status", "ms", "who", "from"} <= one.keys() for one in requests_told)
    assert "Passwords travel in the clear" in text


def test_several_processes_share_what_postgresql_keeps(folders: tuple[Path, ...], tmp_path: Path) -> None:
    if BINARY is None:
        pytest.skip("PostgreSQL is not installed (initdb)")
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as home:
        cluster = Cluster(Path(home))
        try:
            _several_processes(cluster.database(), folders, tmp_path)
        finally:
            cluster.stop()


def _several_processes(database: str, folders: tuple[Path, ...], tmp_path: Path) -> None:
    add_people(ServeSettings(folders, database))
    arguments = ["--host", "0.0.0.0", "--workers", "2", "--store", database, *map(str, folders)]
    with Server(tmp_path, *arguments) as server:
        server.wait_until("/readyz")
        session, entered = sign_in(server, "ada", PASSWORD)
        assert entered.status_code == 303
        cookies = dict(session.cookies)
        seen: set[Any] = set()

        def both_answer() -> bool:
            answer = requests.get(f"http://127.0.0.1:{server.port}/", cookies=cookies, timeout=60, allow_redirects=False)
            assert answer.status_code == 200, "one process does not know whom the other let in"
            seen.update(one["process"] for one in server.lines() if one.get("route") == "/" and one["status"] == 200)
            return len(seen) == 2

        server.wait_for(both_answer, "only one process answers")
        server.tell_to_stop()
        server.ended()
    assert all(one["status"] < 500 for one in server.lines() if one.get("route") == "/")


@pytest.mark.parametrize(
    "arguments", [["--host", "0.0.0.0"], ["--host", "192.0.2.7"], ["--host", "::"], ["--public-url", "https://x.example"]]
)
def test_beyond_this_machine_it_does_not_start_without_an_admin(
    folders: tuple[Path, ...], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", str(folders[0]), *arguments]) == 1
    told = capsys.readouterr().err
    assert "PPL11" in told
    assert f"consistency users add LOGIN --role admin --in {folders[0]}" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tls-key", os.devnull], "need each other"),
        (["--public-url", "copy.brand.example"], "scheme and host"),
        (["--public-url", "https://user@copy.brand.example"], "scheme and host"),
        (["--public-url", "https://copy.brand.example/below"], "scheme and host"),
        (["nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_served_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", *arguments]) in {1, 3}
    assert told in capsys.readouterr().err
