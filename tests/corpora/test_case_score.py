"""The scorer: what counts as found, false, trapped and merely told as another kind."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from benchmarks.case_score import CaseScore, overlaps, score
from consistency.records.audit import Audit, Verdict
from consistency.records.finding import Evidence, Finding, Severity

PAGE, POST = "campaign/website/index.html", "campaign/social/tweets.js#1"


def planted(
    kind: str = "offer-conflict", place: str = POST, quote: str = "Take 30% off", attribute: str | None = "discount"
) -> dict[str, Any]:
    return {"kind": kind, "attribute": attribute, "locators": [place], "quote": quote}


def found(
    kind: str = "offer-conflict",
    place: str = POST,
    quote: str = "Take 30% off",
    attribute: str | None = "discount",
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(kind, "X", severity, "", (place,), (Evidence(place, quote, 0, len(quote)),), attribute=attribute)


def judged(*findings: Finding, truth: list[dict[str, Any]], traps: tuple[dict[str, Any], ...] = ()) -> CaseScore:
    return score({"brand": "B", "touchpoints": [], "findings": truth, "traps": list(traps)}, audit(findings))


def audit(findings: tuple[Finding, ...]) -> Audit:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return Audit("1", "B", "C", now.date(), now, Verdict.STOP, True, (), (), findings, (), None)


def test_a_finding_of_the_kind_at_the_place_with_the_attribute_is_found() -> None:
    case = judged(found(), truth=[planted()])
    assert (case.kinds["offer-conflict"].counts.f1, case.notes) == (1.0, [])


@pytest.mark.parametrize("got", [found(place=PAGE, quote="Nothing"), found(quote="Nothing", attribute="price")])
def test_another_place_or_attribute_is_false_and_leaves_the_planted_missed(got: Finding) -> None:
    counts = judged(got, truth=[planted()]).kinds["offer-conflict"].counts
    assert (counts.found, counts.missed, counts.false) == (0, 1, 1)


def test_a_note_counts_neither_way() -> None:
    counts = judged(found(severity=Severity.NOTE), truth=[planted()]).kinds["offer-conflict"].counts
    assert (counts.found, counts.missed, counts.false) == (0, 1, 0)


def test_an_offer_told_as_another_kind_is_missed_but_not_false() -> None:
    kinds = judged(found("message-mismatch", attribute=None), truth=[planted(), planted("message-mismatch", PAGE, "Sunday")]).kinds
    assert kinds["message-mismatch"].counts.false == 0
    assert kinds["offer-conflict"].counts.missed == 1


def test_a_false_finding_in_a_trap_is_counted_apart() -> None:
    trap = {"locators": [PAGE], "quote": "94% said yes"}
    case = judged(found(place=PAGE, quote="Last year 94% said yes."), found(), truth=[planted()], traps=(trap,))
    assert case.in_traps == 1
    assert case.kinds["offer-conflict"].counts.precision == 0.5


@pytest.mark.parametrize(
    ("quote", "words", "same"),
    [
        ("“Half price”, they say", '"half  price"', True),
        ("take the first box of tea home", "the first box of coffee", True),
        ("a box of tea", "the sea is blue", False),
        ("", "anything", False),
    ],
)
def test_quotes_overlap_where_one_holds_the_other_or_half_is_shared(quote: str, words: str, same: bool) -> None:
    assert overlaps(quote, words) is same
