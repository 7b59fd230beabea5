"""Tells text that people read from data, code and other files that only look like it."""

from __future__ import annotations

import re

from consistency.channels.files import SourceFile, has_zeros
from consistency.channels.table import open_table
from consistency.channels.wording import words

CODE_NAMES = words(
    ".css .scss .less .js .mjs .cjs .ts .map .json .jsonl .xml .svg .csv .tsv .yaml .yml .toml .ini .webmanifest .htaccess .lock"
)
JSON = re.compile(r'\s*(?:[\[{]\s*(?:["\[{\]}]|-?\d+\s*,)|\w[\w.]*\s*=\s*[\[{]\s*")')
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROL = 0.002


def is_prose(file: SourceFile) -> bool:
    """Whether the file is text for reading: neither binary nor JSON nor a table nor code by its name."""
    return file.path.suffix.casefold() not in CODE_NAMES and is_text(file) and not is_json(file) and not is_table(file)


def is_text(file: SourceFile) -> bool:
    """Whether the file's bytes decode to characters that people write."""
    text = file.head_text
    return bool(text) and not has_zeros(file.head) and len(CONTROL.findall(text)) <= MOST_CONTROL * len(text)


def is_json(file: SourceFile) -> bool:
    """Whether the file begins like JSON, with or without an assignment before it."""
    return bool(JSON.match(file.head_text))


def is_table(file: SourceFile) -> bool:
    """Whether the file is a table: headings and rows below them of as many cells, at least twice two."""
    table = open_table(file.head_text)
    if table is None or table.skip:
        return False
    lines = [line for line in file.head_text.split("\n") if line.strip()]
    is_named = file.path.suffix.casefold() in {".csv", ".tsv"}
    return is_named or (len(table.headings) > 2 and len(lines) > 1 and _is_even(table.delimiter, len(table.headings), lines))


def _is_even(delimiter: str, width: int, lines: list[str]) -> bool:
    sample = lines[1:12]
    return sum(line.count(delimiter) >= width - 1 for line in sample) >= max(1, 0.6 * len(sample))
