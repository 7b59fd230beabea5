"""Baselines are learned, kept and refused where they cannot be."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from consistency.baseline import Baseline, assess, assess_all, learn, load, save, summarise, yardstick_of
from consistency.baseline.assess import verdict_of
from consistency.baseline.fusion import Tail, load_fusion
from consistency.encoders.hashing import Hashing
from consistency.encoders.onnx import MiniLM
from consistency.errors import BaselineError, ModelError
from consistency.records.audit import VoiceVerdict
from consistency.records.reading import Reading, Segment
from consistency.records.touchpoint import Kind, Role, Touchpoint
from consistency.represent import represent, represent_all
from consistency.represent.model import load_model
from consistency.represent.reader import MOST_SENTENCES
from tests.voice.approved import APPROVED, BRAND, FORMAL, HYPED, ON_VOICE, approved_readings, reading_of

WORDS = "soon now there then today tonight again below above early later midday Sunday twice".split()


def test_a_baseline_comes_back_as_it_was_saved(baseline: Baseline, encoder: MiniLM, tmp_path: Path) -> None:
    save(baseline, tmp_path / "ferrow.baseline")
    again = load(tmp_path / "ferrow.baseline")
    texts = represent_all([reading_of(ON_VOICE), reading_of(HYPED)], encoder, [BRAND])
    assert again.name == BRAND
    assert assess_all(again, texts) == assess_all(baseline, texts)
    save(again, tmp_path / "again.baseline")
    assert (tmp_path / "again.baseline").read_bytes() == (tmp_path / "ferrow.baseline").read_bytes()


def test_learning_twice_gives_the_same(baseline: Baseline, encoder: MiniLM) -> None:
    other = learn(BRAND, represent_all(approved_readings(), MiniLM(), [BRAND]))
    assert np.array_equal(other.deviations, baseline.deviations)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_what_is_no_baseline_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(BaselineError) as caught:
        load(tmp_path / "x")
    assert caught.value.error_code == "BAS02"
    assert "pickle" not in str(caught.value)


def test_a_baseline_of_another_model_is_refused(baseline: Baseline, tmp_path: Path) -> None:
    save(replace(baseline, version="en_voice 0.1"), tmp_path / "x")
    with pytest.raises(BaselineError) as caught:
        load(tmp_path / "x")
    assert caught.value.error_code == "BAS03"


def test_too_few_texts_are_refused(encoder: MiniLM) -> None:
    with pytest.raises(BaselineError) as caught:
        learn(BRAND, represent_all(approved_readings()[:4], encoder, [BRAND]))
    assert caught.value.error_code == "BAS01"


def test_a_text_that_is_there_twice_is_learned_once(baseline: Baseline, encoder: MiniLM) -> None:
    moved = [
        Reading(replace(one.touchpoint, locator=f"copy of {one.touchpoint.locator}", channel="website"), one.segments)
        for one in approved_readings()
    ]
    twice = learn(BRAND, represent_all([*moved, *approved_readings()], encoder, [BRAND]))
    assert (len(twice.texts), twice.repeated) == (20, 20)
    assert np.allclose(np.sort(twice.deviations), np.sort(baseline.deviations))
    assert "20 texts repeat what others say" in summarise(twice).advice
    assert "repeat" not in summarise(baseline).advice


def test_texts_that_say_nearly_the_same_are_learned_once(encoder: MiniLM) -> None:
    """Where all copy is there twice but for its last sentence, held-out copy is flagged no more than by the copy that is there once."""
    texts, held = approved_readings()[:14], represent_all(approved_readings()[14:], encoder, [BRAND])
    nearly = [reading_of(f"{one.touchpoint.text} See you on deck {word}.", f"n{word}") for one, word in zip(texts, WORDS, strict=True)]
    once, twice = (learn(BRAND, represent_all(copy, encoder, [BRAND])) for copy in (texts, [*texts, *nearly]))
    assert (len(twice.texts), twice.repeated) == (14, 14)
    flags = [sum(one.verdict is VoiceVerdict.DRIFT for one in assess_all(baseline, held)) for baseline in (once, twice)]
    assert flags[1] <= flags[0]


def test_texts_that_share_a_formula_all_teach_and_what_is_hardly_more_does_not(encoder: MiniLM) -> None:
    formula = "If anything is unclear, ring the pier and ask for Marit, who has been here longest and knows. We are up by six."
    signed = [reading_of(f"{text} {formula}", f"s{number}") for number, text in enumerate(APPROVED)]
    assert learn(BRAND, represent_all(signed, encoder, [BRAND])).repeated == 0
    bare = [reading_of(f"{formula} {formula[:-1]}, says {word}.", f"b{word}") for word in WORDS]
    assert learn(BRAND, represent_all([*approved_readings(), *bare], encoder, [BRAND])).repeated == len(WORDS) - 1


def test_a_thin_baseline_says_what_to_add(baseline: Baseline) -> None:
    summary = summarise(baseline)
    assert summary.strength == "too thin"
    assert summary.touchpoints == 20
    assert "10 more approved texts" in summary.advice


def test_the_yardstick_is_the_brands_own_range(baseline: Baseline) -> None:
    yardstick = yardstick_of(baseline)
    assert 0 < yardstick.low < yardstick.middle < yardstick.high < 1
    assert yardstick.n == 20


def test_an_encoder_without_layers_still_tells_a_pushed_text() -> None:
    baseline = learn(BRAND, represent_all(approved_readings(), Hashing(), [BRAND]))
    on, off = (assess(baseline, represent(reading_of(text), Hashing(), [BRAND])) for text in (ON_VOICE, FORMAL))
    assert off.score < on.score


class Wrapped:
    """An encoder that hands on the meaning of texts alone."""

    name, dimensions = "wrapped", 384

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return MiniLM().encode(texts)


def test_an_encoder_that_hides_its_layers_is_refused_and_never_heard_by_half() -> None:
    with pytest.raises(ModelError, match="'wrapped' does not say whether it has hidden layers") as refused:
        represent(reading_of(ON_VOICE), Wrapped(), [BRAND])
    assert refused.value.error_code == "MOD10"


def test_a_tail_falls_on_beyond_its_table_and_never_claims_the_impossible() -> None:
    tail = Tail(1e9, np.array([-1.0, 0, 1, 2, 3, 4]), np.array([0.0, -0.3, -0.8, -1.3, -2, -2.7]))
    assert tail.chance(-5) == 1
    assert 10**-3 < tail.chance(4) < 10**-2
    assert tail.chance(6) < tail.chance(5) < tail.chance(4)
    assert tail.chance(1e9) == pytest.approx(1e-12)


def test_damaged_models_are_named(tmp_path: Path) -> None:
    (tmp_path / "voice.npz").write_bytes(b"PK damaged")
    (tmp_path / "fusion.json").write_text("{}")
    with pytest.raises(ModelError, match="voice model"):
        load_model(tmp_path / "voice.npz")
    with pytest.raises(ModelError, match="voice constants"):
        load_fusion(tmp_path / "fusion.json")


def test_a_text_without_copy_is_represented_and_cannot_be_told(baseline: Baseline, encoder: MiniLM) -> None:
    broken = Touchpoint(locator="x", channel="email", kind=Kind.TEXT, text="A \ud83d half \x00 emoji")
    represent_all([Reading(broken, (Segment(0, len(broken.text), Role.BODY, 0),))], encoder, [BRAND])
    (empty,) = represent_all([reading_of("")], encoder, [BRAND])
    assert empty.spans == ()
    assert assess(baseline, empty).verdict.value == "cannot-tell"
    assert represent_all([], encoder, [BRAND]) == ()


def test_the_level_moves_the_verdict_and_short_copy_needs_more() -> None:
    assert verdict_of(0.04, 100) is VoiceVerdict.DRIFT
    assert verdict_of(0.04, 100, 0.02) is VoiceVerdict.ON_VOICE
    assert verdict_of(0.04, 20) is VoiceVerdict.CANNOT_TELL, "too far off to be called on voice, too short to be called drifted"
    assert verdict_of(0.06, 20) is VoiceVerdict.ON_VOICE
    assert verdict_of(0.009, 20) is VoiceVerdict.DRIFT
    assert verdict_of(0.009, 5) is VoiceVerdict.CANNOT_TELL
    assert verdict_of(0.001, 5) is VoiceVerdict.DRIFT


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "1-2." * 50_000, "Come in. " * 20_000, "a-" * 100_000, "\ud83d bad \x00 bytes", "😀" * 5000]
)
def test_hostile_texts_are_represented_in_time(text: str) -> None:
    touchpoint = Touchpoint(locator="x", channel="email", kind=Kind.TEXT, text=text)
    spans = [(m.start(), m.end()) for m in re.finditer(r"[^.]+\.?", text)]
    reading = Reading(touchpoint, tuple(Segment(start, end, Role.BODY, 0) for start, end in spans))
    started = time.monotonic()
    (represented,) = represent_all([reading], Hashing(), [BRAND])
    assert len(represented.spans) <= MOST_SENTENCES
    assert np.isfinite(represented.probes).all()
    assert time.monotonic() - started < 20
