"""How files that this program writes begin, so that none is read as copy and none of other people's is taken for one."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

HEAD = 4096
"""Bytes at the beginning of a file in which its signature stands."""
MAKER = "consistency"
"""Who made a page or a workbook, as its properties say."""
VERDICT = rb"(?:STOP|LOOK|PASS|NOT CHECKED|OFF)"
SIGNATURES = (
    rb'\{(?:"record": ?"scan", ?|\s*)"schema": ?"consistency-(?:report|history)/',  # JSON, JSON Lines, and a history that was exported
    rb'<!doctype html>[^\0]{0,400}?<meta name="generator" content="consistency ',
    rb"# [^\n]*\n\n\S+ \*\*" + VERDICT + rb"\*\* ",  # Markdown
    rb"[^\0]{1,400}?, launch\s\d{1,2}\s\w+\s\d{4}\n" + VERDICT + rb"  ",  # the summary
    rb'\xef\xbb\xbf"verdict","concern","message",',
    rb'\{[^\0]{0,400}?"driver": \{\s*"name": "consistency"',  # SARIF
    rb"<\?xml[^>]*>\s*<testsuites\b",  # JUnit: the results of tests are nobody's copy, whoever wrote them
    rb"::(?:error|warning|notice) (?:file|title)=",  # workflow commands
    rb"# HELP consistency_",
    rb'\{\s*"brand": "[^\n]*",\s*"version": "[0-9a-f]{12}",\s*"model": "',  # a voice as JSON
    rb"[^\n]*  version [0-9a-f]{12}, [^\n]*\n\d[^\n]* approved text",
    rb"PK\x03\x04.{26}about\.npy",  # a baseline
)
OURS = re.compile(rb"|".join(SIGNATURES), re.DOTALL)
ZIP = b"PK\x03\x04"
PROPERTIES = "docProps/core.xml"


def is_ours(path: Path) -> bool:
    """Whether this program wrote the file as a report, a portrait or a baseline; False where it cannot be opened."""
    try:
        with path.open("rb") as stream:
            return begins_as_ours(stream.read(HEAD), path)
    except OSError:
        return False


def begins_as_ours(head: bytes, path: Path) -> bool:
    """The same of a file whose first bytes are known; only a workbook is opened."""
    if head.startswith(ZIP) and path.suffix.casefold() == ".xlsx":
        return _is_our_workbook(path)
    return OURS.match(head[:HEAD]) is not None


def _is_our_workbook(path: Path) -> bool:
    try:
        with ZipFile(path) as book:
            return f"<dc:creator>{MAKER}</dc:creator>".encode() in book.read(PROPERTIES)
    except (OSError, BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError):  # whatever it is, it is not ours
        return False
