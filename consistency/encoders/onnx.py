"""The default encoder: all-MiniLM-L6-v2 in 8-bit integers, run by ONNX Runtime without torch, nothing fetched at run time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate, chain, groupby
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from consistency.assets import asset
from consistency.encoders.memory import Key, Memory
from consistency.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

FOLDER = "models/minilm"
MODEL, BRANCH_MODEL, TOKENIZER = "encoder.onnx", "branch.onnx", "tokenizer.json"
SHA256 = "4b736592e0f9b3ac9a33e03e856855e3df1bc14a2bfd603c6a18b4cbb46ac2ec"
"""Of `encoder.onnx`: the model whose layers our probes were trained on."""
BRANCH_SHA256 = "ea0db8e84bfe6f9790f37618fa4cf4a0971eef1de80f8eba538ddec863896568"
"""Of `branch.onnx`: the layers that our voice model was trained with."""
DIGESTS = {MODEL: SHA256, BRANCH_MODEL: BRANCH_SHA256, TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"}
MAX_TOKENS = 96
"""Longer sentences are cut: their style shows early, and one run-on line must not slow the whole batch."""
LOWER, LAST = 1, 6
"""The encoder's last layer that is always computed, and its last of all."""
BRANCH, HALFWAY = 7, 8
"""The layers of our own that grow from LOWER, by the numbers by which what they tell at their end and halfway up is asked for."""
GROWN = {BRANCH: "branch", HALFWAY: "halfway"}
STATES = "states"
UNOBSERVED = ("ORT_DISABLE_TELEMETRY", "1")
"""From 1.29 on ONNX Runtime tells its makers of every session, and leaves a file where temporary ones lie, unless the environment says this
before it is imported."""
BATCH_TOKENS = 256
"""Tokens of a batch, about: enough to read all weights for, few enough that what the layers put out stays in the processor's cache."""
Arrays: TypeAlias = "dict[str, np.ndarray]"
Ids = list[int]
Group = list[tuple[str, Ids]]
"""Texts in order of their length in tokens, which share a batch."""


class MiniLM:
    """all-MiniLM-L6-v2 on the CPU, offline; the model is loaded at the first text.

    A text's vectors are the same to the byte whatever it is encoded with: a batch is the tokens of its texts one after another, none
    padded, attention takes texts of one length at a time, and the 8-bit steps are fixed. `threads` batches run at a time; by default as
    many as OMP_NUM_THREADS says, else one a processor.
    """

    name = "minilm"
    dimensions = 384

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        self._folder = folder or packaged()
        verify(self._folder)
        self._threads = threads or default_threads()
        self._memory = Memory()
        self._loading = Lock()
        self._session: Any = None
        self._branch: Any = None
        self._tokenizer: Any = None

    def __reduce__(self) -> tuple[type[MiniLM], tuple[Path, int]]:
        """Another process loads the model itself."""
        return type(self), (self._folder, self._threads)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of the last layer, shape (len(texts), 384), float32."""
        import numpy as np

        vectors = self.layers(texts, (LAST,))[LAST]
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-12), dtype=np.float32)

    def layers(self, texts: Sequence[str], wanted: Sequence[int]) -> dict[int, np.ndarray]:
        """Mean-pooled hidden states by layer (0 the embeddings, 6 the last, 7 the branch, 8 halfway up it), each (len(texts), 384) float32.

        Each distinct text is run once, and not at all where the encoder remembers it. For several threads at a time.
        """
        import numpy as np

        found = self._memory.known([(layer, text) for text in dict.fromkeys(texts) for layer in wanted])
        missing = sorted({text for text in texts if any((layer, text) not in found for layer in wanted)})
        made = dict(self._made(missing, wanted))
        self._memory.keep(made)
        found |= made
        rows = {layer: [found[layer, text] for text in texts] for layer in wanted}
        return {layer: np.array(own, np.float32).reshape(-1, self.dimensions) for layer, own in rows.items()}

    def _made(self, texts: Sequence[str], wanted: Sequence[int]) -> Iterator[tuple[Key, np.ndarray]]:
        """The wanted layers of distinct texts, by layer and text."""
        groups = list(batches(zip(texts, self._tokens(texts), strict=True)))
        for group, pooled in zip(groups, self._pooled(groups, wanted), strict=True):
            for layer, rows in zip(wanted, pooled, strict=True):
                yield from (((layer, text), row) for (text, _), row in zip(group, rows, strict=True))

    def _pooled(self, groups: Sequence[Group], wanted: Sequence[int]) -> Iterator[list[np.ndarray]]:
        """The wanted layers of each group, several groups at a time."""
        if min(self._threads, len(groups)) < 2:
            yield from (self._forward(group, wanted) for group in groups)
            return
        with ThreadPoolExecutor(min(self._threads, len(groups))) as pool:
            yield from pool.map(lambda group: self._forward(group, wanted), groups)

    def _forward(self, group: Group, wanted: Sequence[int]) -> list[np.ndarray]:
        import numpy as np

        tokens = [ids for _, ids in group]
        lengths = lengths_of(map(len, tokens))
        own, grown = [layer for layer in wanted if layer <= LAST], [layer for layer in wanted if layer in GROWN]
        given = tokens_of(tokens) | lengths | {"upper": np.array(any(layer > LOWER for layer in own))}
        *rows, states = self._session.run([*(f"layer{layer}" for layer in own), STATES], given)
        found = dict(zip(own, rows, strict=True))
        if grown:
            found |= zip(grown, self._branch.run([GROWN[layer] for layer in grown], {STATES: states} | lengths), strict=True)
        return [found[layer] for layer in wanted]

    def _tokens(self, texts: Sequence[str]) -> list[Ids]:
        """Ids of each text's first MAX_TOKENS tokens; a text that is no Unicode loses what is none."""
        with self._loading:
            if texts and self._session is None:
                self._branch, self._tokenizer = _session(self._folder / BRANCH_MODEL), _tokenizer(self._folder / TOKENIZER)
                self._session = _session(self._folder / MODEL)
        return [self._tokenizer.encode(text.encode("utf-8", "replace").decode()).ids for text in texts]


def packaged() -> Path:
    """The folder of the model that travels with the package; ModelError MOD01 where it is missing."""
    try:
        return asset(FOLDER)
    except FileNotFoundError as error:
        raise ModelError(str(error), todo="Reinstall the package.", code="MOD01") from error


def verify(folder: Path) -> None:
    """Raise ModelError MOD02 unless model and tokenizer in `folder` are, byte for byte, those our probes were trained on."""
    for name, expected in DIGESTS.items():
        if not (folder / name).is_file():
            raise ModelError("a file of the encoder is missing.", where=str(folder / name), todo="Reinstall the package.", code="MOD02")
        with (folder / name).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != expected:
            what = f"this file of the encoder has sha256 {digest[:12]}…, expected {expected[:12]}…."
            raise ModelError(what, where=str(folder / name), todo="Reinstall the package.", code="MOD02")


def default_threads() -> int:
    """What OMP_NUM_THREADS says, where it says a number, else the processors that this process may use."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(texts: Iterable[tuple[str, Ids]]) -> Iterator[Group]:
    """Texts with their tokens in groups of like length and of one size, about BATCH_TOKENS tokens, the longest texts first."""
    own = sorted(texts, key=lambda one: (-len(one[1]), one[0]))
    *starts, total = accumulate((len(ids) for _, ids in own), initial=0)
    number = -(-total // BATCH_TOKENS)
    for _, group in groupby(zip(own, starts, strict=True), key=lambda one: one[1] * number // total):
        yield [text for text, _ in group]


def tokens_of(texts: Sequence[Ids]) -> Arrays:
    """What the graph is given of texts: their tokens one after another (tokens,), and which of its text each is (tokens,)."""
    import numpy as np

    return {
        "ids": np.fromiter(chain.from_iterable(texts), np.int64),
        "places": np.fromiter(chain.from_iterable(map(range, map(len, texts))), np.int64),
    }


def lengths_of(lengths: Iterable[int]) -> Arrays:
    """What the graph is given of texts in order of their lengths in tokens: for each length the first token and the end, both (n, 1), and
    how many texts of how many tokens there are (n, 3).
    """
    import numpy as np

    shapes = np.array([(sum(1 for _ in group), length, MiniLM.dimensions) for length, group in groupby(lengths)], np.int64)
    ends = shapes[:, :2].prod(axis=1, keepdims=True).cumsum(axis=0)
    return {"starts": np.concatenate([ends[:1] * 0, ends[:-1]]), "ends": ends, "shapes": shapes}


def _session(model: Path) -> Any:
    """The graph on one thread: batches, not products, are spread over processors, as sums of parts would depend on how many there are."""
    os.environ.setdefault(*UNOBSERVED)
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the fused operators of higher levels are slower here, and sum in an order that depends on the batch
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _tokenizer(file: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer
