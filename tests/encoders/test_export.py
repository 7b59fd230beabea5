"""The encoder's graph: what is in floats says what the original says, and 8 bits say nearly the same and never overflow."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest
from safetensors.numpy import load_file

from consistency.encoders.onnx import lengths_of
from models.minilm.calibration import extremes, quantised
from models.minilm.export import alone, export, pooled, tokens_by
from models.minilm.graph import BRANCH_LAYERS, STATES, TELLING, build, build_branch, build_open, in_8_bits, matrices
from models.minilm.original import original

TEXTS = ["A short line.", "We post every order on the day that it is placed, or the next.", "Why wait?"]


@pytest.fixture(scope="module")
def tokens():
    return [tokens_by(original())(text) for text in TEXTS]


def test_exporting_twice_gives_the_same_bytes(tmp_path):
    for name in ("one", "other"):
        export(original(), TEXTS, tmp_path / name)
    one, other = ((tmp_path / name / "encoder.onnx").read_bytes() for name in ("one", "other"))
    assert one == other
    assert len(one) < 25e6


def test_8_bits_lie_near_floats_in_every_layer(tokens):
    arrays = load_file(original() / "model.safetensors")
    found = extremes(*build_open(arrays), map(alone, tokens))
    assert len(found) == 24
    floats, whole = pooled(build(arrays), tokens), pooled(build(arrays, quantised(found, matrices(arrays))), tokens)
    cosines = (floats * whole).sum(2) / np.linalg.norm(floats, axis=2) / np.linalg.norm(whole, axis=2)
    assert cosines.shape == (7, 3)
    assert cosines.min() > 0.98, "three texts choose steps badly; the shipped ones are chosen on a thousand"
    assert not np.array_equal(floats, whole)


def test_neighbouring_products_fit_16_bits_and_numbers_keep_their_size():
    matrix = np.random.default_rng(0).normal(size=(64, 5)).astype(np.float32)
    matrix[10:12, 0] = (9, 9)
    whole, step = in_8_bits(matrix)
    pairs = np.abs(whole.astype(int)[1:]) + np.abs(whole.astype(int)[:-1])
    assert pairs.max() * 255 < 2**15
    assert pairs.max() >= 126
    assert np.abs(whole * step - matrix).max() <= step.max() / 2 + 1e-6


def test_a_branch_of_the_original_layers_says_what_the_encoder_says(tokens):
    arrays = load_file(original() / "model.safetensors") | {TELLING: np.zeros((1, 384), np.float32)}
    encoder, branch = (_session(model) for model in (build(arrays), build_branch(arrays)[0]))
    given = [encoder.run([STATES, f"layer{BRANCH_LAYERS.stop}"], alone(ids) | {"upper": np.ones((), bool)}) for ids in tokens]
    fed = [{STATES: states} | lengths_of([len(ids)]) for (states, _), ids in zip(given, tokens, strict=True)]
    means = [mean for _, mean in given]
    for inputs, mean in zip(fed, means, strict=True):
        assert np.allclose(branch.run(None, inputs)[0], mean, atol=1e-5)
    found = extremes(*build_branch(arrays), fed)
    whole = _session(build_branch(arrays, quantised(found, matrices(arrays, BRANCH_LAYERS)))[0])
    made = [whole.run(None, inputs)[0] for inputs in fed]
    cosines = [float((own * mean).sum() / np.linalg.norm(mean) ** 2) for own, mean in zip(made, means, strict=True)]
    assert np.allclose(cosines, 1, atol=0.02)


def test_half_of_a_branch_is_even_and_half_by_how_telling_tokens_are(monkeypatch):
    monkeypatch.setattr("models.minilm.graph.BRANCH_LAYERS", range(0))
    chance = np.random.default_rng(0)
    telling, lengths = chance.normal(size=(1, 384)).astype(np.float32), [7, 4, 4]
    states = chance.normal(size=(sum(lengths), 384)).astype(np.float32)
    found, halfway = _session(build_branch({TELLING: telling})[0]).run(None, {STATES: states} | lengths_of(lengths))
    for text, row, mean in zip(np.split(states, np.cumsum(lengths)[:-1]), found, halfway, strict=True):
        likeness = np.exp(text @ telling[0])
        assert np.allclose(mean, text.mean(0), atol=1e-5)
        assert np.allclose(row, (text.mean(0) + likeness / likeness.sum() @ text) / 2, atol=1e-4)


def _session(model):
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
