from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consistency.judge import CONCERNS, Demand, Gate, gated, is_complete, judge, overall, summarise
from consistency.records.audit import ConcernSummary, Verdict, VoiceVerdict
from consistency.records.campaign import Brand, Campaign
from consistency.records.collection import Collection, Skipped, Unreadable
from consistency.records.finding import Evidence, Finding, Measurement, Severity, Yardstick
from consistency.records.reading import Reading
from consistency.records.touchpoint import Kind, Link, StyleFact, Touchpoint
from consistency.records.voice import Assessment

PAGE, MAIL, AD, POST = "campaign/website/sale.html", "campaign/email/1.eml", "campaign/ads/google.csv#1", "campaign/social/tweets.js#1"
ALL_MADE: dict[str, str | None] = dict.fromkeys(concern.name for concern in CONCERNS if concern.name == "path" or not concern.is_optional)
BROKEN = Unreadable("campaign/email/2.eml", "REA01", "It is cut off.", "Export it again.")


def touchpoint(locator: str, kind: Kind, *urls: str, styled: bool = False) -> Touchpoint:
    styles = (StyleFact("color", "#112233", "a", locator),) if styled else ()
    return Touchpoint(locator, locator.split("/")[1], kind, "Copy.", links=tuple(Link(url, 0, 0) for url in urls), styles=styles)


def assessed(locator: str, verdict: VoiceVerdict) -> Assessment:
    return Assessment(locator, 0.7, 0.4, verdict, Yardstick(0.4, 0.7, 0.9, 40), 90)


def campaign() -> Campaign:
    touchpoints = (
        touchpoint(PAGE, Kind.PAGE, "https://www.brand.example/sale", styled=True),
        touchpoint(MAIL, Kind.EMAIL, "https://brand.example/elsewhere"),
        touchpoint(AD, Kind.AD, "https://WWW.brand.example/sale/?utm_source=ads#top", "https://[broken"),
        touchpoint(POST, Kind.POST),
    )
    voices = {item.locator: assessed(item.locator, VoiceVerdict.ON_VOICE) for item in touchpoints}
    voices[AD] = assessed(AD, VoiceVerdict.CANNOT_TELL)
    return Campaign(
        "Sale",
        date(2026, 5, 1),
        Brand("Brand"),
        tuple(Reading(item, ()) for item in touchpoints),
        (Reading(touchpoint("baseline/email/1.eml", Kind.EMAIL), ()),),
        pages={"brand.example/sale": PAGE},
        voices=voices,
    )


def collections(*unreadable: Unreadable, channel: str = "email", purpose: str = "campaign") -> tuple[Collection, ...]:
    names = ("website", "email", "ads", "social")
    whole = tuple(Collection("campaign", name, f"campaign/{name}") for name in names)
    return (*whole, Collection(purpose, channel, f"{purpose}/{channel}-more", unreadable=unreadable))


def found(kind: str, locator: str, certainty: float = 1.0) -> Finding:
    evidence = (Evidence(locator, "words", 0, 5),)
    return judge([Measurement("check", kind, "XXX01", (locator,), 1.0, certainty, evidence=evidence)])[0]


def verdicts(
    *findings: Finding, sources: tuple[Collection, ...] | None = None, made: dict[str, str | None] | None = None, of: Campaign | None = None
) -> dict[str, ConcernSummary]:
    concerns = summarise(findings, of or campaign(), collections() if sources is None else sources, ALL_MADE if made is None else made)
    return {item.concern: item for item in concerns}


def test_the_concerns_come_in_the_order_of_reports() -> None:
    titles = [item.title for item in summarise((), campaign(), collections(), ALL_MADE)]
    assert titles == ["Offer", "Deadlines", "Promise path", "Voice", "Tone", "Terms", "Placeholders", "Look", "Coverage"]


def test_nothing_found_is_a_pass_where_something_was_checked() -> None:
    offer = verdicts()["offer"]
    assert offer.verdict is Verdict.PASS
    assert offer.reason == "Nothing to act on in 4 touchpoints of 4 channels."
    assert offer.channels == dict.fromkeys(("website", "email", "ads", "social"), Verdict.PASS)


def test_an_error_stops_and_a_warning_asks_for_a_look_where_they_are() -> None:
    summary = verdicts(found("offer-conflict", POST), found("offer-conflict", MAIL, 0.6))["offer"]
    assert summary.verdict is Verdict.STOP
    assert summary.channels == {"website": Verdict.PASS, "email": Verdict.LOOK, "ads": Verdict.PASS, "social": Verdict.STOP}
    assert summary.reason == "1 problem to fix before launch in social; 1 place to look at in email."


def test_a_note_is_advice_and_keeps_a_pass() -> None:
    assert verdicts(found("placeholder", POST, 0.4))["placeholders"].verdict is Verdict.PASS


def test_a_finding_of_one_concern_leaves_the_others_alone() -> None:
    told = verdicts(found("term-violation", PAGE))
    assert told["terms"].verdict is Verdict.LOOK
    assert {told[name].verdict for name in told if name != "terms"} == {Verdict.PASS}


def test_only_channels_that_a_concern_applies_to_get_a_verdict() -> None:
    told = verdicts()
    assert told["look"].channels == {"website": Verdict.PASS}
    assert told["path"].channels == {"email": Verdict.NOT_CHECKED, "ads": Verdict.PASS}, "the mail's link leads to no page that was read"


def test_text_too_short_to_judge_is_not_checked_and_said() -> None:
    voice = verdicts()["voice"]
    assert voice.verdict is Verdict.PASS
    assert voice.channels["ads"] is Verdict.NOT_CHECKED
    assert "Too little to tell by: ads." in voice.reason


def test_nothing_but_short_text_is_not_checked() -> None:
    short = {item.touchpoint.locator: assessed(item.touchpoint.locator, VoiceVerdict.CANNOT_TELL) for item in campaign().readings}
    voice = verdicts(of=replace(campaign(), voices=short))["voice"]
    assert voice.verdict is Verdict.NOT_CHECKED
    assert "too short" in voice.reason


def test_a_check_that_was_not_made_says_why() -> None:
    told = verdicts(made={**ALL_MADE, "voice": "There is no approved copy to compare with."})["voice"]
    assert told.verdict is Verdict.NOT_CHECKED
    assert told.reason == "There is no approved copy to compare with."
    assert set(told.channels.values()) == {Verdict.NOT_CHECKED}


def test_a_check_that_was_not_made_leaves_no_channel_out() -> None:
    told = verdicts(made={**ALL_MADE, "terms": "There is no guide."}, sources=collections(BROKEN, channel="docs"))["terms"]
    assert told.channels == dict.fromkeys(("website", "email", "ads", "social", "docs"), Verdict.NOT_CHECKED)
    assert told.reason == "There is no guide."


def test_a_concern_that_nobody_asked_for_is_not_checked() -> None:
    assert verdicts(made={})["terms"].reason == "This check was not asked for."


def test_a_channel_with_something_unreadable_never_passes() -> None:
    told = verdicts(sources=collections(BROKEN))
    for name in ("voice", "offer", "terms", "placeholders"):
        assert told[name].channels["email"] is Verdict.LOOK
        assert told[name].verdict is Verdict.LOOK
        assert "Email could not be read in full." in told[name].reason
    assert told["look"].verdict is Verdict.PASS, "no e-mail that was read states a colour"


def test_a_channel_of_which_nothing_could_be_read_is_not_checked() -> None:
    told = verdicts(sources=collections(BROKEN, channel="docs"))
    about_campaign = [name for name in told if name != "tone"]
    assert {told[name].channels["docs"] for name in about_campaign} == {Verdict.NOT_CHECKED}
    assert {told[name].verdict for name in about_campaign} == {Verdict.LOOK}
    assert (told["tone"].channels, told["tone"].verdict) == ({}, Verdict.PASS), "it is about the guide and the approved copy"


def test_a_gap_in_the_approved_copy_keeps_the_voice_from_a_pass() -> None:
    told = verdicts(sources=collections(BROKEN, purpose="baseline"))
    assert told["voice"].verdict is Verdict.LOOK
    assert told["offer"].verdict is Verdict.PASS


def test_what_was_skipped_on_purpose_is_no_gap() -> None:
    skipped = Collection("campaign", "email", "campaign/email", skipped=(Skipped("campaign/email/x.ics", "an invitation"),))
    assert verdicts(sources=(skipped,))["offer"].verdict is Verdict.PASS
    assert is_complete((skipped,))


def test_a_finding_beside_a_gap_keeps_its_weight() -> None:
    assert verdicts(found("placeholder", MAIL), sources=collections(BROKEN))["placeholders"].channels["email"] is Verdict.STOP


def test_nothing_read_is_nothing_passed() -> None:
    empty = replace(campaign(), readings=(), approved=(), voices={})
    assert {item.verdict for item in verdicts(sources=(), of=empty).values()} == {Verdict.NOT_CHECKED}


def test_a_plugged_in_concern_is_told_last() -> None:
    told = summarise((found("reading-ease", POST),), campaign(), collections(), ALL_MADE | {"reading-ease": None})
    assert (told[-1].title, told[-1].verdict) == ("Reading ease", Verdict.LOOK)


def concern(verdict: Verdict) -> ConcernSummary:
    return ConcernSummary("x", "X", verdict, "", {})


@pytest.mark.parametrize(
    ("parts", "complete", "expected"),
    [
        (["PASS", "PASS"], True, "PASS"),
        (["PASS", "PASS"], False, "LOOK"),
        (["PASS", "NOT CHECKED"], True, "LOOK"),
        (["PASS", "LOOK"], True, "LOOK"),
        (["LOOK", "STOP", "NOT CHECKED"], False, "STOP"),
        (["NOT CHECKED"], True, "NOT CHECKED"),
        ([], True, "NOT CHECKED"),
    ],
)
def test_one_verdict_for_all(parts: list[str], complete: bool, expected: str) -> None:
    assert overall([concern(Verdict(part)) for part in parts], complete=complete) is Verdict(expected)


@pytest.mark.parametrize(
    ("kinds", "complete", "fail_on", "code"),
    [
        ([], True, Severity.ERROR, 0),
        ([], False, Severity.ERROR, 4),
        (["term-violation"], True, Severity.ERROR, 0),
        (["term-violation"], True, Severity.WARNING, 2),
        (["placeholder"], True, Severity.ERROR, 2),
        (["placeholder"], False, Severity.ERROR, 2),
        (["placeholder"], True, None, 0),
        (["placeholder"], False, None, 4),
        (["term-violation"], False, Severity.ERROR, 4),
    ],
)
def test_exit_codes(kinds: list[str], complete: bool, fail_on: Severity | None, code: int) -> None:
    findings = [found(kind, POST) for kind in kinds]
    missed = 0 if complete else 1
    assert gated(findings, [concern(Verdict.PASS)], missed, Gate(fail_on=fail_on)).exit_code == code


def test_a_check_that_could_not_be_made_is_never_a_pass_and_one_that_is_off_is_no_gap() -> None:
    unchecked = ConcernSummary("terms", "Words", Verdict.NOT_CHECKED, "There is no guide.", {})
    told = gated((), [concern(Verdict.PASS), unchecked], 0, Gate())
    assert (told.exit_code, told.gaps) == (4, ("Words not checked",))
    off = replace(unchecked, verdict=Verdict.OFF)
    assert gated((), [concern(Verdict.PASS), off], 0, Gate()).exit_code == 0
    assert overall([concern(Verdict.PASS), off], complete=True) is Verdict.PASS
    tone = replace(unchecked, concern="tone", title="Tone")
    assert gated((), [concern(Verdict.PASS), tone], 0, Gate()).exit_code == 0, "it is about the guide and holds up no launch"


def test_a_scan_with_every_check_off_has_looked_at_nothing() -> None:
    told = gated((), [concern(Verdict.OFF)], 0, Gate())
    assert (told.exit_code, told.gaps) == (4, ("every check is off",))
    assert overall([concern(Verdict.OFF)], complete=True) is Verdict.NOT_CHECKED


def test_the_gate_bears_as_many_as_it_is_told() -> None:
    two = [found("placeholder", POST), found("placeholder", MAIL)]
    assert [gated(two, [concern(Verdict.STOP)], 0, Gate(max_new=most)).exit_code for most in (0, 1, 2)] == [2, 2, 0]


def scoped(scope: Demand, *findings: Finding, of: Campaign | None = None, made: dict[str, str | None] | None = None) -> ConcernSummary:
    told = summarise(findings, of or campaign(), collections(), made or ALL_MADE, {"voice": scope})
    return next(item for item in told if item.concern == "voice")


def test_a_concern_that_is_off_says_so_and_who_switched_it_off() -> None:
    told = scoped(Demand(is_off=True), made={**ALL_MADE, "voice": "Switched off in the settings."})
    assert (told.verdict, told.reason) == (Verdict.OFF, "Switched off in the settings.")
    assert set(told.channels.values()) == {Verdict.OFF}


def test_a_channel_that_is_off_says_so_and_the_others_are_judged() -> None:
    told = scoped(Demand(off=frozenset({"social"})))
    assert (told.verdict, told.channels["social"], told.channels["website"]) == (Verdict.PASS, Verdict.OFF, Verdict.PASS)
    everywhere = scoped(Demand(off=frozenset({"website", "email", "ads", "social"})))
    assert (everywhere.verdict, everywhere.reason) == (Verdict.OFF, "Switched off in every channel that was read.")


def test_too_little_that_could_be_judged_is_no_pass() -> None:
    told = scoped(Demand(coverage=0.8))
    assert (told.scope.judged, told.scope.applicable) == (3, 4), "the advert is too short"
    assert told.verdict is Verdict.NOT_CHECKED
    assert told.reason == "Only 3 of 4 touchpoints could be judged, and the gate asks for 80%."
    assert scoped(Demand(coverage=0.75)).verdict is Verdict.PASS
    beside = scoped(Demand(coverage=0.8), found("voice-drift", PAGE))
    assert beside.verdict is Verdict.LOOK
    assert gated((), [beside], 0, Gate()).gaps == ("Voice judged on 3 of 4 touchpoints only",)


def test_what_was_decided_is_told_beside_what_was_found() -> None:
    decided = Demand(accepted=2, intended=1)
    assert (
        scoped(decided).reason
        == "2 accepted and 1 on purpose; nothing else to act on in 3 touchpoints of 3 channels. Too little to tell by: ads."
    )
    assert scoped(decided, found("voice-drift", PAGE)).reason.endswith("2 accepted and 1 on purpose.")


def test_an_optional_concern_has_a_verdict_only_where_it_was_asked_for() -> None:
    def names(made: dict[str, str | None]) -> list[str]:
        return [concern.concern for concern in summarise((), campaign(), (), made)]

    assert "rules" not in names(ALL_MADE)
    assert "rules" in names({**ALL_MADE, "rules": None})


def test_a_path_of_which_most_pages_were_not_read_is_no_pass() -> None:
    unread = tuple(touchpoint(f"campaign/ads/google.csv#{row}", Kind.AD, f"https://brand.example/unread-{row}") for row in (2, 3))
    partly = replace(campaign(), readings=(*campaign().readings, *(Reading(item, ()) for item in unread)))
    path = verdicts_of(partly, 0.5)
    assert (path.scope.judged, path.scope.missed) == (1, 3), "the e-mail leads to no page that was read either"
    assert path.verdict is Verdict.NOT_CHECKED
    assert path.reason.startswith("Only 1 of 4 touchpoints could be judged, and the gate asks for 50%.")
    assert verdicts_of(partly, 0.25).verdict is Verdict.PASS
    assert verdicts_of(campaign(), 0.5).scope.missed == 1


def test_a_touchpoint_that_leads_to_one_page_that_was_read_is_judged_by_it() -> None:
    both = touchpoint("campaign/ads/google.csv#2", Kind.AD, "https://brand.example/sale", "https://brand.example/unread")
    path = verdicts_of(replace(campaign(), readings=(*campaign().readings, Reading(both, ()))), 0.5)
    assert (path.scope.judged, path.scope.missed) == (2, 1)


def verdicts_of(one: Campaign, coverage: float) -> ConcernSummary:
    """The verdict on the promise path where the gate asks for this share."""
    told = summarise((), one, collections(), ALL_MADE, {"path": Demand(coverage=coverage)})
    return next(summary for summary in told if summary.concern == "path")
