"""A real server on loopback: `consistency serve` in a process of its own."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PATIENCE = 120
"""Seconds that a busy machine may take."""


class Server:
    """Started at once; `log` gives its lines of JSON once it has ended."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.port = free_port()
        self.log_file = home / f"server{self.port}.log"
        command = [sys.executable, "-m", "consistency", "serve", "--port", str(self.port), *arguments]
        with self.log_file.open("wb") as out:
            environment = {**os.environ, "OMP_NUM_THREADS": "1"}
            self.process = subprocess.Popen(command, cwd=home, stdout=out, stderr=out, env=environment)

    def wait_until(self, path: str, status: int = 200) -> None:
        """Until a path is answered so."""
        self.wait_for(lambda: self.status(path) == status, f"{path} never answered {status}")

    def wait_for(self, condition: Any, otherwise: str) -> None:
        """Until something holds."""
        until = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > until or self.process.poll() is not None:
                raise AssertionError(f"{otherwise}\n{self.log_file.read_text('utf-8')}")
            time.sleep(0.05)

    def status(self, path: str) -> int | None:
        """What a path is answered with over a new connection; None where nobody listens."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def tell_to_stop(self) -> None:
        """As an operator or a container does."""
        self.process.send_signal(signal.SIGTERM)

    def ended(self) -> int:
        """Waits for the end; the exit code."""
        return self.process.wait(PATIENCE)

    def lines(self) -> list[dict[str, Any]]:
        """The log so far, without what is said to people."""
        return [json.loads(line) for line in self.log_file.read_text("utf-8").splitlines() if line.startswith("{")]

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
