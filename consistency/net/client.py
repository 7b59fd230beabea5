"""Client: asks servers politely and within bounds; what goes wrong is a NetError that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an address."""

    method: str
    headers: dict[str, str]
    body: Any
    max_bytes: int | None = None

    @property
    def is_storable(self) -> bool:
        """Whether the answer is anybody's: it was asked for without headers that may hold a key."""
        return self.method == "GET" and all(name.casefold() in OPEN_HEADERS for name in self.headers)

    def about(self, kept: Kept | None) -> Question:
        """The question whether the stored answer has changed."""
        return replace(self, headers={**self.headers, **kept.questions}) if kept else self

    def redirected(self, status: int, *, is_same_site: bool) -> Question:
        """The question to put to where a redirect leads; another site is shown no header that may hold a key."""
        headers = self.headers if is_same_site else {k: v for k, v in self.headers.items() if k.casefold() in OPEN_HEADERS}
        return replace(self, headers=headers) if status in {307, 308} else Question("GET", headers, None, self.max_bytes)


class Client:
    """Requests to any number of hosts with one set of limits; use it as a context manager, or close it.

    Private, loopback and link-local addresses are refused, also behind redirects and changing names, unless the settings allow the host.
    Safe to use from several threads.
    """

    def __init__(self, settings: ClientSettings | None = None) -> None:
        self.settings = settings or ClientSettings()
        self._guard = Guard(self.settings.allow_hosts)
        self._exchange = Exchange(self.settings, self._guard)
        self._pace = Pace(self.settings.delay)
        self._cache = Cache(self.settings.cache, self.settings.cache_bytes, self.settings.cache_days) if self.settings.cache else None

    def get(
        self,
        url: str,
        *,
        headers: Headers | None = None,
        params: Params | None = None,
        max_bytes: int | None = None,
        check: Callable[[str], None] | None = None,
    ) -> Answer:
        """The answer at an address; NetError where there is none of use.

        With a cache, an answer stored before is asked about and not fetched again; requests with headers that may hold a key are not
        stored. `max_bytes` replaces the settings' limit. `check` is called with each address that a redirect leads to, and may raise
        to forbid it.
        """
        return self._follow(Question("GET", dict(headers or {}), None, max_bytes), _with_params(url, params), check)

    def post(self, url: str, *, json: Any = None, headers: Headers | None = None, params: Params | None = None) -> Answer:
        """The answer to a question put as JSON, for interfaces that want it so; never cached."""
        return self._follow(Question("POST", dict(headers or {}), json), _with_params(url, params), None)

    def slow_down(self, host: str, delay: float) -> None:
        """Leaves at least `delay` seconds between requests to `host` (with its port where the address has one)."""
        self._pace.slow_down(host, delay)

    def close(self) -> None:
        """Closes connections, also those under way in other threads, and the cache."""
        self._pace.close()
        self._exchange.close()
        if self._cache:
            self._cache.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _follow(self, question: Question, url: str, check: Callable[[str], None] | None) -> Answer:
        """Asks and follows redirects, each of which is checked like a new request."""
        seen: list[str] = []
        while True:
            answer, target = self._ask(question, url, tuple(seen))
            if target is None:
                return answer
            seen.append(url)
            if target in seen or len(seen) > self.settings.max_redirects:
                what = (
                    "its redirects lead in a circle." if target in seen else f"it redirects more than {self.settings.max_redirects} times."
                )
                raise NetError("NET07", what, where=seen[0], todo="Correct the address, or tell whoever runs the server.")
            self._guard.check_url(target)
            if check:
                check(target)
            question = question.redirected(answer.status, is_same_site=_site(target) == _site(url))
            url = target

    def _ask(self, question: Question, url: str, seen: tuple[str, ...]) -> tuple[Answer, str | None]:
        """One address without redirects: the answer, and where it redirects to."""
        self._guard.check_url(url)
        cache = self._cache if question.is_storable else None
        kept = cache.find(url) if cache else None
        reply = self._insist(question.about(kept), url)
        location = reply.headers.get("Location")
        if reply.status in REDIRECTS and location:
            return Answer(reply.status, url, reply.headers, b"", seen), _joined(url, location)
        if reply.status == 304 and kept:
            return Answer(200, url, _merged(kept, reply), kept.body, seen, reply.size, is_unchanged=True), None
        if not 200 <= reply.status < 300:
            raise refusal(reply.status, url, retry_after(reply.headers.get("Retry-After")))
        if cache and reply.status == 200:
            cache.keep(url, reply.headers, reply.content)
        return Answer(reply.status, url, reply.headers, reply.content, seen, reply.size), None

    def _insist(self, question: Question, url: str) -> Reply:
        """Tries again, later each time, where the trouble may pass."""
        wait = self.settings.backoff
        for left in range(self.settings.retries, 0, -1):
            try:
                reply = self._once(question, url)
            except NetError as error:
                if error.error_code not in PASSING or question.method != "GET":
                    raise
                pause = wait
            else:
                asked = retry_after(reply.headers.get("Retry-After"))
                pause = wait if asked is None else asked
                if reply.status not in AGAIN or pause > self.settings.patience:
                    return reply
                if reply.status in SLOW_DOWN and self.settings.delay:
                    self._pace.slow_down(host_of(url), self.settings.delay * 2 ** (self.settings.retries - left + 1))
            self._pace.pause(host_of(url), pause)
            wait *= 2
        return self._once(question, url)

    def _once(self, question: Question, url: str) -> Reply:
        if not self._pace.wait(host_of(url)):
            raise NetError("NET15", "the client was closed before it asked.", where=url, todo="Run it again.")
        most = question.max_bytes or self.settings.max_bytes
        return self._exchange.send(question.method, url, question.headers, question.body, most)


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


def _merged(kept: Kept, reply: Reply) -> Mapping[str, str]:
    """The stored headers with those that came with the confirmation; a confirmation has no body to speak of."""
    fresh = {name.casefold(): value for name, value in reply.headers.items()}
    own = {name: kept.headers.get(name, "") for name in ("content-type", "content-length")}
    return CaseInsensitiveDict({**kept.headers, **fresh, **own})


def _site(url: str) -> tuple[str, str]:
    return urlsplit(url).scheme, host_of(url)


def host_of(url: str) -> str:
    """The host in small letters, with its port where that is not the scheme's own."""
    parts = urlsplit(url)
    host = (parts.hostname or "").casefold()
    return host if parts.port in {None, PORTS.get(parts.scheme)} else f"{host}:{parts.port}"
