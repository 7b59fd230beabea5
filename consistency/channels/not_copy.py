"""Names the files that are no touchpoints, and says what is wrong with those that should have been one."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from pathlib import Path

from consistency.channels.files import SourceFile
from consistency.channels.kept import MARK
from consistency.channels.parquet import columns_of, is_parquet, metadata_of
from consistency.channels.plain import is_json, is_text
from consistency.channels.table import open_table
from consistency.channels.wording import words
from consistency.errors import UnreadableError
from consistency.records.collection import Unreadable

SUFFIXES = {
    "stylesheet": ".css .scss .sass .less",
    "script": ".js .mjs .cjs .ts .jsx .tsx .map .wasm",
    "image": ".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .heic .psd .ai .eps",
    "font": ".woff .woff2 .ttf .otf .eot",
    "video: its words are not read, add its subtitles": ".mp4 .mov .webm .m4v .avi .mkv .wmv",
    "audio: its words are not read, add its script": ".mp3 .wav .m4a .aac .ogg .flac .aif .aiff",
    "for machines": ".xml .webmanifest .toml .yaml .yml .ini .lock .htaccess .rss .atom",
}
SIGNS = {
    b"\x89PNG": "image", b"\xff\xd8\xff": "image", b"GIF8": "image", b"BM": "", b"<svg": "image", b"wOFF": "font", b"wOF2": "font",
    b"OTTO": "font", b"\x00\x01\x00\x00\x00": "font",
}  # fmt: skip
MACHINE_NAMES = words(
    "robots.txt humans.txt ads.txt security.txt manifest.json site.webmanifest browserconfig.xml package.json"
    " package-lock.json cname thumbs.db desktop.ini __macosx asset-manifest.json"
)
LOCKED = {
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
    b"PK\x03\x04": "a zip archive or spreadsheet",
}
SHOWN_NAMES = 12
_CALLED = {
    "text": "text body copy caption message content post",
    "title": "title",
    "headline": "headline",
    "subject": "subject",
    "preheader": "preheader preview",
    "description": "description",
    "cta": "cta button",
    "url": "url link",
    "date": "date published",
    "language": "language lang",
}
AS_CALLED = {name: role for role, names in _CALLED.items() for name in names.split()}
"""What a column holds that is called so, as the settings name it."""
KNOWN_FORMATS = "Save it as .html, .eml, .docx, .pptx, .odt, .rtf, .pdf, .csv, .json, .srt, .md or .txt, or take it away."
WRITTEN = frozenset({"script", "stylesheet", "for machines"})
"""What is text wherever it is sound, so that a name alone does not excuse bytes that are none."""
POSTS = re.compile(r"\bYTD\.|\.part\d+\s*=|\"full_text\"\s*:")
POSTS_NAME = re.compile(r"(?:community[-_]|note[-_])?tweets?(?:[-_]part\d+)?\.js", re.IGNORECASE)
PROGRAM = re.compile(r"\bfunction\b|=>|\bdocument\.|\brequire\(|\bimport\b|\bconst\b")


def is_for_machines(path: Path) -> str | None:
    """Why a file or folder is passed over by its name alone; None where it is to be looked into."""
    if path.name.startswith("."):
        return "hidden"
    if path.name.startswith("~$"):
        return "a lock file of Office"
    return "for machines" if path.name.casefold() in MACHINE_NAMES else None


def why_no_copy(file: SourceFile) -> str | None:
    """What an unrecognised file is, where that is no touchpoint (a stylesheet, an image …); None where it should have been one."""
    suffix = file.path.suffix.casefold()
    if _is_lost_export(file):
        return None
    if file.head.startswith(MARK.encode()) or (is_parquet(file) and _is_kept_parquet(file)):
        return "collected touchpoints: name the file itself as a path to scan them"
    for why, suffixes in SUFFIXES.items():
        if suffix in suffixes.split() and (why not in WRITTEN or is_text(file)):
            return why
    head = file.head
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    return next((why for sign, why in SIGNS.items() if why and head.startswith(sign)), None)


def _is_kept_parquet(file: SourceFile) -> bool:
    try:
        return metadata_of(io.BytesIO(file.data())).get("consistency") == "touchpoints"
    except UnreadableError:  # what is wrong with it is told when it is looked at as a table
        return False


def _is_lost_export(file: SourceFile) -> bool:
    """Whether a script by its name holds an archive's posts, of which a damaged beginning must not make a script."""
    if file.path.suffix.casefold() != ".js":
        return False
    text = file.head_text
    return bool(POSTS.search(text)) or (bool(POSTS_NAME.fullmatch(file.path.name)) and not PROGRAM.search(text))


def unknown(file: SourceFile) -> Unreadable:
    """The line for a file of a format or shape that no channel knows."""
    if _is_lost_export(file) or (file.path.suffix.casefold() == ".json" and not is_json(file)):
        return Unreadable(file.locator, "REA07", "the export is damaged at its beginning.", "Export it again.")
    if is_json(file):
        what = f"it is an export of an unknown kind{_keys(file)}."
        return Unreadable(
            file.locator,
            "REA06",
            what,
            "Known are exports of social accounts, ad platforms and help desks. Name its columns in consistency.toml, or take it away.",
        )
    table = open_table(file.head_text) if is_text(file) else None
    if table or is_parquet(file):
        headings = table.headings if table else columns_of(file)
        names = ", ".join(h.strip() for h in headings[:SHOWN_NAMES] if h.strip())
        more = f" and {len(headings) - SHOWN_NAMES} more" if len(headings) > SHOWN_NAMES else ""
        todo = f"Say which of them hold copy, in consistency.toml: columns = {_likely_map(headings)}. Known exports need no columns."
        return Unreadable(file.locator, "REA06", f"it is a table with unknown columns: {names}{more}.", todo)
    for sign, sort in LOCKED.items():
        if file.head.startswith(sign):
            return Unreadable(
                file.locator, "REA05", f"it is {sort}, which is not read.", "Open it and save it as .docx, .pdf, .csv or .txt."
            )
    return Unreadable(file.locator, "REA05", "its format is not known.", KNOWN_FORMATS)


def _likely_map(headings: Iterable[str]) -> str:
    """What the settings would say of columns that are called what they hold, else an example."""
    named = {AS_CALLED[name]: heading.strip() for heading in headings if (name := heading.strip().casefold()) in AS_CALLED}
    pairs = named if "text" in named else {"text": "…", "title": "…"}
    return "{" + ", ".join(f"{role} = {json.dumps(heading, ensure_ascii=False)}" for role, heading in pairs.items()) + "}"


def _keys(file: SourceFile) -> str:
    """The names at the top of a JSON file, from its beginning alone."""
    names = list(dict.fromkeys(re.findall(r'"([^"\\\n]{1,40})"\s*:', file.head_text[:4000])))[:SHOWN_NAMES]
    return f" with the names {json.dumps(names, ensure_ascii=False)[1:-1]}" if names else ""
