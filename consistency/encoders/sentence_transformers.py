"""Any other sentence-transformers model, by the name or the folder given in the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from consistency.encoders.quiet import quiet
from consistency.errors import ModelError

if TYPE_CHECKING:
    import numpy as np


class SentenceTransformerEncoder:
    """A sentence-transformers model on the CPU; fetched from the hub only where `is_offline` is False."""

    def __init__(self, model: str, *, is_offline: bool = True) -> None:
        self.name = model
        self._model = _load(model, is_offline=is_offline)
        self.dimensions = len(self.encode(["a"])[0])

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), dimensions), float32."""
        import numpy as np

        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _load(model: str, *, is_offline: bool) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        with quiet():
            return SentenceTransformer(model, device="cpu", local_files_only=is_offline)
    except (OSError, ValueError) as error:
        todo = "Name a folder that holds the model, or allow the network in the settings." if is_offline else "Check the name."
        raise ModelError(f"the sentence-transformers model {model!r} cannot be loaded ({error}).", todo=todo, code="MOD03") from error
