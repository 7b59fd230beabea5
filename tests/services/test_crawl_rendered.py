"""Pages that scripts build, shown by an installed Chromium that reaches the network only through the guarded client."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services import server
from tests.services.server import Site
from tests.services.test_crawl import codes, crawl, places

pytest.importorskip("playwright", reason="the extra consistency[browser] is not installed")
needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), reason="no Chromium is installed"
)

SHELL = (
    """<!doctype html><html lang=en><head><title>Shop</title><script src="/app.js"></script></head><body><div id=app></div></body></html>"""
)
APP = """
window.addEventListener("DOMContentLoaded", async () => {
  const answer = await fetch("/api/offer");
  const offer = await answer.json();
  let inner = "nothing";
  try { inner = await (await fetch("INNER/secret")).text(); } catch (error) { inner = "refused"; }
  document.getElementById("app").innerHTML =
    `<h1>${offer.title}</h1><p>The inner network was ${inner}.</p><p>Go <a href="/next">on to the next page</a>.</p>`;
});
"""


@needs_chromium
@pytest.mark.parametrize("render", ["empty", "always"])
def test_reads_what_scripts_build_and_reaches_nothing_else(site: Site, tmp_path: Path, render: str):
    inner = Site()
    inner.say("/secret", server.text("open"))
    site.say("/", server.html(SHELL))
    site.say("/app.js", server.text(APP.replace("INNER", inner.url), "text/javascript"))
    site.say("/api/offer", server.json({"title": "Half price all week"}))
    site.say("/next", server.html("<p>The next page's copy.</p>"))
    got = crawl(site, tmp_path, render=render, deadline=15, sitemaps=False)
    inner.close()
    assert places(got) == ["", "next"]
    assert "Half price all week" in got.touchpoints[0].text
    assert "The inner network was refused." in got.touchpoints[0].text
    assert not inner.seen and not got.unreadable


def test_without_rendering_an_empty_page_says_so(site: Site, tmp_path: Path):
    site.say("/", server.html(SHELL))
    assert codes(crawl(site, tmp_path, sitemaps=False)) == ["REA11"]


def test_a_missing_browser_is_said(site: Site, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    site.say("/", server.html(SHELL))
    assert codes(crawl(site, tmp_path, render="empty", sitemaps=False)) == ["REA64"]
