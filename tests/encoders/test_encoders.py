"""Encoders give unit vectors, the same for the same text, and refuse damaged weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from consistency.encoders import ENCODERS
from consistency.encoders.hashing import Hashing
from consistency.encoders.minilm import MiniLM, packaged
from consistency.encoders.sentence_transformers import SentenceTransformerEncoder
from consistency.errors import ModelError

TEXTS = ["A short line.", "We post every order on the day that it is placed, or the next.", "A short line."]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM()


def test_minilm_gives_unit_vectors_that_do_not_depend_on_the_batch(minilm: MiniLM) -> None:
    vectors = minilm.encode(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[2])
    assert np.allclose(minilm.encode(TEXTS[1:2])[0], vectors[1], atol=1e-5)


def test_minilm_pools_hidden_layers_as_its_own_library_does(minilm: MiniLM) -> None:
    layers = minilm.layers(TEXTS, (1, 3, 6))
    assert {layer: rows.shape for layer, rows in layers.items()} == {1: (3, 384), 3: (3, 384), 6: (3, 384)}
    assert not np.allclose(layers[1], layers[3])
    theirs = SentenceTransformerEncoder(str(packaged())).encode(TEXTS)
    assert np.allclose(minilm.encode(TEXTS), theirs, atol=1e-5)


def test_minilm_refuses_weights_that_are_not_the_ones_it_was_trained_with(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    with pytest.raises(ModelError, match="sha256") as caught:
        MiniLM(tmp_path)
    assert caught.value.error_code == "MOD02"


def test_minilm_says_that_weights_are_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        MiniLM(tmp_path)


def test_another_model_that_cannot_be_loaded_is_named() -> None:
    with pytest.raises(ModelError, match="no-such-model") as caught:
        SentenceTransformerEncoder("no-such-model")
    assert caught.value.error_code == "MOD03"


def test_hashing_is_deterministic_and_blind_to_order() -> None:
    encoder = ENCODERS["hashing"](16)
    assert isinstance(encoder, Hashing)
    first, second, empty = encoder.encode(["two words", "words two", ""])
    assert np.array_equal(first, second)
    assert np.linalg.norm(first) == pytest.approx(1)
    assert not empty.any()
