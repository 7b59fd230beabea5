"""Files are not read twice, and are read again when they, or what they are read with, have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.flows.files_once import FilesOnce
from consistency.records.collection import Collection
from tests.once.memory import Memory

PAGE = """<!doctype html><html><head><title>Boats</title><link rel="stylesheet" href="css/a.css"></head>
<body><h1>Boats for hire</h1><p class="offer">Until Sunday, £5 off.</p><img src="/logo.svg" alt="Our logo"></body></html>"""
FILES = {
    "index.html": PAGE,
    "css/a.css": "@import 'b.css'; h1 { color: #112233 }",
    "css/b.css": ".offer { color: #445566 }",
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="#778899"/></svg>',
    "post.txt": "Boats leave at nine.",
    "empty.txt": "",
    "list.csv": "Headline 1,Description,Final URL\nBoats,Hire one,https://a.example\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        place = tmp_path / "site" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return tmp_path / "site"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really read."""
    door = import_module("consistency.channels.collect")
    seen: list[str] = []
    real = door._read

    def watched(file: object) -> Iterator[object]:
        seen.append(file.locator)  # type: ignore[attr-defined]
        return real(file)  # type: ignore[arg-type]

    monkeypatch.setattr(door, "_read", watched)
    return seen


def collected(site: Path, memory: Memory | None) -> Collection:
    library = FilesOnce(memory) if memory is not None else None
    return collect("campaign", "website", site, site.parent, url="https://boats.example/", library=library)


def test_nothing_is_read_twice(site: Path, read: list[str]) -> None:
    memory = Memory()
    first = collected(site, memory)
    read.clear()
    assert collected(site, memory) == first == collected(site, None)
    assert repr(collected(site, memory)) == repr(first)
    assert first.touchpoints
    assert first.unreadable


@pytest.mark.parametrize(
    ("name", "text", "again"),
    [
        ("post.txt", "Boats leave at ten.", ["site/post.txt"]),
        ("css/a.css", "h1 { color: #000000 }", ["site/css/a.css", "site/index.html"]),
        ("css/b.css", ".offer { color: #000000 }", ["site/css/b.css", "site/index.html"]),
        ("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="#000000"/></svg>', ["site/index.html", "site/logo.svg"]),
    ],
)
def test_what_changed_is_read_with_all_that_stands_on_it(site: Path, read: list[str], name: str, text: str, again: list[str]) -> None:
    memory = Memory()
    collected(site, memory)
    (site / name).write_text(text, "utf-8")
    read.clear()
    found = collected(site, memory)
    assert sorted(read) == sorted(again)
    assert found == collected(site, None)


def test_a_sheet_that_appears_or_goes_is_seen(site: Path) -> None:
    memory = Memory()
    (site / "css" / "b.css").unlink()
    without = collected(site, memory)
    (site / "css" / "b.css").write_text(FILES["css/b.css"], "utf-8")
    assert collected(site, memory) == collected(site, None) != without


def test_a_large_sheet_that_changes_is_seen(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consistency.flows.files_once.LARGEST", 400)
    memory = Memory()
    for colour in ("#111111", "#222222"):
        (site / "css" / "b.css").write_text(f".offer {{ color: {colour} }}" + " " * 400, "utf-8")
        assert collected(site, memory) == collected(site, None)
    assert memory.known


def test_the_long_posts_beside_an_archive_s_posts_are_seen(tmp_path: Path) -> None:
    memory, folder = Memory(), tmp_path / "x"
    folder.mkdir()
    long = "We open the garden on Monday, and everybody who comes may take a plant home, " + "and another one for a friend, " * 9
    (folder / "tweets.js").write_text(archived("tweets", {"tweet": {"full_text": f"{long[:200]}…"}}), "utf-8")
    seen = [len(collected(folder, memory).touchpoints)]
    for name, words in (("note-tweet.js", "Something else."), ("note-tweet-part1.js", long), ("note-tweet-part1.js", "And so on.")):
        (folder / name).write_text(archived("note_tweet", {"noteTweet": {"core": {"text": words}}}), "utf-8")
        found = collected(folder, memory)
        assert found == collected(folder, None)
        seen.append(len(found.touchpoints))
    assert seen == [1, 2, 2, 3]


def archived(part: str, entry: dict[str, object]) -> str:
    return f"window.YTD.{part}.part0 = {json.dumps([entry])}"


def test_another_way_of_reading_is_another_key(site: Path, read: list[str]) -> None:
    memory = Memory()
    collected(site, memory)
    read.clear()
    collect("campaign", "ads", site, site.parent, library=FilesOnce(memory))
    assert len(read) == len(FILES)


def test_what_is_damaged_is_read_again(site: Path) -> None:
    memory = Memory()
    first = collected(site, memory)
    memory.known = dict.fromkeys(memory.known, b"damaged")
    assert collected(site, memory) == first
