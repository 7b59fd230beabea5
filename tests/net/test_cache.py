"""What is kept on disk between two visits stays bounded, and damage to it costs nothing but a second transfer."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from consistency.net import Client
from consistency.net.cache import DAY, NAME, Cache
from tests.services import server
from tests.services.server import Site

MUCH = 1_000_000
TAGGED = {"ETag": '"v1"'}


def fill(folder: Path, *urls: str, most: int = MUCH, days: float = 90) -> None:
    cache = Cache(folder, most, days)
    for url in urls:
        cache.keep(url, TAGGED, Random(url).randbytes(1000))
    cache.close()


def kept(folder: Path, *urls: str) -> list[str]:
    cache = Cache(folder, MUCH, 10_000)
    found = [url for url in urls if cache.find(url)]
    cache._file.close()
    return found


def test_what_nobody_asked_about_for_long_is_dropped(tmp_path, monkeypatch):
    fill(tmp_path, "a", "b")
    now = time.time()
    monkeypatch.setattr("consistency.net.cache.time.time", lambda: now + 60 * DAY)
    cache = Cache(tmp_path, MUCH, 90)
    assert cache.find("a")
    cache.close()
    monkeypatch.setattr("consistency.net.cache.time.time", lambda: now + 120 * DAY)
    fill(tmp_path)
    assert kept(tmp_path, "a", "b") == ["a"]


def test_what_was_not_used_for_longest_goes_first_where_it_is_too_much(tmp_path, monkeypatch):
    now = time.time()
    for day, url in enumerate(("a", "b", "c")):
        monkeypatch.setattr("consistency.net.cache.time.time", lambda day=day: now + day * DAY)
        fill(tmp_path, url)
    fill(tmp_path, most=2500)
    assert kept(tmp_path, "a", "b", "c") == ["b", "c"]
    fill(tmp_path, most=0)
    assert not kept(tmp_path, "a", "b", "c")


def test_the_file_shrinks_with_what_it_holds(tmp_path):
    cache = Cache(tmp_path, MUCH, 90)
    for number in range(40):
        cache.keep(str(number), TAGGED, Random(number).randbytes(50_000))
    cache.close()
    held = (tmp_path / NAME).stat().st_size
    assert held < 1.2 * MUCH
    fill(tmp_path, most=100_000)
    assert (tmp_path / NAME).stat().st_size < 0.3 * MUCH


@pytest.mark.parametrize("damage", [b"this is no database" * 100, b""])
def test_a_damaged_file_is_begun_anew(site: Site, tmp_path, damage):
    site.say("/a", server.tagged(server.html("words"), '"v1"'))
    (tmp_path / NAME).write_bytes(damage)
    for _ in range(2):
        with Client(site.settings(cache=tmp_path)) as client:
            answer = client.get(site.url + "/a")
    assert answer.is_unchanged


def test_two_runs_may_use_it_at_once(site: Site, tmp_path):
    site.otherwise = server.tagged(server.html("words"), '"v1"')
    with Client(site.settings(cache=tmp_path)) as one, Client(site.settings(cache=tmp_path)) as other:
        one.get(site.url + "/a")
        assert other.get(site.url + "/a").is_unchanged
