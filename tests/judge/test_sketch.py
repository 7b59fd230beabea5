"""A text's sketch stays near through edits and lies far from other texts'."""

import itertools
import random

from consistency.records.touchpoint import simhash

WORDS = [f"word{number}" for number in range(2000)]


def apart(one: str, other: str) -> int:
    return (int(simhash(one), 16) ^ int(simhash(other), 16)).bit_count()


def test_few_words_change_few_bits_and_other_texts_lie_far_off() -> None:
    source = random.Random(5)
    texts = [source.choices(WORDS, k=200) for _ in range(40)]
    edited = [[*words[:90], "new", *words[92:]] for words in texts]
    near = [apart(" ".join(one), " ".join(other)) for one, other in zip(texts, edited, strict=True)]
    far = [apart(" ".join(one), " ".join(other)) for one, other in itertools.pairwise(texts)]
    assert max(near) <= 12 < min(far)


def test_whitespace_and_case_make_no_difference_and_order_does() -> None:
    assert simhash("The  autumn\nsale is on") == simhash("the autumn sale is on")
    assert apart("the autumn sale is on now", "now on is sale autumn the") > 12


def test_short_texts_have_sketches_too() -> None:
    sketches = {simhash(text) for text in ("", "Sale", "Sale now", "Sale now on", "\ud800")}
    assert len(sketches) == 5
    assert all(len(sketch) == 16 for sketch in sketches)
