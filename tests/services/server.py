"""A real HTTP server on loopback that serves what a test tells it to, and misbehaves where it is told to.

    def test_reads_all_pages(site):
        site.say("/list", json({"items": [1]}, headers={"Link": f'<{site.url}/list?page=2>; rel="next"'}))
        site.say("/list?page=2", json({"items": [2]}))
        site.say("/busy", limited(after="0"), json({"ok": True}))      # in turn; the last one stays
        site.say("/secret", require("Bearer token", json({"ok": 1})))  # 401 without that Authorization
        Client(site.settings()).get(site.url + "/list")
        assert site.paths == ["/list", ...]

Routes are matched by path with query, then by path alone, then by `site.otherwise`; else 404. A route is an `Say` or a function from the
request (`Request`) to one.
"""

from __future__ import annotations

import gzip
import json as json_text
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from consistency.net import ClientSettings


@dataclass(frozen=True)
class Request:
    """What came in: `path` with its query; header names in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float

    @property
    def query(self) -> dict[str, str]:
        """The query's first value of each name."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json_text.loads(self.body)


@dataclass(frozen=True)
class Say:
    """One answer. `length` lies about the body's length; `drip` sends one byte each so many seconds, `head_drip` already the headers."""

    body: bytes = b""
    status: int = 200
    mime: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    drip: float = 0.0
    head_drip: float = 0.0
    wait: float = 0.0
    hang_up: bool = False


Route = Say | Callable[[Request], Say]


def html(body: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Say:
    """A page; text without `<html` is put into one."""
    whole = body if "<html" in body else f"<!doctype html><html lang=en><head><title>Page</title></head><body>{body}</body></html>"
    return Say(whole.encode(), status, headers=headers or {})


def json(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Say:
    """JSON."""
    return Say(json_text.dumps(value).encode(), status, "application/json", headers or {})


def text(body: str, mime: str = "text/plain; charset=utf-8") -> Say:
    """Plain text, XML, CSS, as `mime` says."""
    return Say(body.encode(), mime=mime)


def refused(status: int = 401) -> Say:
    """A refusal, 401 or any other status."""
    return Say(b'{"error": "no"}', status, "application/json")


def limited(after: str | None = "0", status: int = 429) -> Say:
    """Too many requests, with a Retry-After (None for none)."""
    return Say(b"slow down", status, "text/plain", {"Retry-After": after} if after is not None else {})


def failed(status: int = 500) -> Say:
    """The server's own failure."""
    return Say(b"oops", status, "text/plain")


def moved(target: str, status: int = 302) -> Say:
    """A redirect."""
    return Say(b"", status, headers={"Location": target})


def truncated(say: Say, missing: int = 100) -> Say:
    """The answer with a Content-Length that says more than comes."""
    return replace(say, length=len(say.body) + missing)


def overlong(say: Say, by: int = 10) -> Say:
    """The answer with a Content-Length that says less than comes."""
    return replace(say, length=len(say.body) - by)


def slow(say: Say, seconds: float = 0.05) -> Say:
    """The answer's body, one byte at a time."""
    return replace(say, drip=seconds)


def slow_loris(say: Say, seconds: float = 0.05) -> Say:
    """The answer, one byte at a time from its first header on."""
    return replace(say, head_drip=seconds, drip=seconds)


def bomb(megabytes: int = 64) -> Say:
    """A small gzip body that unpacks to so many megabytes."""
    packed = gzip.compress(b"\0" * megabytes * 1024 * 1024)
    return Say(packed, headers={"Content-Encoding": "gzip"})


def gzipped(say: Say) -> Say:
    """The answer, packed for its transfer."""
    return replace(say, body=gzip.compress(say.body), headers={**say.headers, "Content-Encoding": "gzip"})


def tagged(say: Say, etag: str) -> Callable[[Request], Say]:
    """The answer with an ETag, or 304 where the request knows it."""
    whole = replace(say, headers={**say.headers, "ETag": etag})
    unchanged = Say(b"", 304, headers={"ETag": etag})
    return lambda request: unchanged if request.headers.get("if-none-match") == etag else whole


def require(authorization: str, route: Route) -> Callable[[Request], Say]:
    """The route for requests with this Authorization header, else 401."""
    return lambda request: _said(route, request) if request.headers.get("authorization") == authorization else refused()


def _said(route: Route, request: Request) -> Say:
    return route if isinstance(route, Say) else route(request)


class Site:
    """A running server: `url` without a slash at its end, `host` with its port for `allow_hosts`, `seen` what was asked.

    With a folder of `certificate` (`cert.pem`, `key.pem`) it speaks TLS.
    """

    def __init__(self, certificate: Path | None = None) -> None:
        self.seen: list[Request] = []
        self.otherwise: Route | None = None
        self._routes: dict[str, list[Route]] = {}
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http{'s' if certificate else ''}://{self.host}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def say(self, path: str, *routes: Route) -> None:
        """Answers a path with these, one after another; the last one stays."""
        self._routes[path] = list(routes)

    @property
    def paths(self) -> list[str]:
        """The paths asked, in order."""
        return [request.path for request in self.seen]

    def settings(self, **changes: Any) -> ClientSettings:
        """Client settings that allow this server and lose no time."""
        quick: dict[str, Any] = {"allow_hosts": (self.host,), "timeout": 2.0, "deadline": 4.0, "backoff": 0.01, "retries": 2}
        return ClientSettings(**{**quick, **changes})

    def close(self) -> None:
        """Stops it."""
        self._server.shutdown()
        self._server.server_close()

    def _find(self, request: Request) -> Say:
        with self._lock:
            self.seen.append(request)
            routes = self._routes.get(request.path) or self._routes.get(urlsplit(request.path).path)
            route = (routes.pop(0) if len(routes) > 1 else routes[0]) if routes else self.otherwise
        return _said(route, request) if route else Say(b"no such page", 404, "text/plain")

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                say = site._find(Request(self.command, self.path, headers, body, time.monotonic()))
                try:
                    _send(self, say)
                except OSError:
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_HEAD = _answer  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        return Handler


def _send(handler: BaseHTTPRequestHandler, say: Say) -> None:
    time.sleep(say.wait)
    if say.hang_up:
        handler.close_connection = True
        handler.connection.close()
        return
    length = len(say.body) if say.length is None else say.length
    lines = {"Content-Type": say.mime, "Content-Length": str(length), **say.headers}
    head = f"HTTP/1.1 {say.status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    _drip(handler, head.encode("utf-8"), say.head_drip)
    if say.status != 304 and handler.command != "HEAD":
        _drip(handler, say.body, say.drip)
    handler.close_connection = length != len(say.body)


def _drip(handler: BaseHTTPRequestHandler, data: bytes, seconds: float) -> None:
    if not seconds:
        handler.wfile.write(data)
        return
    for start in range(min(len(data), 2000)):  # bounded: no test waits for more
        handler.wfile.write(data[start : start + 1])
        time.sleep(seconds)
