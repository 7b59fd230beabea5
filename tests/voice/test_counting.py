"""Features are counted in many sentences at once as their definitions count them in one."""

from __future__ import annotations

import numpy as np
import pytest

from consistency.represent.features import FEATURES, Sentence, count, counted_words, word_counts
from consistency.represent.normalise import LETTERS, typography

SENTENCES = [
    "We can't wait: it is the BEST little thing, isn't it?!",
    "",
    "...",
    "but Cause 'em And 'cause McDonald rock-n-roll O'Neill's NUM HASHTAG",
    "İstanbul ŞŞ ẞ déjà-vu like a dream, as well as NaÏve \U0001f389",
    "As a number of things are carefully made, whether you do not (or do) look no further; we are thrilled!",
    "x" * 40_000,
]


def test_all_at_once_are_what_each_definition_counts() -> None:
    one_by_one = [[feature.count(Sentence(sentence)) for feature in FEATURES] for sentence in SENTENCES]
    found = count(SENTENCES)
    assert found.dtype == np.float32
    assert found.tolist() == one_by_one
    assert found.any(axis=0).sum() > len(FEATURES) / 2, "the sentences show most features"


def test_words_are_the_same_counted_either_way() -> None:
    assert counted_words(count(SENTENCES)).tolist() == word_counts(SENTENCES).tolist()


def test_no_sentences_have_no_rows() -> None:
    assert count([]).shape == (0, len(FEATURES))
    assert count(["", "..."]).shape == (2, len(FEATURES))


@pytest.mark.parametrize(
    "text", ["it`s - well -- a\tb -c d-e... . . .f\n", "a &ndash; b&amp;c &eacute;", "Ends.. Here.", "--", "\x1cone\x1ftwo\x0b "]
)
def test_ascii_is_set_in_one_typography_like_any_text(text: str) -> None:
    beside = typography(f"{text} \u00e9")
    assert beside.removesuffix("\u00e9").strip() == typography(text)
    assert not set(typography(text)) & {chr(letter) for letter in LETTERS}
