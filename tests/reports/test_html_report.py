from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from consistency.records.audit import Audit, SourceSummary, Verdict
from consistency.records.collection import Unreadable
from consistency.records.finding import Evidence, Severity
from consistency.reports import REPORTS
from consistency.reports.html import Html

from .sample import ADS, LAST_DAY, POSTS, sample_audit

HOSTILE = '</blockquote><script>alert(1)</script><img src="//evil.example/x.png" onerror=alert(1)>"\'&\x1b[2J\u202e'


def page(audit: Audit | None = None) -> BeautifulSoup:
    return BeautifulSoup(Html().render(audit or sample_audit()), "lxml")


def said(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(" ".join(item.get_text(" ") for item in soup.select(selector)).split())


def test_the_verdict_stands_on_top_with_one_answer_for_each_concern() -> None:
    soup = page()
    assert said(soup, ".verdict .word") == "STOP"
    assert "6 problems to fix before launch" in said(soup, ".verdict .sentence")
    answers = [(item.h3.get_text(strip=True), item.select_one(".badge").get_text()) for item in soup.select(".concern")]
    assert answers == [(concern.title, concern.verdict.value) for concern in sample_audit().concerns]


def test_what_was_not_scanned_never_looks_consistent() -> None:
    rows = {row.th.get_text(): [cell.get_text(" ") for cell in row.select("td")] for row in page().select(".grid tbody tr")}
    assert rows["Promise path"] == ["not scanned", "PASS", "not scanned", "STOP", "not scanned", "not scanned"]
    assert rows["Voice"] == ["PASS", "STOP", "PASS", "not checked", "PASS", "LOOK not all read"]
    assert not page().select(".grid .absent.pass, .grid .unchecked.pass")


def test_every_finding_is_shown_with_its_quote_marked_in_context() -> None:
    audit, soup = sample_audit(), page()
    for finding in audit.findings:
        card = soup.find(id=f"f-{finding.id}")
        assert finding.message in card.get_text()
        assert finding.evidence[0].quote in [mark.get_text() for mark in card.select("mark")]
    loud = soup.find(id=f"f-{next(one.id for one in audit.findings if one.locators == (LAST_DAY,) and one.kind == 'voice-drift')}")
    assert "Hi {{ first_name }}, These INSANE savings" in loud.get_text()


def test_a_conflict_shows_what_the_others_say_and_what_to_do() -> None:
    finding = next(one for one in sample_audit().findings if one.locators == (f"{POSTS}#2",))
    card = page().find(id=f"f-{finding.id}")
    others = card.select_one(".others").get_text(" ")
    assert "20% off all hand tools" in others
    assert f"{ADS}#1" in others
    assert "30% off" not in others
    assert "Change the post to 20%" in card.select_one(".fix").get_text()


def test_the_voice_score_stands_beside_its_yardstick() -> None:
    entry = next(entry for entry in page().select(".entry") if LAST_DAY in entry.get_text())
    assert entry.select_one("svg.strip")["aria-label"] == "Voice score 4 of 100; nine in ten of your approved texts lie between 41 and 93."
    row = next(row for row in page().select(".list tbody tr") if LAST_DAY in row.get_text())
    assert row.select_one(".voice-cell")["data-value"] == "4"
    assert "drifts" in row.get_text()
    short = next(row for row in page().select(".list tbody tr") if f"{ADS}#1" in row.get_text())
    assert short.select_one(".voice-cell")["data-value"] == ""
    assert "too short to tell" in short.get_text()


def test_all_touchpoints_and_sources_are_listed() -> None:
    soup, audit = page(), sample_audit()
    assert len(soup.select(".list tbody tr")) == len(audit.touchpoints)
    sources = said(soup, "#sources")
    assert "campaign/docs/price-list.pdf" in sources
    assert "Export it again" in sources
    assert "the row is paused" in sources
    assert "incomplete" in said(soup, ".gap")
    assert audit.notes[0] in said(soup, "#unjudged")


def test_a_guide_is_listed_only_where_it_could_not_be_read() -> None:
    audit = sample_audit()
    guide = SourceSummary("guide", "guide", "brand/guide.md", 0, (), ())
    gap = Unreadable("brand/guide.md", "GUI01", "It cannot be read.", "Correct the file.")
    assert "style guide" not in said(page(replace(audit, sources=(*audit.sources, guide))), "#sources")
    assert "GUI01" in said(page(replace(audit, sources=(*audit.sources, replace(guide, unreadable=(gap,))))), "#sources")


def test_hostile_copy_stays_text() -> None:
    audit = sample_audit()
    evidence = Evidence(HOSTILE, HOSTILE, 0, 9, "text", HOSTILE, HOSTILE, HOSTILE)
    finding = replace(
        audit.findings[1], message=HOSTILE, fix=HOSTILE, expected=HOSTILE, locators=(HOSTILE,), evidence=(evidence,), against=(HOSTILE * 2,)
    )
    touchpoint = replace(audit.touchpoints[0], title=HOSTILE, locator=HOSTILE, channel=HOSTILE)
    concern = replace(audit.concerns[0], title=HOSTILE, reason=HOSTILE, channels={HOSTILE: Verdict.PASS})
    hostile = replace(
        audit,
        brand=HOSTILE,
        campaign=HOSTILE,
        findings=(finding, *audit.findings),
        touchpoints=(touchpoint,),
        concerns=(concern,),
        notes=(HOSTILE,),
    )
    text = Html().render(hostile).decode()
    soup = BeautifulSoup(text, "lxml")
    assert len(soup.find_all("script")) == 1
    assert "alert(1)" not in soup.script.string
    assert soup.find("img") is None
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_colour_reaches_the_page_only_as_a_colour() -> None:
    audit = sample_audit()
    look = next(one for one in audit.findings if one.kind == "look-drift")
    assert 'fill="#FF3B30"' in Html().render(audit).decode()
    sly = replace(look, evidence=(replace(look.evidence[0], quote='#FFF" onload="x'),), expected="url(//evil.example)")
    assert not page(replace(audit, findings=(sly,))).select(".card .swatch")


def test_loads_nothing_and_forbids_everything_but_its_own_style_and_script() -> None:
    soup = page()
    assert not soup.select("[src], link, iframe, object, form[action], [style], base")
    assert not re.search("fetch|XMLHttp|import|eval|innerHTML", soup.script.string)
    assert all(link["href"].startswith("#") for link in soup.select("[href]"))
    assert "url(" not in soup.style.string
    assert "@import" not in soup.style.string
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'")
    for kind, part in (("style", soup.style), ("script", soup.script)):
        assert f"{kind}-src 'sha256-{b64encode(hashlib.sha256(part.string.encode()).digest()).decode()}'" in policy


def test_can_be_read_without_seeing_it() -> None:
    soup = page()
    assert soup.html["lang"] == "en"
    assert soup.select("header")
    assert soup.select("main")
    assert soup.select("nav[aria-label]")
    assert soup.select("footer")
    levels = [int(heading.name[1]) for heading in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - former <= 1 for former, later in pairwise(levels))
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert all(link["href"][1:] in ids for link in soup.select("a[href]"))
    assert all(svg.get("aria-label") or svg.get("aria-hidden") for svg in soup.select("svg"))


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("soft", "ground"),
        ("soft", "paper"),
        ("stop", "stop-bg"),
        ("look", "look-bg"),
        ("pass", "pass-bg"),
        ("unchecked", "unchecked-bg"),
        ("note", "note-bg"),
    ],
)
def test_colours_keep_the_contrast_that_small_text_needs(ink: str, ground: str) -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6}|#fff);", page().style.string))
    light, dark = sorted(
        (luminance(colours[name].replace("#fff", "#ffffff") if len(colours[name]) == 4 else colours[name]) for name in (ink, ground)),
        reverse=True,
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_a_finding_of_an_unknown_concern_is_not_lost() -> None:
    audit = sample_audit()
    stray = replace(audit.findings[0], concern="readability")
    soup = page(replace(audit, findings=(stray,)))
    assert stray.message in said(soup, ".card")
    assert "Other findings" in said(soup, ".concern")


def test_an_audit_of_nothing_says_so() -> None:
    audit = sample_audit()
    empty = replace(
        audit, verdict=Verdict.NOT_CHECKED, concerns=(), touchpoints=(), findings=(), sources=(), baseline=None, notes=(), is_complete=True
    )
    text = page(empty).get_text()
    assert "Nothing could be checked." in text
    assert "No touchpoint was read." in text


def test_more_quotes_than_fit_fold_away_and_are_counted() -> None:
    audit = sample_audit()
    many = tuple(replace(audit.findings[0].evidence[0], quote=f"Shout {number}!") for number in range(7))
    card = page(replace(audit, findings=(replace(audit.findings[0], evidence=many),))).select_one(".card")
    assert card.summary.get_text() == "4 more quotes"
    assert len(card.select("mark")) == 7


def test_notes_fold_away_behind_what_needs_a_decision() -> None:
    soup, audit = page(), sample_audit()
    note = next(finding for finding in audit.findings if finding.severity is Severity.NOTE)
    assert soup.find(id=f"f-{note.id}").find_parent("details").summary.get_text().startswith("1 note")
    assert not [card for card in soup.select("details .card") if "note" not in card["class"]]
    assert not [card for card in soup.select(".entry > .card") if "note" in card["class"]]


def test_a_long_list_of_others_folds_away_and_is_counted() -> None:
    audit = sample_audit()
    others = tuple(f"campaign/email/{number}.eml" for number in range(9))
    card = page(replace(audit, findings=(replace(audit.findings[0], against=others),))).select_one(".card")
    assert card.select_one("details.also summary").get_text() == "9 more say otherwise"
    assert len(card.select("details.also code")) == 9


def test_findings_of_a_kind_in_one_touchpoint_are_marked_once_with_their_number() -> None:
    audit = sample_audit()
    first = next(finding for finding in audit.findings if finding.kind == "placeholder")
    other = replace(first, evidence=(replace(first.evidence[0], quote="[TBC]"),))
    row = next(row for row in page(replace(audit, findings=(first, other))).select(".list tbody tr") if first.locators[0] in row.get_text())
    assert [mark.get_text(" ", strip=True) for mark in row.select(".marks a")] == ["STOP placeholder ×2"]


def test_without_any_voice_no_scale_is_shown() -> None:
    audit = sample_audit()
    silent = page(replace(audit, findings=(), touchpoints=tuple(replace(item, voice=None) for item in audit.touchpoints)))
    assert not silent.select(".strip")
    assert "how it sounds" not in said(silent, "#touchpoints")


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert REPORTS["html"]().render(sample_audit()) == Html().render(sample_audit())


def test_an_approved_example_is_advice_and_no_flagged_quote() -> None:
    audit = sample_audit()
    drift = next(one for one in audit.findings if one.kind == "voice-drift")
    example = Evidence("baseline/email/02.eml", "We dig it over in March.", 0, 24, says="your approved copy says it like this")
    soup = page(replace(audit, findings=(replace(drift, evidence=(*drift.evidence, example)),)))
    assert "We dig it over in March." not in said(soup, "mark")
    assert "your approved copy says it like this" in said(soup, ".fix .example")
    assert said(soup, ".fix .example q") == "We dig it over in March."
