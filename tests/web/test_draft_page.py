from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from consistency.web.app import create_app
from consistency.web.pages.draft import changed
from consistency.web.settings import ServeSettings
from tests.web.conftest import COPY, LOCAL, csrf_of

ANYBODYS = (
    "Bringing you more of what matters.",
    "Helping families every day.",
    "A wide range of kites is now available.",
    "Kites for every taste and budget.",
    "Here to help you every day.",
    "We are here for you.",
    "Kites that people love.",
)

PAGE = "/b/ferrow-mills/draft"


def posted(visitor: TestClient, **fields):
    csrf = visitor.get(PAGE).text.split('name="csrf" value="')[1].split('"')[0]
    return visitor.post(PAGE, data={"csrf": csrf} | fields)


def test_a_draft_is_answered_with_a_verdict_and_its_text_stays_in_the_form(visitor):
    answer = posted(visitor, text="Hello {{first_name}}, your bag is on its way from the mill to you.")
    assert answer.status_code == 200
    assert "STOP" in answer.text
    assert "{{first_name}}, your bag" in answer.text


def test_nothing_to_check_is_said_in_words(visitor):
    assert "paste some copy" in posted(visitor, text="  ").text


def test_too_much_at_a_time_is_refused_with_what_to_do(visitor):
    answer = posted(visitor, text="words " * 10_000)
    assert answer.status_code == 422
    assert "in parts" in answer.text


def test_a_browser_cuts_nothing_off_what_is_pasted(visitor):
    field = visitor.get(PAGE).text.split('<textarea id="text"')[1].split(">")[0]
    assert "maxlength" not in field


def test_of_too_few_words_no_score_and_no_range_is_shown(visitor):
    answer = posted(visitor, text="Buy now").text
    assert "Buy now" in answer
    assert "Voice score" not in answer
    assert 'class="ranges"' not in answer


def test_a_channel_that_there_is_not_is_not_taken(visitor):
    answer = posted(visitor, text=COPY * 3, channel="<b>x")
    assert answer.status_code == 200
    assert "<b>x" not in answer.text
    assert "copy of no channel" in answer.text


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("0-5:Bye", "Bye world"),
        ("0-5:Bye:\nto all", "Bye:\nto all world"),
        ("", "Hello world"),
        ("0-99:x", "Hello world"),
        ("5-0:x", "Hello world"),
        ("a-b:x", "Hello world"),
        (f"{'9' * 5000}-1:x", "Hello world"),
    ],
)
def test_a_rewording_is_made_only_where_it_fits(change, text):
    assert changed("Hello world", change) == text


def test_a_draft_in_the_place_of_nothing_known_starts_empty(visitor):
    assert 'name="instead_of"' not in visitor.get(PAGE, params={"instead_of": "../../etc/passwd"}).text


def test_short_rows_of_an_export_are_shown_as_judged_together(demo_folder: Path) -> None:
    rows = "".join(f"Fair Wind,Parents,Ad {number},{text},,\n" for number, text in enumerate(ANYBODYS, 1))
    with TestClient(create_app(ServeSettings((demo_folder,)), is_warmed=False), LOCAL) as client:
        place = "/b/ternaway-kites/draft"
        csrf = csrf_of(client.get("/").text)
        file = ("ads.csv", f"Campaign Name,Ad Set Name,Ad Name,Title,Body,Link\n{rows}".encode())
        told = client.post(place, data={"csrf": csrf, "channel": "ads"}, files={"file": file}).text
    page = BeautifulSoup(told, "lxml")
    together = page.select_one(".together")
    assert f"{len(ANYBODYS)} texts of " in together.h3.text
    assert "Voice score" in together.text
    quoted = [link["href"].removeprefix("#") for link in together.select(".own a")]
    assert quoted
    assert all(page.find(id=one) for one in quoted)
    assert together.select_one(".card")["class"][1] == together.select_one(".badge")["class"][1] == "stop"
    assert "What to do" in together.text
    assert page.select_one("a.marked")["href"] == "#together-1"
    assert page.select_one(".draft-text .said a")["href"] == "#together-1"
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), "a finding that stands beside several texts has an id beside each"


def test_a_promise_stands_in_its_sentence_with_its_blanks(visitor):
    answer = posted(visitor, text="This week you take 25% off every bag with the code FLOUR25.").text
    assert "take <mark>25%</mark> off" in answer
