"""The parts of the launch page: stages, ledger, distances, causes, the order of touchpoints, texts with their quotes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from consistency.judge import CONCERNS
from consistency.records.audit import Audit, ChannelDistance, OfferSummary, Saying, Term, Verdict
from consistency.records.finding import Evidence
from consistency.reports import REPORTS, passages
from consistency.reports.causes import causes
from consistency.reports.coverage import coverage
from consistency.reports.distances import distance_picture
from consistency.reports.finding_text import kind_words
from consistency.reports.html import Html
from consistency.reports.ledger import ledger_rows
from consistency.reports.page import entries
from consistency.reports.wording import QUESTIONS

from .sample import HOME, LAST_DAY, OFFER, POSTS, REMINDER, sample_audit


def staged(**stages: str) -> Audit:
    """The sample, its channels in these stages."""
    audit = sample_audit()
    return replace(audit, touchpoints=tuple(replace(item, stage=stages.get(item.channel)) for item in audit.touchpoints))


def shown(audit: Audit) -> BeautifulSoup:
    return BeautifulSoup(Html().render(audit), "lxml")


def test_a_stage_that_nobody_looked_at_is_never_green() -> None:
    rows = dict(coverage(staged(website="interest", email="promotion", docs="brand")))
    assert list(rows)[:7] == ["Discovery", "Brand", "Interest", "Purchase", "Use", "Service", "Promotion"]
    assert {cell.word for cell in rows["Purchase"]} == {"not scanned"}
    assert {cell.tone for cell in rows["Use"]} == {"absent"}
    assert rows["Promotion"][1].word == "STOP"
    assert "No stage named" in rows


def test_a_stage_without_findings_is_judged_and_one_with_gaps_only_in_part() -> None:
    audit = replace(staged(website="interest", docs="brand"), findings=())
    rows = dict(coverage(audit))
    website, docs = rows["Interest"][0], rows["Brand"][5]
    assert (website.word, website.tone, website.detail) == ("judged", "judged", "3 texts")
    assert (docs.tone, docs.detail) == ("partly", "2 texts, not all read")


def test_a_stage_is_not_judged_where_no_concern_came_to_a_verdict() -> None:
    audit = replace(staged(website="interest"), findings=())
    off = replace(audit, concerns=tuple(
        one if one.concern == "coverage" else replace(one, channels=dict.fromkeys(one.channels, Verdict.OFF)) for one in audit.concerns
    ))  # fmt: skip
    cell = dict(coverage(off))["Interest"][0]
    assert (cell.word, cell.tone, cell.detail) == ("not checked", "unchecked", "3 texts")


def test_without_stages_the_page_says_how_to_name_them() -> None:
    text = shown(sample_audit()).select_one("#stages").get_text(" ", strip=True)
    assert "name no stage" in text
    assert 'stage = "purchase"' in text


def offered() -> Audit:
    terms = (
        Term("code", Saying("BULB20", (OFFER, HOME))),
        Term("discount", Saying("20%", (OFFER, HOME, REMINDER)), (Saying("30%", (f"{POSTS}#2",)), Saying("15%", ("campaign/x.html",)))),
    )
    return replace(sample_audit(), offers=(OfferSummary("BULB20", is_main=True, terms=terms),))


def test_the_ledger_names_what_most_say_and_who_differs() -> None:
    differing, agreed = ledger_rows(offered())
    assert (differing.side, differing.usual, differing.said_by) == ("Discount", "20%", "3 touchpoints")
    flagged, passed = differing.dissents
    finding = next(one for one in sample_audit().findings if one.locators == (f"{POSTS}#2",))
    assert (flagged.value, flagged.places, flagged.is_flagged) == ("30%", ((f"{POSTS}#2", finding.id),), True)
    assert not passed.is_flagged
    assert not agreed.dissents
    table = shown(offered()).select_one("#offers")
    assert table.select_one(".flagged a")["href"] == f"#f-{finding.id}"
    assert "not held against it" in table.get_text()


def test_the_workbook_holds_the_ledger() -> None:
    rows = list(load_workbook(BytesIO(REPORTS["xlsx"]().render(offered())))["Offers"].iter_rows(min_row=2, values_only=True))
    assert rows[1] == ("BULB20", "discount", "20%", 3, "30%", f"{POSTS}#2")
    assert len(rows) == 3


def test_channels_lie_apart_in_voice_below_and_tone_above_the_diagonal() -> None:
    pair = ChannelDistance("website", "email", 0.2, 1.4, 0.1, None)
    picture = distance_picture(replace(sample_audit(), distances=(pair, replace(pair, other="ads", voice=None))))
    assert picture is not None
    voice, tone = picture.fields[:2]
    assert (voice.number, voice.shade, voice.usual, voice.x < tone.x, voice.y > tone.y) == ("0.2", 0, "yours 0.1", True, True)
    assert (tone.number, tone.shade) == ("1.4", 5)
    assert "too few texts" in picture.fields[2].told
    assert "website and email, 0.2; between the same two channels of your approved copy it is 0.1" in picture.says[0]


def test_without_distances_there_is_no_picture() -> None:
    assert distance_picture(sample_audit()) is None
    assert not shown(sample_audit()).select("#apart")


def test_causes_are_counted_over_what_wants_a_decision() -> None:
    audit = sample_audit()
    drifts = [replace(one, ways=("hype", "formal")) for one in audit.findings if one.kind == "voice-drift"]
    found = causes(replace(audit, findings=(*drifts, *(one for one in audit.findings if one.kind == "placeholder"))))
    assert [(one.words, one.number, one.share) for one in found[:2]] == [("Copy is more hyped", 2, 100), ("Copy is more formal", 2, 100)]
    assert [one.number for one in found[2:]] == [1]  # the placeholder that is only a note is not counted


def test_of_two_texts_that_drift_the_one_further_off_comes_first() -> None:
    audit = sample_audit()
    same = [replace(one, severity=audit.findings[0].severity) for one in audit.findings if one.kind == "voice-drift"]
    assert [entry.locator for entry in entries(replace(audit, findings=tuple(reversed(same))))] == [LAST_DAY, REMINDER]  # 4 and 31


def test_a_stop_outweighs_any_number_of_looks() -> None:
    audit = sample_audit()
    look = next(one for one in audit.findings if one.severity.value == "warning" and one.kind == "term-violation")
    stop = next(one for one in audit.findings if one.severity.value == "error" and one.kind == "placeholder")
    many = tuple(replace(look, id=f"{number:012x}") for number in range(20))
    assert [entry.tone for entry in entries(replace(audit, findings=(*many, stop)))] == ["stop", "look"]


def test_every_finding_stands_in_one_entry() -> None:
    audit = sample_audit()
    told = [card.id for entry in entries(audit) for card in (*entry.cards, *entry.notes)]
    assert sorted(told) == sorted(finding.id for finding in audit.findings)


def test_a_kind_that_nobody_has_put_into_words_is_called_by_its_name() -> None:
    assert kind_words("voice-drift") == "Copy does not sound like the approved copy"
    assert kind_words("reading-age") == "Reading age"


def marked(text: str, *spans: tuple[int, int], most: int = passages.LONGEST) -> passages.MarkedText:
    return passages.marked_text(text, [Evidence("x", text[start:end], start, end) for start, end in spans], "t", most)


def test_quotes_are_marked_where_they_stand() -> None:
    found = marked("One two three four", (4, 7), (14, 18))
    assert [(one.text, one.mark) for one in found.passages] == [("One ", ""), ("two", "t-1"), (" three ", ""), ("four", "t-2")]
    assert found.marks == {(4, 7): "t-1", (14, 18): "t-2"}


def test_overlapping_quotes_share_a_mark() -> None:
    found = marked("One two three", (0, 7), (4, 13))
    assert [one.text for one in found.passages if one.mark] == ["One two three"]
    assert set(found.marks.values()) == {"t-1"}


@pytest.mark.parametrize("start", [0, 4000, 9990])
def test_of_a_long_text_the_part_with_the_quote_is_shown(start: int) -> None:
    text = "abcdefghi " * 1000
    found = marked(text, (start, start + 9), most=1200)
    assert sum(len(one.text) for one in found.passages) <= 1210
    assert [one.text for one in found.passages if one.mark] == [text[start : start + 9]]


def test_a_text_without_quotes_is_shown_from_its_beginning() -> None:
    assert [one.text for one in marked("Just words.").passages] == ["Just words."]


def test_many_texts_share_the_room_of_a_page() -> None:
    assert passages.room_for(3) == passages.LONGEST
    assert passages.room_for(800) * 800 <= passages.TOGETHER * 1.01
    assert passages.room_for(10_000) == passages.SHORTEST


def test_every_concern_says_which_question_it_answers() -> None:
    assert {concern.name for concern in CONCERNS} == set(QUESTIONS)
