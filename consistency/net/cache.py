"""Cache: bodies kept on disk with their validators, so that a second visit asks only for what changed."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from consistency.net.database import open_database

SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (url TEXT PRIMARY KEY, headers TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS use (url TEXT PRIMARY KEY, day INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
"""
TOO_MUCH = """
DELETE FROM use WHERE url IN (SELECT url FROM (SELECT url, sum(size) OVER (ORDER BY day DESC, url) AS held FROM use) WHERE held > ?)
"""
VERSION = 1
"""Of the tables; a file of another version begins anew."""
VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
NAME = "http.sqlite"
DAY = 86_400
UNWRITTEN = 1000
"""Uses that are noted in memory before they are written together."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored answer of status 200."""

    headers: dict[str, str]
    body: bytes

    @property
    def questions(self) -> dict[str, str]:
        """The request headers that ask whether it has changed."""
        return {question: self.headers[name.casefold()] for name, question in VALIDATORS.items() if name.casefold() in self.headers}


class Cache:
    """Answers by address in one SQLite file; safe to use from several threads. Damaged entries and a damaged file count as none.

    When it is closed, what was not used for `days` goes, and of the rest what was not used for longest, until `most` bytes are left.
    """

    def __init__(self, folder: Path, most: int, days: float) -> None:
        self._most, self._days = most, days
        self._lock = threading.Lock()
        self._used: set[str] = set()
        self._file = open_database(folder / NAME, _prepare)

    def find(self, url: str) -> Kept | None:
        """The stored answer of an address; None where there is none."""
        with self._lock:
            row = self._file.execute("SELECT headers, body FROM answer WHERE url = ?", (url,)).fetchone()
            if row:
                self._note_use(url)
        try:
            return Kept(json.loads(row[0]), zlib.decompress(row[1])) if row else None
        except (ValueError, zlib.error):
            return None

    def keep(self, url: str, headers: Mapping[str, str], body: bytes) -> None:
        """Stores an answer that can be asked about again; others, and those that forbid it, are not stored."""
        lowered = {name.casefold(): value for name, value in headers.items()}
        is_askable = any(name.casefold() in lowered for name in VALIDATORS)
        if not is_askable or "no-store" in lowered.get("cache-control", "").casefold():
            return
        row = (url, json.dumps(lowered), zlib.compress(body, 1))
        with self._lock:
            self._file.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", row)
            self._file.execute("INSERT OR REPLACE INTO use VALUES (?, ?, ?)", (url, _today(), sum(map(len, row))))

    def close(self) -> None:
        """Drops what is too old or too much, and closes the file."""
        # where another run is writing, or the disk is full, the next run tidies up
        with self._lock, closing(self._file), suppress(sqlite3.OperationalError):
            self._write_uses()
            self._prune()

    def _note_use(self, url: str) -> None:
        self._used.add(url)
        if len(self._used) >= UNWRITTEN:
            self._write_uses()

    def _write_uses(self) -> None:
        with self._file:
            self._file.execute("BEGIN")
            self._file.executemany("UPDATE use SET day = ?1 WHERE url = ?2 AND day != ?1", ((_today(), url) for url in self._used))
        self._used.clear()

    def _prune(self) -> None:
        gone = self._file.execute("DELETE FROM use WHERE day < ?", (_today() - self._days,)).rowcount
        gone += self._file.execute(TOO_MUCH, (self._most,)).rowcount
        if gone:
            self._file.execute("DELETE FROM answer WHERE url NOT IN (SELECT url FROM use)")
            self._file.executescript("PRAGMA incremental_vacuum")  # execute would free one page alone


def _prepare(file: sqlite3.Connection) -> None:
    file.execute("PRAGMA auto_vacuum = INCREMENTAL")  # heeded before the first table is made
    if file.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        file.executescript(f"DROP TABLE IF EXISTS answer; DROP TABLE IF EXISTS use; VACUUM; PRAGMA user_version = {VERSION}")
    file.executescript(SCHEMA)


def _today() -> int:
    return int(time.time() // DAY)
