"""What a marketer does with a draft: paste it, see what is wrong, mend it, check again."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.web.browsing import PATIENCE, PHONE, needs_browser

pytestmark = needs_browser
PAGE = "/b/ternaway-kites/draft"
WRONG = "First Fair Wind is here. Take 45% off any kite with FAIRWIND through Sunday, April 19."
HYPED = (
    "Get ready for our AMAZING, best-in-class kites!!! We are thrilled to leverage the ULTIMATE wind experience for you and yours today!"
)


def checked(page, address, text, channel="email"):
    page.goto(address + PAGE)
    page.fill("#text", text)
    page.select_option("#channel", channel)
    page.click("button.check")
    page.wait_for_selector("#answer .verdict")


def test_a_wrong_discount_is_named_with_what_the_campaign_says(page, address):
    checked(page, address, WRONG)
    assert page.inner_text("#answer .verdict .word") == "STOP"
    card = page.locator("#answer .card.stop", has_text="The discount differs")
    assert "this text says 45%" in card.inner_text()
    assert "25%" in card.locator(".fix").inner_text()
    assert page.locator("a.marked.stop", has_text="45% off any kite").count() == 1
    assert page.locator(".promise.stop", has_text="45%").locator("code").first.inner_text().startswith("campaign/")


def test_mended_in_place_and_checked_again_it_is_no_longer_told(page, address):
    checked(page, address, WRONG)
    page.fill("#text", WRONG.replace("45%", "25%"))
    page.click("button.check")
    expect(page.locator("#answer")).not_to_contain_text("45%", timeout=PATIENCE)
    assert page.locator("#answer .card", has_text="The discount differs").count() == 0
    assert page.locator("#answer .promise.pass > p > strong", has_text="25%").first.inner_text() == "25%"


def test_a_rewording_that_was_tried_is_taken_over_with_a_click(page, address):
    checked(page, address, HYPED)
    change = page.locator(".change").first
    wanted = change.locator("ins").inner_text()
    change.locator("button").click()
    expect(page.locator("#text")).to_have_value(re.compile(re.escape(wanted)), timeout=PATIENCE)


def test_a_file_is_checked_and_its_text_put_into_the_form(page, address, tmp_path: Path):
    (tmp_path / "flyer.html").write_text(f"<html><body><h1>Fair Wind</h1><p>{WRONG}</p></body></html>", "utf-8")
    page.goto(address + PAGE)
    page.set_input_files("#file", tmp_path / "flyer.html")
    page.click("button.check")
    page.wait_for_selector("#answer .card.stop")
    assert "45% off any kite" in page.input_value("#text")


def test_with_the_keyboard_alone(page, address):
    page.goto(address + PAGE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "text"
    page.keyboard.type(WRONG)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer .verdict")
    page.focus("a.marked.stop")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#f-")


def test_without_script_the_same_page_answers(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE, timeout=PATIENCE)
    page.fill("#text", WRONG)
    page.click("button.check")
    assert "this text says 45%" in page.inner_text("#answer")
    assert page.title().startswith("STOP")
    context.close()


def test_nothing_sticks_out_on_a_phone(page, address):
    page.set_viewport_size(PHONE)
    checked(page, address, HYPED + " " + WRONG)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_markup_in_a_draft_stays_text(page, address):
    checked(page, address, "<img src=x onerror=alert(1)> <script>document.title='taken'</script> Take 45% off with FAIRWIND today.")
    assert page.title() != "taken"
    assert page.locator("#answer img, #answer script").count() == 0
