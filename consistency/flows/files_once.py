"""Files that were read before are not read again, as long as they and all that they were read with are what they were."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from consistency.channels.collect import Reading, Record
from consistency.channels.files import SourceFile
from consistency.flows.keys import digest, version_of_rack
from consistency.flows.packing import pack, unpack
from consistency.protocols import Cache

LARGEST = 4 << 20
"""Bytes above which a file is read each time: a large export changes as a whole, and would fill the cache with what it was."""
ABSENT = ""
RACK = "consistency.channels.rack"
Kept = tuple[dict[str, str], tuple[Record, ...]]
"""The digests of the files beside it that reading it looked for, and what it gave."""


class FilesOnce:
    """What files gave by the digest of their bytes and of what else they were read with (the socket `channels.collect.Library`)."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._digests: dict[Path, str] = {}

    def reading(self, files: Sequence[SourceFile], read: Reading) -> Reading:
        """What reads these files, with `read` where nothing is known of one."""
        keys = {file.locator: key for file in files if (key := self._key(file))}
        known = self._cache.get(list(keys.values()))

        def read_once(file: SourceFile) -> Iterator[Record]:
            key = keys.get(file.locator)
            records = self._known(file, known.get(key)) if key else None
            return iter(records) if records is not None else self._read(file, key, read)

        return read_once

    def _key(self, file: SourceFile) -> str | None:
        """None where nothing can be kept of a file."""
        if not _is_fit(file.path) or (bytes_of := self._digest(file.path)) == ABSENT:
            return None
        about = [file.locator, file.channel, file.uri, file.stage, file.keep_paused, sorted(file.columns.items())]
        return digest("file", version_of_rack(RACK), bytes_of, json.dumps(about), str(file.path.relative_to(file.folder)))

    def _digest(self, path: Path) -> str:
        """Of a file's bytes, however many; ABSENT where there is none, or it cannot be opened."""
        if path not in self._digests:
            try:
                self._digests[path] = _digest_of(path) if path.is_file() else ABSENT
            except (OSError, ValueError):  # a name that no disk could hold
                self._digests[path] = ABSENT
        return self._digests[path]

    def _known(self, file: SourceFile, body: bytes | None) -> tuple[Record, ...] | None:
        """What the file gave, where all beside it is as it was then."""
        if body is None:
            return None
        try:
            beside, records = unpack(Kept, body)
        except ValueError:
            return None
        return records if self._is_as_it_was(file, beside) else None

    def _is_as_it_was(self, file: SourceFile, beside: Mapping[str, str]) -> bool:
        return all(self._digest(file.folder / name) == was for name, was in beside.items())

    def _read(self, file: SourceFile, key: str | None, read: Reading) -> Iterator[Record]:
        records: list[Record] = []
        for record in read(file):
            records.append(record)
            yield record
        if key and all(path.is_relative_to(file.folder) for path in file.beside):
            beside = {str(path.relative_to(file.folder)): self._digest(path) for path in file.beside}
            if (body := pack(Kept, (beside, tuple(records)))) is not None:
                self._cache.put({key: body})


def _is_fit(path: Path) -> bool:
    """Whether what a file gives is worth keeping."""
    try:
        return path.stat().st_size <= LARGEST
    except (OSError, ValueError):
        return False


def _digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
