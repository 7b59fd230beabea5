"""The shipped model is the one that its card describes."""

from __future__ import annotations

import hashlib

import pytest

from consistency.assets import asset
from consistency.baseline.evidence import STRANGER
from consistency.baseline.fusion import packaged_fusion
from consistency.baseline.readings import READINGS
from consistency.checks.voice_words import REMEDIES
from consistency.records.directions import SOUNDS
from consistency.represent.features import FEATURES
from consistency.represent.model import FOLDER, packaged_model


@pytest.mark.parametrize("name", ["voice.npz", "fusion.json"])
def test_the_card_names_the_files_sha256(name: str) -> None:
    folder = asset(FOLDER)
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() in (folder / "card.md").read_text("utf-8")


def test_model_and_constants_belong_together() -> None:
    model, fusion = packaged_model(), packaged_fusion()
    assert model.version == fusion.version
    assert model.probes.kinds == fusion.kinds
    assert [style.name for style in fusion.styles] == [feature.name for feature in FEATURES]
    assert fusion.weights.shape == (2, len(READINGS))
    assert model.probes.style_weights.shape == (len(FEATURES), 1 + len(fusion.kinds))


def test_every_kind_can_be_told_and_mended() -> None:
    assert {*packaged_fusion().kinds, STRANGER} == set(SOUNDS) == set(REMEDIES)


def test_a_rate_is_told_by_the_word_and_a_length_by_itself() -> None:
    units = {style.name: (style.unit, style.scale) for style in packaged_fusion().styles}
    assert units["adverbs"] == ("in 100 words", 100.0)
    assert units["sentence length"] == ("words in a sentence", 1.0)


def test_features_are_documented_and_named_once() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    assert all(feature.definition and feature.per in {"word", "sentence"} for feature in FEATURES)
