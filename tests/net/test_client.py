"""The client against a server that behaves and misbehaves."""

import contextlib
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate

import pytest

from consistency.net import Client, ClientSettings, NetError
from tests.services import server
from tests.services.server import Say, Site


def get(site: Site, path: str, **changes):
    with Client(site.settings(**changes)) as client:
        return client.get(site.url + path)


def code_of(site: Site, path: str, **changes) -> str:
    with pytest.raises(NetError) as caught:
        get(site, path, **changes)
    assert caught.value.what and caught.value.todo and caught.value.where
    return caught.value.error_code


def test_reads_a_page_with_its_headers(site: Site):
    site.say("/a", server.gzipped(server.text("Grüße")))
    answer = get(site, "/a")
    assert (answer.status, answer.url, answer.text, answer.mime) == (200, site.url + "/a", "Grüße", "text/plain")
    assert 0 < answer.size < 60


def test_sends_parameters_and_reads_json(site: Site):
    site.say("/list", lambda request: server.json(request.query))
    with Client(site.settings()) as client:
        assert client.get(site.url + "/list", params={"limit": 2, "q": "a b"}).json() == {"limit": "2", "q": "a b"}


def test_posts_json(site: Site):
    site.say("/q", lambda request: server.json({"method": request.method, "got": request.json}))
    with Client(site.settings()) as client:
        assert client.post(site.url + "/q", json={"a": 1}).json() == {"method": "POST", "got": {"a": 1}}


def test_names_the_next_page_of_a_list(site: Site):
    site.say("/list", server.json([], headers={"Link": '</list?p=1>; rel="prev", </list?p=3>; rel="next"'}))
    site.say("/last", server.json([], headers={"Link": '</list?p=1>; rel="prev"'}))
    assert get(site, "/list").next_url == site.url + "/list?p=3"
    assert get(site, "/last").next_url is None


def test_what_is_not_json_says_so(site: Site):
    site.say("/a", server.html("Please log in"))
    with pytest.raises(NetError, match=r"NET13.*not JSON.*text/html"):
        get(site, "/a").json()


@pytest.mark.parametrize(
    ("status", "code"), [(401, "NET08"), (403, "NET08"), (404, "NET09"), (410, "NET09"), (418, "NET14"), (500, "NET11"), (503, "NET11")]
)
def test_each_refusal_has_its_code(site: Site, status: int, code: str):
    site.say("/a", server.refused(status))
    assert code_of(site, "/a", retries=1) == code
    assert len(site.seen) == (2 if status >= 500 else 1)


def test_waits_as_long_as_it_is_asked_to(site: Site):
    site.say("/a", server.limited("1"), server.json("in"))
    start = time.monotonic()
    assert get(site, "/a").json() == "in"
    assert time.monotonic() - start >= 1


def test_a_host_that_asks_to_wait_is_left_alone_by_all(site: Site):
    site.say("/busy", server.limited("1"), server.text("in"))
    site.say("/other", server.text("x"))
    with Client(site.settings()) as client, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(client.get, site.url + "/busy")
        while not site.seen:
            time.sleep(0.01)
        time.sleep(0.1)
        client.get(site.url + "/other")
        assert waiting.result().text == "in"
    assert min(request.at for request in site.seen[1:]) - site.seen[0].at >= 0.9


def test_retry_after_may_be_a_date(site: Site):
    site.say("/a", server.limited(formatdate(time.time() + 2, usegmt=True)), server.json("in"))
    start = time.monotonic()
    assert get(site, "/a").json() == "in"
    assert 0.5 < time.monotonic() - start < 4


def test_does_not_wait_for_hours(site: Site):
    site.say("/a", server.limited("7200"))
    with pytest.raises(NetError, match=r"NET10.*wait 7200 s") as caught:
        get(site, "/a")
    assert caught.value.status == 429
    assert len(site.seen) == 1


def test_gives_up_after_its_tries(site: Site):
    site.say("/a", server.limited("0"))
    assert code_of(site, "/a", retries=2) == "NET10"
    assert len(site.seen) == 3


def test_a_failure_that_passes_costs_nothing(site: Site):
    site.say("/a", server.failed(), Say(hang_up=True), server.truncated(server.text("x" * 50)), server.text("fine"))
    assert get(site, "/a", retries=3).text == "fine"


def test_a_body_that_is_cut_off_is_no_answer(site: Site):
    site.say("/a", server.truncated(server.text("x" * 500)))
    assert code_of(site, "/a", retries=0) == "NET12"


def test_a_length_that_is_too_small_ends_the_answer_there(site: Site):
    site.say("/a", server.overlong(server.text("0123456789abcdefghij"), by=10))
    assert get(site, "/a").text == "0123456789"


def test_damaged_gzip_is_no_answer(site: Site):
    site.say("/a", Say(b"this is not packed", headers={"Content-Encoding": "gzip"}))
    assert code_of(site, "/a", retries=0) == "NET12"


@pytest.mark.parametrize("say", [server.slow(server.text("x" * 1000)), server.slow_loris(server.text("x" * 1000))])
def test_bytes_that_trickle_in_do_not_hold_it(site: Site, say: Say):
    site.say("/a", say)
    start = time.monotonic()
    assert code_of(site, "/a", deadline=0.5, retries=0) == "NET04"
    assert time.monotonic() - start < 1.5


def test_a_server_that_says_nothing_is_too_slow(site: Site):
    site.say("/a", Say(wait=1.5))
    assert code_of(site, "/a", timeout=0.2, retries=0) == "NET04"


def test_a_large_answer_is_refused_before_it_is_read(site: Site):
    site.say("/a", Say(b"x", length=2 * 1024**3))
    assert code_of(site, "/a", retries=0) == "NET06"


def test_an_answer_without_an_end_and_without_a_length_is_cut():
    """2 GB in pieces, none of which says how many will follow."""
    listener = socket.create_server(("127.0.0.1", 0))
    sent = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\n\r\n")
            for _ in range(2000):
                connection.sendall(b"x" * 1024 * 1024)
                sent.append(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    settings = ClientSettings(allow_hosts=(host,), timeout=2, max_bytes=2_000_000, retries=0)
    with listener, Client(settings) as client, pytest.raises(NetError) as caught:
        client.get(f"http://{host}/a")
    thread.join(5)
    assert caught.value.error_code == "NET06"
    assert not thread.is_alive() and len(sent) < 50


def test_a_bomb_does_not_go_off(site: Site):
    import tracemalloc

    site.say("/a", server.bomb(64))
    tracemalloc.start()
    assert code_of(site, "/a", max_bytes=1_000_000) == "NET06"
    assert tracemalloc.get_traced_memory()[1] < 20e6
    tracemalloc.stop()


def test_follows_redirects_and_tells_them(site: Site):
    site.say("/a", server.moved("/b", 301))
    site.say("/b", server.moved(site.url + "/c#part"))
    site.say("/c", server.text("here"))
    answer = get(site, "/a")
    assert (answer.url, answer.text, answer.redirects) == (site.url + "/c", "here", (site.url + "/a", site.url + "/b"))


def test_redirects_in_a_circle_end(site: Site):
    site.say("/a", server.moved("/b"))
    site.say("/b", server.moved("/a"))
    assert code_of(site, "/a") == "NET07"
    assert len(site.seen) == 2


def test_redirects_without_end_end(site: Site):
    site.otherwise = lambda request: server.moved(request.path + "x")
    assert code_of(site, "/a", max_redirects=5) == "NET07"
    assert len(site.seen) == 6


def test_keys_do_not_follow_a_redirect_to_another_host(site: Site):
    other = Site()
    site.say("/a", server.moved(other.url + "/b"))
    other.say("/b", server.json("ok"))
    with Client(ClientSettings(allow_hosts=("127.0.0.1",))) as client:
        client.get(site.url + "/a", headers={"Authorization": "Bearer secret", "X-Api-Key": "secret", "Accept": "application/json"})
    other.close()
    assert site.seen[0].headers["x-api-key"] == "secret"
    assert "secret" not in str(other.seen[0].headers)
    assert other.seen[0].headers["accept"] == "application/json"


def test_leaves_time_between_requests_to_one_host(site: Site):
    site.otherwise = server.text("x")
    with Client(site.settings(delay=0.1)) as client:
        for number in range(3):
            client.get(f"{site.url}/{number}")
    gaps = [b.at - a.at for a, b in zip(site.seen, site.seen[1:], strict=False)]
    assert min(gaps) >= 0.05  # measured where they arrive, which a busy machine notes late


def test_an_unchanged_page_is_asked_about_and_not_sent_again(site: Site, tmp_path):
    site.say("/a", server.tagged(server.html("x" * 5000), '"v1"'))
    first, second = get(site, "/a", cache=tmp_path), get(site, "/a", cache=tmp_path)
    assert (first.content, first.mime, first.charset) == (second.content, second.mime, second.charset)
    assert not first.is_unchanged and second.is_unchanged
    assert second.size == 0
    site.say("/a", server.tagged(server.html("new"), '"v2"'))
    assert "new" in get(site, "/a", cache=tmp_path).text


def test_answers_to_keyed_requests_are_not_stored(site: Site, tmp_path):
    site.say("/a", server.tagged(server.json("private"), '"v1"'))
    for _ in range(2):
        with Client(site.settings(cache=tmp_path)) as client:
            client.get(site.url + "/a", headers={"Authorization": "Bearer secret"})
    assert all("if-none-match" not in request.headers for request in site.seen)


def test_a_server_that_is_not_there_is_unreachable(site: Site):
    site.close()
    assert code_of(site, "/a", retries=0) == "NET03"
