"""Hidden layers of MiniLM kept on disk, so that each distinct sentence is encoded once and never again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.encoders.onnx import BRANCH_SHA256, SHA256, MiniLM

if TYPE_CHECKING:
    import numpy as np

CHUNK = 2000
MARK = SHA256[:12] + BRANCH_SHA256[:12]
"""Layers of another model are none of ours."""


class Store:
    """Bytes by kind and text, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # layers are asked for from a thread of their own, one thread at a time
        self._base = sqlite3.connect(path, timeout=120, check_same_thread=False)
        self._base.execute("create table if not exists vectors (key blob primary key, vector blob) without rowid")

    def get(self, kind: str, texts: Sequence[str]) -> dict[str, bytes]:
        """What is kept of these texts."""
        keys = {_key(kind, text): text for text in texts}
        found: dict[str, bytes] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), 900):
            part = wanted[start : start + 900]
            marks = ",".join("?" * len(part))
            found |= {keys[key]: vector for key, vector in self._base.execute(f"select * from vectors where key in ({marks})", part)}
        return found

    def put(self, kind: str, texts: Sequence[str], vectors: Iterable[bytes]) -> None:
        """Keep one vector a text."""
        rows = [(_key(kind, text), vector) for text, vector in zip(texts, vectors, strict=True)]
        with self._base:
            self._base.executemany("insert or replace into vectors values (?, ?)", rows)


def _key(kind: str, text: str) -> bytes:
    return hashlib.blake2b(f"{kind}\n{text}".encode(errors="surrogatepass"), digest_size=16).digest()


class KeptLayers:
    """The packaged encoder, which answers from the store what it was asked before."""

    name = "minilm"
    dimensions = 384

    def __init__(self, store: Store, threads: int = 1) -> None:
        self._store = store
        self._threads = threads
        self._encoder: MiniLM | None = None

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of the last layer, shape (len(texts), 384), float32."""
        import numpy as np

        vectors = self.layers(texts, (6,))[6]
        return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))

    def layers(self, texts: Sequence[str], wanted: Sequence[int]) -> dict[int, np.ndarray]:
        """Mean-pooled hidden states by layer, each (len(texts), 384), float32."""
        import numpy as np

        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        kept = {layer: self._store.get(f"minilm/{MARK}/{layer}", distinct) for layer in wanted}
        missing = [text for text in distinct if any(text not in kept[layer] for layer in wanted)]
        for start in range(0, len(missing), CHUNK):
            part = missing[start : start + CHUNK]
            for layer, vectors in self._loaded().layers(part, wanted).items():
                made = [vector.astype("float32").tobytes() for vector in vectors]
                self._store.put(f"minilm/{MARK}/{layer}", part, made)
                kept[layer] |= dict(zip(part, made, strict=True))
        return {layer: np.array([np.frombuffer(kept[layer][text], "float32") for text in texts]).reshape(-1, 384) for layer in wanted}

    def _loaded(self) -> MiniLM:
        if self._encoder is None:
            self._encoder = MiniLM(threads=self._threads)
        return self._encoder
