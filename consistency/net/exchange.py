"""Exchange: one request and its reply over the wire, within time and size."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from requests import exceptions
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError
from urllib3.util.ssl_ import create_urllib3_context

from consistency.net.errors import NetError
from consistency.net.guard import Guard
from consistency.net.settings import ClientSettings
from consistency.net.transport import Deadlines, GuardedAdapter

CHUNK = 64 * 1024
LATER = "Try again later; if it stays so, check the address."


@dataclass(frozen=True, slots=True)
class Reply:
    """A status with its headers and body; `size` is what the body took on the wire in bytes."""

    status: int
    headers: CaseInsensitiveDict[str]
    content: bytes
    size: int


class _Session(requests.Session):
    """A session that leaves redirects to us, also those that lead to no address at all."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002
        return None


class Exchange:
    """A session whose every connection passes the guard; proxies and password files of the environment are not heeded."""

    def __init__(self, settings: ClientSettings, guard: Guard) -> None:
        self._settings = settings
        self._deadlines = Deadlines()
        self._session = _Session()
        self._session.trust_env = False
        self._session.headers.update({"User-Agent": settings.agent, "Accept-Encoding": "gzip, deflate"})
        context = _context(settings.authorities) if settings.authorities else None
        for scheme in list(self._session.adapters):
            self._session.mount(scheme, GuardedAdapter(guard, self._deadlines, context))

    def send(self, method: str, url: str, headers: Mapping[str, str], body: Any, most: int) -> Reply:
        """The reply of whatever status; NetError where there is none, its body is no good or has more than `most` bytes."""
        limits = self._settings
        with self._deadlines.within(limits.deadline) as deadline:
            try:
                with self._session.request(
                    method, url, headers=dict(headers), json=body, stream=True, allow_redirects=False, timeout=limits.timeout
                ) as response:
                    content = _body(response, url, most)
            except (NetError, exceptions.RequestException, HTTPError, OSError, ValueError) as error:
                raise _told(error, url, limits, is_over=deadline.is_over) from error
            if deadline.is_over:
                raise _slow(url, limits.deadline)
            return Reply(response.status_code, response.headers, content, _on_wire(response))

    def close(self) -> None:
        """Closes all connections, also those that other threads still read from."""
        self._deadlines.end_all()
        self._session.close()


def _context(authorities: Path) -> ssl.SSLContext:
    """What trusts these authorities besides the public ones, which each connection adds."""
    context = create_urllib3_context()
    try:
        context.load_verify_locations(authorities)
    except OSError as error:  # a missing file, or one that holds no certificate
        todo = "Correct authorities, or put a file of certificates in PEM there."
        raise NetError("NET05", "the file of authorities cannot be read.", where=authorities.name, todo=todo) from error
    return context


def _body(response: requests.Response, url: str, most: int) -> bytes:
    """The decoded body; what it unpacks to is bounded as it comes, so that no bomb fills the memory."""
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared[:18]) > most:
        raise _large(url, most)
    pieces, total = [], 0
    for piece in response.iter_content(CHUNK):
        total += len(piece)
        if total > most:
            raise _large(url, most)
        pieces.append(piece)
    return b"".join(pieces)


def _on_wire(response: requests.Response) -> int:
    return int(response.raw.tell())


def _large(url: str, most: int) -> NetError:
    return NetError(
        "NET06", f"it has more than the {most / 1e6:.0f} MB that are read.", where=url, todo="Leave it out, or raise max_bytes."
    )


def _slow(url: str, seconds: float) -> NetError:
    return NetError("NET04", f"no full answer came within {seconds:g} s.", where=url, todo=LATER)


def _told(error: Exception, url: str, limits: ClientSettings, *, is_over: bool) -> NetError:
    """The error of the library in our words."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, NetError):
            return NetError(inner.error_code, inner.what, where=url, todo=inner.todo, status=inner.status)
        inner = inner.__cause__ or inner.__context__
    if is_over:
        return _slow(url, limits.deadline)
    if isinstance(error, exceptions.SSLError):
        todo = "Check the address; name the file of a company's own authority in the option authorities."
        return NetError("NET05", f"its certificate is not to be trusted ({_short(error)}).", where=url, todo=todo)
    if isinstance(error, exceptions.Timeout) or "timed out" in str(error).casefold():
        return _slow(url, limits.timeout)
    if isinstance(error, exceptions.InvalidURL | exceptions.InvalidSchema | exceptions.MissingSchema | UnicodeError):
        return NetError("NET02", "this is no address that can be asked.", where=url, todo="Correct the address.")
    if isinstance(error, exceptions.ChunkedEncodingError | exceptions.ContentDecodingError | HTTPError):
        return NetError("NET12", "the answer is damaged or ends before its end.", where=url, todo=LATER)
    return NetError("NET03", f"the server cannot be reached ({_short(error)}).", where=url, todo=LATER)


def _short(error: Exception) -> str:
    """The last reason of a chain of errors, without the library's own names."""
    words = str(error).replace("'", "").rstrip(')" ').rsplit(": ", 1)[-1]
    return " ".join(words.split())[:120] or type(error).__name__
