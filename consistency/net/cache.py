"""Cache: bodies kept on disk with their validators, so that a second visit asks only for what changed."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SCHEMA = "CREATE TABLE IF NOT EXISTS answer (url TEXT PRIMARY KEY, headers TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID"
VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
NAME = "http.sqlite"


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
    """Answers by address in one SQLite file; safe to use from several threads. Damaged entries count as none."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._file = sqlite3.connect(folder / NAME, check_same_thread=False, isolation_level=None, timeout=30)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = NORMAL")
        self._file.execute(SCHEMA)

    def find(self, url: str) -> Kept | None:
        """The stored answer of an address; None where there is none."""
        with self._lock:
            row = self._file.execute("SELECT headers, body FROM answer WHERE url = ?", (url,)).fetchone()
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

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
