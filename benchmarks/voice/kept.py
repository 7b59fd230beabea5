"""Represented texts kept on disk for as long as neither the model nor the code that represents has changed."""

from __future__ import annotations

import hashlib
import pickle
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import consistency
from benchmarks.voice.vectors import Store
from consistency.assets import asset
from consistency.records.voice import Representation

Key = tuple[str, str, str]
"""Channel, text, and the brand whose name is masked in it."""
ROOMS = ("represent", "segment", "encoders", "records")
OLD = 2 * 86400
"""Files of other models that were not written to for so many seconds are deleted."""
SUFFIXES = {".py", ".npz", ".json", ".onnx", ".cfg", ""}


class Kept:
    """Representations by channel, text and brand, in a file that only this model and code may use."""

    def __init__(self, folder: Path) -> None:
        mark = fingerprint()
        for old in folder.glob("represented-*.sqlite"):
            if time.time() - old.stat().st_mtime > OLD:
                old.unlink()
        self._store = Store(folder / f"represented-{mark}.sqlite")

    def get(self, keys: Sequence[Key]) -> dict[Key, Representation]:
        """What is kept of these."""
        named = {"\n".join(key): key for key in keys}
        return {named[name]: pickle.loads(row) for name, row in self._store.get("text", list(named)).items()}

    def put(self, keys: Sequence[Key], made: Sequence[Representation]) -> None:
        """Keep one a key."""
        self._store.put("text", ["\n".join(key) for key in keys], [pickle.dumps(one) for one in made])


def fingerprint() -> str:
    """What the model's files and the code that represents come to."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(_files()):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterable[Path]:
    folders = [asset("models/en_voice").parent, *(Path(consistency.__file__).parent / room for room in ROOMS)]
    return (path for folder in folders for path in folder.rglob("*") if path.is_file() and _matters(path))


def _matters(path: Path) -> bool:
    """Training scripts and compiled code change nothing; nor does what turns representations into verdicts."""
    return path.suffix in SUFFIXES and "train" not in path.name and path.name != "fusion.json"
