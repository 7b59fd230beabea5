"""What every answer says to the browser, and which requests are refused before any route sees them."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consistency.web.settings import ServeSettings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # no-referrer would make browsers send "Origin: null" with forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""What an answer says unless its route says otherwise."""
HSTS = "max-age=31536000"
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class SecurityHeaders:
    """Adds the headers to each answer."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_https = self._settings.is_https or scope["scheme"] == "https"

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if is_https:
                    headers.setdefault("Strict-Transport-Security", HSTS)
            await send(message)

        await self.app(scope, receive, with_headers)


class Doorkeeper:
    """Refuses requests by another name than the server's (DNS rebinding), from a proxy nobody told of, and writes of other sites' pages."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it."""
        if scope["type"] == "http" and (refused := self._refused(scope)):
            await PlainTextResponse(f"{refused}\n", 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refused(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        if not self._is_known(headers.get("host", "")):
            return "This server does not go by that name. Open it by the address that it was started with."
        if not self._settings.asks_login and any(name in headers for name in FORWARDED):
            return "This server is for this machine alone. To run it behind a proxy, start it with --public-url."
        if scope["method"] not in SAFE and is_foreign(headers, self._settings.site):
            return "This was sent by a page of another site. Open the page here and repeat what you did."
        return ""

    def _is_known(self, host: str) -> bool:
        hosts = self._settings.hosts
        return hosts is None or name_of(host) in hosts


def name_of(host: str) -> str:
    """A Host header without its port, an IPv6 address without its brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].casefold().rstrip(".")


def is_foreign(headers: Headers, site: str = "") -> bool:
    """Whether a browser says that a page of another site sent this; `site` is our own name behind a proxy.

    Programs that are no browser say nothing of it.
    """
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2].casefold() not in {headers.get("host", "-").casefold(), site or "-"}:
        return True
    return headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
