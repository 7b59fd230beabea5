"""A file of SQLite that only saves work: where it is damaged it is thrown away and begun anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

DAMAGED = ("file is not a database", "malformed", "unsupported file format")


def open_database(file: Path, prepare: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    """The file, opened for several threads and in autocommit, and prepared; sqlite3.OperationalError where it cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(file, prepare)
    except sqlite3.DatabaseError as error:
        if not any(sign in str(error) for sign in DAMAGED):
            raise
    for path in file.parent.glob(f"{file.name}*"):  # with what SQLite keeps beside it
        path.unlink()
    return _opened(file, prepare)


def _opened(file: Path, prepare: Callable[[sqlite3.Connection], object]) -> sqlite3.Connection:
    connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None, timeout=30)
    try:
        prepare(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
