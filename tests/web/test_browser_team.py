"""What a team does with a campaign: scan it, read it, decide on it, teach the brand's voice, look back."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.web.browsing import DESK, PATIENCE, PHONE, needs_browser

pytestmark = needs_browser
BRAND = "/b/ternaway-kites"
PAGES = ("draft", "campaign", "triage", "voice", "history")


@pytest.fixture(scope="module")
def scanned(browser, address):
    """The address of the invented brand after somebody has scanned its campaign from the page."""
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}{BRAND}/campaign")
    assert "Nothing was scanned yet" in page.inner_text("main")
    page.get_by_role("button", name="Start the first scan").click()
    expect(page.get_by_role("heading", name="A scan is under way")).to_be_visible()
    expect(page.locator("[data-line]")).to_have_text(
        re.compile(r"(reading|listening|checking|looking|trying|splitting|keeping) ?"), timeout=PATIENCE
    )
    page.wait_for_selector(".numbers")
    page.context.close()
    return address


@pytest.fixture
def campaign(page, scanned):
    page.goto(f"{scanned}{BRAND}/campaign")
    return page


def test_the_campaign_is_read_as_on_the_launch_page(campaign):
    assert campaign.locator(".verdict .word").first.inner_text() == "STOP"
    assert campaign.title().startswith("STOP")
    assert campaign.locator(".concern.stop", has_text="Does everything promise the same?").count() == 1
    assert campaign.locator("table.grid th[scope=col]").count() == 7
    campaign.get_by_role("link", name="Launch page").click()
    campaign.wait_for_selector("#reading")
    assert "First Fair Wind" in campaign.inner_text("h1")


def test_findings_are_narrowed_down_as_somebody_chooses(campaign):
    before = campaign.locator("#entries .card").count()
    campaign.select_option("select[name=concern]", "offer")
    expect(campaign.locator("#entries")).to_contain_text("Show all")
    assert 0 < campaign.locator("#entries .card").count() < before
    assert "concern=offer" in campaign.url
    campaign.fill("input[name=words]", "no such words anywhere")
    expect(campaign.locator("#entries")).to_contain_text("Nothing of this kind was found")


def test_a_mail_lies_beside_the_page_that_it_leads_to(page, scanned):
    page.goto(f"{scanned}{BRAND}/campaign/text?at=campaign/email/02-still-blowing.eml")
    assert "Sunday, April 26" in page.locator(".beside mark").first.inner_text()
    assert page.locator(".beside h3 a").first.get_attribute("href").endswith("campaign/website/fair-wind.html")
    page.get_by_role("link", name="Work on it as a draft").click()
    assert "Sunday, April 26" in page.input_value("#text")


def test_two_channels_lie_side_by_side_with_what_they_say_of_an_offer(page, scanned):
    page.goto(f"{scanned}{BRAND}/campaign/compare?one=email&other=social")
    row = page.locator("table.ledger tr", has_text="discount")
    assert "25%" in row.inner_text()
    assert "20%" in row.inner_text()
    assert row.locator(".badge").inner_text() == "differs"


def test_a_channel_beside_itself_is_no_comparison(page, scanned):
    page.goto(f"{scanned}{BRAND}/campaign/compare?one=email&other=email")
    assert "Choose two different ones" in page.locator("[role=alert]").inner_text()
    assert page.locator("table").count() == 0
    assert page.input_value("#one") == "email"
    assert page.input_value("#other") != "email"
    page.get_by_role("button", name="Compare").click()
    page.wait_for_selector("table.grid")
    page.goto(f"{scanned}{BRAND}/campaign/compare?one=email&other=telegrams")
    assert "nothing of a channel “telegrams”" in page.locator("[role=alert]").inner_text()


def test_an_accepted_finding_is_gone_until_it_is_taken_back(page, scanned, demo_folder):
    page.goto(f"{scanned}{BRAND}/triage?concern=terms")
    case = page.locator(".case").first
    name = case.get_attribute("id")
    open_before = page.locator(".states a", has_text="Open").inner_text()
    case.locator("summary", has_text="Accept").click()
    case.locator("input[name=reason]").fill("The flyer is printed")
    case.locator("input[name=until]").fill((datetime.now(UTC).date() + timedelta(days=90)).isoformat())
    case.get_by_role("button", name="Accept").click()
    expect(page.locator(f"#{name} .settlement")).to_contain_text("The flyer is printed")
    expect(page.locator("#many-open")).to_have_text(str(int(open_before.split()[-1]) - 1))
    expect(page.locator("#many-accepted")).to_have_text("1")
    expect(page.locator("#decided li").first).to_contain_text("accepted it")
    counted = page.locator(".states").inner_text()
    page.goto(f"{scanned}{BRAND}/triage?concern=terms")
    assert page.locator(".states").inner_text() == counted
    assert page.locator(f"#{name}").count() == 0
    assert page.locator(".states a", has_text="Open").inner_text() != open_before
    assert "The flyer is printed" in (demo_folder / "acceptances.toml").read_text("utf-8")
    page.goto(f"{scanned}{BRAND}/triage?state=accepted")
    page.locator(f"#{name}").get_by_role("button", name="Undo: let it count again").click()
    expect(page.locator(f"#{name}")).to_contain_text("took the acceptance back")
    page.goto(f"{scanned}{BRAND}/triage?concern=terms")
    assert page.locator(f"#{name}").count() == 1


def test_a_day_that_is_past_is_refused_as_often_as_it_is_tried_until_it_is_mended(browser, scanned):
    page = browser.new_page(viewport=DESK)  # of its own: the browser complains of each refusal
    page.set_default_timeout(PATIENCE)
    page.goto(f"{scanned}{BRAND}/triage?concern=terms")
    case = page.locator(f"#{page.locator('.case').first.get_attribute('id')}")
    case.locator("summary", has_text="Accept").click()
    case.locator("input[name=reason]").fill("The flyer is printed")
    case.locator("input[name=until]").fill("2020-01-01")
    for _ in range(2):
        with page.expect_response("**/accept"):
            case.get_by_role("button", name="Accept").click()
        expect(page.locator("#message")).to_contain_text("2020-01-01 is past. Give a day to come.")
        expect(page.locator("#message")).to_be_in_viewport()
    case.locator("input[name=until]").fill("")
    case.get_by_role("button", name="Accept").click()
    expect(case.locator(".settlement")).to_contain_text("The flyer is printed")
    expect(page.locator("#message")).to_be_empty()
    case.get_by_role("button", name="Undo: let it count again").click()
    expect(case).to_contain_text("took the acceptance back")
    page.close()


def test_a_finding_is_assigned_and_noted_on_and_the_trail_says_so(page, scanned):
    page.goto(f"{scanned}{BRAND}/triage")
    name = page.locator(".case").first.get_attribute("id")
    case = page.locator(f"#{name}")
    case.locator("summary", has_text="Assign").click()
    case.locator("input[name=to]").fill("dana")
    case.get_by_role("button", name="Assign").click()
    expect(case.locator(".assignee")).to_have_text("assigned to dana")
    case.locator("summary", has_text="Note").click()
    case.locator("input[name=words]").fill("<b>Asked</b> the printer.")
    case.get_by_role("button", name="Keep the note").click()
    expect(case.locator(".trail")).to_contain_text("noted: <b>Asked</b> the printer.")
    page.reload()
    assert "assigned it to dana" in page.locator("main > section .trail").inner_text()


def test_copy_is_proposed_compared_confirmed_and_taken_out_again(page, scanned, demo_folder):
    page.goto(f"{scanned}{BRAND}/voice")
    page.fill("#text", "Wind from the west at nine. We flew the Larkspur off the pier and nobody got wet. Bring a sandwich.")
    page.select_option("#channel", "email")
    page.get_by_role("button", name="Propose").click()
    expect(page.locator(".verdict .word")).to_have_text(re.compile("HARMLESS|LOOK|STOP"))
    before = page.locator(".ranges code").first.inner_text()
    assert not list((demo_folder / "baseline/email").glob("on-brand-*"))
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_selector("#baseline .with-act")
    assert len(list((demo_folder / "baseline/email").glob("on-brand-*"))) == 1
    assert before not in page.locator("#baseline").inner_text()
    page.get_by_role("button", name=re.compile("Take it out again")).click()
    expect(page.locator("#baseline")).to_contain_text(before)
    assert not list((demo_folder / "baseline/email").glob("on-brand-*"))


def test_the_voice_is_shown_in_words_and_pictures(page, scanned):
    page.goto(f"{scanned}{BRAND}/voice")
    page.wait_for_selector("#portrait .trait svg")
    assert "Beside other brands" in page.inner_text("#portrait .gist")
    assert page.locator("#portrait .samples q").count() > 4


def test_a_second_scan_tells_what_changed(page, scanned, demo_folder):
    page_file = demo_folder / "campaign/website/fair-wind.html"
    page_file.write_text(page_file.read_text("utf-8").replace("25% off any kite", "15% off any kite"), "utf-8")
    page.goto(f"{scanned}{BRAND}/campaign")
    page.get_by_role("button", name="Scan again").click()
    expect(page.get_by_role("heading", name="A scan is under way")).to_be_visible()
    expect(page.get_by_role("heading", name="A scan is under way")).to_be_hidden(timeout=PATIENCE)
    page.goto(f"{scanned}{BRAND}/history")
    assert "15%" in page.locator("#new").inner_text()
    page.get_by_role("link", name="What changed").first.click()
    assert "15% off any kite" in page.locator(".diff ins").first.inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_on_a_phone(page, scanned, name):
    page.set_viewport_size(PHONE)
    page.goto(f"{scanned}{BRAND}/{name}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_triage_with_the_keyboard_alone(page, scanned):
    page.goto(f"{scanned}{BRAND}/triage?severity=note&state=open")
    summary = page.locator(".case summary", has_text="Note").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Looked at it.")
    page.keyboard.press("Enter")
    expect(page.locator(".case .trail").first).to_contain_text("Looked at it.")
    expect(page.locator(".case .trail").first).to_be_focused()
