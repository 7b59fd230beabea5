"""Lock: one crawl at a time in one folder; the lock of a process that died is free."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from consistency.errors import UnreadableError

TODO = "Wait until it has ended, or stop it."


class Lock:
    """Holds a folder until it is closed; UnreadableError REA65 where another crawl holds it.

    It is a transaction of SQLite that is never committed: the operating system ends it with the process, however that dies.
    """

    def __init__(self, folder: Path, where: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(folder / "lock.sqlite", isolation_level=None, timeout=0)
        try:
            self._file.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._file.close()
            raise UnreadableError("another crawl of this source is under way.", where=where, todo=TODO, code="REA65") from error

    def close(self) -> None:
        """Lets the next one in."""
        self._file.close()
