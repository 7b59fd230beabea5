"""Further encoders speak beside ours, each approved text held against the others, and never decide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from consistency.baseline import Baseline, assess_all
from consistency.baseline.likeness import likeness
from consistency.encoders.onnx import MiniLM
from consistency.errors import ModelError, SettingsError
from consistency.flows.encoders import further_encoders, with_encoders
from consistency.represent import represent_all
from models.minilm.original import original
from tests.voice.approved import BRAND, HYPED, ON_VOICE, approved_readings, reading_of


def test_an_approved_text_does_not_speak_for_itself() -> None:
    own = np.eye(5)
    assert likeness(own, own[:1])[0][1] == 100, "each lies at a right angle to all others"
    alike = np.tile([1.0, 0.0], (4, 1))
    assert likeness(alike, np.array([[0.0, 1.0]])) == [(0.0, 0.0)]
    assert likeness(np.eye(2), np.eye(2)) == []


def test_a_model_by_path_and_a_built_in_one(baseline: Baseline, encoder: MiniLM) -> None:
    readings = [reading_of(text, f"t{number}") for number, text in enumerate([ON_VOICE, HYPED, ""])]
    before = assess_all(baseline, represent_all(readings, encoder, [BRAND]))
    encoders = further_encoders([f"sentence_transformers:{original()}", "hashing"], Path())
    after = with_encoders(before, readings, approved_readings(), encoders)
    assert [[one.encoder for one in assessment.encoders] for assessment in after] == [[str(original()), "hashing"]] * 2 + [[]]
    on, off = (assessment.encoders[0] for assessment in after[:2])
    assert on.cosine > off.cosine
    assert on.percentile > off.percentile
    assert on.n == 20
    assert tuple(replace(one, encoders=()) for one in after) == before


def test_a_path_is_relative_to_the_settings() -> None:
    (encoder,) = further_encoders([f"sentence_transformers:{original().name}"], original().parent)
    assert encoder.dimensions == 384


def test_wrong_names_are_told() -> None:
    with pytest.raises(SettingsError) as caught:
        further_encoders(["sentence_transformer:x"], Path())
    assert "sentence_transformers" in str(caught.value)
    with pytest.raises(ModelError):
        further_encoders(["sentence_transformers:/no/such/folder"], Path())
