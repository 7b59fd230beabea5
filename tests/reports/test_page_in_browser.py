"""The launch page as people use it, in an installed Chromium: sorted, filtered, a quote followed into its text, on a phone, on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from consistency.records.audit import Audit
from consistency.records.finding import Evidence, Finding
from consistency.reports.html import Html

from .sample import HOME, LAST_DAY, REMINDER, sample_audit

pytest.importorskip("playwright", reason="the extra consistency[browser] is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

CONTRAST = """() => {
  const parsed = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const linear = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ({ r, g, b }) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) { const c = parsed(getComputedStyle(at).backgroundColor); if (c.a > 0.9) return c; }
    return { r: 255, g: 255, b: 255 };
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest("svg, script, .hidden, .skip, [hidden]") || !node.checkVisibility()) continue;
    seen += 1;
    const style = getComputedStyle(node);
    const [a, b] = [light(parsed(style.color)), light(ground(node))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if ((a + 0.05) / (b + 0.05) < (isLarge ? 3 : 4.5)) {
      poor.push(`${node.className || node.tagName}: ${walker.currentNode.data.trim().slice(0, 40)}`);
    }
  }
  return { seen, poor };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def with_texts() -> Audit:
    """The sample, the touchpoints with findings with their texts, of which the quotes are slices."""
    audit = sample_audit()
    texts: dict[str, str] = {}
    findings = tuple(replace(one, evidence=tuple(_placed(item, texts) for item in one.evidence)) for one in audit.findings)
    return replace(
        audit, findings=findings, touchpoints=tuple(replace(item, text=texts.get(item.locator, "")) for item in audit.touchpoints)
    )


def _placed(item: Evidence, texts: dict[str, str]) -> Evidence:
    if item.source != "text":
        return item
    text = f"{texts.get(item.locator, 'It begins quietly. ')}{item.before}"
    texts[item.locator] = f"{text}{item.quote}{item.after}\n\n"
    return replace(item, start=len(text), end=len(text) + len(item.quote))


class Opened:
    """The page in a tab, with every request that it makes."""

    def __init__(self, browser: Any, folder: Path, audit: Audit, *, width: int = 1280, script: bool = True) -> None:
        file = folder / "page.html"
        file.write_bytes(Html().render(audit))
        self.context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        self.tab = self.context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.goto(file.as_uri())

    def entries(self) -> list[str]:
        """The touchpoints shown, in order, by locator."""
        shown: list[str] = self.tab.eval_on_selector_all(
            ".entry:not([hidden])", "entries => entries.map(e => e.querySelector('.where code').textContent)"
        )
        return shown


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    page = Opened(browser, tmp_path, with_texts())
    yield page
    assert page.requests == [page.tab.url.partition("#")[0]], "the page asks for nothing but itself"
    assert not page.errors
    page.context.close()


def finding_in(locator: str) -> Finding:
    return next(one for one in with_texts().findings if one.locators == (locator,))


def test_the_worst_stand_first_and_another_order_can_be_chosen(opened: Opened) -> None:
    before = opened.entries()
    opened.tab.select_option("#order", "voice")
    assert opened.entries()[:2] == [LAST_DAY, REMINDER]  # scores 4 and 31
    opened.tab.select_option("#order", "title")
    assert opened.entries() != before
    opened.tab.click("text=Show all")
    first = "locator => document.querySelector('.entry:not([hidden]) .where code').textContent === locator"
    opened.tab.wait_for_function(first, arg=before[0])  # a form is reset first, and what it holds is put in order a moment later
    assert opened.entries() == before


def test_filters_narrow_what_is_shown_and_say_so(opened: Opened) -> None:
    opened.tab.select_option("#concern", "voice")
    assert set(opened.entries()) == {LAST_DAY, REMINDER}
    assert opened.tab.text_content("#shown").startswith("2 of ")
    assert not opened.tab.is_visible(f"#f-{next(one.id for one in with_texts().findings if one.kind == 'look-drift')}")
    opened.tab.select_option("#concern", "")
    opened.tab.fill("#search", "ARTISANAL")
    assert opened.entries() == [HOME]
    opened.tab.fill("#search", "")
    opened.tab.select_option("#severity", "note")
    assert len(opened.entries()) == 1


def test_a_quote_leads_to_its_place_in_the_text(opened: Opened) -> None:
    finding = finding_in(REMINDER)
    card = opened.tab.locator(f"#f-{finding.id}")
    text = opened.tab.locator(".entry", has=card).locator("details.text")
    assert text.get_attribute("open") is None
    card.locator("text=see it in the text").click()
    mark = text.locator("mark").first
    mark.wait_for(state="visible")
    assert mark.text_content() == finding.evidence[0].quote
    assert "It begins quietly." in text.text_content()
    assert opened.tab.evaluate("document.activeElement.tagName") == "MARK"


def test_a_verdict_leads_to_its_worst_finding_even_where_a_filter_hides_it(opened: Opened) -> None:
    opened.tab.select_option("#concern", "look")
    first = next(one for one in with_texts().findings if one.concern == "offer")
    opened.tab.click(".concern h3 a >> text=Offer")
    opened.tab.locator(f"#f-{first.id}").wait_for(state="visible")


def test_the_list_of_touchpoints_sorts_by_its_columns_and_can_be_searched(opened: Opened) -> None:
    def column(number: int) -> list[str]:
        values: list[str] = opened.tab.eval_on_selector_all("#all tbody tr", f"rows => rows.map(r => r.cells[{number}].dataset.value)")
        return values

    opened.tab.click("#all thead th:nth-child(3) button")
    scores = [float(value) for value in column(2) if value]
    assert scores == sorted(scores)
    opened.tab.click("#all thead th:nth-child(3) button")
    assert [float(value) for value in column(2) if value] == scores[::-1]
    assert opened.tab.get_attribute("#all thead th:nth-child(3)", "aria-sort") == "descending"
    opened.tab.fill("#find", "leaflet")
    assert opened.tab.locator("#all tbody tr:visible").count() == 1


def test_every_control_is_reached_by_keyboard(opened: Opened) -> None:
    opened.tab.keyboard.press("Tab")
    assert opened.tab.evaluate("document.activeElement.textContent") == "Skip to the findings"
    opened.tab.keyboard.press("Enter")
    reached = set()
    for _ in range(12):
        opened.tab.keyboard.press("Tab")
        reached.add(opened.tab.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {"severity", "concern", "channel", "order", "search", "BUTTON"} <= reached


@pytest.mark.parametrize("width", [1280, 390])
def test_all_text_keeps_the_contrast_that_reading_needs(browser: Any, tmp_path: Path, width: int) -> None:
    page = Opened(browser, tmp_path, with_texts(), width=width)
    page.tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    found = page.tab.evaluate(CONTRAST)
    page.context.close()
    assert found["seen"] > 200
    assert not found["poor"]


def test_a_phone_shows_it_without_scrolling_sideways(browser: Any, tmp_path: Path) -> None:
    page = Opened(browser, tmp_path, with_texts(), width=390)
    width = page.tab.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert width <= 390


def test_without_its_script_it_reads_in_full(browser: Any, tmp_path: Path) -> None:
    page = Opened(browser, tmp_path, with_texts(), script=False)
    shown = page.tab.locator(".entry").count()
    is_hidden = not page.tab.is_visible("#filter")
    page.context.close()
    assert shown == len({finding.locators[0] for finding in with_texts().findings})
    assert is_hidden, "controls that would do nothing are not shown"


def test_on_paper_nothing_is_left_out(browser: Any, tmp_path: Path) -> None:
    page = Opened(browser, tmp_path, with_texts())
    page.tab.emulate_media(media="print")
    assert not page.tab.is_visible("#filter")
    assert page.tab.is_visible(f"#f-{finding_in(REMINDER).id}")
    pages = page.tab.pdf(format="A4").count(b"/Type /Page\n")
    page.context.close()
    assert pages > 3
