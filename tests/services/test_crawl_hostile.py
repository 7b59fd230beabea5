"""The crawler against sites that do everything wrong: a clear line, the rest goes on, caps hold."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from consistency.channels.services.crawl.address import Scope, key_of, tidy
from consistency.channels.services.crawl.document import path_below
from consistency.channels.services.crawl.links import read_signs
from consistency.channels.services.crawl.sitemaps import MOST_ADDRESSES, read_sitemaps
from consistency.net import Client
from consistency.records.collection import Unreadable
from tests.services import server
from tests.services.server import Say, Site
from tests.services.test_crawl import codes, crawl, page, places, why


def test_one_bad_page_costs_no_other(site: Site, tmp_path: Path):
    bad = {
        "/loop": server.moved("/loop"),
        "/bomb": server.bomb(32),
        "/huge": Say(b"x", length=2 * 1024**3),
        "/cut": server.truncated(page("Cut")),
        "/slow": server.slow_loris(page("Slow"), 0.05),
        "/deep": server.html("<html><body>" + "<div>" * 100_000 + "Deep copy here." + "</body></html>"),
        "/empty": Say(b""),
        "/script": server.html("<html><body><div id=app></div><script>1</script></body></html>"),
        "/file": server.moved("file:///etc/passwd"),
    }
    site.say("/", page("Home", *bad, "/good"))
    site.say("/good", page("Good"))
    for path, say in bad.items():
        site.say(path, say)
    start = time.monotonic()
    got = crawl(site, tmp_path, deadline=0.6, max_page_bytes=5_000_000, retries=0)
    assert time.monotonic() - start < 20
    assert {"", "good"} <= set(places(got))
    told = {record.locator.partition("/")[2]: record.code for record in got.unreadable}
    expected = {"loop": "NET07", "bomb": "NET06", "huge": "NET06", "cut": "NET12", "slow": "NET04", "empty": "REA02", "script": "REA11"}
    assert {name: told.get(name) for name in expected} == expected
    skipped = {record.locator.partition("/")[2] for record in got.skipped}
    assert {path[1:] for path in bad} <= set(told) | skipped | set(places(got))


def test_a_calendar_without_end_ends(site: Site, tmp_path: Path):
    def month(request: server.Request) -> Say:
        number = int(request.query.get("month", "1"))
        return page(f"Events {number}", f"/events?year=2024&month={number + 1}", "/about")

    site.say("/events", month)
    site.say("/about", page("About"))
    site.say("/", page("Home", "/events?year=2024&month=1"))
    got = crawl(site, tmp_path, depth=100, pages=300)
    assert "about" in places(got)
    assert len(got.touchpoints) <= 40
    assert "each is one of a calendar without end" in why(got)


def test_links_that_lead_ever_deeper_end(site: Site, tmp_path: Path):
    site.otherwise = lambda request: (
        page("Deeper", request.path.rstrip("/") + "/more/and") if request.path != "/robots.txt" else server.refused(404)
    )
    got = crawl(site, tmp_path, depth=100, sitemaps=False)
    assert len(got.touchpoints) == 4
    assert "leads ever deeper into itself" in why(got)


def sitemap(site: Site, place: str = "/map.xml", most: int = 100) -> tuple[list[str], list[str]]:
    with Client(site.settings()) as client:
        entries = list(read_sitemaps(client, [site.url + place], [], lambda url: url.startswith(site.url), most))
    return [e for e in entries if isinstance(e, str)], [e.what for e in entries if isinstance(e, Unreadable)]


def test_sitemaps_that_name_themselves_are_read_once(site: Site):
    site.say("/map.xml", server.text(f"<sitemapindex><sitemap><loc>{site.url}/map.xml</loc></sitemap></sitemapindex>"))
    assert sitemap(site) == ([], [])
    assert site.paths == ["/map.xml"]


def test_sitemaps_nested_without_end_are_bounded(site: Site):
    site.otherwise = lambda request: server.text(f"<sitemapindex><sitemap><loc>{site.url}{request.path}x</loc></sitemap></sitemapindex>")
    urls, problems = sitemap(site)
    assert not urls and "too deep in one another" in problems[0]
    assert len(site.seen) <= 5


def test_a_sitemap_of_millions_is_read_as_far_as_it_goes(site: Site):
    entry = "<url><loc>{}/{:07d}</loc></url>"
    body = "<urlset>" + "".join(entry.format(site.url, n) for n in range(MOST_ADDRESSES + 5000)) + "</urlset>"
    site.say("/map.xml", Say(gzip.compress(body.encode(), 1), mime="application/gzip"))
    urls, problems = sitemap(site, most=10_000_000)
    assert len(urls) == MOST_ADDRESSES
    assert "more than 50000 addresses" in problems[0]
    urls, problems = sitemap(site, most=10)
    assert (len(urls), problems) == (10, [])


def test_a_packed_sitemap_does_not_go_off(site: Site):
    import tracemalloc

    site.say("/map.xml", Say(gzip.compress(b"<urlset>" + b" " * 80_000_000), mime="application/gzip"))
    tracemalloc.start()
    urls, problems = sitemap(site)
    assert tracemalloc.get_traced_memory()[1] < 20e6
    tracemalloc.stop()
    assert not urls and "unpacks to more than 50 MB" in problems[0]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (gzip.compress(b"<urlset><url><loc>http://other.example/</loc></url></urlset>" * 50)[:-20], "cut off"),
        (b"\x1f\x8bnonsense that is no gzip", "damaged"),
        (b"<urlset><url><loc>http://other.example/</loc></url>", None),
        (b"not a sitemap at all", "damaged"),
        (b"", "no address"),
        (b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><urlset><url><loc>&c;</loc></url></urlset>', "no address"),
        (b"<a>" * 5000, "no address"),
    ],
)
def test_damaged_sitemaps_say_so(site: Site, body: bytes, said: str | None):
    site.say("/map.xml", Say(body, mime="text/xml"))
    urls, problems = sitemap(site)
    assert not urls
    assert (said in problems[0]) if said else not problems


def test_a_broken_sitemap_costs_no_page(site: Site, tmp_path: Path):
    site.say("/robots.txt", server.text(f"Sitemap: {site.url}/a.xml\nSitemap: {site.url}/b.xml"))
    site.say("/b.xml", server.failed())
    site.say("/", page("Home"))
    got = crawl(site, tmp_path)
    assert places(got) == [""]
    assert codes(got) == ["NET09", "NET11"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Brand.Example:443/A/./b/../c?utm_source=x&b=2&a=1#top", "https://brand.example/A/c?a=1&b=2"),
        ("http://brand.example:8080", "http://brand.example:8080/"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
        ("http://brand.example/a;jsessionid=AB12?x=", "http://brand.example/a?x="),
        ("http://brand.example//a///b/", "http://brand.example/a/b/"),
        ("mailto:hello@brand.example", None),
        ("http://[::1", None),
        ("http://brand.example/" + "a" * 3000, None),
    ],
)
def test_addresses_have_one_spelling(url: str, expected: str | None):
    assert tidy(url) == expected
    assert expected is None or tidy(expected) == expected


def test_keys_leave_out_scheme_slash_and_index():
    assert key_of("http://b.example/a/index.html") == key_of("https://b.example/a/") == key_of("https://b.example/a") == "b.example/a"


def test_numbered_pages_and_dated_articles_are_no_calendar():
    scope = Scope("http://b.example/", (), (), ())
    assert all(scope.why_not(f"http://b.example/page/{number}") is None for number in range(1900, 2100))
    assert all(scope.why_not(f"http://b.example/2024/05/{a}{b}-story") is None for a in "abcdefgh" for b in "klmnopqr")


@pytest.mark.parametrize("path", ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "a%00b", "y" * 1500, "..%2f..%2fetc"])
def test_no_address_leads_out_of_the_folder(tmp_path: Path, path: str):
    assert path_below(tmp_path, f"http://b.example/{path}").resolve().is_relative_to(tmp_path)


def test_an_element_with_endless_attributes_costs_no_crawl():
    attributes = " ".join(f"a{number}=1" for number in range(50_000))
    began = time.process_time()
    signs = read_signs(f"<html xml:lang=fr><body {attributes}><a href=/next>Next</a>".encode(), "http://brand.example/", {})
    assert time.process_time() - began < 2
    assert (list(signs.links), signs.language) == (["http://brand.example/next"], "fr")
