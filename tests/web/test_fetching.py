"""A pasted address: the page behind it is read, and nothing of the network that the server stands in."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from consistency.net import ClientSettings, NetError
from consistency.web.fetching import fetch_page, page_settings
from consistency.web.parsing import Limits, Parser
from tests.services.server import Say, Site, html

PARSER = Parser(Limits(seconds=60))


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def allowed(site: Site) -> ClientSettings:
    """As a page is asked, but that the test's own server counts as public."""
    return ClientSettings(allow_hosts=(site.url.partition("://")[2],), timeout=20, deadline=60, retries=0, max_bytes=100_000)


def refused(url: str, settings: ClientSettings | None = None) -> NetError:
    with pytest.raises(NetError) as told:
        fetch_page(url, "website", PARSER, settings)
    assert told.value.todo.endswith("Paste the page's text instead.")
    return told.value


def test_the_page_is_read_and_knows_its_address(site: Site) -> None:
    site.say("/offer", html("<h1>Friday</h1><p>Fly our kites.</p>"))
    (touchpoint,) = fetch_page(site.url + "/offer", "website", PARSER, allowed(site)).touchpoints
    assert (touchpoint.uri, touchpoint.locator, touchpoint.channel) == (site.url + "/offer", "offer", "website")
    assert "Fly our kites." in touchpoint.text


@pytest.mark.parametrize(
    "inner", ["http://127.0.0.2:1/", "http://localhost:9/admin", "http://169.254.169.254/latest/", "http://[::1]/", "http://10.1.2.3/"]
)
def test_a_redirect_leads_to_no_private_place(site: Site, inner: str) -> None:
    site.say("/go", Say(status=302, headers={"Location": inner}))
    assert refused(site.url + "/go", allowed(site)).error_code == "NET01"
    assert site.paths == ["/go"]


def test_a_redirect_leads_to_no_file(site: Site) -> None:
    site.say("/go", Say(status=302, headers={"Location": "file:///etc/passwd"}))
    assert refused(site.url + "/go", allowed(site)).error_code == "NET02"


@pytest.mark.parametrize("inner", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "fd00::1", "::ffff:192.168.0.1"])
def test_a_public_name_of_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, inner: str) -> None:
    family = socket.AF_INET6 if ":" in inner else socket.AF_INET

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(family, socket.SOCK_STREAM, 6, "", (inner, 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert refused("http://offers.brand.example/").error_code == "NET01"


def test_the_server_of_this_test_is_refused_where_nothing_allows_it(site: Site) -> None:
    assert refused(site.url).error_code == "NET01"
    assert site.paths == []


def test_a_page_too_large_or_too_slow_is_given_up(site: Site) -> None:
    site.say("/large", html("a" * 200_000))
    site.say("/gone", Say(status=404))
    assert refused(site.url + "/large", allowed(site)).error_code == "NET06"
    assert refused(site.url + "/gone", allowed(site)).error_code == "NET09"


def test_nobody_is_exempt_by_default() -> None:
    settings = page_settings(1000)
    assert (settings.allow_hosts, settings.max_bytes, settings.retries) == ((), 1000, 0)
