"""A sentence that was measured before is not measured again, and what comes of it is the same to the bit."""

from itertools import count, repeat

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from consistency.encoders.hashing import Hashing
from consistency.flows.score import reading_of
from consistency.represent import SentenceMemory, reader, represent_all, represent_each

FIRST = ["We post every order on the day. You'll like it, and so will the dog!", "Nobody reads terms. We wrote ours on one page."]
SECOND = ["Nobody reads terms. Do you?", "", "We post every order on the day."]


def readings(texts):
    return [reading_of(text, "website", f"t{number}") for number, text in enumerate(texts)]


@pytest.fixture
def measured(monkeypatch):
    """The sentences that were really measured."""
    found: list[str] = []
    monkeypatch.setattr(reader, "count", lambda sentences, count=reader.count: found.extend(sentences) or count(sentences))
    return found


def test_what_comes_of_memory_is_the_same_to_the_bit():
    memory, encoder = SentenceMemory(), Hashing(384)
    represent_all(readings(FIRST), encoder, memory=memory)
    for known, anew in zip(represent_all(readings(SECOND), encoder, memory=memory), represent_all(readings(SECOND), encoder), strict=True):
        for name in ("words", "counts", "probes", "style", "projection", "kinship", "dials"):
            one, other = getattr(known, name), getattr(anew, name)
            assert one.dtype == other.dtype
            assert np.array_equal(one, other)


def test_only_new_sentences_are_measured(measured):
    memory, encoder = SentenceMemory(), Hashing(384)
    represent_all(readings(FIRST), encoder, memory=memory)
    measured.clear()
    represent_all(readings(SECOND), encoder, memory=memory)
    assert measured == ["Do you?"]


def test_memory_forgets_rather_than_grows(measured, monkeypatch):
    monkeypatch.setattr(reader, "MOST_KEPT", 4)
    memory, encoder = SentenceMemory(), Hashing(384)
    represent_all(readings(FIRST), encoder, memory=memory)
    represent_all(readings(["One more."]), encoder, memory=memory)
    measured.clear()
    represent_all(readings(["One more.", "Nobody reads terms."]), encoder, memory=memory)
    assert measured == ["Nobody reads terms."]


def test_products_run_on_one_thread(monkeypatch):
    def counted(sentences, count=reader.count):
        threads.extend(one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas" and "numpy" in one["filepath"])
        return count(sentences)

    threads: list[int] = []
    monkeypatch.setattr(reader, "count", counted)
    with threadpool_limits(2, user_api="blas"):
        represent_all(readings(FIRST), Hashing(384))
    assert set(threads) == {1}


def test_batches_change_nothing(monkeypatch):
    texts = [f"{' '.join(FIRST)} Number {number % 7} is {'very ' * (number % 5)}good." for number in range(30)] + ["", *SECOND]
    together = represent_all(readings(texts), Hashing(384))
    monkeypatch.setattr(reader, "BATCH", 3)
    monkeypatch.setattr(reader, "MOST_KEPT", 4)
    for one, other in zip(together, represent_each(iter(readings(texts)), Hashing(384)), strict=True):
        assert one.locator == other.locator
        assert np.array_equal(one.kinship, other.kinship)
        assert np.array_equal(one.probes, other.probes)


def test_each_text_is_given_before_the_last_is_read():
    given = represent_each(
        map(reading_of, (f"Sentence number {number}, and no other." for number in count()), repeat("email")), Hashing(384)
    )
    assert next(given).words.tolist() == next(given).words.tolist() == [5.0]
    given.close()
