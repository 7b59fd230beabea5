from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.errors import ReportError
from consistency.records.audit import VoiceScore, VoiceVerdict
from consistency.records.finding import Evidence, Finding, Severity, Yardstick
from consistency.reports import REPORTS
from consistency.reports.json import Json, audit_from_json, compact, report_schema

from .sample import sample_audit

SCHEMA = Path(__file__).parents[2] / "docs/reference/report.schema.json"

finite = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(max_size=12)
offsets = st.none() | st.integers(0, 99)
evidence = st.builds(Evidence, texts, texts, offsets, offsets, texts, texts, texts, texts)
yardsticks = st.builds(Yardstick, finite, finite, finite, st.integers(0, 99))
voices = st.builds(VoiceScore, finite, st.booleans(), finite, st.sampled_from(VoiceVerdict), yardsticks)
findings = st.builds(
    Finding,
    texts,
    texts,
    st.sampled_from(Severity),
    texts,
    st.tuples(texts),
    st.lists(evidence, max_size=2).map(tuple),
    attribute=st.none() | texts,
)


def rendered() -> dict[str, Any]:
    return json.loads(Json().render(sample_audit()))


@settings(max_examples=40, deadline=None)
@given(texts, st.lists(findings, max_size=3), st.none() | voices, st.dates(), st.datetimes(timezones=st.just(UTC)))
def test_every_audit_comes_back_as_it_was(
    words: str, found: list[Finding], voice: VoiceScore | None, launch: date, created_at: datetime
) -> None:
    base = sample_audit()
    touchpoints = tuple(replace(item, title=words, voice=voice, observed_at=created_at) for item in base.touchpoints[:2])
    audit = replace(base, brand=words, findings=tuple(found), touchpoints=touchpoints, launch=launch, created_at=created_at, notes=(words,))
    assert audit_from_json(Json().render(audit)) == audit


def test_the_same_audit_gives_the_same_bytes_but_for_the_time_stamp() -> None:
    audit = sample_audit()
    later = replace(audit, created_at=audit.created_at + timedelta(hours=3))
    assert Json().render(audit) == REPORTS["json"]().render(sample_audit())
    one, other = json.loads(Json().render(audit)), json.loads(Json().render(later))
    assert {key for key in one if one[key] != other[key]} == {"created_at"}


def test_holds_what_scoring_reads() -> None:
    report = rendered()
    assert report["schema"] == "consistency-report/1"
    voices = {item["locator"]: item["voice"] for item in report["touchpoints"]}
    assert voices["campaign/email/03-last-day.eml"] == voices["campaign/email/03-last-day.eml"] | {"score": 0.04, "flagged": True}
    finding = next(item for item in report["findings"] if item["kind"] == "offer-conflict" and item["attribute"] == "discount")
    assert finding["locators"] == ["campaign/social/tweets.js#2"]
    assert finding["severity"] == "error"
    assert finding["against"][0] == "campaign/website/autumn-offer.html"
    assert finding["evidence"][0]["quote"] == "30% off every spade, fork and trowel"


def test_a_touchpoint_without_a_voice_says_null() -> None:
    audit = sample_audit()
    silent = replace(audit, touchpoints=tuple(replace(item, voice=None) for item in audit.touchpoints))
    report = json.loads(Json().render(silent))
    assert {item["voice"] for item in report["touchpoints"]} == {None}


def test_the_published_schema_is_the_one_in_force_and_accepts_the_report() -> None:
    published = json.loads(SCHEMA.read_text("utf-8"))
    assert published == report_schema(), "write docs/reference/report.schema.json again: consistency reference all --to docs/reference"
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(rendered(), published)


@pytest.mark.parametrize(
    ("path", "value"),
    [(("verdict",), "MAYBE"), (("schema",), "consistency-report/2"), (("findings", 0, "severity"), "fatal"), (("launch",), 7)],
)
def test_the_schema_refuses_what_is_no_report(path: tuple[str | int, ...], value: object) -> None:
    report: Any = rendered()
    place = report
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, report_schema())


def test_half_a_surrogate_pair_is_written_as_valid_json() -> None:
    audit = replace(sample_audit(), brand="Fern\ud83chollow")
    report = Json().render(audit)
    report.decode("utf-8")
    assert audit_from_json(report) == audit


@pytest.mark.parametrize("brand", ["Fernhollow", "Fern\ud83chollow"])
def test_what_is_kept_on_one_line_is_the_same_audit(brand: str) -> None:
    audit = replace(sample_audit(), brand=brand)
    assert audit_from_json(compact(audit)) == audit == audit_from_json(Json().render(audit))


def test_text_is_written_as_it_reads() -> None:
    assert "£40 or more".encode() in Json().render(sample_audit())


def test_a_number_that_is_none_is_refused() -> None:
    audit = sample_audit()
    measured = replace(audit.measurements[0], value=math.nan)
    with pytest.raises(ReportError, match="REP04"):
        Json().render(replace(audit, measurements=(measured,)))


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (b"{", "REP01"),
        (b"\xff\xfe\x00", "REP01"),
        (b"[]", "REP02"),
        (b'{"schema": "other/1"}', "REP02"),
        (b'{"schema": "consistency-report/1"}', "REP03"),
    ],
)
def test_what_is_no_report_is_refused_with_a_code(report: bytes, code: str) -> None:
    with pytest.raises(ReportError, match=code):
        audit_from_json(report)


def test_a_damaged_report_is_refused_with_the_place() -> None:
    report = rendered()
    report["findings"][2]["severity"] = "fatal"
    with pytest.raises(ReportError, match=r"REP03 findings\.2\.severity"):
        audit_from_json(json.dumps(report).encode())


def test_dates_are_iso() -> None:
    assert date.fromisoformat(rendered()["launch"]) == date(2026, 9, 14)
