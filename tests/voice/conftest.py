"""The encoder and the baseline that the voice tests share: loading the model takes longer than all of them."""

from __future__ import annotations

import pytest

from consistency.baseline import Baseline, learn
from consistency.encoders.onnx import MiniLM
from consistency.represent import represent_all
from tests.voice.approved import BRAND, approved_readings


@pytest.fixture(scope="session")
def encoder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="session")
def baseline(encoder: MiniLM) -> Baseline:
    return learn(BRAND, represent_all(approved_readings(), encoder, [BRAND]))
