"""Promise and delivery: the labelled claims, the examples of the check's own page, and what silences it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from consistency.checks.promise_delivery import PromiseDelivery
from consistency.flows.compare import compare
from consistency.flows.context import in_context
from consistency.judge import judge
from consistency.protocols import UNASKED
from consistency.records.campaign import Campaign
from consistency.records.finding import Severity
from tests.checks.claim_cases import BROKEN, PLACES, campaign_of, claim_cases, told_of, verdict_of
from tests.checks.hop_cases import SURE

PAGE = PromiseDelivery.__doc__ or ""
EXAMPLE = re.compile(r'- "([^"]+)" / "([^"]+)"')


def examples(part: str) -> list[tuple[str, str]]:
    """The pairs of a claim and an answer under one heading of the check's page."""
    return EXAMPLE.findall(PAGE.split(part)[1].split("**Fine:**" if part == "**Flagged**" else "**How sure")[0])


@pytest.mark.parametrize(("claim", "answer"), examples("**Flagged**"))
def test_what_the_page_calls_flagged_is_flagged(claim: str, answer: str) -> None:
    assert [one.certainty >= SURE for one in told_of(claim, "macro", answer)] == [True]


@pytest.mark.parametrize(("claim", "answer"), examples("**Fine:**"))
def test_what_the_page_calls_fine_is_fine(claim: str, answer: str) -> None:
    assert [one for one in told_of(claim, "macro", answer) if one.kind != "promise-unbacked"] == []


def test_the_page_has_examples_of_both() -> None:
    assert len(examples("**Flagged**")) == 3
    assert len(examples("**Fine:**")) == 3


def test_labelled_claims_are_judged_as_people_judge_them() -> None:
    judged = [(case, verdict_of(case)) for case in claim_cases("service")]
    wrong = [(case, told) for case, told in judged if (case.verdict in BROKEN or told in BROKEN) and case.verdict != told]
    assert wrong == []
    assert len(judged) >= 60


def test_claims_put_in_other_words_are_judged_no_worse_than_when_first_measured() -> None:
    judged = [(case.verdict in BROKEN, verdict_of(case) in BROKEN) for case in claim_cases("held")]
    assert judged.count((True, True)) >= 5
    assert judged.count((False, True)) <= 1
    assert len(judged) == 24


def findings(claim: str, place: str, answer: str):
    campaign = campaign_of(claim, place, answer)
    return judge(in_context(PromiseDelivery().measure(campaign), campaign))


@pytest.mark.parametrize(
    ("claim", "answer", "severity"),
    [
        ("Free returns.", "The customer pays the return postage.", Severity.ERROR),
        ("Help by phone 24/7.", "Our phone lines are open from 9am to 5pm.", Severity.WARNING),
        ("Free delivery.", "Delivery is free on orders over £50.", Severity.WARNING),
        ("Free returns.", "Press one for orders.", Severity.NOTE),
    ],
)
def test_severity_follows_harm(claim: str, answer: str, severity: Severity) -> None:
    (found,) = findings(claim, "macro", answer)
    assert found.severity is severity
    assert found.locators == ("ads/1",)
    assert found.evidence[0].quote == claim


def test_both_ends_are_quoted() -> None:
    (found,) = findings("Free returns.", "terms", "We deduct £3.95 from your refund for each return.")
    assert [(one.locator, one.quote) for one in found.evidence] == [
        ("ads/1", "Free returns."),
        ("website/terms.html", "We deduct £3.95 from your refund for each return."),
    ]
    assert found.against == (PLACES["terms"][0],)


def test_claims_without_evidence_can_be_silenced() -> None:
    campaign = campaign_of("Free returns.", "macro", "Press one for orders.")

    def kinds(*silence: str) -> set[str]:
        return {item.kind for item in compare(campaign, {}, lambda _: None, silence).measurements}

    assert "promise-unbacked" in kinds()
    assert "promise-unbacked" not in kinds("promise-unbacked")


def test_nobody_is_asked_where_service_says_nothing() -> None:
    campaign = campaign_of("Free returns.", "macro", "Anything.")
    alone = Campaign("Spring", campaign.launch, campaign.brand, campaign.readings[:1])
    assert PromiseDelivery().lacks(campaign) is None
    assert PromiseDelivery().lacks(alone) == UNASKED


@pytest.mark.parametrize("title", ["Air conditioning for your home", "Free delivery on every sofa", "Helpful kettles"])
def test_a_page_that_sells_answers_for_no_service(title: str) -> None:
    campaign = campaign_of("Free returns.", "terms", "The customer pays the return postage.")
    page = replace(campaign.readings[1], touchpoint=replace(campaign.readings[1].touchpoint, locator="site/page.html", title=title))
    assert PromiseDelivery().lacks(replace(campaign, readings=(campaign.readings[0], page))) == UNASKED
