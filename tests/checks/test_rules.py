from __future__ import annotations

from dataclasses import replace

import pytest

from consistency.checks.rule_patterns import RuleError, patterns_of, probe
from consistency.checks.rules import Rules
from consistency.judge import judge
from consistency.protocols import UNASKED
from consistency.records.finding import Measurement, Severity
from consistency.records.reading import Reading
from consistency.records.rule import Rule, Scope, Sort
from consistency.records.touchpoint import Role
from tests.checks.campaigns import campaign, reading


def never(*wordings: str, **of: object) -> Rule:
    return Rule("r", Sort.NEVER, wordings, **of)  # type: ignore[arg-type]


def must(*wordings: str, **of: object) -> Rule:
    return Rule("r", Sort.MUST, wordings, **of)  # type: ignore[arg-type]


def must_if(claim: str, then: str, **of: object) -> Rule:
    return Rule("r", Sort.MUST_IF, (claim,), (then,), **of)  # type: ignore[arg-type]


def broken(rule: Rule, *texts: str | Reading) -> list[Measurement]:
    readings = [text if isinstance(text, Reading) else reading(text, locator=f"t{at}") for at, text in enumerate(texts)]
    return list(Rules().measure(replace(campaign(*readings), rules=(rule,))))


def in_channel(text: str, channel: str) -> Reading:
    made = reading(text, locator=f"{channel}/{text}")
    return replace(made, touchpoint=replace(made.touchpoint, channel=channel))


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("risk-free", "It is risk free."),
        ("risk-free", "RISK-FREE!"),
        ("guarantee", "We guaranteed it."),
        ("guarantee", "Guarantees come with it."),
        ("money back", "Money-back for all."),
        ("don't worry", "Don’t worry."),
        ("100%", "It is 100% wool."),
        ("T&Cs apply", "T&Cs apply."),
        ("APR", "The APR is 9%."),
        ("iPhone", "IPHONE CASES"),
        ("Member FDIC", "member FDIC"),
        ("best price", "The best\nprice here."),
    ],
)
def test_a_banned_wording_is_found_in_any_form(wording: str, text: str) -> None:
    (found,) = broken(never(wording), text)
    assert found.evidence[0].quote in text


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("risk", "An asterisk."),
        ("unit", "Manchester United won."),
        ("APR", "See you in apr."),
        ("iPhone", "An iphone."),
        ("cheapest", "“The cheapest beds in town,” said Ana."),
        ("cheapest", "See https://fernhill.example/cheapest for more."),
        ("cheapest", "Write to cheapest@fernhill.example or follow @cheapest and #cheapest."),
        ("SUMMER25", "Code: SUMMER25 at the till."),
    ],
)
def test_parts_of_words_addresses_codes_and_others_words_are_fine(wording: str, text: str) -> None:
    assert broken(never(wording), text) == []


@pytest.mark.parametrize("role", [Role.CODE, Role.DATA, Role.DIRECTION, Role.QUOTATION])
def test_code_data_directions_and_quotations_are_not_held_to_a_ban(role: Role) -> None:
    assert broken(never("cheapest"), reading("The cheapest of all.", role=role)) == []


@pytest.mark.parametrize("role", [Role.LEGAL, Role.NAV, Role.ALT, Role.CTA, Role.SUBJECT])
def test_small_print_menus_and_pictures_are_held_to_it(role: Role) -> None:
    assert broken(never("cheapest"), reading("The cheapest of all.", role=role))


def test_quotations_are_held_to_it_where_the_rule_says_so() -> None:
    assert broken(never("cheapest", reads_quotations=True), "“The cheapest beds in town,” said Ana.")


def test_capitals_count_where_the_rule_says_so() -> None:
    assert broken(never("Club", is_exact=True), "Join the Club.")
    assert broken(never("Club", is_exact=True), "A golf club.") == []


def test_unless_lifts_a_ban_in_its_own_sentence_only() -> None:
    (found,) = broken(never("cheapest", unless=("our cheapest",)), "Our cheapest bed is pine. The cheapest beds in town.")
    assert [item.quote for item in found.evidence] == ["The cheapest beds in town."]


def test_all_places_of_a_touchpoint_are_one_measurement() -> None:
    (found,) = broken(never("cheapest", "cheapest beds"), "The cheapest beds. The cheapest chairs.")
    assert (found.value, [item.says for item in found.evidence]) == (2.0, ["“cheapest beds”", "“cheapest”"])


def test_a_required_wording_may_stand_anywhere_in_the_touchpoint() -> None:
    assert broken(must("terms apply"), "Fly today. Terms apply.") == []
    assert broken(must("terms apply", "T&Cs apply"), reading("T&Cs apply.", role=Role.LEGAL)) == []


def test_a_touchpoint_without_a_required_wording_is_quoted_by_its_beginning() -> None:
    (found,) = broken(must("terms apply"), "Fly today. It is warm.", "Terms apply.")
    assert (found.about, found.evidence[0].quote) == (("t0",), "Fly today.")


def test_a_direction_that_nobody_hears_says_nothing() -> None:
    assert broken(must("terms apply"), reading("Terms apply.", role=Role.DIRECTION))


def test_once_in_a_channel_is_enough_for_the_channel() -> None:
    rule = must("terms apply", scope=Scope.CHANNEL)
    copy = [in_channel("Fly today.", "ads"), in_channel("Terms apply.", "ads"), in_channel("Fly home.", "email")]
    (found,) = broken(rule, *copy)
    assert found.about == ("email/Fly home.",)


def test_once_in_the_campaign_is_enough_for_the_campaign() -> None:
    rule = must("terms apply", scope=Scope.CAMPAIGN)
    assert broken(rule, "Fly today.", "Terms apply.") == []
    (found,) = broken(rule, "Fly today.", "Fly home.")
    assert found.about == ("t0", "t1")


def test_unless_lifts_a_duty_for_the_touchpoint_that_says_it() -> None:
    (found,) = broken(must("terms apply", unless=("sold out",)), "Sold out. Come again.", "Fly today.")
    assert found.about == ("t1",)


@pytest.mark.parametrize(("text", "is_fine"), [("0% finance. Representative APR 0%.", True), ("Representative APR 0%. 0% finance.", True)])
def test_a_disclaimer_counts_before_and_after_its_claim(text: str, is_fine: bool) -> None:
    assert (broken(must_if("0% finance", "representative APR", within=3), text) == []) is is_fine


def test_a_disclaimer_too_far_away_does_not_count() -> None:
    text = "0% finance. " + "And one more word. " * 3 + "Representative APR 0%."
    assert broken(must_if("0% finance", "representative APR", within=12), text) == []
    (found,) = broken(must_if("0% finance", "representative APR", within=11), text)
    assert found.evidence[0].quote == "0% finance."
    assert broken(must_if("0% finance", "representative APR"), text) == []


def test_each_claim_needs_its_own_disclaimer_near_it() -> None:
    text = "0% finance. Representative APR 0%. " + "And one more word. " * 5 + "Again 0% finance."
    (found,) = broken(must_if("0% finance", "representative APR", within=5), text)
    assert [item.quote for item in found.evidence] == ["Again 0% finance."]


def test_a_rule_holds_in_its_channels_only() -> None:
    (found,) = broken(never("cheapest", channels=("ads",)), in_channel("The cheapest.", "ads"), in_channel("The cheapest.", "email"))
    assert found.about == ("ads/The cheapest.",)


def test_a_regular_expression_is_looked_for_where_asked() -> None:
    rule = never(r"\b\d+x faster\b", is_regex=True)
    assert broken(rule, "It is 3x faster.")
    assert broken(rule, "It is faster.") == []


def test_the_severity_is_that_of_the_rule() -> None:
    for severity in Severity:
        (finding,) = judge(broken(never("cheapest", severity=severity), "The cheapest."))
        assert finding.severity is severity


def test_a_pattern_that_runs_away_is_stopped() -> None:
    with pytest.raises(RuleError, match=r"RUL11: the pattern '\(a\|aa\)\+\$' takes more than 1 s"):
        probe(patterns_of(never("(a|aa)+$", is_regex=True), ("(a|aa)+$",))[0])


@pytest.mark.parametrize("pattern", ["(", r"[a-", r"a*"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(RuleError, match="RUL10"):
        probe(patterns_of(never(pattern, is_regex=True), (pattern,))[0])


def test_nobody_asks_for_rules_that_are_not_there() -> None:
    assert Rules().lacks(campaign()) == UNASKED
