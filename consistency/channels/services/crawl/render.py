"""Rendering: a page as its scripts build it, in a Chromium that reaches the network only through our guarded client."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from consistency.errors import UnreadableError
from consistency.net import Client

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_NETWORK = ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--no-first-run", "--disable-sync"]
"""Whatever escapes the interception of requests finds no host."""
UNNEEDED = frozenset({"image", "media", "font", "websocket", "manifest"})
TODO = 'Install Chromium, and Playwright with: pip install playwright; or set render = "never".'
MOST_REQUESTS = 100
"""Requests that one page's scripts may make."""


class Renderer:
    """A browser for one crawl, started at its first page; use it from the thread that made it, and close it."""

    def __init__(self, client: Client, allows: Callable[[str], bool], seconds: float) -> None:
        self._client, self._allows, self._seconds = client, allows, seconds
        self._stack = ExitStack()
        self._browser: Browser | None = None

    def render(self, url: str, markup: bytes) -> bytes:
        """The page's markup after its scripts have run, in UTF-8; UnreadableError REA64 where no browser runs or the page fails in it."""
        from playwright.sync_api import Error

        browser = self._browser or self._start()
        context = browser.new_context(service_workers="block", accept_downloads=False, user_agent=self._client.settings.agent)
        try:
            context.route_web_socket("**", lambda socket: socket.close())
            left = [MOST_REQUESTS]
            context.route("**/*", lambda route: self._serve(route, url, markup, left))
            page = context.new_page()
            page.goto(url, wait_until="networkidle", timeout=self._seconds * 1000)
            return page.content().encode()
        except Error as error:
            what = f"the browser could not show the page ({error.message.splitlines()[0][:100]})."
            raise UnreadableError(what, where=url, todo="Open it in a browser and see whether it loads.", code="REA64") from error
        finally:
            context.close()

    def close(self) -> None:
        """Ends the browser."""
        self._stack.close()
        self._browser = None

    def _start(self) -> Browser:
        try:
            from playwright.sync_api import Error, sync_playwright
        except ImportError as error:
            raise UnreadableError("rendering needs Playwright, which is not installed.", todo=TODO, code="REA64") from error
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        try:
            playwright = self._stack.enter_context(sync_playwright())
            self._browser = playwright.chromium.launch(executable_path=path, args=NO_NETWORK, timeout=30_000)
        except Error as error:
            raise UnreadableError("Chromium does not start.", todo=TODO, code="REA64") from error
        self._stack.callback(self._browser.close)
        return self._browser

    def _serve(self, route: Route, url: str, markup: bytes, left: list[int]) -> None:
        """Answers one of the browser's requests: the page itself from what was fetched, others through the client."""
        request: Any = route.request
        left[0] -= 1
        if request.url == url and request.is_navigation_request():
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=markup)
        elif request.method != "GET" or request.resource_type in UNNEEDED or left[0] < 0 or not self._allows(request.url):
            route.abort()
        else:
            self._pass_on(route, request.url)

    def _pass_on(self, route: Route, url: str) -> None:
        try:
            answer = self._client.get(url)
        except UnreadableError:  # the page's scripts see a request that failed, as they would in anybody's browser
            route.abort()
            return
        headers = {"access-control-allow-origin": "*", "content-type": answer.headers.get("Content-Type", "")}
        route.fulfill(status=answer.status, headers=headers, body=answer.content)
