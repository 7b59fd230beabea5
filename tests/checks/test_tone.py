"""The tone check notes, with quotes of approved copy, which declared traits that copy contradicts, and else says why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consistency.baseline import edition_of, learn
from consistency.checks.tone import Tone as ToneCheck
from consistency.encoders.onnx import MiniLM
from consistency.engines.local import Local
from consistency.flows.baseline import Learned
from consistency.flows.context import in_context
from consistency.flows.tone import standing_in, tone_of, with_dials
from consistency.flows.voice import hear
from consistency.judge import judge, overall, summarise
from consistency.records.audit import Verdict, VoiceVerdict
from consistency.records.campaign import Brand, Campaign
from consistency.records.finding import Severity, Yardstick
from consistency.records.guide import Guide
from consistency.records.voice import Assessment, Representation
from consistency.represent import represent_all
from consistency.settings import VoiceSettings
from tests.voice.approved import BRAND, FORMAL, ON_VOICE, approved_readings, reading_of


@pytest.fixture(scope="module")
def encoder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def approved(encoder: MiniLM) -> tuple[Representation, ...]:
    return represent_all(approved_readings(), encoder, [BRAND])


def campaign(guide: Guide | None, approved: tuple[Representation, ...] = ()) -> Campaign:
    tone = tone_of(guide, approved) if approved else None
    return Campaign("Summer", date(2026, 5, 1), Brand(BRAND, (), guide), (), tuple(approved_readings()), tone=tone)


def test_a_contradicted_trait_is_one_note_with_approved_sentences(approved: tuple[Representation, ...]) -> None:
    scene = campaign(Guide(traits=("Formal", "Plain-spoken", "Weather first")), approved)
    assert ToneCheck().lacks(scene) is None
    (finding,) = judge(in_context(ToneCheck().measure(scene), scene))
    assert (finding.severity, finding.concern, finding.expected) == (Severity.NOTE, "tone", "Formal")
    assert "You declare “Formal”; your 20 approved texts measure casual" in finding.message
    assert 1 <= len(finding.evidence) <= 3
    assert set(finding.locators) == {item.locator for item in finding.evidence}
    (summary,) = [one for one in summarise([finding], scene, (), {"tone": None}) if one.concern == "tone"]
    assert (summary.verdict, summary.channels) == (Verdict.PASS, {})
    assert "otherwise than your guide declares" in summary.reason


def test_what_holds_is_no_finding(approved: tuple[Representation, ...]) -> None:
    scene = campaign(Guide(traits=("Casual", "Plain-spoken")), approved)
    assert not list(ToneCheck().measure(scene))
    (summary,) = [one for one in summarise([], scene, (), {"tone": ToneCheck().lacks(scene)}) if one.concern == "tone"]
    assert summary.reason == "It bears out what your guide declares."


def test_where_nothing_can_be_told_it_says_why(approved: tuple[Representation, ...]) -> None:
    without_dials = tuple(replace(text, dials=None) for text in approved)
    reasons = [
        ToneCheck().lacks(campaign(None, approved)),
        ToneCheck().lacks(campaign(Guide(), approved)),
        ToneCheck().lacks(campaign(Guide(traits=("Formal",)))),
        ToneCheck().lacks(campaign(Guide(traits=("Weather first",)), approved)),
        ToneCheck().lacks(campaign(Guide(traits=("Formal",)), without_dials)),
        ToneCheck().lacks(campaign(Guide(traits=("Formal",)), approved[:3])),
    ]
    said = ("no style guide", "no traits", "no baseline", "no trait of tone", "kept baseline", "3 approved texts are too few")
    assert all(words in (reason or "") for words, reason in zip(said, reasons, strict=True)), reasons


def test_beside_a_kept_baseline_nothing_is_quoted_that_the_scan_did_not_read(approved: tuple[Representation, ...]) -> None:
    kept = Learned(edition_of(learn(BRAND, approved), [BRAND], (), "minilm"), tuple(approved_readings()))
    brand, ignored = Brand(BRAND, (), Guide(traits=("Formal",))), lambda _: None
    read = (reading_of("Tickets at the gate. Dogs sail free.", "approved-0"),)
    beside = hear((reading_of(ON_VOICE),), read, brand, VoiceSettings(), Local(), ignored, kept).tone
    alone = hear((reading_of(ON_VOICE),), (), brand, VoiceSettings(), Local(), ignored, kept).tone
    assert beside is not None
    assert alone is not None
    assert not beside.missing
    assert not beside.traits[0].holds
    assert beside.traits[0].evidence == ()
    assert alone.traits[0].evidence


def test_a_quote_of_a_kept_baseline_is_told_at_its_place_in_the_copy_that_was_read(approved: tuple[Representation, ...]) -> None:
    tone = tone_of(Guide(traits=("Formal",)), approved)
    moved = tuple(reading_of(f"What follows is approved.\n\n{one.touchpoint.text}", one.touchpoint.locator) for one in approved_readings())
    texts = {one.touchpoint.locator: one.touchpoint.text for one in moved}
    quotes = standing_in(tone, moved).traits[0].evidence
    assert quotes
    assert all(texts[item.locator][item.start : item.end] == item.quote for item in quotes)


def test_tone_that_was_not_checked_keeps_nothing_from_a_pass() -> None:
    scene = campaign(Guide())
    tone = [one for one in summarise([], scene, (), {"tone": ToneCheck().lacks(scene)}) if one.concern == "tone"]
    fine = replace(tone[0], concern="terms", verdict=Verdict.PASS)
    assert tone[0].verdict is Verdict.NOT_CHECKED
    assert "no traits" in tone[0].reason
    assert overall([fine, *tone], complete=True) is Verdict.PASS
    assert overall([fine, replace(fine, concern="look", verdict=Verdict.NOT_CHECKED)], complete=True) is Verdict.LOOK


def test_the_dials_of_a_drifted_text_join_its_traits(encoder: MiniLM, approved: tuple[Representation, ...]) -> None:
    texts = represent_all([reading_of(FORMAL, "off"), reading_of(ON_VOICE, "on")], encoder, [BRAND])
    blank = Assessment("off", 0.1, 0.001, VoiceVerdict.DRIFT, Yardstick(0.4, 0.7, 0.9, 20), 40)
    off, on = with_dials([blank, replace(blank, locator="on", verdict=VoiceVerdict.ON_VOICE)], texts, approved)
    assert "more formal" in {trait.says for trait in off.traits}
    assert not on.traits
