"""What may not be reached is not reached, by whatever way it is asked for."""

import socket

import pytest

from consistency.net import Client, ClientSettings, NetError
from consistency.net.guard import Guard, is_public
from tests.services import server
from tests.services.server import Site

PRIVATE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.100.100.200 168.63.129.16 0.0.0.0 224.0.0.1 255.255.255.255 "
    "::1 :: fe80::1 fd00:ec2::254 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 2002:7f00:1:: ff02::1 fe80::1%eth0"
).split()


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_within_are_not_public(address: str):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111"])
def test_addresses_without_are_public(address: str):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "0"])
def test_loopback_is_refused_however_it_is_spelt(site: Site, host: str):
    port = site.host.partition(":")[2]
    with Client(ClientSettings(retries=0)) as client, pytest.raises(NetError, match="NET01"):
        client.get(f"http://{host}:{port}/")
    assert not site.seen


def test_a_redirect_leads_to_no_private_address(site: Site):
    inner = Site()
    site.say("/a", server.moved(inner.url + "/secret"))
    with Client(site.settings()) as client, pytest.raises(NetError, match="NET01"):
        client.get(site.url + "/a")
    inner.close()
    assert not inner.seen


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.com/", "gopher://127.0.0.1/", "javascript:alert(1)", "http://[::1/"]
)
def test_other_schemes_are_refused(site: Site, target: str):
    site.say("/a", server.moved(target))
    with Client(site.settings()) as client:
        for url in (target, site.url + "/a"):
            with pytest.raises(NetError) as caught:
                client.get(url)
            assert caught.value.error_code in {"NET02", "NET09"}


def test_a_name_that_changes_its_address_is_not_followed(site: Site, monkeypatch):
    """The name answers with an allowed-looking address first and with loopback when it is asked again."""
    port = int(site.host.partition(":")[2])
    asked: list[str] = []
    real = socket.getaddrinfo

    def changing(host, *rest, **named):
        if host != "rebind.example":
            return real(host, *rest, **named)
        asked.append(host)
        return real("192.0.2.1" if len(asked) == 1 else "127.0.0.1", *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    guard = Guard()
    with pytest.raises(NetError, match="NET01"):
        guard.addresses("rebind.example", port)
    with Client(ClientSettings(retries=0, timeout=0.2)) as client, pytest.raises(NetError, match="NET01"):
        client.get(f"http://rebind.example:{port}/")
    assert not site.seen


def test_a_host_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    both = [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_rest, **_named: both)
    with pytest.raises(NetError, match="NET01"):
        Guard().addresses("mixed.example", 80)


def test_an_allowed_host_is_connected_at_the_address_that_was_checked(site: Site, monkeypatch):
    port = site.host.partition(":")[2]
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **named: real("127.0.0.1" if host == "brand.example" else host, *rest, **named)
    )
    site.say("/a", server.text("hello"))
    with Client(ClientSettings(allow_hosts=("brand.example",))) as client:
        assert client.get(f"http://brand.example:{port}/a").text == "hello"
    assert site.seen[0].headers["host"] == f"brand.example:{port}"


def test_allowing_one_port_allows_no_other():
    guard = Guard(["127.0.0.1:8080"])
    assert guard.allows("127.0.0.1", 8080)
    assert not guard.allows("127.0.0.1", 6379)
