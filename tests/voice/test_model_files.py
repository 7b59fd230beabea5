"""The shipped model is the one that its card describes."""

from __future__ import annotations

import hashlib

import pytest

from consistency.assets import asset
from consistency.baseline.fusion import packaged_fusion
from consistency.baseline.readings import READINGS
from consistency.checks.voice_words import REMEDIES, SOUNDS
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
    assert fusion.weights.shape == (len(READINGS),)
    assert model.probes.style_weights.shape == (len(FEATURES), 1 + len(fusion.kinds))


def test_every_kind_can_be_told_and_mended() -> None:
    assert set(packaged_fusion().kinds) == set(SOUNDS) == set(REMEDIES)


def test_features_are_documented_and_named_once() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    assert all(feature.definition and feature.per in {"word", "sentence"} for feature in FEATURES)
