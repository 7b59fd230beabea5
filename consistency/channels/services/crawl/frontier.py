"""Frontier: which pages of a site are known, waiting and read, on disk so that a crawl that was killed goes on where it stood."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from consistency.net.database import open_database

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
  rank INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, depth INTEGER NOT NULL, source TEXT NOT NULL,
  turn INTEGER, records TEXT, digest TEXT, canonical TEXT
);
CREATE INDEX IF NOT EXISTS digests ON page (digest);
CREATE INDEX IF NOT EXISTS waiting ON page (depth, rank) WHERE turn IS NULL;
CREATE INDEX IF NOT EXISTS turns ON page (turn) WHERE turn IS NOT NULL;
CREATE TABLE IF NOT EXISTS outcome (key TEXT PRIMARY KEY, digest TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
"""
SIGNS = "signs "
"""What the names of outcomes begin with that tell what a page says to crawlers."""
STALE = 24 * 3600.0
"""Seconds after which a crawl that was cut off begins anew: its first pages may have changed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page to be read: `depth` links from the start, found on `source`."""

    key: str
    url: str
    depth: int
    source: str


@dataclass(frozen=True, slots=True)
class Twin:
    """What may show a page to be one already read: the digest of its text, and the key that it names as its true address."""

    digest: str
    canonical: str


class Frontier:
    """One crawl's state in one SQLite file; what is committed outlives a kill.

    `mark` says what the crawl is about: with another mark, or after it was finished, the crawl begins anew. What pages came to
    (`outcome`) stays, for those that have not changed the next time.
    """

    def __init__(self, file: Path, mark: str) -> None:
        self._file = open_database(file, lambda opened: opened.executescript(SCHEMA))
        self.is_resumed = self._note("mark") == mark and self._note("finished") == "no" and self._age() < STALE
        if not self.is_resumed:
            self._begin(mark)
        self._turn = int(self._one("SELECT coalesce(max(turn), 0) FROM page"))

    def _begin(self, mark: str) -> None:
        with self._file:
            self._file.execute("BEGIN")
            self._file.execute("DELETE FROM page")
            notes = [("mark", mark), ("finished", "no"), ("begun", str(time.time()))]
            self._file.executemany("INSERT OR REPLACE INTO note VALUES (?, ?)", notes)

    def _age(self) -> float:
        return time.time() - float(self._note("begun") or 0)

    def _note(self, name: str) -> str | None:
        row = self._file.execute("SELECT content FROM note WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _one(self, query: str, *values: object) -> int:
        return int(self._file.execute(query, values).fetchone()[0])

    def knows(self, key: str) -> bool:
        """Whether a page was ever added."""
        return bool(self._one("SELECT count(*) FROM page WHERE key = ?", key))

    def is_read(self, key: str) -> bool:
        """Whether a page's turn has been."""
        # the plus keeps SQLite from walking the index of turns, which holds every page read so far
        return bool(self._one("SELECT count(*) FROM page WHERE key = ? AND +turn IS NOT NULL", key))

    def add(self, pages: Iterable[Waiting]) -> None:
        """Puts pages in the line; those that are known keep their place."""
        rows = [(page.key, page.url, page.depth, page.source) for page in pages]
        with self._file:
            self._file.execute("BEGIN")
            self._insert(rows)

    def _insert(self, rows: Iterable[tuple[str, str, int, str]]) -> None:
        self._file.executemany("INSERT OR IGNORE INTO page (key, url, depth, source) VALUES (?, ?, ?, ?)", rows)

    def upcoming(self, number: int) -> list[Waiting]:
        """The first `number` pages in the line: those nearest the start, and of these the ones found first."""
        query = "SELECT key, url, depth, source FROM page WHERE turn IS NULL ORDER BY depth, rank LIMIT ?"
        return [Waiting(*row) for row in self._file.execute(query, (number,))]

    def count_waiting(self) -> int:
        """How many pages are in the line."""
        return self._one("SELECT count(*) FROM page WHERE turn IS NULL")

    def finish_page(
        self, key: str, records: str, found: Sequence[Waiting] = (), *, twin: Twin | None = None, known: Sequence[Waiting] = ()
    ) -> None:
        """Keeps what a page came to, in one step: its records as JSON and the pages that it links to.

        `known` are further addresses that need not be asked: those that lead to this page, those that are left out.
        """
        self._turn += 1
        twin = twin or Twin("", "")
        with self._file:
            self._file.execute("BEGIN")
            row = (self._turn, records, twin.digest, twin.canonical, key)
            self._file.execute("UPDATE page SET turn = ?, records = ?, digest = ?, canonical = ? WHERE key = ?", row)
            self._insert((page.key, page.url, page.depth, page.source) for page in (*found, *known))
            self._file.executemany("UPDATE page SET turn = 0 WHERE key = ? AND turn IS NULL", ((page.key,) for page in known))

    def put_back(self, keys: Iterable[str]) -> None:
        """Puts pages in the line again, as if they had never been asked."""
        with self._file:
            self._file.execute("BEGIN")
            self._file.executemany("UPDATE page SET turn = NULL, records = NULL WHERE key = ?", ((key,) for key in keys))

    def finished_pages(self) -> Iterator[str]:
        """The records of each page read so far, as JSON, in the order in which they were read."""
        last = 0
        while rows := self._file.execute("SELECT turn, records FROM page WHERE turn > ? ORDER BY turn LIMIT 100", (last,)).fetchall():
            yield from (records for _, records in rows)
            last = rows[-1][0]

    def has_twin(self, key: str, twin: Twin) -> bool:
        """Whether a page with the same text was read, of which one says that the other is its true address."""
        query = "SELECT count(*) FROM page WHERE digest = ? AND digest != '' AND key != ? AND (key = ? OR canonical = ?)"
        return bool(self._one(query, twin.digest, key, twin.canonical, key))

    def note(self, name: str) -> dict[str, int]:
        """Numbers kept under a name; none where nothing was kept."""
        counts: dict[str, int] = json.loads(self._note(name) or "{}")
        return counts

    def keep_note(self, name: str, counts: dict[str, int]) -> None:
        """Keeps numbers under a name."""
        self._file.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, json.dumps(counts)))

    def outcome(self, key: str, digest: str) -> str | None:
        """What a page came to when it last had this digest, as JSON; None where it had another."""
        row = self._file.execute("SELECT content FROM outcome WHERE key = ? AND digest = ?", (key, digest)).fetchone()
        return row[0] if row else None

    def keep_outcome(self, key: str, digest: str, content: str) -> None:
        """Keeps what a page came to for the next crawl."""
        self._file.execute("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?)", (key, digest, content))

    def finish(self) -> None:
        """Says that the crawl is complete: the next one begins anew. What pages came to that are no longer there is dropped."""
        gone = "key NOT IN (SELECT key FROM page) AND substr(key, ?) NOT IN (SELECT key FROM page)"
        self._file.execute(f"DELETE FROM outcome WHERE {gone}", (len(SIGNS) + 1,))  # noqa: S608 -- a constant
        self._file.execute("INSERT OR REPLACE INTO note VALUES ('finished', 'yes')")

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
