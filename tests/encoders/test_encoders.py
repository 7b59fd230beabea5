"""Encoders give unit vectors, the same for the same text, and refuse damaged weights."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from consistency.encoders import ENCODERS
from consistency.encoders.hashing import Hashing
from consistency.encoders.onnx import BRANCH, HALFWAY, LAST, LOWER, MiniLM, batches, default_threads, lengths_of, packaged, tokens_of
from consistency.encoders.sentence_transformers import SentenceTransformerEncoder
from consistency.errors import ModelError
from consistency.flows.encoders import further_encoders
from consistency.represent import branch
from models.minilm.original import original

MANY = [
    f"{opening} {middle}{end}"
    for opening in ("We post", "You'll love", "ORDER NOW:", "Pursuant to clause 4, the customer shall receive")
    for middle in ("it today", "every one of the 24 parts by hand, in our own workshop, and never a day later than we said", "🙂")
    for end in (".", "!!", " – honestly, why would anybody do without?")
]
TEXTS = ["A short line.", "We post every order on the day that it is placed, or the next.", "A short line."]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM()


def test_minilm_gives_unit_vectors(minilm: MiniLM) -> None:
    vectors = minilm.encode(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[2])
    assert minilm.encode([]).shape == (0, 384)


def test_a_texts_vectors_are_the_same_to_the_byte_whatever_its_company(minilm: MiniLM) -> None:
    together = minilm.layers(MANY, (1, 3, 5, 6, 7))
    turned = MiniLM(threads=3).layers(MANY[::-1], (1, 3, 5, 6, 7))
    alone = [MiniLM().layers([text], (1, 3, 5, 6, 7)) for text in MANY[::7]]
    for layer, rows in together.items():
        assert np.array_equal(rows, turned[layer][::-1])
        assert np.array_equal(rows[::7], np.concatenate([one[layer] for one in alone]))


def test_lower_layers_and_branch_are_the_same_with_and_without_the_layers_above(minilm: MiniLM) -> None:
    wanted = (0, 1, LOWER, HALFWAY, BRANCH)
    without, beside = minilm.layers(MANY, wanted), MiniLM().layers(MANY, (*wanted, LAST))
    assert all(np.array_equal(without[layer], beside[layer]) for layer in wanted)


def test_an_encoder_goes_to_another_process_without_its_model(minilm: MiniLM) -> None:
    sent = pickle.dumps(minilm)
    assert len(sent) < 1000
    assert np.array_equal(pickle.loads(sent).encode(TEXTS), minilm.encode(TEXTS))


def test_nobody_is_told_that_texts_are_encoded(tmp_path: Path) -> None:
    """ONNX Runtime would report sessions and leave a file that names the machine, unless the environment looks like a build server's."""
    plain = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    encode = "from consistency.encoders.onnx import MiniLM; MiniLM().encode(['A short line.'])"
    subprocess.run([sys.executable, "-c", encode], env=plain | {"TMPDIR": str(tmp_path), "HOME": str(tmp_path)}, check=True, timeout=300)
    assert list(tmp_path.rglob("*")) == []


def test_minilm_runs_only_what_it_does_not_remember(monkeypatch: pytest.MonkeyPatch) -> None:
    minilm, ran = MiniLM(), []
    made = minilm._made
    monkeypatch.setattr(minilm, "_made", lambda texts, wanted: ran.append(list(texts)) or made(texts, wanted))
    first = minilm.encode(TEXTS)
    again = minilm.encode([*TEXTS, "Another one."])
    minilm.layers(TEXTS[:1], (1, 6))
    assert ran == [sorted(set(TEXTS)), ["Another one."], TEXTS[:1]]
    assert np.array_equal(first, again[:3])


def test_minilm_says_what_sentence_transformers_says(minilm: MiniLM) -> None:
    theirs = SentenceTransformerEncoder(str(original())).encode(MANY)
    cosines = (minilm.encode(MANY) * theirs).sum(axis=1)
    assert cosines.mean() >= 0.99
    assert cosines.min() >= 0.97
    cut = "and so on, " * 100
    assert np.array_equal(minilm.encode([cut]), minilm.encode([cut + "and on"])), "what lies behind the last token is not read"


def test_the_graph_is_told_where_the_texts_of_each_length_are() -> None:
    texts = [[5, 6, 7], [8, 9, 10], [11, 12], [13]]
    tokens, lengths = tokens_of(texts), lengths_of(map(len, texts))
    assert tokens["ids"].tolist() == [5, 6, 7, 8, 9, 10, 11, 12, 13]
    assert tokens["places"].tolist() == [0, 1, 2, 0, 1, 2, 0, 1, 0]
    assert lengths["shapes"].tolist() == [[2, 3, 384], [1, 2, 384], [1, 1, 384]]
    assert (lengths["starts"].tolist(), lengths["ends"].tolist()) == ([[0], [6], [8]], [[6], [8], [9]])


def test_hidden_layers_differ_from_one_another(minilm: MiniLM) -> None:
    layers = minilm.layers(TEXTS, (0, 1, 3, 4, 6, HALFWAY, BRANCH))
    assert {layer: rows.shape for layer, rows in layers.items()} == dict.fromkeys((0, 1, 3, 4, 6, HALFWAY, BRANCH), (3, 384))
    assert not np.allclose(layers[1], layers[3])
    assert not np.allclose(layers[3], layers[BRANCH]), "the branch has as many layers, but was trained further"


def test_the_voice_asks_for_the_branch_by_the_number_that_the_encoder_knows() -> None:
    assert (branch.NUMBER, branch.HALFWAY) == (BRANCH, HALFWAY)


def test_what_is_no_unicode_is_encoded_all_the_same(minilm: MiniLM) -> None:
    assert np.isfinite(minilm.encode(["half a pair \ud83d", "", "\x00"])).all()


def test_batches_are_of_one_size_in_order_of_length_and_hold_every_text_once() -> None:
    given = [(f"text {number}", list(range(2 + number % 30))) for number in range(1000)]
    groups = list(batches(given))
    assert sorted(text for group in groups for text, _ in group) == sorted(text for text, _ in given)
    lengths = [len(ids) for group in groups for _, ids in group]
    assert lengths == sorted(lengths, reverse=True)
    sizes = [sum(len(ids) for _, ids in group) for group in groups]
    assert max(sizes) <= 256 + 31
    assert min(sizes) >= 256 - 2 * 31, "none is left over: all weights are read for each"
    assert list(batches([])) == []
    assert list(batches([("long", list(range(1000)))])) == [[("long", list(range(1000)))]]


@pytest.mark.parametrize(("said", "threads"), [("1", 1), ("3", 3), ("0", None), ("many", None)])
def test_threads_are_those_that_the_environment_allows(said: str, threads: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", said)
    assert default_threads() == (threads or len(os.sched_getaffinity(0)))


@pytest.mark.parametrize("damaged", ["encoder.onnx", "branch.onnx", "tokenizer.json"])
def test_minilm_refuses_files_that_are_not_those_it_was_trained_with(damaged: str, tmp_path: Path) -> None:
    for name in ("encoder.onnx", "branch.onnx", "tokenizer.json"):
        (tmp_path / name).symlink_to(packaged() / name)
    (tmp_path / damaged).unlink()
    with pytest.raises(ModelError, match="missing"):
        MiniLM(tmp_path)
    (tmp_path / damaged).write_bytes(b"something else")
    with pytest.raises(ModelError, match="sha256") as caught:
        MiniLM(tmp_path)
    assert caught.value.error_code == "MOD02"
    assert caught.value.where.endswith(damaged)


def test_another_model_that_cannot_be_loaded_is_named() -> None:
    with pytest.raises(ModelError, match="no-such-model") as caught:
        SentenceTransformerEncoder("no-such-model")
    assert caught.value.error_code == "MOD03"


def test_a_gpu_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no cuda:99 here.*torch sees") as caught:
        further_encoders(["sentence_transformers:any-model"], tmp_path, device="cuda:99")
    assert caught.value.error_code == "MOD09"
    assert "voice.device" in caught.value.todo


def test_hashing_is_deterministic_and_blind_to_order() -> None:
    encoder = ENCODERS["hashing"](16)
    assert isinstance(encoder, Hashing)
    first, second, empty = encoder.encode(["two words", "words two", ""])
    assert np.array_equal(first, second)
    assert np.linalg.norm(first) == pytest.approx(1)
    assert not empty.any()
