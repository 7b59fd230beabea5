"""A baseline of few or short texts flags no more of the brand's own copy than one of many, and still finds loud drift."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from consistency.baseline import Baseline, assess, assess_all, learn
from consistency.encoders.onnx import MiniLM
from consistency.flows.voice import thinness
from consistency.records.audit import VoiceVerdict
from consistency.records.voice import Representation
from consistency.represent import represent_all
from tests.voice.approved import APPROVED, BRAND, HYPED, reading_of

CHANNELS = ("email", "social", "website")


@pytest.fixture(scope="module")
def approved(encoder: MiniLM) -> tuple[Representation, ...]:
    readings = [reading_of(text, f"a{number}", CHANNELS[number % 3]) for number, text in enumerate(APPROVED)]
    return tuple(represent_all(readings, encoder, [BRAND]))


@pytest.mark.parametrize("size", [5, 8, 12])
def test_own_copy_is_on_voice_by_few_texts(size: int, approved: tuple[Representation, ...]) -> None:
    flagged = [
        one.p_value <= 0.05
        for start in range(0, len(approved), size)
        if len(held := approved[start : start + size]) == size
        for one in assess_all(learn(BRAND, held), [text for text in approved if text not in held])
    ]
    assert len(flagged) >= 8
    assert np.mean(flagged) <= 0.1


def test_loud_drift_is_found_by_five_texts(encoder: MiniLM, approved: tuple[Representation, ...]) -> None:
    (hyped,) = represent_all([reading_of(HYPED, "hyped")], encoder, [BRAND])
    assert assess(learn(BRAND, approved[:5]), hyped).verdict is VoiceVerdict.DRIFT


def test_copy_longer_than_all_that_was_approved_is_no_drift(encoder: MiniLM, approved: tuple[Representation, ...]) -> None:
    held, rest = approved[:12], APPROVED[12:]
    joined = [reading_of("\n\n".join(rest[start : start + 4]), f"long {start}", "email") for start in (0, 4)]
    long = represent_all(joined, encoder, [BRAND])
    assert min(float(text.words.sum()) for text in long) > 2 * np.mean([text.words.sum() for text in held])
    assert all(one.verdict is VoiceVerdict.ON_VOICE for one in assess_all(learn(BRAND, held), long))


def test_the_same_deviation_says_less_by_fewer_texts(approved: tuple[Representation, ...]) -> None:
    baseline = learn(BRAND, approved)
    alone = replace(baseline, texts=baseline.texts[:5], deviations=baseline.deviations[:5] * 0 + baseline.deviations.mean())
    many = replace(baseline, deviations=baseline.deviations * 0 + baseline.deviations.mean())
    far = float(baseline.deviations.mean()) + 10.0
    assert alone.relative(far) < many.relative(far)


def test_pools_have_chances_of_their_own(approved: tuple[Representation, ...], baseline: Baseline) -> None:
    text = approved[0]
    alone, together = assess(baseline, text), assess(baseline, text, is_pool=True)
    assert alone.deviation == together.deviation
    assert alone.p_value != together.p_value


def test_a_scan_notes_that_there_is_little_to_judge_by(baseline: Baseline) -> None:
    (note,) = thinness(baseline)
    assert "too thin to judge by (20 texts with" in note
    assert "Add about 10 more approved texts" in note
    assert thinness(replace(baseline, texts=baseline.texts * 4)) == ()
