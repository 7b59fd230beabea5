"""Pushed off its voice a text scores lower; typography, names, topic and order do not move it."""

from __future__ import annotations

import pytest

from consistency.baseline import Baseline, assess
from consistency.encoders.onnx import MiniLM
from consistency.records.audit import VoiceVerdict
from consistency.records.voice import Assessment
from consistency.represent import represent
from tests.voice.approved import APPROVED, BRAND, FORMAL, HYPED, ON_VOICE, SLANG, reading_of


def judged(text: str, baseline: Baseline, encoder: MiniLM) -> Assessment:
    return assess(baseline, represent(reading_of(text), encoder, [BRAND]))


@pytest.mark.parametrize(("pushed", "direction"), [(HYPED, "hype"), (FORMAL, "formal"), (SLANG, "slang")])
def test_a_pushed_text_drifts_in_the_direction_in_which_it_was_pushed(
    pushed: str, direction: str, baseline: Baseline, encoder: MiniLM
) -> None:
    on, off = judged(ON_VOICE, baseline, encoder), judged(pushed, baseline, encoder)
    assert on.verdict is VoiceVerdict.ON_VOICE
    assert off.verdict is VoiceVerdict.DRIFT
    assert off.score < 0.2 < on.score
    assert direction in off.directions


def test_one_drifted_sentence_is_the_first_evidence(baseline: Baseline, encoder: MiniLM) -> None:
    planted = "We are thrilled to unveil a truly breathtaking experience!"
    text = f"{ON_VOICE}\n\n{planted} The door on the left is the warm one."
    assessment = judged(text, baseline, encoder)
    assert assessment.score < judged(ON_VOICE, baseline, encoder).score
    first = assessment.evidence[0]
    assert first.quote == planted
    assert text[first.start : first.end] == planted


def test_typography_and_names_do_not_move_the_score(baseline: Baseline, encoder: MiniLM) -> None:
    plain = f'{BRAND} says "wait here" and means it. It\'s dry inside - mostly. Bring £5, and wait...'
    curly = "FERROW LINE says “wait here” and means it. It’s dry inside — mostly. Bring\u00a0£7, and wait…"
    one, other = judged(plain, baseline, encoder), judged(curly, baseline, encoder)
    assert one.score == pytest.approx(other.score, abs=1e-6)
    assert one.verdict is other.verdict


def test_the_order_of_sentences_does_not_move_the_score(baseline: Baseline, encoder: MiniLM) -> None:
    sentences = ["Tea is £2.", "We don't wait for the tide.", "Passengers are hereby advised to remain seated.", "Take the next one."]
    one = judged("\n".join(sentences), baseline, encoder)
    other = judged("\n".join(reversed(sentences)), baseline, encoder)
    assert one.score == pytest.approx(other.score, rel=1e-3)


def test_another_topic_in_the_same_voice_is_fine(baseline: Baseline, encoder: MiniLM) -> None:
    text = "The oven runs hot. Turn it down ten degrees and leave the door shut. If the top goes dark, cover it. It'll be fine by noon."
    assert judged(text, baseline, encoder).verdict is VoiceVerdict.ON_VOICE


def test_quotations_are_not_the_brands_voice(baseline: Baseline, encoder: MiniLM) -> None:
    text = f"{ON_VOICE}\n\n“This was the most AMAZING, unbelievable, magical trip of my entire life!!!”"
    assert judged(text, baseline, encoder).score == pytest.approx(judged(ON_VOICE, baseline, encoder).score)


@pytest.mark.parametrize(
    "asked_for", ["Subject to availability. One use per customer.", "18+ only.", "Payment is taken under clause 6 of the Terms of Service."]
)
def test_what_law_and_regulators_ask_for_does_not_move_the_score(asked_for: str, baseline: Baseline, encoder: MiniLM) -> None:
    assert judged(f"{ON_VOICE}\n\n{asked_for}", baseline, encoder).score == pytest.approx(judged(ON_VOICE, baseline, encoder).score)


def test_copy_that_is_too_short_cannot_be_told(baseline: Baseline, encoder: MiniLM) -> None:
    assert judged("Book now", baseline, encoder).verdict is VoiceVerdict.CANNOT_TELL
    nothing = judged("“Somebody else said every word of this text, and none is ours.”", baseline, encoder)
    assert nothing.verdict is VoiceVerdict.CANNOT_TELL
    assert nothing.words == 0


def test_most_approved_copy_is_on_voice_when_read_as_new(encoder: MiniLM, baseline: Baseline) -> None:
    chances = [
        baseline.fusion.tail(float(t.words.sum())).chance(float(d)) for t, d in zip(baseline.texts, baseline.own_distances(), strict=True)
    ]
    assert sum(chance <= 0.05 for chance in chances) <= 0.15 * len(APPROVED)
    assert 0.3 < sum(chances) / len(chances) < 0.8


def test_counted_traits_are_told_with_the_brands_range(baseline: Baseline, encoder: MiniLM) -> None:
    traits = {trait.name: trait for trait in judged(HYPED, baseline, encoder).traits}
    assert "exclamation marks" in traits
    assert traits["exclamation marks"].value > traits["exclamation marks"].high
    assert traits["exclamation marks"].says == "more exclamation marks"
