"""Survey answers: a record of their own kind, from every tool's headings, without a word about who answered."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consistency.channels import collect
from consistency.channels.survey_answers import is_personal, moment_of, score_of

GOLDEN = Path(__file__).parent / "golden"
PERSONAL = ("ann@", "ann lee", "'ann'", "'lee'", "kites.example", "203.0.113", "51.5", "07700", "+44", "Bristol")


def read(name):
    found = collect("campaign", "survey", Path(name), GOLDEN)
    assert not found.touchpoints
    whole = repr(found)
    assert not [word for word in PERSONAL if word in whole]
    return found


def told(found):
    return [(a.locator.partition("#")[2], a.question, a.text, a.score) for a in found.answers]


def test_qualtrics_with_three_rows_of_headings():
    found = read("qualtrics.csv")
    assert told(found) == [
        ("1/Q1", "What did you like about the kite?", "It flew at once,\neven in light wind.", None),
        ("1/Q2", "How likely are you to recommend us?", "9", 9.0),
        ("2/Q1", "What did you like about the kite?", "The colours", None),
        ("2/Q2", "How likely are you to recommend us?", "10 - Very likely", 10.0),
    ]
    assert found.answers[0].answered_at == datetime(2026, 1, 31, 10, 22, 33, tzinfo=UTC)
    assert found.answers[0].channel == "survey"
    assert [s.why for s in found.skipped if "#" in s.locator] == ["a preview, a test or spam"]
    assert "IPAddress" in found.skipped[0].why
    assert "Q2_NPS_GROUP" in found.skipped[0].why


def test_qualtrics_without_its_third_row_or_as_tabs(gather):
    lines = (GOLDEN / "qualtrics.csv").read_text("utf-8").replace("at once,\neven", "at once, even").split("\n")
    without = gather({"q.csv": "\n".join([*lines[:2], *lines[3:]])})
    assert [a.text for a in without.answers] == ["It flew at once, even in light wind.", "9", "The colours", "10 - Very likely"]


def test_surveymonkey_with_two_rows_of_headings():
    found = read("surveymonkey.csv")
    assert told(found) == [
        ("1/10", "How was your order? — Packing", "4", 4.0),
        ("1/11", "How was your order? — Speed", "5 (very quick)", 5.0),
        ("1/12", "What should we do better?", "Longer tails", None),
        ("1/13", "Where do you fly? — Beach", "Beach", None),
        ("2/10", "How was your order? — Packing", "3", 3.0),
        ("2/14", "Where do you fly? — Park", "Park", None),
        ("2/15", "Where do you fly? — Other (please specify)", "My roof", None),
    ]
    assert found.answers[0].answered_at == datetime(2026, 1, 31, 14, 5, 10, tzinfo=UTC)


def test_typeform_responses_with_and_without_titles():
    found = read("typeform.json")
    assert told(found) == [
        ("1/1", "What did you like, ?", "Flies well", None),
        ("1/2", "How likely are you to recommend us?", "8", 8.0),
        ("1/3", "Which kites have you got?", "Box kite, Delta kite, a home-made one", None),
        ("1/5", "Would you buy again?", "Yes", None),
        ("2/1", "unknown_ref", "Fine", None),
    ]
    assert found.answers[0].answered_at == datetime(2026, 1, 31, 10, 0, tzinfo=UTC)
    assert sorted(s.why for s in found.skipped) == [
        "a response without answers",
        "answers about the respondent: Your e-mail, What's your name?",
    ]


def test_a_typeform_webhook(gather):
    field = {"id": "a1", "ref": "r1", "type": "long_text", "title": "What went wrong?"}
    response = {"submitted_at": "2026-02-01T08:00:00Z", "definition": {"fields": [{"type": "group", "properties": {"fields": [field]}}]}}
    answers = [{"type": "text", "text": "Late.", "field": {"id": "a1", "type": "long_text"}}]
    found = gather({"hook.json": json.dumps({"event_type": "form_response", "form_response": {**response, "answers": answers}})})
    assert [(a.question, a.text) for a in found.answers] == [("What went wrong?", "Late.")]


def test_plain_tables_of_forms(gather):
    text = (
        "Timestamp,Email Address,What did you like best?,On a scale of 1 to 5 how was delivery?,What is your full name?,Source\n"
        '1/31/2026 10:22:33,ann@kites.example,"The tail, and the bag",5,Ann Lee,web\n'
        "2/3/2026 9:00:00,lee@kites.example,write me: lee@kites.example,4,Lee,web\n"
        "2/3/2026 9:30:00,lee@kites.example,lee@kites.example,,,web\n"
    )
    found = gather({"form.csv": text})
    assert [(a.text, a.score) for a in found.answers] == [
        ("The tail, and the bag", None),
        ("5", 5.0),
        ("write me: lee@kites.example", None),
        ("4", 4.0),
    ]
    assert found.answers[0].answered_at == datetime(2026, 1, 31, 10, 22, 33, tzinfo=UTC)
    assert found.answers[2].answered_at is None, "3 February or 2 March cannot be told"
    assert [s.locator.rpartition("/")[2] for s in found.skipped] == ["form.csv", "3"]
    assert "Email Address" in found.skipped[0].why


def test_one_answer_a_row(gather):
    text = "respondent_id,question,answer,date\n1,How was it?,Very good,2026-01-02\n1,What is your name?,Ann,2026-01-02\n"
    found = gather({"long.csv": text})
    assert [(a.question, a.text) for a in found.answers] == [("How was it?", "Very good")]
    assert "Ann" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "Title,Category,Body\nLate,Post,Hello there.\n",
        "id,question,answer\n1,How do I return it?,Send it back to us.\n",
        "Campaign,Ad group,Headline 1,Date\nA,B,Fly,2026-01-02\n",
    ],
)
def test_copy_is_never_taken_for_answers(gather, text):
    found = gather({"t.csv": text})
    assert (len(found.touchpoints), found.answers) == (1, ())


@pytest.mark.parametrize(
    ("question", "personal"),
    [
        ("What is your e-mail address?", True),
        ("Your name", True),
        ("First name", True),
        ("IP Address", True),
        ("Please leave your phone number so we can call you", True),
        ("What do you think of our brand name?", False),
        ("How clear was your phone bill?", False),
        ("How did you hear about us?", False),
        ("Did our e-mails help?", False),
    ],
)
def test_questions_for_who_somebody_is(question, personal):
    assert is_personal(question) is personal


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("9", 9),
        ("4,5", 4.5),
        ("4/5", 4),
        ("4 out of 5", 4),
        ("10 - Very likely", 10),
        ("3: fair", 3),
        ("2026", None),
        ("5-7 days", None),
        ("30 days", None),
    ],
)
def test_scores(text, score):
    assert score_of(text) == score


def test_dates():
    assert moment_of("31/01/2026 10:00") == datetime(2026, 1, 31, 10, tzinfo=UTC)
    assert moment_of("02/03/2026") is None
    assert moment_of("02/03/2026", is_american=True) == datetime(2026, 2, 3, tzinfo=UTC)
    assert moment_of("2026-01-31T10:00:00+01:00").hour == 10
    assert moment_of("yesterday") is None


def test_damage_costs_its_own_row(gather):
    found = gather(
        {"q.csv": 'ResponseId,RecordedDate,What was good?\nR_1,2026-01-02,All\nR_2,2026-01-02,This, that\nR_3,2026-01-03,"Cut o'}
    )
    assert [a.text for a in found.answers] == ["All"]
    assert [(u.locator[-2:], u.code) for u in found.unreadable] == [("#2", "REA08"), ("#3", "REA09")]


@pytest.mark.parametrize("start", ["ResponseId,RecordedDate", "Respondent ID,Collector ID", "Timestamp,What was really good?"])
def test_a_hundred_thousand_columns_are_one_clear_line(gather, start):
    columns = ",".join(f"Q{n}" for n in range(100_000))
    found = gather({"wide.csv": f"{start},{columns}\n1,2,{columns}\n"})
    assert [u.code for u in found.unreadable] == ["REA17"]
    assert not found.answers


def test_a_cut_off_typeform_export(gather):
    whole = (GOLDEN / "typeform.json").read_text("utf-8")
    assert [u.code for u in gather({"t.json": whole[: len(whole) // 2]}).unreadable] == ["REA07"]


@pytest.mark.parametrize("text", ['{"items":[{"response_id":"a","answers":[1,{"type":[],"field":3}]},{"response_id":"b","answers":{}},4]}'])
def test_wrong_types_never_crash(gather, text):
    found = gather({"odd.json": text})
    assert not [u for u in found.unreadable if u.code == "REA99"]
    assert len(found.skipped) + len(found.unreadable) >= 2
