"""The shipped model is the one that its card describes."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from consistency.assets import asset
from consistency.baseline.evidence import STRANGER
from consistency.baseline.fusion import packaged_fusion
from consistency.baseline.readings import READINGS
from consistency.checks.voice_words import REMEDIES
from consistency.records.directions import SOUNDS
from consistency.represent.features import FEATURES
from consistency.represent.model import FOLDER, packaged_model


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (f"{FOLDER}/card.md", "voice.npz"),
        (f"{FOLDER}/card.md", "fusion.json"),
        (f"{FOLDER}/dials.md", "dials.npz"),
        ("models/minilm/card.md", "encoder.onnx"),
        ("models/minilm/card.md", "branch.onnx"),
        ("models/minilm/card.md", "tokenizer.json"),
    ],
)
def test_the_card_names_the_files_sha256(card: str, name: str) -> None:
    model = (asset(card).parent / name).read_bytes()
    assert hashlib.sha256(model).hexdigest() in asset(card).read_text("utf-8")


def test_model_and_constants_belong_together() -> None:
    model, fusion = packaged_model(), packaged_fusion()
    assert model.version == fusion.version
    assert model.probes.kinds == fusion.kinds
    assert [style.name for style in fusion.styles] == [feature.name for feature in FEATURES]
    assert fusion.weights.shape == (2, len(READINGS))
    assert fusion.slopes.shape == fusion.offsets.shape == (2, len(fusion.words))
    assert model.probes.style_weights.shape == (len(FEATURES), 1 + len(fusion.kinds))


def test_more_evidence_never_brings_a_text_nearer_whatever_its_length() -> None:
    fusion = packaged_fusion()
    assert (fusion.slopes > 0).all()
    assert (np.diff(fusion.words) > 0).all()


def test_what_evidence_is_worth_changes_evenly_with_length_and_stays_beyond_the_lengths_learned() -> None:
    fusion = packaged_fusion()
    readings = np.full(len(READINGS), 0.5)
    first, second = (fusion.log_odds(readings, words) for words in fusion.words[:2])
    between = fusion.log_odds(readings, float(np.expm1(np.log1p(fusion.words[:2]).mean())))
    raw = fusion.weights @ readings + fusion.bias
    assert first == pytest.approx(raw * fusion.slopes[:, 0] + fusion.offsets[:, 0])
    assert between == pytest.approx((first + second) / 2)
    assert fusion.log_odds(readings, 1) == pytest.approx(first)
    assert fusion.log_odds(readings, 9000) == pytest.approx(fusion.log_odds(readings, float(fusion.words[-1])))


def test_every_kind_can_be_told_and_mended() -> None:
    assert {*packaged_fusion().kinds, STRANGER} == set(SOUNDS) == set(REMEDIES)


def test_a_rate_is_told_by_the_word_and_a_length_by_itself() -> None:
    units = {style.name: (style.unit, style.scale) for style in packaged_fusion().styles}
    assert units["adverbs"] == ("in 100 words", 100.0)
    assert units["sentence length"] == ("words in a sentence", 1.0)


def test_features_are_documented_and_named_once() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    assert all(feature.definition and feature.per in {"word", "sentence"} for feature in FEATURES)
