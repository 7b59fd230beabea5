"""Checksums of many runs at once are those of each run by itself, so that dials read a sentence the same either way."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from consistency.represent.checksums import run_checksums
from consistency.represent.dials import hashed, hashed_grams
from consistency.represent.ngrams import Counts, character_grams, gram_counts


@pytest.mark.parametrize("text", ["We post it today, don't we?", "NUM of NUM", "a", ""])
def test_all_runs_at_once_are_each_run_by_itself(text: str) -> None:
    counts = gram_counts(text)
    assert run_checksums(b"c:", counts.framed, (2, 3, 4)).tolist() == [zlib.crc32(gram.encode()) for gram in character_grams(text)]


def test_a_sentence_falls_on_the_same_columns_counted_either_way() -> None:
    counts = gram_counts("Nothing else, nothing more: the same letters, the same columns.")
    ways = hashed(counts, 512), hashed(Counts(counts.words, counts.characters, "no ASCII: …"), 512)
    first, second = (sorted(zip(columns.tolist(), weights.tolist(), strict=True)) for columns, weights in ways)
    assert np.allclose(first, second)
    assert len({column for column, _ in first}) < len(counts.words) + len(counts.characters), "some share a column"


def test_letters_beyond_ascii_are_counted_too() -> None:
    plain, other = hashed_grams("Déjà vu", 2**14), hashed_grams("Deja vu", 2**14)
    assert set(plain[0].tolist()) != set(other[0].tolist())
    assert np.linalg.norm(plain[1]) == pytest.approx(2**0.5)
