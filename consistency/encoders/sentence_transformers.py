"""Any other sentence-transformers model, by the name or the folder given in the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from consistency.encoders.quiet import quiet
from consistency.errors import ModelError

if TYPE_CHECKING:
    import numpy as np


CPU = "cpu"


class SentenceTransformerEncoder:
    """A sentence-transformers model on a `device` (cpu, cuda, cuda:1, mps); fetched from the hub only where `is_offline` is False.

    Raises ModelError: MOD03 where it cannot be loaded, MOD09 where torch sees no such device.
    """

    def __init__(self, model: str, *, is_offline: bool = True, device: str = CPU) -> None:
        self.name = model
        _check(device)
        self._model = _load(model, device, is_offline=is_offline)
        self.dimensions = len(self.encode(["a"])[0])

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), dimensions), float32."""
        import numpy as np

        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _check(device: str) -> None:
    """ModelError MOD09 unless torch sees the device."""
    if device == CPU:
        return
    import torch

    kind, _, number = device.partition(":")
    seen = torch.cuda.device_count() if kind == "cuda" else int(torch.backends.mps.is_available())
    if int(number or 0) >= seen:
        what = f"there is no {device} here: torch sees {f'{seen} device(s)' if seen else 'none'} of that kind."
        todo = 'Set voice.device = "cpu", or install a driver and a torch that is built for the device.'
        raise ModelError(what, todo=todo, code="MOD09")


def _load(model: str, device: str, *, is_offline: bool) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        with quiet():
            return SentenceTransformer(model, device=device, local_files_only=is_offline)
    except (OSError, ValueError) as error:
        todo = "Name a folder that holds the model, or allow the network in the settings." if is_offline else "Check the name."
        raise ModelError(f"the sentence-transformers model {model!r} cannot be loaded ({error}).", todo=todo, code="MOD03") from error
