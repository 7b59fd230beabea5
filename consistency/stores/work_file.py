"""A file of work that was done before, for scans that keep no history; what is wrong with it costs nothing but the time to work again.

It does without SQLAlchemy, which takes longer to load than a scan that has little to read takes for the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

from consistency.stores.errors import StoreError
from consistency.stores.work import Work

WAIT = 2
"""Seconds that are waited for another process to finish writing; working again is not much slower than waiting longer."""
FORM = 1
"""Of the table in the file; a file of another form is made anew."""
TABLE = "CREATE TABLE work (key VARCHAR(64) NOT NULL PRIMARY KEY, used_on DATE NOT NULL, body BLOB NOT NULL)"
COLUMNS = "key,used_on,body"
IS_OURS = "SELECT user_version, (SELECT group_concat(name) FROM pragma_table_info('work')) FROM pragma_user_version"
INDEX = "CREATE INDEX ix_work_used_on ON work (used_on)"
AT_A_TIME = 500
"""Keys that one statement asks for."""
COMPANIONS = ("", "-wal", "-shm")


class WorkFile:
    """An SQLite file that holds the table of work and nothing else (the socket `Shelf`).

    Raises StoreError STO08 where it cannot be used; a file that is damaged or none of ours is taken away then, so that the next run makes
    a new one.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: sqlite3.Connection | None = None

    def work(self, days: int) -> Work:
        """What is kept in the file, kept on while no more than so many days pass without a run that uses it."""
        with self._told():
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._transaction("IMMEDIATE") as connection:
            if connection.execute(IS_OURS).fetchone() != (FORM, COLUMNS):
                for statement in ("DROP TABLE IF EXISTS work", TABLE, INDEX, f"PRAGMA user_version = {FORM}"):
                    connection.execute(statement)
        return Work(self, days)

    def found(self, keys: Collection[str]) -> Mapping[str, tuple[date, bytes]]:
        """Of the keys that are known the day of the last use, and the result."""
        asked, known = sorted(set(keys)), dict[str, tuple[date, bytes]]()
        with self._transaction("DEFERRED") as connection:
            for some in (asked[start : start + AT_A_TIME] for start in range(0, len(asked), AT_A_TIME)):
                marks = ", ".join("?" * len(some))
                rows = connection.execute(f"SELECT key, used_on, body FROM work WHERE key IN ({marks})", some)  # noqa: S608 - marks alone
                known.update((key, (used_on, body)) for key, used_on, body in dated(rows))
        return known

    def write(self, made: Mapping[str, bytes], used: Collection[str], today: date, days: int) -> None:
        """Adds, marks and drops in one transaction."""
        day, oldest, newest = (one.isoformat() for one in (today, today - timedelta(days), today + timedelta(1)))
        with self._transaction("IMMEDIATE") as connection:
            connection.executemany("INSERT OR REPLACE INTO work VALUES (?, ?, ?)", ((key, day, body) for key, body in made.items()))
            connection.executemany("UPDATE work SET used_on = ? WHERE key = ?", ((day, key) for key in used))
            connection.execute("DELETE FROM work WHERE used_on <= ? OR used_on > ?", (oldest, newest))

    def close(self) -> None:
        """Lets go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        """A transaction that is kept or, where anything goes wrong, was never begun; an IMMEDIATE one writes, and is the only one."""
        with self._told():
            connection = self._connected()
            connection.execute(f"BEGIN {kind}")
            with connection:
                yield connection

    def _connected(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = sqlite3.connect(self._file, timeout=WAIT, isolation_level=None, check_same_thread=False)
            for setting in ("journal_mode = WAL", "synchronous = NORMAL"):
                self._open.execute(f"PRAGMA {setting}")
        return self._open

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._unusable(error.strerror or str(error)) from error
        except (TypeError, ValueError) as error:  # a row that holds no day, or no bytes
            self._take_away()
            raise self._unusable(str(error)) from error
        except sqlite3.Error as error:
            if not isinstance(error, sqlite3.OperationalError):
                self._take_away()
            raise self._unusable(str(error)) from error

    def _unusable(self, reason: str) -> StoreError:
        what = f"what earlier scans computed cannot be used ({reason.strip().splitlines()[0]})."
        return StoreError(what, where=str(self._file), todo="It was computed again; delete the file if this goes on.", code="STO08")

    def _take_away(self) -> None:
        self.close()
        with suppress(OSError):
            for companion in COMPANIONS:
                self._file.with_name(self._file.name + companion).unlink(missing_ok=True)


def dated(rows: Iterable[tuple[str, str, bytes]]) -> Iterator[tuple[str, date, bytes]]:
    """Rows of keys, days and results as SQLite gives them; ValueError or TypeError where one holds no day or no bytes."""
    days: dict[str, date] = {}
    for key, day, body in rows:
        if not isinstance(body, bytes):
            raise TypeError(f"{type(body).__name__} is not bytes")
        yield key, days.get(day) or days.setdefault(day, date.fromisoformat(day)), body
