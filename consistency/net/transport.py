"""The wire: connections that go only to addresses the guard has checked, and that a deadline can cut."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError
from urllib3.util.connection import create_connection

from consistency.net.guard import Guard

ADDRESSES = 4
"""Addresses of one host that are tried before it counts as unreachable."""


class Deadline:
    """Cuts the connections of one request when its time is up: a time-out alone restarts with each byte that trickles in."""

    def __init__(self) -> None:
        self.is_over = False
        self._line: socket.socket | None = None
        self._lock = threading.Lock()

    def hold(self, line: socket.socket | None) -> None:
        """Makes `line` the connection to cut."""
        with self._lock:
            self._line = line
            if self.is_over:
                self._cut()

    def end(self) -> None:
        """Cuts the connection now."""
        with self._lock:
            self.is_over = True
            self._cut()

    def _cut(self) -> None:
        if self._line is None:
            return
        try:
            self._line.shutdown(socket.SHUT_RDWR)
        except OSError:  # it was closed in the meantime, which is what was wanted
            self._line = None


class Deadlines:
    """The deadline of the request that each thread is making."""

    def __init__(self) -> None:
        self._here = threading.local()
        self._all: set[Deadline] = set()

    @contextmanager
    def within(self, seconds: float) -> Iterator[Deadline]:
        """Cuts what this thread asks for after `seconds`."""
        self._here.current = deadline = Deadline()
        self._all.add(deadline)
        timer = threading.Timer(seconds, deadline.end)
        timer.daemon = True
        timer.start()
        try:
            yield deadline
        finally:
            timer.cancel()
            self._all.discard(deadline)
            deadline.hold(None)
            self._here.current = None

    def hold(self, line: socket.socket | None) -> None:
        """Tells the deadline of this thread which connection it is about."""
        current: Deadline | None = getattr(self._here, "current", None)
        if current is not None:
            current.hold(line)

    def end_all(self) -> None:
        """Cuts what any thread asks for, now."""
        for deadline in tuple(self._all):
            deadline.end()


def _guarded(base: type[Any], guard: Guard, deadlines: Deadlines) -> type[Any]:
    """A connection class like `base` that connects to checked addresses only and may be cut by a deadline."""

    class Guarded(base):  # type: ignore[misc]
        line: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            found = guard.addresses(self._dns_host, self.port)
            problem: OSError = OSError("no address")
            for address in found[:ADDRESSES]:
                try:
                    sock = create_connection((address, self.port), self.timeout, socket_options=self.socket_options)
                except OSError as error:
                    problem = error
                    continue
                self.line = sock.dup()
                deadlines.hold(self.line)
                return sock
            raise NewConnectionError(self, f"{problem}") from problem

        def request(self, *args: Any, **kwargs: Any) -> None:
            deadlines.hold(self.line)
            super().request(*args, **kwargs)

        def close(self) -> None:
            super().close()
            if self.line is not None:
                self.line.close()
                self.line = None

    return Guarded


class GuardedAdapter(HTTPAdapter):
    """The adapter of a requests session whose connections all pass the guard."""

    def __init__(self, guard: Guard, deadlines: Deadlines, context: ssl.SSLContext | None = None) -> None:
        self._guard, self._deadlines, self._context = guard, deadlines, context
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:  # noqa: FBT001, FBT002
        """Makes pools of guarded connections."""
        if self._context is not None:
            pool_kwargs["ssl_context"] = self._context
        manager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **pool_kwargs)
        plain = _guarded(HTTPConnection, self._guard, self._deadlines)
        secure = _guarded(HTTPSConnection, self._guard, self._deadlines)
        manager.pool_classes_by_scheme = {
            "http": type("GuardedPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("GuardedSecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
        self.poolmanager = manager
