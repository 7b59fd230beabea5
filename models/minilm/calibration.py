"""Which numbers go into each product, over a thousand sentences: what their 8-bit steps are chosen by."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import onnxruntime
from onnx import ModelProto, helper

from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent.reader import judged_spans, sentences_of
from consistency.segment import segment
from models.minilm.graph import Quantised

INPUTS = ("drift_rewrites/train.jsonl", "drift_rewrites/consumer_train.jsonl", "brandvoice/train.jsonl.gz")
SENTENCES = 1000
EVENED = 0.8
"""How far columns of unlike size are made alike before they share one step, at the cost of unlike weights (0: not, 1: wholly)."""
FINE, ROOM = ".outer", 1.5
Extremes = dict[str, tuple[np.ndarray, np.ndarray]]


def sentences(data: Path) -> list[str]:
    """SENTENCES sentences of the training texts, originals and restyled copies; always the same."""
    rows = [row for name in INPUTS for row in _rows(data / name)]
    random.Random(0).shuffle(rows)
    found = sorted({sentence for row in rows[:SENTENCES] for text in _texts(row) for sentence in _split(text)})
    return random.Random(0).sample(found, SENTENCES)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _texts(row: dict[str, str]) -> list[str]:
    return [row[name] for name in ("original", "rewrite", "masked") if name in row]


def _split(text: str) -> list[str]:
    touchpoint = Touchpoint(locator="text", channel="text", kind=Kind.TEXT, text=text)
    reading = Reading(touchpoint, segment(touchpoint))
    return sentences_of(reading, judged_spans(reading), None)


def extremes(model: ModelProto, inputs: dict[str, str], runs: Iterable[Mapping[str, np.ndarray]]) -> Extremes:
    """By product, the least and the greatest number in each column of its input (columns,), over all tokens of what the model is given."""
    seen = ModelProto.FromString(model.SerializeToString())
    seen.graph.output.extend(helper.make_empty_tensor_value_info(tensor) for tensor in inputs.values())
    # where a product takes its bias along, it adds up in another order, and last digits of the steps would differ from those that ship
    separate = ["MatMulAddFusion"]
    session = onnxruntime.InferenceSession(seen.SerializeToString(), providers=["CPUExecutionProvider"], disabled_optimizers=separate)
    found: Extremes = {}
    for given in runs:
        for name, rows in zip(inputs, session.run(list(inputs.values()), dict(given)), strict=True):
            low, high = found.get(name, (rows.min(0), rows.max(0)))
            found[name] = (np.minimum(low, rows.min(0)), np.maximum(high, rows.max(0)))
    return found


def quantised(found: Extremes, matrices: dict[str, np.ndarray]) -> dict[str, Quantised]:
    """How each product's input is put in 8 bits: its columns evened out against its matrix (inputs, outputs) and one step for all.

    Method: Xiao et al., "SmoothQuant", ICML 2023. What comes out of GELU is left as it is and taken in twice 8 bits, with room to spare:
    nine tenths of the error came from there, for it lies near zero but for single numbers a hundred times as large.
    """
    return {name: _fine(*found[name]) if name.endswith(FINE) else _evened(*found[name], matrix) for name, matrix in matrices.items()}


def _evened(low: np.ndarray, high: np.ndarray, matrix: np.ndarray) -> Quantised:
    size = np.maximum(np.maximum(-low, high), 1e-2)
    smooth = size**EVENED / np.maximum(np.abs(matrix).max(1), 1e-4) ** (1 - EVENED)
    smooth = (smooth / np.exp(np.log(smooth).mean())).astype(np.float32)
    return _stepped(smooth, float((low / smooth).min()), float((high / smooth).max()), is_fine=False)


def _fine(low: np.ndarray, high: np.ndarray) -> Quantised:
    return _stepped(np.ones(len(low), np.float32), float(low.min()), ROOM * float(high.max()), is_fine=True)


def _stepped(smooth: np.ndarray, low: float, high: float, *, is_fine: bool) -> Quantised:
    least, most = min(low, 0.0), max(high, 0.0)
    step = np.float32((most - least) / 255)
    return Quantised(smooth, step, np.uint8(round(-least / float(step))), is_fine)
