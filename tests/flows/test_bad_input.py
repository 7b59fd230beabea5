"""Bad input, end to end through the command: each thing is told in one clear line, and what is sound beside it is still read."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from consistency.cli import run

SETTINGS = """[brand]
name = "Kite Works"

[campaign]
name = "Spring"
launch = 2026-03-02

[gate.checks]
voice = "off"
terms = "off"
look = "off"
message_match = "off"
"""
GOOD = "<!doctype html><html lang='en'><title>Kites</title><body><h1>Fly on Friday</h1>"
GOOD += "<p>We open at nine, and the hill is free.</p></body></html>"
MAIL = "From: Kite Works <hi@kites.example>\nTo: you@mail.example\nSubject: Fly on Friday\nMIME-Version: 1.0\n"
PARTS = 'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\nWe open at nine.\n--b\n'
PARTS += "Content-Type: text/html\n\n<html><body><p>We open at nine, and the hill is free.</p></body></html>\n--b--\n"
ADS = "Campaign,Ad group,Headline 1,Description 1,Final URL\nSpring,Kites,Fly on Friday,The hill is free.,https://kites.example/\n"
Make = Callable[[Path], None]


def file(name: str, content: bytes | str | Callable[[], bytes]) -> Make:
    """Writes one file into the source's folder."""

    def make(folder: Path) -> None:
        data = content() if callable(content) else content
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)

    return make


def pdf(*, text: str = "Fly on Friday", password: str = "") -> bytes:
    """A PDF of one page, with or without a text layer and a password."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    entry = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): entry})})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 11 Tf 1 0 0 1 50 700 Tm ({text}) Tj ET".encode() if text else b"q 100 0 0 100 50 600 cm Q")
    page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word() -> bytes:
    """A Word document of one line."""
    import docx

    document = docx.Document()
    document.add_paragraph("Fly on Friday.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bomb() -> bytes:
    """A small archive that unpacks to 60 MB of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 60_000_000)
    return out.getvalue()


def loop(folder: Path) -> None:
    """A link to a link to itself."""
    (folder / "loop.html").symlink_to(folder / "pool.html")
    (folder / "pool.html").symlink_to(folder / "loop.html")


def folder_named_like_a_page(folder: Path) -> None:
    (folder / "shop.html").mkdir()
    file("kites.html", GOOD)(folder / "shop.html")


def cut(data: bytes, share: float = 0.6) -> bytes:
    return data[: int(len(data) * share)]


UNREADABLE: dict[str, tuple[Make, dict[str, str]]] = {
    "empty file": (file("empty.html", b""), {"empty.html": "REA02"}),
    "blank file": (file("blank.csv", b"\xef\xbb\xbf\r\n \r\n"), {"blank.csv": "REA02"}),
    "truncated json": (file("replies.json", '{"macros": [{"title": "Hi", "actions": [{"field": "comm'), {"replies.json": "REA07"}),
    "headless archive": (file("tweets.js", 'ow.YTD.tweets.part0 = [{"tweet": {"full_text": "Hi"}}]'), {"tweets.js": "REA07"}),
    "truncated csv": (file("ads.csv", ADS + 'Spring,Kites,"Half a head'), {"ads.csv#2": "REA09"}),
    "truncated eml": (file("cut.eml", MAIL + "Content-Type: text/ht"), {"cut.eml": "REA10"}),
    "eml cut in its text": (file("half.eml", MAIL + PARTS[:190]), {"half.eml": "REA19"}),
    "html cut in a tag": (file("half.html", GOOD[:72] + '<a href="https://kites.exa'), {"half.html": "REA19"}),
    "html cut in a script": (file("cut.html", GOOD[:-14] + "<script>let a = 1 < 2"), {"cut.html": "REA19"}),
    "truncated pdf": (file("cut.pdf", lambda: cut(pdf())), {"cut.pdf": "REA12"}),
    "truncated docx": (file("cut.docx", lambda: cut(word())), {"cut.docx": "REA15"}),
    "50 MB line": (file("line.txt", lambda: b"word " * 10_000_000), {"line.txt": "REA03"}),
    "zip bomb": (file("bomb.docx", bomb), {"bomb.docx": "REA16"}),
    "unknown columns": (file("export.csv", "Alpha,Beta,Gamma\n1,2,3\n4,5,6\n"), {"export.csv": "REA06"}),
    "unknown json": (file("odd.json", '{"alpha": [1, 2], "beta": {"gamma": 3}}'), {"odd.json": "REA06"}),
    "mail without a body": (file("hollow.eml", MAIL + "\n"), {"hollow.eml": "REA10"}),
    "encrypted pdf": (file("secret.pdf", lambda: pdf(password="s")), {"secret.pdf": "REA13"}),
    "picture pdf": (file("scan.pdf", lambda: pdf(text="")), {"scan.pdf": "REA14"}),
    "only script": (file("app.html", "<html><body><div id=root></div><script>go()</script></body></html>"), {"app.html": "REA11"}),
    "dangling link": (lambda folder: (folder / "gone.html").symlink_to("nowhere.html"), {"gone.html": "REA04"}),
    "circle of links": (loop, {"loop.html": "REA04", "pool.html": "REA04"}),
    "binary text": (file("noise.txt", bytes(range(256)) * 40), {"noise.txt": "REA05"}),
    "old word": (file("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), {"old.doc": "REA05"}),
}

NESTED = "<html><body>" + "<div>" * 200 + "<p>We open at nine.</p>" + "</div>" * 200 + "</body></html>"
LATIN = "<html><head><meta charset='utf-8'></head><body><p>It’s £5 – at our café.</p></body></html>".encode("cp1252")

READ: dict[str, tuple[Make, str]] = {
    "latin-1 declared as utf-8": (file("latin.html", LATIN), "latin.html"),
    "utf-16 without a mark": (file("wide.txt", "It’s £5 at our café.".encode("utf-16-le")), "wide.txt"),
    "mail whose last mark is missing": (file("nearly.eml", MAIL + PARTS[:-6]), "nearly.eml"),
    "page without its end tags": (file("open.html", GOOD[:-18]), "open.html"),
    "nested 200 deep": (file("deep.html", NESTED), "deep.html"),
    "a folder named like a page": (folder_named_like_a_page, "shop.html/kites.html"),
    "emoji in the name": (file("🪁 kites.html", GOOD), "🪁 kites.html"),
    "line break in the name": (file("two\nlines.html", GOOD), "two\nlines.html"),
    "bytes that are no UTF-8 in the name": (file(os.fsdecode(b"caf\xe9.html"), GOOD), "caf\\xe9.html"),
}

SKIPPED: dict[str, tuple[Make, dict[str, str]]] = {
    "hidden file": (file(".DS_Store", b"\0\0\0\1Bud1"), {".DS_Store": "hidden"}),
    "link to a folder": (lambda folder: (folder / "again").symlink_to(folder), {"again": "a link to another folder"}),
    "pipe": (lambda folder: os.mkfifo(folder / "pipe.html"), {"pipe.html": "neither a file nor a folder"}),
    "empty folder": (lambda folder: (folder / "later").mkdir(), {"later": "an empty folder"}),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one source with one good page and one good mail in it, and no approved copy, so that no model is loaded."""
    folder = tmp_path / "campaign"
    folder.mkdir()
    (tmp_path / "consistency.toml").write_text(
        SETTINGS + '\n[[source]]\nchannel = "website"\npath = "campaign"\nurl = "https://kites.example/"\n', "utf-8"
    )
    (folder / "good.html").write_text(GOOD, "utf-8")
    (folder / "good.eml").write_text(MAIL + "\nWe open at nine, and the hill is free.\n", "utf-8")
    return tmp_path


def scanned(project: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, dict, str]:
    """Exit code, report and messages of a scan whose standard output must hold the report and nothing else."""
    code = run(["scan", str(project), "--format", "json", "--fail-on", "never"])
    streams = capfd.readouterr()
    assert "Traceback" not in streams.err
    report = json.loads(streams.out)
    locators = {one["locator"] for one in report["touchpoints"]}
    assert {"campaign/good.html", "campaign/good.eml"} <= locators
    return code, report, streams.err


def gaps(report: dict) -> list[dict]:
    """Everything that could not be read, checked for being one clear line."""
    found = [gap for source in report["sources"] for gap in source["unreadable"]]
    for gap in found:
        assert gap["what"].endswith("."), gap
        assert gap["todo"].endswith("."), gap
        assert "\n" not in gap["what"] + gap["todo"], gap
        assert not any(name in gap["what"] for name in ("Error", "Exception", "Errno", "object at")), gap
    return found


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_one_line_and_makes_the_scan_incomplete(project, capfd, case):
    make, expected = UNREADABLE[case]
    make(project / "campaign")
    code, report, messages = scanned(project, capfd)
    assert {gap["locator"]: gap["code"] for gap in gaps(report)} == {f"campaign/{name}": rea for name, rea in expected.items()}
    assert code == 4
    assert not report["is_complete"]
    assert report["verdict"] != "PASS"
    assert messages.splitlines()[-1].startswith("Scan ended with exit code 4: the scan is incomplete")


@pytest.mark.parametrize("case", READ)
def test_what_only_looks_broken_is_read(project, capfd, case):
    make, name = READ[case]
    make(project / "campaign")
    code, report, _ = scanned(project, capfd)
    assert gaps(report) == []
    (found,) = [one for one in report["touchpoints"] if one["locator"] == f"campaign/{name}"]
    assert found["words"] > 2
    assert (code, report["is_complete"]) == (0, True)


@pytest.mark.parametrize("case", ["latin-1 declared as utf-8", "utf-16 without a mark"])
def test_a_wrong_encoding_is_seen_through(project, case):
    from consistency.channels import collect

    make, name = READ[case]
    make(project / "campaign")
    found = {one.locator: one.text for one in collect("campaign", "website", Path("campaign"), project).touchpoints}
    assert "£5" in found[f"campaign/{name}"]
    assert "our café." in found[f"campaign/{name}"]


@pytest.mark.parametrize("case", SKIPPED)
def test_what_is_passed_over_is_named_with_its_reason(project, capfd, case):
    make, expected = SKIPPED[case]
    make(project / "campaign")
    code, report, _ = scanned(project, capfd)
    assert {one["locator"]: one["why"] for source in report["sources"] for one in source["skipped"]} == {
        f"campaign/{name}": why for name, why in expected.items()
    }
    assert (code, gaps(report)) == (0, [])


@pytest.mark.parametrize("name", ["locked.html", "locked"])
def test_what_may_not_be_opened_is_one_line(project, capfd, request, name):
    path = project / "campaign" / name
    path.write_text(GOOD, "utf-8") if path.suffix else path.mkdir()
    path.chmod(0)
    request.addfinalizer(lambda: path.chmod(0o700))
    if os.access(path, os.R_OK):
        pytest.skip("this user may open everything")
    code, report, _ = scanned(project, capfd)
    assert [(gap["locator"], gap["code"]) for gap in gaps(report)] == [(f"campaign/{name}", "REA04")]
    assert "not allowed" in gaps(report)[0]["what"]
    assert code == 4


@pytest.mark.parametrize(
    ("path", "make", "code"),
    [
        ("nowhere", lambda path: None, "REA01"),
        ("hollow", Path.mkdir, "REA21"),
        ("landing.html", Path.mkdir, "REA21"),
        ("circle", lambda path: path.symlink_to(path), "REA04"),
        ("logo.png", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n"), "REA21"),
        ("campaign/good.html/deeper", lambda path: None, "REA01"),
        ("long" * 100, lambda path: None, "REA04"),
    ],
)
def test_a_source_with_nothing_to_read_is_told_by_its_path(project, capfd, path, make, code):
    make(project / path)
    settings = project / "consistency.toml"
    settings.write_text(settings.read_text("utf-8") + f'\n[[source]]\nchannel = "print"\npath = "{path}"\n', "utf-8")
    ended, report, _ = scanned(project, capfd)
    assert [(gap["locator"], gap["code"]) for gap in gaps(report)] == [(path, code)]
    assert ended == 4


def test_everything_at_once_fits_the_terminal_and_is_counted(project, capfd, monkeypatch):
    folder = project / "campaign"
    for make, *_ in (*UNREADABLE.values(), *READ.values(), *SKIPPED.values()):
        make(folder)
    lost = sum(len(expected) for _, expected in UNREADABLE.values())
    for width in (80, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        assert run(["scan", str(project), "--fail-on", "never"]) == 4
        streams = capfd.readouterr()
        assert f"could not read {lost}" in streams.out
        assert "Traceback" not in streams.out + streams.err
        assert max(map(len, streams.out.splitlines())) <= width
