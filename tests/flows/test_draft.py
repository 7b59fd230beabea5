import shutil
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from consistency.assets import asset
from consistency.baseline import save
from consistency.channels import collect
from consistency.flows.baseline import bundled
from consistency.flows.draft import check_draft, draft_of, guessed_channel
from consistency.flows.read import read
from consistency.flows.scan import scan
from consistency.flows.score import reading_of, score_readings
from consistency.flows.surroundings import Surroundings, surroundings_of
from consistency.records.audit import Verdict, VoiceVerdict
from consistency.records.draft import CheckedDraft, CheckedText, Fit
from consistency.records.finding import Finding
from consistency.records.touchpoint import Kind, Touchpoint
from consistency.represent import represent_all
from consistency.settings import load_settings

HYPED = """Ready for the BIGGEST wind of your life?! Grab 45% off every Ternaway kite with code FAIRWIND until 30 April 2026!!! \
Don't miss this once-in-a-lifetime opportunity to leverage our best-in-class lines.\
 Our team will utilise every possible means to delight you.

{{first_name}}, click here now."""


@pytest.fixture(scope="module")
def around() -> Surroundings:
    return surroundings_of(load_settings(asset("corpora/demo-brand")))


@pytest.fixture(scope="module")
def hyped(around: Surroundings) -> CheckedDraft:
    return check_draft(around, [draft_of(HYPED)], "email")


def kinds(draft: CheckedDraft) -> set[str]:
    return {finding.kind for text in draft.texts for finding in text.findings}


def offer(draft: CheckedDraft, attribute: str):
    return next(one for one in draft.texts[0].offers if one.attribute == attribute)


def test_a_wrong_discount_stops_a_draft_and_is_named_beside_who_says_otherwise(hyped):
    assert hyped.verdict is Verdict.STOP
    discount = offer(hyped, "discount")
    assert (discount.value, discount.fit) == ("45%", Fit.CONTRADICTS)
    assert discount.elsewhere[0].value == "25%"
    assert all("25%" in one.quote for one in discount.elsewhere[0].evidence)


def test_a_code_that_the_campaign_uses_is_the_same_and_a_new_promise_is_new(around):
    draft = check_draft(around, [draft_of("Take 25% off with FAIRWIND. Returns are free within 365 days of any order you place.")], "email")
    assert offer(draft, "code").fit is Fit.SAME
    assert next(one for one in draft.texts[0].offers if one.value == "no returns charge").fit is Fit.NEW
    assert next(one for one in draft.texts[0].offers if one.value == "365 days").fit is Fit.CONTRADICTS


def test_a_code_that_is_wrong_elsewhere_too_contradicts_as_its_finding_says(around):
    code = offer(check_draft(around, [draft_of("Take 25% off every kite with the code FAIRWIND25.")], "email"), "code")
    assert {one.value for one in code.elsewhere} >= {"FAIRWIND", "FAIRWIND25"}
    assert code.fit is Fit.CONTRADICTS


def test_voice_template_text_and_a_wrong_day_are_found_with_quotes_that_slice_back(hyped):
    assert {"voice-drift", "placeholder", "offer-conflict"} <= kinds(hyped)
    text = hyped.texts[0].touchpoint
    own = [item for one in hyped.texts[0].findings for item in one.evidence if item.locator == text.locator and item.source == "text"]
    assert own
    assert all(text.text[item.start : item.end] == item.quote for item in own)


def test_drift_is_told_with_the_brands_range_what_would_help_and_approved_sentences(hyped):
    told = hyped.texts[0]
    assert told.says.startswith("This does not sound like your approved copy")
    assert any(trait.value > trait.high for trait in told.assessment.traits)
    assert any(one.replacement and one.after >= one.before for one in told.assessment.suggestions)
    assert all(item.locator.startswith("baseline/") for item in told.examples)


def test_approved_copy_passes_in_its_own_channel_and_its_channel_is_guessed(around):
    approved = next(one for one in around.approved if one.touchpoint.channel == "email" and len(one.touchpoint.text.split()) > 80)
    draft = check_draft(around, [draft_of(approved.touchpoint.text)])
    assert draft.is_guessed
    assert draft.channel in around.channels
    assert "voice-drift" not in kinds(draft)


def test_a_draft_in_the_place_of_a_page_is_not_held_against_that_page(around):
    odd = next(one for one in around.campaign if any(fact.value == "20" and fact.attribute == "discount" for fact in one.facts))
    again = check_draft(around, [draft_of(odd.touchpoint.text)], instead_of=odd.touchpoint.locator)
    places = [item.locator for text in again.texts for one in text.offers for said in one.elsewhere for item in said.evidence]
    assert odd.touchpoint.locator not in places


def test_a_few_words_are_never_called_consistent(around):
    draft = check_draft(around, [draft_of("Fly it on a line.")], "social")
    assert draft.verdict is Verdict.LOOK
    voice = next(one for one in draft.concerns if one.concern == "voice")
    assert voice.verdict is Verdict.NOT_CHECKED


def test_every_row_of_an_export_is_a_text_of_its_own(around):
    found = collect("campaign", "ads", asset("corpora/demo-brand/campaign/ads/meta-ads.csv"), asset("corpora/demo-brand/campaign/ads"))
    draft = check_draft(around, found.touchpoints)
    assert len(draft.texts) == len(found.touchpoints)
    assert draft.channel == "ads"


def test_nothing_of_a_draft_stays_behind(around, hyped):
    again = check_draft(around, [draft_of("Take 25% off with FAIRWIND.")], "email")
    assert all(one.touchpoint.locator != "draft" for one in around.campaign)
    assert not any("45%" in said.value for one in again.texts[0].offers for said in one.elsewhere)


def test_without_approved_copy_all_but_the_voice_is_judged(tmp_path):
    (tmp_path / "consistency.toml").write_text('[brand]\nname = "Larkmoor"\n')
    draft = check_draft(surroundings_of(load_settings(tmp_path)), [draft_of("Hello {{first_name}}, thank you for your order today.")])
    assert draft.verdict is Verdict.STOP
    assert draft.texts[0].assessment is None
    assert "approved copy" in draft.notes[0]


def test_a_draft_is_heard_as_score_hears_it(around: Surroundings, hyped: CheckedDraft):
    (scored,), _ = score_readings(around.judge, [reading_of(HYPED, "email")], bundled())
    told = hyped.texts[0].assessment
    assert (told.score, told.p_value, told.verdict) == (scored.assessment.score, scored.assessment.p_value, scored.assessment.verdict)
    assert [item.quote for item in told.evidence] == [item.quote for item in scored.assessment.evidence]


def test_the_voice_of_a_draft_is_held_against_copy_that_was_heard_with_the_same_ears(around: Surroundings):
    stored = {text.locator: text for text in around.judge.learned.edition.baseline.texts}
    approved = [one for one in around.approved if one.touchpoint.locator in stored][:3]
    for heard in represent_all(approved, bundled(), around.judge.learned.edition.names):
        assert np.allclose(heard.probes, stored[heard.locator].probes, atol=1e-3)


def told(findings: Sequence[Finding], locator: str) -> set[tuple[str, ...]]:
    """What is said of one text and the words that show it, wherever it lies; what it leads to is noted of a draft."""
    quotes = {one.id: " | ".join(item.quote for item in one.evidence if item.locator == locator) for one in findings}
    mine = (one for one in findings if locator in one.locators and one.kind != "hop-unchecked")
    return {(one.kind, one.code, one.severity.value, one.message.replace("draft/", ""), quotes[one.id]) for one in mine}


def test_the_campaigns_own_copy_comes_to_the_same_as_a_draft_as_in_a_scan(around: Surroundings):
    audit = scan(around.project)
    for one in audit.touchpoints:
        touchpoint = next(reading.touchpoint for reading in around.campaign if reading.touchpoint.locator == one.locator)
        (text,) = check_draft(around, [touchpoint], one.channel, instead_of=one.locator).texts
        assert (text.assessment.score, text.assessment.p_value, text.assessment.verdict) == (
            one.voice.score,
            one.voice.p_value,
            one.voice.verdict,
        )
        assert told(text.findings, f"draft/{one.locator}") == told(audit.findings, one.locator)


def test_what_the_whole_campaign_repeats_is_no_more_heard_of_a_draft_than_in_a_scan(around: Surroundings):
    last = "\n\nFlown on the beach before it was written down."
    campaign = read(Touchpoint(f"copy/{number}", "notes", Kind.TEXT, one + last) for number, one in enumerate(ANYBODYS))
    text = "We mend what you fly. Send it in the bag that it came in."
    with_last, without = (check_draft(replace(around, campaign=campaign), [draft_of(one)], "notes") for one in (text + last, text))
    assert with_last.texts[0].assessment.words == without.texts[0].assessment.words


def test_a_draft_that_leads_only_to_what_nobody_read_is_told_so(around: Surroundings):
    mail = next(one.touchpoint for one in around.campaign if one.touchpoint.locator.endswith("04-order-thanks.eml"))
    assert any("ternaway.example/account, which was not read" in note for note in check_draft(around, [mail], "email").notes)
    silenced = around.project.settings.checks.model_copy(update={"silence": ("hop-unchecked",)})
    project = replace(around.project, settings=around.project.settings.model_copy(update={"checks": silenced}))
    assert not check_draft(replace(around, project=project), [mail], "email").notes


def test_what_could_not_be_read_is_told_of_every_draft(tmp_path):
    (tmp_path / "empty.txt").touch()
    parts = ('[brand]\nname = "Larkmoor"\nguide = "gone.md"', '[[baseline]]\nchannel = "a"\npath = "gone"')
    (tmp_path / "consistency.toml").write_text("\n".join([*parts, '[[source]]\nchannel = "a"\npath = "empty.txt"']))
    around = surroundings_of(load_settings(tmp_path))
    notes = check_draft(around, [draft_of("Hello, and thank you for your order.")]).notes
    assert all(any(name in note for note in notes) for name in ("gone.md", "gone:", "empty.txt")), notes


def test_beside_a_kept_baseline_the_approved_copy_is_seen_as_a_scan_sees_it(around: Surroundings, tmp_path):
    folder = tmp_path / "demo"
    shutil.copytree(asset("corpora/demo-brand"), folder)
    save(around.judge.learned.edition, folder / "kept.baseline")
    with (folder / "consistency.toml").open("a") as file:
        file.write('\n[voice]\nbaseline = "kept.baseline"\n')
    kept = surroundings_of(load_settings(folder))
    assert kept.approved == around.approved


def rows(texts: Sequence[str]) -> list[Touchpoint]:
    """Short texts as an export of ads holds them."""
    return [Touchpoint(f"ads.csv#{number}", "ads", Kind.AD, text, meta={"ad group": "Spring"}) for number, text in enumerate(texts, 2)]


ANYBODYS = (
    "Bringing you more of what matters.",
    "Helping families every day.",
    "A wide range of kites is now available.",
    "Kites for every taste and budget.",
    "Here to help you every day.",
    "We are here for you.",
    "Kites that people love.",
)


def test_short_rows_of_an_export_are_judged_together_with_the_words_that_show_it(around):
    draft = check_draft(around, rows(ANYBODYS), "ads")
    (pool,) = draft.pools
    assert (pool.name, len(pool.members)) == ("ad group “Spring”", len(ANYBODYS))
    assert pool.assessment.verdict is VoiceVerdict.DRIFT
    finding = next(one for text in draft.texts for one in text.findings if one.code == "VOI02")
    by_locator = {one.touchpoint.locator: one.touchpoint.text for one in draft.texts}
    assert finding.evidence
    assert all(by_locator[item.locator][item.start : item.end] == item.quote for item in finding.evidence)
    assert next(one for one in draft.concerns if one.concern == "voice").verdict is not Verdict.NOT_CHECKED
    shows = next(one for one in draft.texts if one.touchpoint.locator in finding.locators)
    other = next(one for one in draft.texts if not one.findings)
    assert shows.says.endswith("together with 6 more of ad group “Spring” it does not sound like your approved copy.")
    assert other.says.endswith("which others of them show.")
    assert (shows.verdict, other.verdict) == (Verdict.STOP, Verdict.NOT_CHECKED)


def test_a_row_that_says_the_same_as_another_comes_to_the_same(around):
    draft = check_draft(around, rows([*ANYBODYS, *ANYBODYS]), "ads")
    firsts, seconds = ([(one.verdict, one.says, pooled(one)) for one in half] for half in (draft.texts[:7], draft.texts[7:]))
    assert firsts == seconds
    assert {(verdict, len(ids)) for verdict, _, ids in seconds} >= {(Verdict.STOP, 1), (Verdict.NOT_CHECKED, 0)}


def pooled(text: CheckedText) -> set[str]:
    """The findings about its pool that stand beside a text."""
    return {one.id for one in text.findings if one.code == "VOI02"}


def test_short_rows_that_sound_right_pass_together(around):
    own = [one.touchpoint.text for one in around.approved if 4 < len(one.touchpoint.text.split()) < 25][:6]
    told = " ".join(around.approved[0].touchpoint.text.split()).split(". ")
    draft = check_draft(around, rows([*own, *told][:8]), "ads")
    assert draft.pools
    assert draft.pools[0].assessment.verdict is VoiceVerdict.ON_VOICE
    assert "it sounds like your approved copy" in next(one.says for one in draft.texts if one.touchpoint.locator in draft.pools[0].members)


def test_one_text_is_in_no_pool(hyped):
    assert hyped.pools == ()


@pytest.mark.parametrize(
    "head",
    [
        "Subject: The wind is back",
        "\n  SUBJECT LINE : The wind is back\nPreview text: And so are we",
        "From: Ada\nTo: you\nSent: today",
        "Date: 2 May\nTo: all",
    ],
)
@pytest.mark.parametrize("named", ["email", "Newsletters"])
def test_pasted_text_with_a_mails_head_is_taken_for_a_mail(around, named, head):
    text = f"{head}\n\nShares rose by 4% in the second quarter, the company said in a statement on Thursday."
    brand = around if named == "email" else with_channels(around, "website", named)
    assert check_draft(brand, [draft_of(text)]).channel == named


@pytest.mark.parametrize(
    "text",
    [
        "To: those who wait. We have kites.",
        "Our subject: the wind, and what it does to lines.",
        "Fly it.\nSubject: wind",
        "Date: Saturday 12 June\nFrom: 10:00\nTo: 16:00\nThe pier, if it is dry.",
        "From: £20\nTo: £45\nKites for two lines.",
    ],
)
def test_other_text_is_not(around, text):
    assert guessed_channel(with_channels(around, "website", "email"), [draft_of(text)]) == ""


@pytest.mark.parametrize(
    ("channels", "meant"),
    [
        (("direct-mail", "email"), "email"),
        (("Direct Mail", "website"), ""),
        (("mail order", "Mailings"), "Mailings"),
        (("website", "mail"), "mail"),
    ],
)
def test_a_mail_is_not_meant_for_the_post(around, channels, meant):
    assert guessed_channel(with_channels(around, *channels), [draft_of("Subject: The wind is back\n\nSo are we.")]) == meant


def with_channels(around: Surroundings, *channels: str) -> Surroundings:
    """A brand of which no copy was read, and whose settings name these channels."""
    sources = tuple(around.project.settings.source[0].model_copy(update={"channel": one}) for one in channels)
    settings = around.project.settings.model_copy(update={"source": sources, "baseline": ()})
    return replace(around, project=replace(around.project, settings=settings), approved=(), campaign=(), judge=None)
