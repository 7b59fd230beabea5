"""Fetches the page at an address that somebody pasted, past the guard that refuses private addresses, and reads it like an upload."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

from consistency.net import Client, ClientSettings, NetError
from consistency.web.parsing import Parsed, Parser

PASTE = "Paste the page's text instead."
IN_HOUSE = "Only public addresses are asked. " + PASTE


def page_settings(max_bytes: int) -> ClientSettings:
    """How a pasted address is asked: no host is exempt from the guard, and a person waits, so there is one short try."""
    return ClientSettings(timeout=6.0, deadline=12.0, max_bytes=max_bytes, max_redirects=5, retries=0)


def fetch_page(url: str, channel: str, parser: Parser, settings: ClientSettings | None = None) -> Parsed:
    """The touchpoints of the page, or whatever else copy comes in, at an address; they know it as their `uri`.

    NetError NET01 where the address, or one that it redirects to, is not public, and NET02 to NET14 where it cannot be had;
    UploadError where what is there cannot be read.
    """
    try:
        with Client(settings or page_settings(parser.limits.size)) as client:
            answer = client.get(url, headers={"Accept": "text/html, */*;q=0.5"})
    except NetError as error:
        todo = IN_HOUSE if error.error_code == "NET01" else PASTE
        raise NetError(error.error_code, error.what, where=error.where, todo=todo, status=error.status) from error
    return parser.parse(io.BytesIO(answer.content), _name(answer.url), channel, answer.url)


def _name(url: str) -> str:
    """What the page is called in messages: its host and path."""
    parts = urlsplit(url)
    return (parts.path.rstrip("/").rpartition("/")[2] or parts.hostname or "page")[:80]
