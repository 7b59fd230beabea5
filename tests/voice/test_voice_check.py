"""The voice check gives one measurement a touchpoint, in plain words where the text drifts."""

from __future__ import annotations

from datetime import date

from consistency.baseline import Baseline, assess_all
from consistency.checks.voice import Voice
from consistency.encoders.onnx import MiniLM
from consistency.records.campaign import Brand, Campaign
from consistency.represent import represent_all
from tests.voice.approved import BRAND, HYPED, ON_VOICE, reading_of


def test_every_assessed_touchpoint_is_measured_and_drift_is_explained(baseline: Baseline, encoder: MiniLM) -> None:
    readings = (reading_of(ON_VOICE, "a"), reading_of(HYPED, "b"), reading_of("Not assessed.", "c"))
    voices = {a.locator: a for a in assess_all(baseline, represent_all(readings[:2], encoder, [BRAND]))}
    campaign = Campaign("Summer", date(2026, 5, 1), Brand(BRAND), readings, voices=voices)
    on, off = Voice().measure(campaign)
    assert (on.about, on.certainty) == (("a",), 0.0)
    assert (off.about, off.certainty, off.code) == (("b",), 1.0, "VOI01")
    assert on.value > off.value
    assert "more hyped" in off.message
    assert "exclamation marks" in off.message
    assert off.fix
    assert all(item.quote in HYPED for item in off.evidence)


def test_without_a_baseline_the_check_says_why_it_cannot_be_made() -> None:
    campaign = Campaign("Summer", date(2026, 5, 1), Brand(BRAND), (reading_of(ON_VOICE),))
    assert "no baseline" in (Voice().lacks(campaign) or "")
    assert Voice().lacks(Campaign("Summer", date(2026, 5, 1), Brand(BRAND), (), voices={})) is None
