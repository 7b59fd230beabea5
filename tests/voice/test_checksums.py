"""N-grams of many sentences counted at once fall on the same columns, as often and in the same order, as those of each by itself."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import pytest

from consistency.represent.checksums import run_checksums
from consistency.represent.dials import hashed, hashed_grams
from consistency.represent.ngrams import Vocabulary, character_grams, framed, gram_texts, word_grams
from consistency.represent.runs import NOWHERE, RunTree
from consistency.represent.tally import as_met, ascending

SENTENCES = [
    "We post it today, don't we?",
    "",
    "NUM of NUM, and nothing else: the same letters, the same columns.",
    "Déjà vu \U0001f389",
    "a",
    "We post it today, don't we? We post it today.",
    "\ud83d \x00 BRAND",
]


def row_of(grams: Iterable[str], columns: Mapping[str, int], rarity: np.ndarray) -> list[tuple[int, float]]:
    """Columns with their weights as the definition has it: one gram after the other."""
    numbers: dict[int, int] = {}
    for gram in grams:
        if gram in columns:
            numbers[columns[gram]] = numbers.get(columns[gram], 0) + 1
    own = np.array([*numbers], np.intp)
    weights = (1 + np.log(np.array([*numbers.values()], np.float32))) * rarity[own]
    return list(zip(own.tolist(), (weights / max(float(np.linalg.norm(weights)), 1e-9)).tolist(), strict=True))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """All n-grams of the sentences but every third."""
    grams = sorted({gram for sentence in SENTENCES for gram in (*word_grams(sentence), *character_grams(sentence))})
    kept = [gram for number, gram in enumerate(grams) if number % 3]
    return Vocabulary({gram: column for column, gram in enumerate(kept)}, np.linspace(1, 5, len(kept), dtype=np.float32))


def test_rows_are_those_of_each_sentence_by_itself_to_the_bit(vocabulary: Vocabulary) -> None:
    for sentence, (columns, weights) in zip(SENTENCES, vocabulary.rows(SENTENCES), strict=True):
        words, characters = (row_of(grams(sentence), vocabulary.columns, vocabulary.idf) for grams in (word_grams, character_grams))
        assert list(zip(columns.tolist(), weights.tolist(), strict=True)) == words + characters


def test_hashed_rows_are_those_of_each_sentence_by_itself_to_the_bit() -> None:
    width = 512
    rows = hashed(gram_texts(SENTENCES), width)
    for sentence, (columns, weights) in zip(SENTENCES, rows, strict=True):
        grams = Counter((*word_grams(sentence), *character_grams(sentence)))
        codes = {gram: zlib.crc32(gram.encode("utf-8", "surrogatepass")) % width for gram in grams}
        words, characters = (row_of(own(sentence), codes, np.ones(width, np.float32)) for own in (word_grams, character_grams))
        if sentence.isascii():
            characters.sort()
        found = list(zip(columns.tolist(), weights.tolist(), strict=True))
        assert [column for column, _ in found] == [column for column, _ in words + characters]
        assert np.allclose([weight for _, weight in found], [weight for _, weight in words + characters], rtol=1e-6)
    assert len(rows) == len(SENTENCES)


def test_a_sentence_alone_falls_on_the_same_columns() -> None:
    for sentence, (columns, weights) in zip(SENTENCES, hashed(gram_texts(SENTENCES), 2**14), strict=True):
        alone = hashed_grams(sentence, 2**14)
        assert np.array_equal(alone[0], columns)
        assert np.array_equal(alone[1], weights)


@pytest.mark.parametrize("text", ["We post it today, don't we?", "NUM of NUM", "a", ""])
def test_all_checksums_at_once_are_each_run_by_itself(text: str) -> None:
    found = np.concatenate(run_checksums(b"c:", framed(text), (2, 3, 4)))
    assert found.tolist() == [zlib.crc32(gram.encode()) for gram in character_grams(text)]


def test_letters_beyond_ascii_are_counted_too() -> None:
    plain, other = hashed_grams("Déjà vu", 2**14), hashed_grams("Deja vu", 2**14)
    assert set(plain[0].tolist()) != set(other[0].tolist())
    assert np.linalg.norm(plain[1]) == pytest.approx(2**0.5)


def test_runs_are_looked_up_whatever_their_length() -> None:
    tree = RunTree({"ab": 0, "abc": 7, "b": 2, "c\U0001f389": 3})
    found = [own.tolist() for own in tree.columns("abc\U0001f389b?")]
    assert found == [
        [NOWHERE, 2, NOWHERE, NOWHERE, 2, NOWHERE],
        [0, NOWHERE, 3, NOWHERE, NOWHERE],
        [7, NOWHERE, NOWHERE, NOWHERE],
    ]
    assert [own.tolist() for own in tree.columns("")] == [[], [], []]


def test_columns_are_counted_by_sentence() -> None:
    sentences, columns = np.array([2, 0, 2, 0, 2]), np.array([9, 4, 1, 4, 9])
    for tally, expected in ((as_met, [4, 9, 1]), (ascending, [4, 1, 9])):
        found = tally(sentences, columns, 4, 10)
        assert found.columns.tolist() == expected
        assert found.starts.tolist() == [0, 1, 1, 3, 3]
        assert dict(zip(found.columns.tolist(), found.numbers.tolist(), strict=True)) == {4: 2, 1: 1, 9: 2}
