"""A real server in a process of its own, and programs that ask it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import requests

from consistency.assets import asset
from consistency.flows.people import Registry
from consistency.records.people import EVERY_BRAND, Role
from consistency.web.app import people_store
from consistency.web.settings import ServeSettings
from tests.web.conftest import CHEAP, PASSWORD

DEMO = "ternaway-kites"
PROGRAM = """
import sys, uvicorn
from consistency.web.serving import application
uvicorn.run(application(), port=int(sys.argv[1]), log_level="warning")
"""


def demo_copy(home: Path) -> Path:
    """The invented brand in a folder of its own."""
    folder = home / "demo-brand"
    shutil.copytree(asset("corpora/demo-brand"), folder)
    return folder


def with_tokens(settings: ServeSettings, **wanted: tuple[Role, str]) -> dict[str, str]:
    """People with these roles for these brands (`EVERY_BRAND`), and a token for each, by their names."""
    now, tokens = datetime.now(UTC), {}
    with people_store(settings) as store:
        registry = Registry(store, CHEAP, "test")
        for login, (role, brand) in {"root": (Role.ADMIN, EVERY_BRAND), **wanted}.items():
            registry.add(login, login.title(), PASSWORD, now)
            registry.set_role(login, role, now, brand)
            tokens[login] = registry.add_token(login, "test", role, now, brand)
    return tokens


@dataclass(frozen=True, slots=True)
class Server:
    """A server: `url` without a slash at its end, and its process."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def resident(self) -> int:
        """Bytes of memory that it holds just now."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def served(settings: ServeSettings) -> Iterator[Server]:
    """The application on a free port of loopback, ready to work; it asks for a login where the settings' host would."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"CONSISTENCY_SERVE": settings.written(), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(port)], env=environment) as process:
        server = Server(f"http://127.0.0.1:{port}", process)
        try:
            _wait(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(server: Server, seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert server.process.poll() is None, "the server ended"
        try:
            if requests.get(f"{server.url}/readyz", timeout=10).status_code == 200:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.1)
    raise AssertionError("the server was not ready in time")
