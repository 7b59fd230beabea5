"""Uploads read in a process of their own: what people send, and what only enemies send."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from consistency.records.touchpoint import Kind
from consistency.web.parsing import STEM, Limits, Parser, UploadError, shown_name, suffix_of

from .hostile import BILLION_LAUGHS, COPY, endless_pdf, pdf, word, word_with, zip_bomb

PARSER = Parser(Limits(seconds=60))
MAIL = f"From: Kites <hello@kites.example>\nSubject: Friday is kite day\nContent-Type: text/plain\n\n{COPY}\n"
ADS = "Campaign,Ad group,Headline 1,Headline 2,Description line 1,Final URL\nSpring,Kites,Fly on Friday,Light and kind,Our kites are back.,https://k.example/\n"
POSTS = json.dumps({"text": COPY, "date": "2026-03-02"}) + "\n"


def parse(data: bytes, name: str, parser: Parser = PARSER):
    return parser.parse(io.BytesIO(data), name, "email")


def refused(data: bytes, name: str, parser: Parser = PARSER) -> UploadError:
    with pytest.raises(UploadError) as told:
        parse(data, name, parser)
    error = told.value
    assert error.what and error.todo and error.where
    return error


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (COPY.encode(), "draft.txt", Kind.TEXT),
        (MAIL.encode(), "mail.eml", Kind.EMAIL),
        (f"<!doctype html><html><body><p>{COPY}</p></body></html>".encode(), "page.html", Kind.PAGE),
        (word(), "draft.docx", Kind.DOCUMENT),
        (pdf(b"BT /F1 12 Tf 72 700 Td (Fly our kites on Friday.) Tj ET"), "flyer.pdf", Kind.DOCUMENT),
        (rb"{\rtf1\ansi Fly our kites on Friday.}", "draft.rtf", Kind.DOCUMENT),
        (ADS.encode(), "ads.csv", Kind.AD),
    ],
)
def test_what_people_send_is_read(data, name, kind):
    parsed = parse(data, name)
    assert [one.kind for one in parsed.touchpoints] == [kind]
    assert "kites" in parsed.touchpoints[0].text.casefold()
    assert parsed.touchpoints[0].locator.startswith(name)


def test_the_format_is_told_by_content_not_by_name():
    assert parse(word(), "holiday.jpeg").touchpoints[0].text == COPY


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/cron.d/evil.txt",
        "..\\..\\evil.txt",
        "/etc/passwd",
        "a\x00b.txt",
        "C:\\x\\CON.txt",
        "",
        "..",
        "\r\nSet-Cookie: a=b.txt",
        "x" * 5000,
    ],
)
def test_a_file_name_is_never_a_path(name, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "uploads"))
    (tmp_path / "uploads").mkdir()
    parsed = parse(COPY.encode(), name)
    locator = parsed.touchpoints[0].locator
    assert not any(sign in locator for sign in ("/", "\\", "..", "\x00", "\n")) and 0 < len(locator) <= 80
    assert [one.name for one in tmp_path.rglob("*")] == ["uploads"], "nothing is left, and nothing is written elsewhere"


def test_names_are_shown_by_their_last_part_and_suffixes_come_from_a_list():
    assert shown_name("../../a/b c\td.docx") == "b c d.docx"
    assert shown_name("..") == STEM
    assert (suffix_of("a.EML"), suffix_of("a.eml/../x"), suffix_of("a.sh"), suffix_of("a.e\nml")) == (".eml", "", "", "")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"MZ\x90\x00" + bytes(range(256)) * 9, "setup.exe", "REA05"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "logo.png", "UPL05"),
        (b"", "empty.txt", "REA02"),
        (word()[:2000], "cut.docx", "REA15"),
        (b"a,b\n1,2\n3,4\n", "table.csv", "REA06"),
    ],
)
def test_the_wrong_type_is_told(data, name, code):
    assert refused(data, name).error_code == code


def test_a_zip_bomb_is_not_unpacked():
    bomb = zip_bomb()
    assert len(bomb) < 1_000_000
    assert refused(bomb, "offer.docx").error_code == "REA16"


@pytest.mark.parametrize("name", ["feed.xml", "page.html", "copy.txt"])
def test_a_billion_laughs_are_not_laughed(name):
    try:
        parsed = parse(BILLION_LAUGHS.encode(), name)
    except UploadError as error:
        assert error.error_code[:3] in {"REA", "DOC", "UPL"}
    else:
        assert sum(len(one.text) for one in parsed.touchpoints) < 10_000


def test_a_billion_laughs_inside_a_word_document_are_not_laughed():
    laughing = BILLION_LAUGHS.replace("rss version", "w:document xmlns:w").replace("<rss", "<w:document").encode()
    assert refused(word_with(laughing), "offer.docx").error_code in {"REA15", "DOC01", "DOC02", "REA21", "UPL05"}


def test_an_endless_pdf_is_given_up_in_time():
    error = refused(endless_pdf(), "endless.pdf", Parser(Limits(seconds=4)))
    assert error.error_code == "UPL02"
    assert parse(COPY.encode(), "next.txt").touchpoints, "the next one is read as ever"


def test_a_memory_hog_ends_alone():
    thick = b"<html><body>" + b"<p><b><i>a</i></b></p>\n" * 100_000
    error = refused(thick, "thick.html", Parser(Limits(seconds=60, memory=250_000_000)))
    assert error.error_code == "UPL03"


def test_what_is_too_large_is_refused_before_it_is_kept_whole():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(UploadError) as told:
        Parser(Limits(size=1_000_000)).parse(stream, "a.txt", "email")
    assert told.value.error_code == "UPL01"
    assert stream.given < 1_200_000


def test_only_so_many_are_read_at_once():
    parser = Parser(Limits(at_once=1, patience=0.05))
    with parser._turn("first"):
        assert refused(COPY.encode(), "second.txt", parser).error_code == "UPL06"
    assert parse(COPY.encode(), "third.txt", parser).touchpoints


CONFINED = """
import json, socket, subprocess, sys, urllib.request
from consistency.web.confinement import Allowance, confine
confine(Allowance(memory=1_000_000_000, seconds=20, output=1_000_000))
told = {}
for name, act in {
    "socket": lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])), 2),
    "name": lambda: socket.getaddrinfo("kites.example", 80),
    "program": lambda: subprocess.run(["true"]),
    "memory": lambda: bytearray(2_000_000_000),
    "disk": lambda: open(sys.argv[2], "wb").write(bytes(5_000_000)),
}.items():
    try:
        act()
        told[name] = "done"
    except (OSError, MemoryError) as error:
        told[name] = type(error).__name__
print(json.dumps(told))
"""


def test_a_confined_process_has_no_network_no_programs_and_bounded_memory(tmp_path):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        command = [sys.executable, "-W", "ignore", "-c", CONFINED, port, str(tmp_path / "big")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    refusals = json.loads(done.stdout)
    assert refusals.pop("disk") == "OSError"
    assert refusals.pop("memory") == "MemoryError"
    assert set(refusals.values()) == {"PermissionError"}


def test_a_reader_sees_no_secret_of_the_environment(monkeypatch):
    from consistency.web.parsing import _environment

    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@db.example/x")
    assert "secret" not in str(_environment(Path("x")))


def test_an_answer_that_makes_no_sense_is_not_taken(tmp_path):
    from consistency.web.parsing import _read_back

    (tmp_path / "result.json").write_text('{"touchpoints": [{"text": 3}], "skipped": [], "unreadable": []}')
    with pytest.raises(UploadError, match="makes no sense"):
        _read_back(tmp_path / "result.json", "upload", "a.txt")
