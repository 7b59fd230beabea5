"""Work that was done before: results by the digest of what they were made from, bounded by how long no run has used them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

MOST_WAITING = 64 << 20
"""Bytes of new results that wait to be written; a run that makes more writes in between."""


class Shelf(Protocol):
    """Where results lie; each method raises StoreError where the database cannot be used."""

    def found(self, keys: Collection[str]) -> Mapping[str, tuple[date, bytes]]:
        """Of the keys that are known the day on which each was last used, and the result."""

    def write(self, made: Mapping[str, bytes], used: Collection[str], today: date, days: int) -> None:
        """In one transaction: takes what is new, marks it and `used` as used today, drops what has not been used for so many days."""


class Work:
    """What earlier runs have computed, for the length of one run (the socket `Cache`).

    New results are written by `keep`, or before that where many wait. What the run used and nobody has for a quarter of `days` is marked
    as used `today`; what no run has used for `days` days goes. Each method raises StoreError where the database cannot be used.
    """

    def __init__(self, shelf: Shelf, days: int, today: date | None = None) -> None:
        self._shelf = shelf
        self._days, self._today = days, today or datetime.now(UTC).date()
        self._new: dict[str, bytes] = {}
        self._size = 0
        self._worn: set[str] = set()

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is known of the keys, what this run has made among it."""
        known = {key: self._new[key] for key in keys if key in self._new}
        if asked := [key for key in keys if key not in known]:
            found = self._shelf.found(asked)
            self._worn.update(key for key, (used_on, _) in found.items() if abs(self._today - used_on) >= timedelta(self._days) / 4)
            known.update((key, body) for key, (_, body) in found.items())
        return known

    def put(self, made: Mapping[str, bytes]) -> None:
        """Takes what was computed."""
        self._new.update(made)
        self._size += sum(map(len, made.values()))
        if self._size > MOST_WAITING:
            self._write()

    def keep(self) -> None:
        """Writes what is new, and drops what no run has used for long; nothing where the run computed nothing."""
        if self._new or self._worn:
            self._write()

    def _write(self) -> None:
        self._shelf.write(self._new, self._worn, self._today, self._days)
        self._new, self._size, self._worn = {}, 0, set()
