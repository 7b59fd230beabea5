"""The crawler against sites that behave."""

from __future__ import annotations

import gzip
import itertools
import zlib
from pathlib import Path

import pytest

from consistency.channels.services import SERVICES, Visit, collect_service
from consistency.records.collection import Collection
from tests.services import server
from tests.services.server import Say, Site

QUICK = {"delay": 0, "backoff": 0.01, "retries": 1, "timeout": 2, "deadline": 4}


def crawl(site: Site, cache: Path, lines: list[str] | None = None, **options) -> Collection:
    given = {"start": f"{site.url}/", "allow_hosts": [site.host], **QUICK, **options}
    typed = SERVICES["crawl"].Options.model_validate(given)
    visit = Visit("website", None, cache, cache, (lines if lines is not None else []).append)
    return collect_service("campaign", "crawl", typed, visit)


def places(collection: Collection) -> list[str]:
    return [touchpoint.locator.partition("/")[2] for touchpoint in collection.touchpoints]


def page(title: str, *links: str, head: str = "", lang: str = "en") -> Say:
    anchors = "".join(f'<p>See <a href="{link}">this one</a> for more.</p>' for link in links)
    return server.html(
        f"<html lang={lang}><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>Copy of {title}.</p>{anchors}</body></html>"
    )


def why(collection: Collection) -> str:
    return "\n".join(f"{record.locator} {record.why}" for record in collection.skipped)


def codes(collection: Collection) -> list[str]:
    return [record.code for record in collection.unreadable]


def test_reads_a_site_by_its_links(site: Site, tmp_path: Path):
    site.say("/", page("Home", "/a", "b/"))
    site.say("/a", page("A", "/"))
    site.say("/b/", page("B", "c"))
    site.say("/b/c", page("C"))
    lines: list[str] = []
    got = crawl(site, tmp_path, lines)
    assert places(got) == ["", "a", "b", "b/c"]
    assert not got.unreadable
    first = got.touchpoints[1]
    assert (first.locator, first.uri, first.title, first.channel) == (f"{site.host}/a", f"{site.url}/a", "A", "website")
    assert first.links[0].url == f"{site.url}/"
    assert "4 pages read" in lines[-1] and "a second, 0 to go" in lines[-1]


def test_reads_no_page_twice_however_it_is_spelt(site: Site, tmp_path: Path):
    same = ["/a#top", "/a/", "/a?utm_source=mail&gclid=1", f"HTTP://{site.host.upper()}/a", "/x/../a", "/%61"]
    site.say("/", page("Home", "/", "/index.html", "/?fbclid=3", *same, "/q?b=2&a=1", "/q?a=1&b=2"))
    site.say("/a", page("A"))
    site.say("/q", page("Q"))
    got = crawl(site, tmp_path)
    assert places(got) == ["", "a", "q?a=1&b=2"]
    pages = [path for path in site.paths if path not in {"/robots.txt", "/sitemap.xml"}]
    assert sorted(pages) == ["/", "/a", "/q?a=1&b=2"]


def test_redirects_and_canonical_addresses_give_one_page(site: Site, tmp_path: Path):
    site.say("/", page("Home", "/old", "/new", "/shop?sort=price", "/shop", "/copy", "/true"))
    site.say("/old", server.moved("/new", 301))
    site.say("/new", page("New"))
    site.say("/shop", page("Shop", head='<link rel=canonical href="/shop">'))
    for path in ("/copy", "/true"):
        site.say(path, page("Same", head='<link rel=canonical href="/true">'))
    got = crawl(site, tmp_path)
    assert sorted(places(got)) == ["", "copy", "new", "shop"]
    assert "true has the same text" in why(got)
    assert not got.unreadable


def test_a_canonical_address_does_not_swallow_other_copy(site: Site, tmp_path: Path):
    site.say("/", page("Home", "/a", "/b"))
    for path in ("/a", "/b"):
        site.say(path, page(f"Page {path}", head=f'<link rel=canonical href="{site.url}/">'))
    assert places(crawl(site, tmp_path)) == ["", "a", "b"]


@pytest.mark.parametrize("way", ["robots", "default", "option"])
def test_reads_pages_that_only_a_sitemap_names(site: Site, tmp_path: Path, way: str):
    site.say("/", page("Home"))
    site.say("/hidden", page("Hidden"))
    place = {"robots": "/maps/one.xml", "default": "/sitemap.xml", "option": "/mine.xml"}[way]
    if way == "robots":
        site.say("/robots.txt", server.text(f"User-agent: *\nDisallow:\nSitemap: {site.url}/maps/one.xml"))
    site.say(
        place,
        server.text(
            f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site.url}/hidden</loc></url></urlset>", "text/xml"
        ),
    )
    options = {"sitemaps": ["/mine.xml"]} if way == "option" else {}
    assert places(crawl(site, tmp_path, **options)) == ["", "hidden"]


def test_reads_packed_and_nested_sitemaps(site: Site, tmp_path: Path):
    def urlset(name: str) -> bytes:
        return f"<urlset><url><loc>{site.url}/{name}</loc></url></urlset>".encode()

    names = ["gz", "raw", "zlib", "text"]
    index = "".join(f"<sitemap><loc>{site.url}/{name}.map</loc></sitemap>" for name in [*names, "index"])
    deflate = zlib.compressobj(wbits=-15)
    raw = deflate.compress(urlset("raw")) + deflate.flush()
    site.say("/robots.txt", server.text(f"Sitemap: {site.url}/index.map"))
    site.say("/index.map", server.text(f"<sitemapindex>{index}</sitemapindex>", "text/xml"))
    bodies = {"gz": gzip.compress(urlset("gz")), "raw": raw, "zlib": zlib.compress(urlset("zlib")), "text": f"{site.url}/text\n".encode()}
    for name, body in bodies.items():
        site.say(f"/{name}.map", Say(body, mime="application/octet-stream"))
        site.say(f"/{name}", page(name))
    site.say("/", page("Home"))
    got = crawl(site, tmp_path)
    assert sorted(places(got)) == ["", *sorted(names)]
    assert not got.unreadable


def test_reads_only_what_the_patterns_want(site: Site, tmp_path: Path):
    site.say("/", page("Home", "/shop/a", "/shop/old/b", "/about"))
    for path in ("/shop/a", "/shop/old/b", "/about"):
        site.say(path, page(path))
    got = crawl(site, tmp_path, include=["/shop/*"], exclude=["*/old/*"])
    assert places(got) == ["", "shop/a"]
    assert "2 addresses: each is left out by include or exclude" in why(got)


def test_stays_on_the_site(site: Site, tmp_path: Path):
    other = Site()
    other.say("/x", page("Elsewhere"))
    site.say("/", page("Home", other.url + "/x", "/leaves"))
    site.say("/leaves", server.moved(other.url + "/x"))
    got = crawl(site, tmp_path, allow_hosts=["127.0.0.1"])
    other.close()
    assert places(got) == [""]
    assert not other.seen
    assert "which is not part of the site" in why(got)


def test_stops_at_its_caps_and_says_so(site: Site, tmp_path: Path):
    site.otherwise = lambda request: page(request.path, *(f"{request.path.rstrip('/')}/{n}" for n in "ab"))
    got = crawl(site, tmp_path / "pages", pages=5, sitemaps=False)
    assert len(got.touchpoints) == 5
    assert "beyond the 5 pages to read" in why(got)
    got = crawl(site, tmp_path / "depth", depth=1, sitemaps=False)
    assert places(got) == ["", "a", "b"]
    assert "4 addresses: each is more than 1 links away" in why(got)


def test_keeps_to_robots_txt(site: Site, tmp_path: Path):
    site.say("/robots.txt", server.text("User-agent: *\nDisallow: /private"))
    site.say("/", page("Home", "/private/a", "/open", "/moved"))
    site.say("/open", page("Open"))
    site.say("/moved", server.moved("/private/a"))
    got = crawl(site, tmp_path)
    assert places(got) == ["", "open"]
    assert "each is not allowed by robots.txt" in why(got) and "robots.txt does not allow where it leads" in why(got)
    assert "/private/a" not in site.paths


def test_a_site_that_forbids_all_is_not_read_and_not_consistent(site: Site, tmp_path: Path):
    site.say("/robots.txt", server.text("User-agent: *\nDisallow: /"))
    got = crawl(site, tmp_path)
    assert codes(got) == ["REA60"] and not got.touchpoints
    assert site.paths == ["/robots.txt"]
    site.say("/", page("Home"))
    assert places(crawl(site, tmp_path, robots=False)) == [""]


def test_rules_that_nobody_can_read_forbid_all(site: Site, tmp_path: Path):
    site.say("/robots.txt", server.failed())
    got = crawl(site, tmp_path)
    assert codes(got) == ["REA61"] and not got.touchpoints


def test_waits_as_long_as_robots_txt_asks(site: Site, tmp_path: Path):
    site.say("/robots.txt", server.text("User-agent: *\nCrawl-delay: 0.2"))
    site.say("/", page("Home", "/a", "/b"))
    site.otherwise = page("Other")
    crawl(site, tmp_path, sitemaps=False)
    times = [request.at for request in site.seen]
    assert min(later - earlier for earlier, later in itertools.pairwise(times[1:])) >= 0.18


def test_respects_noindex_and_nofollow_unless_told_otherwise(site: Site, tmp_path: Path):
    home = '<h1>Home</h1><a href="/hidden">Hidden page</a> <a rel="nofollow" href="/ad">Ad</a> <a href="/header">Header</a>'
    site.say("/", server.html(home))
    site.say("/hidden", page("Hidden", head='<meta name="robots" content="noindex">'))
    site.say("/header", server.html("<p>Copy here.</p>", headers={"X-Robots-Tag": "none"}))
    site.say("/ad", page("Ad"))
    got = crawl(site, tmp_path / "one")
    assert places(got) == [""]
    assert why(got).count("is marked noindex") == 2
    assert sorted(places(crawl(site, tmp_path / "two", noindex=False, nofollow=False))) == ["", "ad", "header", "hidden"]


def test_other_languages_are_left_out_and_counted(site: Site, tmp_path: Path):
    alternates = '<link rel="alternate" hreflang="de" href="/de"><link rel="alternate" hreflang="en-GB" href="/">'
    site.say("/", page("Home", "/de", "/us", head=alternates, lang="en-GB"))
    site.say("/de", page("Deutsch", lang="de"))
    site.say("/us", page("American", lang="en-US"))
    got = crawl(site, tmp_path / "one", languages=["en"])
    assert places(got) == ["", "us"]
    assert "de is in another language (de)" in why(got)
    assert got.touchpoints[0].language == "en-GB"
    assert got.touchpoints[0].meta["hreflang"] == f"de={site.url}/de en-GB={site.url}/"
    assert len(crawl(site, tmp_path / "two").touchpoints) == 3


def test_reads_charsets_by_header(site: Site, tmp_path: Path):
    site.say("/", Say("<html><body><p>日本語のコピー。</p></body></html>".encode("shift_jis"), mime="text/html; charset=Shift_JIS"))
    assert "日本語のコピー。" in crawl(site, tmp_path).touchpoints[0].text


def test_leaves_out_what_is_no_copy(site: Site, tmp_path: Path):
    site.say("/", page("Home", "/picture", "/a.jpg", "/notes"))
    site.say("/picture", Say(b"\x89PNG", mime="image/png"))
    site.say("/notes", server.text("Our opening hours are nine to five on every working day."))
    got = crawl(site, tmp_path)
    assert places(got) == ["", "notes"]
    assert "image/png holds no copy" in why(got) and "1 addresses: each is no page" in why(got)
    assert "/a.jpg" not in site.paths


def test_reads_the_look_from_linked_sheets(site: Site, tmp_path: Path):
    sheets = '<link rel=stylesheet href="css/site.css?v=2"><link rel=stylesheet href="/gone.css">'
    site.say("/", page("Home", "/deep/a", head=sheets))
    site.say("/deep/a", page("A", head='<link rel=stylesheet href="/css/site.css">'))
    site.say("/css/site.css", server.text("@import 'base.css'; h1 { color: #FF7A1A }", "text/css"))
    site.say("/css/base.css", server.text("body { font-family: Poppins, sans-serif }", "text/css"))
    got = crawl(site, tmp_path)
    for touchpoint in got.touchpoints:
        assert {(fact.value, fact.selector) for fact in touchpoint.styles} == {("#FF7A1A", "h1"), ("Poppins", "body")}
    assert got.touchpoints[0].meta["missing_styles"] == "/gone.css"
    assert site.paths.count("/css/base.css") == 1


def test_a_second_crawl_asks_only_for_what_changed(site: Site, tmp_path: Path):
    site.say("/", server.tagged(page("Home", "/a"), '"1"'))
    site.say("/a", server.tagged(page("A"), '"1"'))
    first = crawl(site, tmp_path)
    site.say("/a", server.tagged(page("Changed"), '"2"'))
    del site.seen[:]
    second = crawl(site, tmp_path)
    asked = {request.path: request.headers.get("if-none-match") for request in site.seen}
    assert asked["/"] == asked["/a"] == '"1"'
    assert second.touchpoints[0] == first.touchpoints[0]
    assert second.touchpoints[1].title == "Changed"


def test_broken_links_are_told_and_a_broken_start_is_unreadable(site: Site, tmp_path: Path):
    site.say("/", page("Home", "/gone", "/locked", "/broken"))
    site.say("/locked", server.refused(403))
    site.say("/broken", server.failed())
    got = crawl(site, tmp_path / "one")
    assert f"gone a broken link on {site.host}" in why(got)
    assert codes(got) == ["NET08", "NET11"]
    got = crawl(site, tmp_path / "two", start=f"{site.url}/nothing")
    assert codes(got) == ["NET09"] and not got.touchpoints


def test_private_addresses_are_refused_without_permission(site: Site, tmp_path: Path):
    got = crawl(site, tmp_path, allow_hosts=[])
    assert not site.seen and not got.touchpoints
    assert codes(got) == ["REA61"] and "not a public address" in got.unreadable[0].what


@pytest.mark.parametrize("start", ["ftp://brand.example/", "brand.example", "https://me:secret@brand.example/"])
def test_a_start_that_is_no_address_is_refused(start: str):
    with pytest.raises(ValueError, match="start must"):
        SERVICES["crawl"].Options(start=start)
