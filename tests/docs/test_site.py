"""The documentation builds as pages, every page is in its menu, and no link of the repository leads nowhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from .pages import ROOT

PAGES = sorted(
    page for pattern in ("*.md", "docs/**/*.md", "corpora/*.md", "models/*/*.md", "notebooks/*.md") for page in ROOT.glob(pattern)
)


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    for page in ("index.html", "start.html", "models/en_voice/card.html", "reference/commands.html"):
        assert (tmp_path / "site" / page).is_file(), page
    loaded = re.findall(r'<(?:script|link rel="stylesheet")[^>]*>', (tmp_path / "site" / "index.html").read_text("utf-8"))
    assert loaded
    assert not [one for one in loaded if "//" in one], "the site loads something from another host"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_leads_nowhere(page: Path) -> None:
    assert [link for link in links_of(page) if not _leads_somewhere(page, link)] == []


def links_of(page: Path) -> list[str]:
    """Links and pictures of a page, those to other hosts aside."""
    inline = [token for token in MarkdownIt().enable("table").parse(page.read_text("utf-8")) if token.type == "inline"]
    children = [child for token in inline for child in token.children or ()]
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    pictures = [str(child.attrs["src"]) for child in children if child.type == "image"]
    return [link for link in [*links, *pictures] if not re.match(r"[a-z]+:", link)]


def _leads_somewhere(page: Path, link: str) -> bool:
    place, _, anchor = link.partition("#")
    target = page if not place else (page.parent / unquote(place)).resolve()
    return target.exists() and (not anchor or anchor in anchors_of(target))


@cache
def anchors_of(page: Path) -> frozenset[str]:
    """The anchors of a page's headings, as GitHub and the site's generator both make them."""
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    return frozenset(slug(after.content) for before, after in pairwise(tokens) if before.type == "heading_open")


def slug(heading: str) -> str:
    """A heading as an anchor: lower case, words joined by hyphens, no other signs."""
    plain = re.sub(r"[`*]|\[|\]\([^)]*\)", "", unicodedata.normalize("NFKD", heading))
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One thing\n\n[a](#one-thing) [b](#other) [c](gone.md) ![d](page.md) [e](https://example.com)\n")
    assert [link for link in links_of(page) if not _leads_somewhere(page, link)] == ["#other", "gone.md"]
