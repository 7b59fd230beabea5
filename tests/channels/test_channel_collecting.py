"""The one door: order, locators, what is skipped and what cannot be read; nothing is dropped and nothing stops the rest."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consistency.channels import CHANNELS, collect


def test_files_come_in_the_order_of_their_paths_with_posix_locators(gather, tmp_path):
    seen: list[str] = []
    found = gather({"b.txt": "Two words", "a/z.txt": "Two words", "a/b.txt": "Two words"}, on_file=seen.append, stage="use")
    assert [t.locator for t in found.touchpoints] == seen == ["campaign/a/b.txt", "campaign/a/z.txt", "campaign/b.txt"]
    assert (found.purpose, found.channel, found.path) == ("campaign", "test", "campaign")
    assert {t.stage for t in found.touchpoints} == {"use"}
    assert found == collect("campaign", "test", tmp_path / "campaign", tmp_path, stage="use")


def test_what_is_no_touchpoint_is_skipped_with_a_reason(gather):
    found = gather(
        {
            "page.txt": "Words to read.",
            "style.css": "p { color: red }",
            "app.js": "console.log('hello')",
            "tweets.js": "document.querySelector('#tweets').hidden = true",
            "logo.svg": "<svg xmlns='x'><title>Logo</title></svg>",
            "photo": b"\x89PNG\r\n\x1a\n" + b"\0" * 20,
            "font.woff2": b"wOF2" + b"\0" * 20,
            ".DS_Store": b"\0\0\0\1Bud1",
            "~$flyer.docx": b"\x05Anna",
            "robots.txt": "User-agent: *",
        }
    )
    reasons = {s.locator.removeprefix("campaign/"): s.why for s in found.skipped}
    assert reasons == {
        "style.css": "stylesheet", "app.js": "script", "tweets.js": "script", "logo.svg": "image", "photo": "image", "font.woff2": "font",
        ".DS_Store": "hidden", "~$flyer.docx": "a lock file of Office", "robots.txt": "for machines",
    }  # fmt: skip
    assert len(found.touchpoints) == 1
    assert not found.unreadable


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.html", b"", "REA02"),
        ("blank.csv", b"\xef\xbb\xbf \r\n", "REA02"),
        ("zero.txt", b"\0" * 100, "REA02"),
        ("noise.bin", bytes(range(256)) * 8, "REA05"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "REA05"),
        ("book.xlsx", b"PK\x03\x04" + b"xl/workbook.xml" + b"\1" * 50, "REA05"),
        ("odd.json", json.dumps({"alpha": [1], "beta": 2}).encode(), "REA06"),
        ("broken.json", b'{"macros": [{"actions": [{"field": "comment', "REA07"),
        ("headless.json", b'ros": [{"actions": []}]}', "REA07"),
        ("tweets.js", b'ndow.YTD.tweets.part0 = [ {"tweet": {"full_text": "Hi"}} ]', "REA07"),
        ("tweets-part1.js", b'"tweet" : { "id" : "1" } } ]', "REA07"),
        ("data.js", b'\xfe\x01[{"tweet": {"full_text": "Hi there"}}]', "REA07"),
        ("noise.js", bytes(range(256)) * 8, "REA05"),
        ("deep.json", b'{"macros": ' + b"[" * 100_000, "REA07"),
        ("line.txt", b"word " * 600_000, "REA03"),
    ],
)
def test_bad_input_is_one_clear_line_and_the_rest_goes_on(gather, name, content, code):
    found = gather({name: content, "sound.txt": "All is well here."})
    assert [(u.locator, u.code) for u in found.unreadable] == [(f"campaign/{name}", code)]
    (line,) = found.unreadable
    assert line.what
    assert line.todo
    assert "\n" not in line.what
    assert [t.locator for t in found.touchpoints] == ["campaign/sound.txt"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.json", "a.eml", "a.md", "a.srt", "tweets.js"])
def test_a_single_line_of_50_mb_is_refused_in_no_time(gather, name):
    start = {"a.html": "<html><body>", "a.csv": "Title,Body\nOne,", "a.json": '{"macros": "', "a.eml": "From: a@b.example\nSubject: x\n\n"}
    start["a.srt"] = "1\n00:00:01,000 --> 00:00:02,000\n"
    start["tweets.js"] = 'window.YTD.tweets.part0 = [{"tweet": {"full_text": "'
    began = time.perf_counter()
    found = gather({name: start.get(name, "") + "word " * 10_000_000})
    assert len(found.unreadable) == 1
    assert time.perf_counter() - began < 4


@pytest.mark.parametrize(("path", "code"), [("nowhere", "REA01"), ("hollow", "REA21")])
def test_a_source_with_nothing_in_it_is_affected_itself(tmp_path, path, code):
    (tmp_path / "hollow").mkdir()
    found = collect("campaign", "website", Path(path), tmp_path)
    assert [(u.locator, u.code) for u in found.unreadable] == [(path, code)]


def test_a_single_file_is_a_source(tmp_path):
    (tmp_path / "landing.html").write_text("<html><body><p>Hello there</p></body></html>")
    (page,) = collect("campaign", "website", Path("landing.html"), tmp_path, url="https://k.example/spring").touchpoints
    assert (page.locator, page.uri) == ("landing.html", "https://k.example/spring")


def test_links_that_lead_in_circles_end(tmp_path):
    folder = tmp_path / "campaign"
    folder.mkdir()
    (folder / "a.txt").write_text("Hello there")
    (folder / "again").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    found = collect("campaign", "docs", Path("campaign"), tmp_path)
    assert [s.why for s in found.skipped] == ["a link to another folder"]
    assert [u.code for u in found.unreadable] == ["REA04"]
    assert len(found.touchpoints) == 1


def test_every_part_of_the_rack_loads_and_says_its_name():
    assert [CHANNELS[name].name for name in CHANNELS] == list(CHANNELS)


def test_codes_are_documented_by_one_meaning_each():
    """Every part says the same thing with the same code: damaged JSON is REA07 wherever it is found."""
    import re

    package = Path(sys.modules["consistency.channels"].__file__).parent
    codes = {code for module in package.glob("*.py") for code in re.findall(r"REA\d\d", module.read_text())}
    assert codes <= {f"REA{n:02}" for n in (*range(1, 25), 51, *range(60, 92), 98, 99)}


def test_importing_the_rack_imports_no_reader():
    heavy = ("bs4", "lxml", "pypdf", "docx", "tinycss2", "markdown_it")
    code = f"import sys, consistency.channels\nprint([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
