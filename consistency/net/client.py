"""Client: asks servers politely and within bounds; what goes wrong is a NetError that says what to do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from requests.structures import CaseInsensitiveDict

from consistency.net.answer import Answer
from consistency.net.cache import Cache, Kept
from consistency.net.errors import NetError, refusal
from consistency.net.exchange import Exchange, Reply
from consistency.net.guard import PORTS, Guard
from consistency.net.pace import Pace, retry_after
from consistency.net.settings import ClientSettings

REDIRECTS = frozenset({301, 302, 303, 307, 308})
AGAIN = frozenset({429, 500, 502, 503, 504})
SLOW_DOWN = frozenset({429, 503})
PASSING = frozenset({"NET03", "NET04", "NET12"})
"""Errors of the wire that a second try may get past."""
OPEN_HEADERS = frozenset({"accept", "accept-language"})
"""Headers of the caller that may be shown to another host after a redirect; any other may hold a key."""
Headers = Mapping[str, str]
Params = Mapping[str, str | int | float | Iterable[str | int]]


class Client:
    """Requests to any number of hosts with one set of limits; use it as a context manager, or close it.

    Private, loopback and link-local addresses are refused, also behind redirects and changing names, unless the settings allow the host.
    `visit` is called before each request with its address, and may raise to forbid it (a redirect that robots.txt disallows). Safe to use
    from several threads.
    """

    def __init__(self, settings: ClientSettings | None = None, visit: Callable[[str], None] | None = None) -> None:
        self.settings = settings or ClientSettings()
        self._guard = Guard(self.settings.allow_hosts)
        self._exchange = Exchange(self.settings, self._guard)
        self._pace = Pace(self.settings.delay)
        self._cache = Cache(self.settings.cache) if self.settings.cache else None
        self._visit = visit

    def get(self, url: str, *, headers: Headers | None = None, params: Params | None = None) -> Answer:
        """The answer at an address; NetError where there is none of use.

        With a cache, an answer stored before is asked about and not fetched again; requests with headers that may hold a key are not
        stored.
        """
        return self._follow("GET", _with_params(url, params), dict(headers or {}), None)

    def post(self, url: str, *, json: Any = None, headers: Headers | None = None, params: Params | None = None) -> Answer:
        """The answer to a question put as JSON, for interfaces that want it so; never cached."""
        return self._follow("POST", _with_params(url, params), dict(headers or {}), json)

    def slow_down(self, host: str, delay: float) -> None:
        """Leaves at least `delay` seconds between requests to `host` (with its port where the address has one)."""
        self._pace.slow_down(host, delay)

    def close(self) -> None:
        """Closes connections and the cache."""
        self._exchange.close()
        if self._cache:
            self._cache.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _follow(self, method: str, url: str, headers: dict[str, str], body: Any) -> Answer:
        """Asks and follows redirects, each of which is checked like a new request."""
        seen: list[str] = []
        while True:
            answer, target = self._ask(method, url, headers, body, tuple(seen))
            if target is None:
                return answer
            seen.append(url)
            if target in seen or len(seen) > self.settings.max_redirects:
                what = (
                    "its redirects lead in a circle." if target in seen else f"it redirects more than {self.settings.max_redirects} times."
                )
                raise NetError("NET07", what, where=seen[0], todo="Correct the address, or tell whoever runs the server.")
            self._guard.check_url(target)
            if _host(target) != _host(url) or urlsplit(target).scheme != urlsplit(url).scheme:
                headers = {name: value for name, value in headers.items() if name.casefold() in OPEN_HEADERS}
            if answer.status not in {307, 308}:
                method, body = "GET", None
            url = target

    def _ask(self, method: str, url: str, headers: dict[str, str], body: Any, seen: tuple[str, ...]) -> tuple[Answer, str | None]:
        """One address without redirects: the answer, and where it redirects to."""
        self._guard.check_url(url)
        kept = self._kept(method, url, headers)
        reply = self._insist(method, url, {**headers, **(kept.questions if kept else {})}, body)
        location = reply.headers.get("Location")
        if reply.status in REDIRECTS and location:
            return Answer(reply.status, url, reply.headers, b"", seen), _joined(url, location)
        if reply.status == 304 and kept:
            merged = CaseInsensitiveDict({**kept.headers, **{k.casefold(): v for k, v in reply.headers.items()}})
            for name in ("content-type", "content-length"):
                merged[name] = kept.headers.get(name, "")
            return Answer(200, url, merged, kept.body, seen, reply.size, is_unchanged=True), None
        if not 200 <= reply.status < 300:
            raise refusal(reply.status, url, retry_after(reply.headers.get("Retry-After")))
        if self._cache and self._is_storable(method, headers) and reply.status == 200:
            self._cache.keep(url, reply.headers, reply.content)
        return Answer(reply.status, url, reply.headers, reply.content, seen, reply.size), None

    def _kept(self, method: str, url: str, headers: Headers) -> Kept | None:
        return self._cache.find(url) if self._cache and self._is_storable(method, headers) else None

    @staticmethod
    def _is_storable(method: str, headers: Headers) -> bool:
        return method == "GET" and all(name.casefold() in OPEN_HEADERS for name in headers)

    def _insist(self, method: str, url: str, headers: Headers, body: Any) -> Reply:
        """Tries again, later each time, where the trouble may pass."""
        wait = self.settings.backoff
        for left in range(self.settings.retries, -1, -1):
            try:
                reply = self._once(method, url, headers, body)
            except NetError as error:
                if left == 0 or error.error_code not in PASSING or method != "GET":
                    raise
                pause = wait
            else:
                asked = retry_after(reply.headers.get("Retry-After"))
                pause = wait if asked is None else asked
                if left == 0 or reply.status not in AGAIN or pause > self.settings.patience:
                    return reply
                if reply.status in SLOW_DOWN and self.settings.delay:
                    self._pace.slow_down(_host(url), self.settings.delay * 2 ** (self.settings.retries - left + 1))
            time.sleep(pause)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, url: str, headers: Headers, body: Any) -> Reply:
        if self._visit:
            self._visit(url)
        self._pace.wait(_host(url))
        return self._exchange.send(method, url, headers, body)


def _with_params(url: str, params: Params | None) -> str:
    """The address as it will be sent, without its fragment; one that is none stays as it is, for the guard to refuse."""
    try:
        return requests.Request("GET", urldefrag(url)[0], params=params).prepare().url or url
    except (requests.RequestException, ValueError):
        return url


def _joined(url: str, location: str) -> str:
    """Where a redirect leads; servers send its bytes in UTF-8 though headers are read as Latin-1."""
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = location.strip()
    try:
        return _with_params(urljoin(url, location), None)
    except ValueError:
        return location


def _host(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").casefold()
    return host if parts.port in {None, PORTS.get(parts.scheme)} else f"{host}:{parts.port}"
