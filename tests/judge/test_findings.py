from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.judge import JudgeError, Thresholds, judge
from consistency.records.finding import Evidence, Measurement, Severity


def measured(kind: str, locator: str = "campaign/a.html", quote: str = "30% off", start: int = 0, **more: object) -> Measurement:
    evidence = (Evidence(locator, quote, start, start + len(quote)),)
    base = Measurement("check", kind, "XXX01", (locator,), 1.0, evidence=evidence, message=f"“{quote}” in {locator}")
    return replace(base, **more)  # type: ignore[arg-type]


def severity(measurement: Measurement, thresholds: Thresholds | None = None) -> Severity:
    return judge([measurement], thresholds)[0].severity


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("offer-conflict", Severity.ERROR),
        ("offer-expired", Severity.ERROR),
        ("message-mismatch", Severity.ERROR),
        ("placeholder", Severity.ERROR),
        ("term-violation", Severity.WARNING),
        ("look-drift", Severity.WARNING),
        ("voice-drift", Severity.WARNING),
        ("kind-of-a-plugin", Severity.WARNING),
    ],
)
def test_severity_follows_harm(kind: str, expected: Severity) -> None:
    assert severity(measured(kind)) is expected


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [(1.0, Severity.ERROR), (0.8, Severity.ERROR), (0.79, Severity.WARNING), (0.5, Severity.WARNING), (0.49, Severity.NOTE)],
)
def test_an_uncertain_error_is_told_more_softly(certainty: float, expected: Severity) -> None:
    assert severity(measured("placeholder", certainty=certainty)) is expected


def test_doubt_does_not_soften_a_warning_until_it_is_unlikely() -> None:
    assert severity(measured("term-violation", certainty=0.6)) is Severity.WARNING
    assert severity(measured("term-violation", certainty=0.3)) is Severity.NOTE


def test_a_voice_that_can_hardly_be_the_brand_stops() -> None:
    assert severity(measured("voice-drift", p_value=0.0004)) is Severity.ERROR
    assert severity(measured("voice-drift", p_value=0.02)) is Severity.WARNING


def test_other_thresholds_judge_the_same_measurements_again() -> None:
    drift = measured("voice-drift", p_value=0.04)
    assert judge([drift], Thresholds(look_p=0.01)) == ()
    assert severity(drift, Thresholds(stop_p=0.05)) is Severity.ERROR
    assert severity(measured("placeholder"), Thresholds(harm={"placeholder": Severity.NOTE})) is Severity.NOTE


def test_thresholds_that_cross_are_refused() -> None:
    with pytest.raises(JudgeError, match="JUD03"):
        Thresholds(sure=0.3, likely=0.5)


def test_a_finding_without_a_quote_is_a_bug() -> None:
    with pytest.raises(JudgeError, match=r"JUD01 campaign/a\.html"):
        judge([measured("placeholder", evidence=())])
    with pytest.raises(JudgeError, match="JUD01"):
        judge([measured("placeholder", quote="  \n")])


def test_a_finding_about_nothing_is_a_bug() -> None:
    with pytest.raises(JudgeError, match="JUD02"):
        judge([measured("placeholder", about=())])


def test_everything_measured_reaches_the_finding() -> None:
    one = measured("offer-conflict", attribute="discount", expected="20%", against=("campaign/b.html",), fix="Say 20%.", certainty=0.9)
    (finding,) = judge([one])
    assert (finding.kind, finding.code, finding.check, finding.concern) == ("offer-conflict", "XXX01", "check", "offer")
    assert (finding.attribute, finding.expected, finding.against, finding.fix) == ("discount", "20%", ("campaign/b.html",), "Say 20%.")
    assert (finding.message, finding.locators, finding.evidence, finding.certainty) == (one.message, one.about, one.evidence, 0.9)


def test_the_same_problem_is_told_once_with_all_of_its_evidence() -> None:
    twice = [measured("placeholder", quote="[NAME]", start=place) for place in (3, 40)]
    (finding,) = judge(twice)
    assert [item.start for item in finding.evidence] == [3, 40]


def test_the_same_message_about_other_words_of_a_touchpoint_is_told_once() -> None:
    said = {"message": "The guide says “shop”, not “store”."}
    first, second = (
        measured("term-violation", quote="in our store", **said),
        measured("term-violation", quote="any store", start=80, **said),
    )
    elsewhere = measured("term-violation", "campaign/b.html", quote="any store", **said)
    findings = judge([first, second, elsewhere])
    assert [[item.quote for item in finding.evidence] for finding in findings] == [["in our store", "any store"], ["any store"]]


def test_findings_without_a_message_are_not_taken_for_one() -> None:
    assert len(judge([measured("placeholder", quote="[A]", message=""), measured("placeholder", quote="[B]", start=9, message="")])) == 2


def test_of_two_tellings_the_more_severe_speaks() -> None:
    (finding,) = judge(
        [measured("placeholder", certainty=0.3, message="perhaps"), measured("placeholder", certainty=0.9, message="surely")]
    )
    assert (finding.severity, finding.message, finding.certainty) == (Severity.ERROR, "surely", 0.9)


def test_words_inside_the_words_of_the_same_problem_are_not_told_apart() -> None:
    outer, inner = measured("placeholder", quote="[INSERT DATE]", start=10), measured("placeholder", quote="INSERT DATE", start=11)
    assert [finding.evidence[0].quote for finding in judge([inner, outer])] == ["[INSERT DATE]"]


def test_words_inside_those_of_another_problem_stay() -> None:
    discount = measured("offer-conflict", quote="30% off with GROW", start=5, attribute="discount")
    code = measured("offer-conflict", quote="GROW", start=18, attribute="code")
    assert len(judge([discount, code])) == 2


def test_a_weightier_finding_is_not_swallowed_by_a_lighter_one() -> None:
    outer = measured("placeholder", quote="[INSERT DATE]", start=10, certainty=0.4)
    inner = measured("placeholder", quote="INSERT DATE", start=11)
    assert len(judge([outer, inner])) == 2


def test_the_worst_comes_first_whatever_the_order_of_measuring() -> None:
    measurements = [
        measured("look-drift"),
        measured("term-violation", "campaign/tweets.js#10"),
        measured("term-violation", "campaign/tweets.js#2"),
        measured("placeholder"),
        measured("offer-conflict"),
        measured("placeholder", "campaign/z.html", certainty=0.35),
    ]
    expected = [
        ("offer-conflict", "campaign/a.html"),
        ("placeholder", "campaign/a.html"),
        ("term-violation", "campaign/tweets.js#2"),
        ("term-violation", "campaign/tweets.js#10"),
        ("look-drift", "campaign/a.html"),
        ("placeholder", "campaign/z.html"),
    ]
    forwards, backwards = judge(measurements), judge(measurements[::-1])
    assert [(finding.kind, finding.locators[0]) for finding in forwards] == expected
    assert forwards == backwards


def test_nothing_measured_is_nothing_found() -> None:
    assert judge([]) == ()


def test_what_is_hardly_likely_is_told_only_where_the_thresholds_ask_for_it() -> None:
    doubtful = measured("offer-conflict", certainty=0.2)
    assert judge([doubtful]) == ()
    assert [finding.severity for finding in judge([doubtful], Thresholds(likely=0.1))] == [Severity.WARNING]
    assert [finding.severity for finding in judge([measured("offer-conflict", certainty=0.3)])] == [Severity.NOTE]
