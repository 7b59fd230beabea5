"""A crawl that was killed or interrupted goes on where it stood."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from consistency.channels.services import Visit, collect_service
from consistency.channels.services.crawl import Crawl, CrawlOptions
from consistency.records.touchpoint import Touchpoint
from tests.services import server
from tests.services.server import Say, Site

PAGES = 40
PROGRAM = """
import json, sys
from pathlib import Path
from consistency.channels.services import Visit, collect_service
from consistency.channels.services.crawl import CrawlOptions
options = CrawlOptions.model_validate(json.loads(sys.argv[1]))
cache = Path(sys.argv[2])
got = collect_service("campaign", "crawl", options, Visit("website", None, cache, cache, lambda line: None))
print(json.dumps([[t.locator for t in got.touchpoints], [s.why for s in got.skipped], [u.what for u in got.unreadable]]))
"""


def numbered(request: server.Request) -> Say:
    """Page n of the site links to the three after it."""
    number = int(request.path.strip("/") or 0)
    links = "".join(f'<p>Go to <a href="/{n}">page {n}</a> now.</p>' for n in range(number + 1, min(number + 4, PAGES)))
    return server.html(f"<h1>Page {number}</h1><p>This is the copy of page {number}.</p>{links}") if number < PAGES else server.refused(404)


def options(site: Site, **more) -> dict:
    site.say("/robots.txt", server.refused(404))
    return {"start": f"{site.url}/", "allow_hosts": [site.host], "delay": 0.03, "sitemaps": False, "depth": 50, **more}


def begin(site: Site, cache: Path) -> subprocess.Popen:
    command = [sys.executable, "-c", PROGRAM, json.dumps(options(site)), str(cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(site: Site, number: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + 20
    while len(site.seen) < number and process.poll() is None and time.monotonic() < end:
        time.sleep(0.005)
    assert len(site.seen) >= number and process.poll() is None


def test_a_killed_crawl_reads_no_page_twice_and_loses_none(site: Site, tmp_path: Path):
    site.otherwise = numbered
    for kills in (1, 2):
        process = begin(site, tmp_path)
        wait_for(site, 12 * kills, process)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    out, err = begin(site, tmp_path).communicate(timeout=60)
    assert out, err
    locators, skipped, unreadable = json.loads(out)
    assert sorted(locators) == sorted([f"{site.host}", *(f"{site.host}/{n}" for n in range(1, PAGES))])
    assert len(set(locators)) == PAGES and not skipped and not unreadable
    asked = Counter(path for path in site.paths if path != "/robots.txt")
    assert set(asked) == {"/", *(f"/{n}" for n in range(1, PAGES))}
    # what a kill caught on its way (two requests at once) was never read and is asked again; nothing else is
    assert sum(asked.values()) <= PAGES + 2 * 3


def visit(cache: Path) -> Visit:
    return Visit("website", None, cache, cache, lambda line: None)


def read(given: dict, cache: Path) -> list[str]:
    records = Crawl().read(CrawlOptions.model_validate(given), visit(cache))
    return [record.locator for record in records if isinstance(record, Touchpoint)]


def test_an_interrupted_crawl_is_consistent_and_goes_on(site: Site, tmp_path: Path):
    site.otherwise = numbered
    typed = CrawlOptions.model_validate(options(site, concurrency=1, delay=0))
    records = Crawl().read(typed, visit(tmp_path))
    first = [next(records).locator for _ in range(5)]
    records.close()
    before = len(site.seen)
    again = read(typed.model_dump(), tmp_path)
    assert again[:5] == first
    assert len(again) == len(set(again)) == PAGES
    assert before <= 8 and len(site.seen) <= PAGES + 4


def test_a_finished_crawl_or_one_with_other_options_begins_anew(site: Site, tmp_path: Path):
    site.otherwise = numbered
    given = options(site, delay=0, pages=6)
    assert len(read(given, tmp_path)) == 6
    before = len(site.seen)
    assert len(read(given, tmp_path)) == 6
    assert len(site.seen) == before * 2
    assert len(read({**given, "pages": 8}, tmp_path)) == 8


def test_a_crawl_that_was_cut_off_goes_on_at_another_pace(site: Site, tmp_path: Path):
    site.otherwise = numbered
    records = Crawl().read(CrawlOptions.model_validate(options(site, concurrency=1, delay=0.01)), visit(tmp_path))
    assert [next(records) for _ in range(5)]
    records.close()
    assert len(read(options(site, delay=0, max_minutes=5, timeout=3), tmp_path)) == PAGES
    assert len(site.seen) <= PAGES + 4


def test_two_crawls_of_one_source_do_not_run_at_once(site: Site, tmp_path: Path):
    site.otherwise = numbered
    process = begin(site, tmp_path)
    wait_for(site, 8, process)
    second = collect_service("campaign", "crawl", CrawlOptions.model_validate(options(site)), visit(tmp_path))
    other = collect_service("campaign", "crawl", CrawlOptions.model_validate(options(site)), replace(visit(tmp_path), channel="other"))
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert [line.code for line in second.unreadable] == ["REA65"]
    assert not second.touchpoints and second.unreadable[0].todo
    assert len(other.touchpoints) == PAGES
    assert len(read(options(site, delay=0), tmp_path)) == PAGES, "the lock of the crawl that was killed is free"


def test_a_damaged_record_of_the_crawl_costs_only_time(site: Site, tmp_path: Path):
    site.otherwise = numbered
    given = options(site, delay=0, pages=6)
    assert len(read(given, tmp_path)) == 6
    (file,) = tmp_path.glob("crawl/*/frontier.sqlite")
    file.write_bytes(b"this is no database" * 100)
    assert len(read(given, tmp_path)) == 6


def test_what_cannot_be_kept_on_disk_is_one_clear_line(site: Site, tmp_path: Path):
    site.otherwise = numbered
    given = CrawlOptions.model_validate(options(site, delay=0, pages=6))
    collect_service("campaign", "crawl", given, visit(tmp_path))
    (file,) = tmp_path.glob("crawl/*/frontier.sqlite")
    with closing(sqlite3.connect(file)) as frontier:
        frontier.execute("CREATE TRIGGER full BEFORE INSERT ON page BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
        frontier.commit()
    (line,) = collect_service("campaign", "crawl", given, visit(tmp_path)).unreadable
    assert (line.code, "disk is full" in line.what) == ("REA53", True)


def test_nothing_is_kept_of_pages_that_are_gone(site: Site, tmp_path: Path):
    def kept() -> int:
        (file,) = tmp_path.glob("crawl/*/frontier.sqlite")
        with closing(sqlite3.connect(file)) as frontier:
            return frontier.execute("SELECT count(*) FROM outcome").fetchone()[0]

    site.otherwise = numbered
    given = options(site, delay=0)
    read(given, tmp_path)
    assert kept() == 2 * PAGES
    site.say("/", server.html("<h1>Home</h1><p>No links any more.</p>"))
    assert len(read(given, tmp_path)) == 1
    assert kept() == 2


def test_two_crawls_of_one_site_are_alike(site: Site, tmp_path: Path):
    site.otherwise = numbered
    given = options(site, delay=0, concurrency=4)
    assert read(given, tmp_path / "a") == read(given, tmp_path / "b")


def test_a_site_that_goes_down_is_not_checked_and_asked_again(site: Site, tmp_path: Path):
    site.otherwise = lambda request: numbered(request) if len(site.seen) < 12 or is_up else server.failed(503)
    is_up = False
    given = options(site, delay=0, retries=0, concurrency=1)
    records = list(Crawl().read(CrawlOptions.model_validate(given), visit(tmp_path)))
    assert records[-1].code == "NET11"
    is_up = True
    again = read(given, tmp_path)
    assert len(set(again)) == len(again) == PAGES


def test_a_site_that_stays_down_is_given_up(site: Site, tmp_path: Path):
    site.say("/", server.html("<h1>Home</h1>" + "".join(f'<p>To <a href="/{n}">{n}</a> here</p>' for n in range(30))))
    site.otherwise = server.failed()
    given = options(site, delay=0, retries=0)
    records = list(Crawl().read(CrawlOptions.model_validate(given), visit(tmp_path)))
    assert records[-1].code == "REA63" and "10 pages in a row" in records[-1].what
    assert len(site.seen) < 20


def test_time_that_runs_out_is_said(site: Site, tmp_path: Path):
    site.otherwise = numbered
    given = options(site, delay=0.1, max_minutes=0.005)
    records = list(Crawl().read(CrawlOptions.model_validate(given), visit(tmp_path)))
    assert records[-1].code == "REA63" and "max_minutes" in records[-1].what
