"""The demo brand's audit and baseline, made once: all tests here only look at them."""

from __future__ import annotations

import pytest

import consistency
from consistency.assets import asset


@pytest.fixture(scope="session")
def audit() -> consistency.Audit:
    return consistency.scan(asset("corpora/demo-brand"))


@pytest.fixture(scope="session")
def baseline() -> consistency.Baseline:
    return consistency.learn(asset("corpora/demo-brand"))


@pytest.fixture(scope="session")
def campaign() -> tuple[consistency.Touchpoint, ...]:
    return consistency.read_touchpoints(asset("corpora/demo-brand"))
