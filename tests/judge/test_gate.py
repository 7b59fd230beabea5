"""Presets, levels by check and channel, and the band of noise below the line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.judge import NOISE, PRESETS, Thresholds, judge, thresholds_of
from consistency.records.finding import Evidence, Measurement, Severity

MAIL, AD = "email/1.eml", "ads/google.csv#1"
CHANNELS = {MAIL: "email", AD: "ads"}


def measured(check: str, kind: str, locator: str = MAIL, certainty: float = 1.0, p_value: float | None = None) -> Measurement:
    return Measurement(check, kind, "XXX01", (locator,), 1.0, certainty, p_value, evidence=(Evidence(locator, "words", 0, 5),))


def severities(thresholds: Thresholds, *measurements: Measurement) -> list[str]:
    found = {finding.locators: finding.severity.value for finding in judge(measurements, thresholds, CHANNELS)}
    return [found.get(one.about, "off") for one in measurements]


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("relaxed", ["error", "note", "warning", "note"]),
        ("recommended", ["error", "warning", "error", "warning"]),
        ("strict", ["error", "error", "error", "error"]),
    ],
)
def test_presets_differ_in_what_is_an_error(preset: str, expected: list[str]) -> None:
    made = [
        measured("placeholders", "placeholder"),
        measured("terms", "term-violation"),
        measured("placeholders", "placeholder", certainty=0.85),
        measured("reading_ease", "reading-ease"),
    ]
    lines = thresholds_of(PRESETS[preset], {})
    assert [severities(lines, one)[0] for one in made] == expected


def test_a_level_holds_for_a_check_in_a_channel() -> None:
    lines = thresholds_of(PRESETS["recommended"], {"look": {"*": Severity.ERROR, "ads": None}})
    assert severities(lines, measured("look", "look-drift", MAIL), measured("look", "look-drift", AD)) == ["error", "off"]
    lines = thresholds_of(PRESETS["recommended"], {"terms": {"ads": Severity.NOTE}})
    assert severities(lines, measured("terms", "term-violation", MAIL), measured("terms", "term-violation", AD)) == ["warning", "note"]


def test_a_finding_of_two_channels_has_the_level_of_the_stricter() -> None:
    lines = thresholds_of(PRESETS["recommended"], {"voice": {"ads": None, "email": Severity.WARNING}})
    both = Measurement("voice", "voice-drift", "VOI02", (AD, MAIL), 0.1, 1.0, 1e-6, evidence=(Evidence(AD, "words", 0, 5),))
    assert [one.severity for one in judge([both], lines, CHANNELS)] == [Severity.WARNING]


def test_an_error_of_voice_lies_beyond_the_band_and_a_level_caps_it() -> None:
    lines = thresholds_of(PRESETS["recommended"], {})
    assert lines.stop_p == pytest.approx(0.05 / 10 ** (5 * NOISE))
    grossly, near = (measured("voice", "voice-drift", p_value=p) for p in (1e-6, 0.01))
    assert [severities(lines, one) for one in (grossly, near)] == [["error"], ["warning"]]
    assert severities(thresholds_of(PRESETS["strict"], {}), measured("voice", "voice-drift", p_value=0.009)) == ["error"]
    assert severities(thresholds_of(PRESETS["recommended"], {}, band=0), near) == ["error"]
    assert severities(thresholds_of(PRESETS["recommended"], {"voice": {"*": Severity.WARNING}}), grossly) == ["warning"]


def test_a_gross_drift_weighs_more_and_is_told_first() -> None:
    near, gross = measured("voice", "voice-drift", MAIL, p_value=4e-4), measured("voice", "voice-drift", AD, p_value=1e-6)
    found = judge([near, gross], thresholds_of(PRESETS["recommended"], {}), CHANNELS)
    assert [one.locators for one in found] == [(AD,), (MAIL,)]
    assert found[0].weight > found[1].weight > 0.2


def test_where_a_check_says_itself_how_severe_it_is_a_level_only_makes_it_milder() -> None:
    rule = replace(measured("rules", "rule-broken"), severity=Severity.WARNING)
    levels = {level: thresholds_of(PRESETS["recommended"], {"rules": {"*": level}}) for level in (*Severity, None)}
    assert [severities(levels[level], rule) for level in (Severity.ERROR, Severity.NOTE, None)] == [["warning"], ["note"], ["off"]]
    assert severities(Thresholds(), rule) == ["warning"]
