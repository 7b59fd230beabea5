"""Ctrl-C while a site is being crawled ends at once, with what was read so far kept."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from consistency.channels.kept import read_kept
from tests.services import server
from tests.services.server import Say, Site

PAGES = 5


def slow_from_the_fifth_on(request: server.Request) -> Say:
    number = int(request.path.strip("/") or 0)
    links = "".join(f'<p>Go to <a href="/{n}">page {n}</a> now.</p>' for n in range(1, 20))
    page = server.html(f"<h1>Page {number}</h1><p>This is the copy of page {number}.</p>{links}")
    return page if number < PAGES else Say(page.body, wait=30)


@pytest.mark.parametrize("delay", [0, 40])
def test_ctrl_c_does_not_wait_for_a_slow_site(site: Site, tmp_path, delay):
    site.otherwise = slow_from_the_fifth_on
    site.say("/robots.txt", server.refused(404))
    (tmp_path / "consistency.toml").write_text(
        '[brand]\nname = "Kite Works"\n[[source]]\nchannel = "site"\nservice = "crawl"\n[source.options]\n'
        f'start = "{site.url}/"\nallow_hosts = ["{site.host}"]\ndelay = {delay}\nsitemaps = false\ntimeout = 60\ndeadline = 90\n'
    )
    command = [sys.executable, "-m", "consistency", "collect", str(tmp_path), "-o", str(tmp_path / "t.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            end = time.monotonic() + 30
            while len(site.seen) < (2 if delay else PAGES + 2) and time.monotonic() < end:
                time.sleep(0.02)
            time.sleep(0.5)
            begun = time.monotonic()
            process.send_signal(signal.SIGINT)
            _, shown = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 4, shown
    assert time.monotonic() - begun < 5
    (kept,) = read_kept(tmp_path / "t.jsonl", "t.jsonl", "campaign", "site")
    assert len(kept.touchpoints) == (0 if delay else PAGES)
    assert [line.code for line in kept.unreadable] == ["REA51"]
