"""Whose words a text uses: which are counted, and how they are held against the brand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from consistency.baseline import Baseline
from consistency.baseline.readings import READINGS, foreign
from consistency.encoders.onnx import MiniLM
from consistency.records.voice import Representation
from consistency.represent import represent
from consistency.represent.lexis import Lexis, words_of
from consistency.represent.model import packaged_model
from tests.voice.approved import APPROVED, BRAND, reading_of

FOREIGN = READINGS.index("words that other brands use and this one does not")


def told(text: str, encoder: MiniLM) -> Representation:
    return represent(reading_of(text), encoder, [BRAND])


def how_foreign(text: str, baseline: Baseline, encoder: MiniLM) -> float:
    return foreign(told(text, encoder), baseline.sums.reference("email", baseline.fusion), baseline.fusion)


def test_words_and_marks_count_and_masks_do_not() -> None:
    assert [*words_of(["BRAND opens at NUM, by the CODE pier!"])] == ["opens", "at", ",", "by", "the", "pier", "!"]


def test_a_word_is_used_or_not_however_often_and_wherever() -> None:
    lexis = Lexis({"boat": 0, "the": 1, "pier": 2})
    once, often = lexis.used(["The boat."]), lexis.used(["boat, boat", "THE the"])
    assert (once == often).all()
    assert np.flatnonzero(np.unpackbits(once)).tolist() == [0, 1]
    assert lexis.used([]).tolist() == [0]


def test_words_that_the_brand_never_uses_are_foreign(baseline: Baseline, encoder: MiniLM) -> None:
    own, other = "The boat leaves at seven. Bring a coat.", "Our solution leverages innovative strategies to deliver value."
    assert how_foreign(other, baseline, encoder) > how_foreign(own, baseline, encoder) + 0.5


def test_the_brands_name_and_the_order_of_sentences_do_not_make_words_foreign(baseline: Baseline, encoder: MiniLM) -> None:
    text = "The boat leaves at seven. Bring a coat."
    assert how_foreign("Bring a coat. The boat leaves at seven.", baseline, encoder) == how_foreign(text, baseline, encoder)
    named = how_foreign("The Ferrow Line boat leaves at seven. Bring a coat.", baseline, encoder)
    assert named == pytest.approx(how_foreign(text, baseline, encoder))


def test_an_approved_text_is_read_as_if_its_words_were_not_the_brands_yet(baseline: Baseline, encoder: MiniLM) -> None:
    text = baseline.texts[0]
    within = baseline.sums.reference(text.channel, baseline.fusion)
    without = baseline.sums.reference(text.channel, baseline.fusion, leave_out=text)
    assert foreign(text, without, baseline.fusion) > foreign(text, within, baseline.fusion)
    assert within.words.sum() - without.words.sum() == np.unpackbits(text.lexis).sum()
    assert within.words.max() <= len(APPROVED)


def test_a_text_without_known_words_is_foreign_to_nobody(baseline: Baseline, encoder: MiniLM) -> None:
    text = told("The boat leaves at seven.", encoder)
    assert foreign(replace(text, lexis=np.zeros_like(text.lexis)), baseline.sums.reference("email", baseline.fusion), baseline.fusion) == 0


def test_model_and_constants_know_the_same_words(baseline: Baseline) -> None:
    lexis = packaged_model().lexis
    assert len(lexis.columns) == len(baseline.fusion.lexis)
    assert np.exp(baseline.fusion.lexis).sum() == pytest.approx(1, abs=1e-3)
    assert baseline.fusion.weights[1, FOREIGN] > 0
    assert baseline.fusion.weights[0, FOREIGN] == 0
