"""What a team decided stays decided: findings keep their names, and what is new, worse or expired counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from consistency.judge import PRESETS, Decided, Scene, decide, judge, thresholds_of
from consistency.records.decision import Acceptance, Intended, Outcome
from consistency.records.finding import Evidence, Finding, Measurement, Severity, Standing
from consistency.records.touchpoint import simhash

TODAY = date(2026, 11, 22)
SALE, MAIL, HELP = "website/sale.html", "email/1.eml", "support/replies.csv#1"
TEXT = "Our autumn sale is on. Everything for the garden is 30% off until Sunday, [INSERT DATE], in every shop and online. Come and see us."
TEXTS = {SALE: TEXT, MAIL: "Hello. The boots are back, and they are 30% off.", HELP: "We regret that your parcel is delayed."}
CHANNELS = {SALE: "website", MAIL: "email", HELP: "support"}


def measured(quote: str, locator: str, kind: str = "placeholder", p_value: float | None = None, **more) -> Measurement:
    evidence = (Evidence(locator, quote, 0, len(quote)),)
    check = {"placeholder": "placeholders", "voice-drift": "voice"}.get(kind, kind)
    return Measurement(check, kind, "XXX01", (locator,), 1.0, p_value=p_value, evidence=evidence, message=quote, **more)


def found(*measurements: Measurement) -> tuple[Finding, ...]:
    return judge(measurements)


def accepted(finding: Finding, texts: dict[str, str] = TEXTS, **more) -> Acceptance:
    known = Acceptance(
        id=finding.id,
        reason="The date comes in the morning.",
        kind=finding.kind,
        attribute=finding.attribute,
        quote=finding.evidence[0].quote,
        where=finding.locators,
        texts=tuple(simhash(texts[locator]) for locator in finding.locators),
        severity=finding.severity,
        weight=finding.weight,
    )
    return replace(known, **more)


def decided(
    findings: Sequence[Finding], *acceptances: Acceptance, texts: dict[str, str] = TEXTS, intended: Sequence[Intended] = (), **more
) -> Decided:
    channels = {locator: CHANNELS.get(locator, "website") for locator in texts}
    seen = Scene(channels, {name: simhash(text) for name, text in texts.items()}, {"placeholders", "voice"}, is_complete=True, noise=0.1)
    return decide(findings, acceptances, intended, TODAY, replace(seen, **more))


def test_ids_stay_through_a_move_whitespace_and_typography() -> None:
    (there,) = found(measured("Sunday, [INSERT  DATE], “in”", SALE))
    (moved,) = found(measured('Sunday,\n[INSERT DATE], "in"', "website/autumn/sale.html"))
    assert there.id == moved.id


def test_the_same_words_in_two_touchpoints_have_two_ids() -> None:
    ids = {one.id for one in found(measured("[INSERT DATE]", SALE), measured("[INSERT DATE]", MAIL))}
    assert len(ids) == 2


def test_what_is_accepted_does_not_count_and_is_told() -> None:
    findings = found(measured("[INSERT DATE]", SALE), measured("[NAME]", MAIL))
    date_, name = sorted(findings, key=lambda one: one.locators[0], reverse=True)
    told = decided(findings, accepted(date_))
    assert told.findings == (name,)
    assert [(one.outcome, one.finding.locators) for one in told.decisions] == [(Outcome.IN_FORCE, (SALE,))]


def test_a_page_that_moves_stays_accepted_under_its_name() -> None:
    known = accepted(found(measured("[INSERT DATE]", SALE))[0], id="0123456789ab")
    texts = {"website/autumn/sale.html": TEXT.replace("Come and see us.", "Come and see us soon."), MAIL: TEXTS[MAIL]}
    told = decided(found(measured("[INSERT DATE]", "website/autumn/sale.html")), known, texts=texts)
    assert told.findings == ()
    assert told.decisions[0].finding.id == "0123456789ab"


def test_another_page_with_the_same_words_is_new() -> None:
    known = accepted(found(measured("[INSERT DATE]", SALE))[0])
    texts = {"website/jobs.html": "We look for a gardener from [INSERT DATE] on. Write to us.", MAIL: TEXTS[MAIL]}
    told = decided(found(measured("[INSERT DATE]", "website/jobs.html")), known, texts=texts)
    assert [one.locators for one in told.findings] == [("website/jobs.html",)]
    assert told.decisions[0].outcome is Outcome.UNMATCHED


def test_a_copy_of_a_page_beside_it_is_new() -> None:
    known = accepted(found(measured("[INSERT DATE]", SALE))[0])
    texts = TEXTS | {"website/copy.html": TEXT}
    told = decided(found(measured("[INSERT DATE]", "website/copy.html"), measured("[INSERT DATE]", SALE)), known, texts=texts)
    assert [one.locators for one in told.findings] == [("website/copy.html",)]
    assert told.findings[0].id != known.id


def test_an_export_with_other_numbers_keeps_what_was_accepted() -> None:
    known = accepted(found(measured("[INSERT DATE]", "social/tweets.js#1"))[0], texts={"social/tweets.js#1": TEXT})
    texts = {"social/tweets.js#1": "New: boots for [INSERT DATE].", "social/tweets.js#2": TEXT}
    told = decided(found(*(measured("[INSERT DATE]", locator) for locator in texts)), known, texts=texts)
    assert [one.locators for one in told.findings] == [("social/tweets.js#1",)]


def test_an_edited_page_keeps_what_was_accepted() -> None:
    known = accepted(found(measured("[INSERT DATE]", SALE))[0])
    texts = TEXTS | {SALE: "All is new here, but for [INSERT DATE]. Nothing else of the old page is left."}
    assert decided(found(measured("[INSERT DATE]", SALE)), known, texts=texts).findings == ()


def test_a_drift_is_about_the_text_whichever_sentence_is_worst() -> None:
    drift = found(measured("We regret", HELP, "voice-drift", 0.01))[0]
    again = found(measured("your parcel is delayed", HELP, "voice-drift", 0.01))
    assert decided(again, accepted(drift)).findings == ()
    other = found(measured("[INSERT NAME]", HELP))
    assert decided(other, accepted(found(measured("[INSERT DATE]", HELP))[0])).findings == other, "another slot is another problem"


def test_an_acceptance_holds_to_its_last_day_and_opens_again() -> None:
    findings = found(measured("[INSERT DATE]", SALE))
    assert decided(findings, accepted(findings[0], until=TODAY)).findings == ()
    told = decided(findings, accepted(findings[0], until=date(2026, 11, 21)))
    assert [one.standing for one in told.findings] == [Standing.EXPIRED]
    assert told.decisions[0].outcome is Outcome.EXPIRED


def test_worse_counts_as_new() -> None:
    doubtful = found(replace(measured("[INSERT DATE]", SALE), certainty=0.6))[0]
    assert doubtful.severity is Severity.WARNING
    told = decided(found(measured("[INSERT DATE]", SALE)), accepted(doubtful))
    assert [(one.standing, one.id) for one in told.findings] == [(Standing.WORSE, doubtful.id)]


def test_another_contradiction_of_the_same_words_counts_again() -> None:
    offer = measured("30% off", SALE, "offer-conflict", attribute="discount", expected="25%", against=(MAIL,))
    (was,) = found(offer)
    assert decided(found(replace(offer, expected="25 %")), accepted(was, expected="25\xa0%")).findings == (), "spaces make no difference"
    told = decided(found(replace(offer, expected="70%")), accepted(was, expected="25%"))
    assert [(one.standing, one.id) for one in told.findings] == [(Standing.WORSE, was.id)]
    assert told.decisions[0].outcome is Outcome.WORSE
    assert decided(found(replace(offer, expected="70%")), accepted(was)).findings == (), "an older acceptance does not say from what"


def test_a_stricter_gate_alone_makes_nothing_worse() -> None:
    word = Measurement("terms", "term-violation", "TRM01", (SALE,), 1.0, evidence=(Evidence(SALE, "customers", 0, 9),))
    mild, harsh = (judge([word], thresholds_of(PRESETS[name], {})) for name in ("recommended", "strict"))
    assert (mild[0].severity, harsh[0].severity) == (Severity.WARNING, Severity.ERROR)
    assert decided(harsh, accepted(mild[0])).findings == ()


def test_a_drift_that_grows_within_the_noise_is_not_worse_and_beyond_it_is() -> None:
    borderline = accepted(found(measured("We regret", HELP, "voice-drift", 0.04))[0])
    assert decided(found(measured("We regret", HELP, "voice-drift", 0.03)), borderline).findings == ()
    assert decided(found(measured("We regret", HELP, "voice-drift", 0.002)), borderline).findings[0].standing is Standing.WORSE


def test_what_matches_nothing_is_told_but_not_where_nobody_looked() -> None:
    gone = accepted(found(measured("[INSERT DATE]", SALE))[0])
    assert [one.outcome for one in decided((), gone).decisions] == [Outcome.UNMATCHED]
    assert [one.outcome for one in decided((), gone, checked=set()).decisions] == [Outcome.NOT_LOOKED_AT]
    assert [one.outcome for one in decided((), gone, is_complete=False).decisions] == [Outcome.NOT_LOOKED_AT]


def test_one_written_by_hand_goes_by_its_id() -> None:
    findings = found(measured("[INSERT DATE]", SALE))
    assert decided(findings, Acceptance(findings[0].id, "It is a joke.")).findings == ()


def test_a_difference_on_purpose_is_set_apart_with_what_it_explains() -> None:
    formal = measured("We regret", HELP, "voice-drift", 0.01, ways=("formal",))
    hyped = measured("30% off", MAIL, "voice-drift", 0.01, ways=("hype",))
    purpose = Intended("support", "voice", "Support is more formal, on purpose.", ("formal", "cold"))
    told = decided(found(formal, hyped), intended=[purpose])
    assert [one.locators for one in told.findings] == [(MAIL,)]
    assert [one.locators for one in told.intended[0].findings] == [(HELP,)]


def test_a_difference_on_purpose_explains_neither_other_ways_nor_other_channels() -> None:
    both = found(measured("We regret", HELP, "voice-drift", 0.01, ways=("formal", "hype")))
    assert decided(both, intended=[Intended("support", "voice", "On purpose.", ("formal",))]).findings == both
    assert decided(both, intended=[Intended("email", "voice", "On purpose.")]).findings == both
    assert decided(both, intended=[Intended("support", "voice", "On purpose.")]).findings == ()
