"""Closing the client ends what it is doing, and its authorities are its own."""

from __future__ import annotations

import threading
import time

import pytest

from consistency.net import Client, NetError
from tests.services import server
from tests.services.certificate import OPENSSL, sign
from tests.services.server import Say, Site


@pytest.mark.parametrize("delay", [0.0, 30.0])
def test_closing_ends_what_other_threads_wait_for(site: Site, delay):
    """Whether for a server that is silent or for the time between two requests."""
    site.otherwise = server.html("words") if delay else Say(b"late", wait=20)
    client = Client(site.settings(timeout=30, deadline=60, delay=delay, retries=3))
    ended: list[str] = []

    def ask() -> None:
        try:
            for _ in range(2):
                client.get(site.url + "/a")
        except NetError as error:
            ended.append(error.error_code)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    while not site.seen:
        time.sleep(0.01)
    time.sleep(0.1)
    client.close()
    thread.join(3)
    assert not thread.is_alive()
    assert len(ended) == 1


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed, which makes the certificate")
class TestAuthorities:
    """Of certificates."""

    def test_a_company_s_own_authority_is_trusted_where_it_is_named(self, tmp_path):
        sign(tmp_path)
        secure = Site(tmp_path)
        secure.otherwise = server.html("words")
        try:
            with Client(secure.settings(authorities=tmp_path / "cert.pem")) as client:
                assert "words" in client.get(secure.url + "/a").text
            with Client(secure.settings(retries=0)) as client, pytest.raises(NetError) as caught:
                client.get(secure.url + "/a")
        finally:
            secure.close()
        assert caught.value.error_code == "NET05"
        assert "authorities" in caught.value.todo

    def test_public_authorities_stay_trusted_beside_it(self, tmp_path):
        sign(tmp_path)
        import certifi

        from consistency.net.exchange import _context

        context = _context(tmp_path / "cert.pem")
        own = len(context.get_ca_certs())
        context.load_verify_locations(certifi.where())  # as each connection does
        assert (own, len(context.get_ca_certs()) > 50) == (1, True)

    @pytest.mark.parametrize("content", [None, "no certificate"])
    def test_a_file_that_holds_none_is_one_clear_line(self, site, tmp_path, content):
        if content:
            (tmp_path / "ca.pem").write_text(content)
        with pytest.raises(NetError) as caught:
            Client(site.settings(authorities=tmp_path / "ca.pem"))
        assert (caught.value.error_code, caught.value.where) == ("NET05", "ca.pem")
