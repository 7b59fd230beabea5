"""Answers beside the copy: heard against written and intended, and topics that the copy lacks."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from consistency.assets import asset
from consistency.cli import run
from consistency.records.survey import Answer
from consistency.represent.declared import declared_dials
from consistency.survey import heard_by_dial, said_of, topics_of

ENDS = [("formality", "casual", "formal"), ("warmth", "cold", "warm")]


def answer(question: str, text: str = "", score: float | None = None, channel: str = "survey") -> Answer:
    return Answer("s.csv#1", channel, question, text or str(score), score=score)


@pytest.mark.parametrize(
    ("question", "score", "place"),
    [
        ("[email] How does it sound to you? 1 = casual, 7 = formal", 7, 1.0),
        ("[email] How does it sound to you? 1 = casual, 7 = formal", 4, 0.0),
        ("[email] How does it sound to you? 0 = formal, 10 = casual", 10, -1.0),
    ],
)
def test_a_number_on_a_scale_is_a_place_on_its_dial(question: str, score: float, place: float) -> None:
    (said,) = said_of([answer(question, score=score)], ENDS, declared_dials)
    assert (said.channel, said.dial, said.place) == ("email", "formality", place)


@pytest.mark.parametrize(
    ("question", "score"), [("How likely are you to recommend us? (0-10)", 9), ("1 = casual, 7 = formal", 9), ("1 = red, 7 = blue", 3)]
)
def test_other_numbers_say_nothing_of_tone(question: str, score: float) -> None:
    assert not list(said_of([answer(question, score=score)], ENDS, declared_dials))


def test_words_that_name_a_tone_count_and_their_denials_the_other_way() -> None:
    said = list(
        said_of(
            [answer("And how was it?", "friendly"), answer("And how was it?", "not very friendly", channel="chat")], ENDS, declared_dials
        )
    )
    assert [(one.channel, one.dial, one.place) for one in said] == [("survey", "warmth", 1.0), ("chat", "warmth", -1.0)]


def test_what_customers_call_it_counts_too() -> None:
    said = list(said_of([answer("How?", "stiff and a bit confusing"), answer("How?", "never pushy")], ENDS, declared_dials))
    assert [(one.dial, one.place) for one in said] == [("formality", 1.0), ("plainness", -1.0)]


def test_a_long_story_names_no_tone() -> None:
    assert not list(said_of([answer("What happened?", "A friendly man " + "rang the bell " * 30)], ENDS, declared_dials))


def test_the_side_that_most_take_is_quoted_first() -> None:
    answers = [answer("How?", "cold and distant"), *(answer("How?", f"warm, number {number}") for number in range(4))]
    mean, number, quotes = heard_by_dial(said_of(answers, ENDS, declared_dials))["survey", "warmth"]
    assert (round(mean, 1), number) == (0.6, 5)
    assert all(quote.startswith("warm") for quote in quotes)


def test_topics_are_what_several_say_and_no_copy_holds() -> None:
    told = ["Do you offer gift wrapping?", "I wanted gift wrapping for my niece", "No gift wrapping anywhere!", "When are deliveries made?"]
    told += ["Deliveries took long", "My delivery was late", "Fine"]
    topics = topics_of([answer("What is missing?", text) for text in told], ["We make every delivery on time."])
    assert [(topic.words, topic.answers) for topic in topics] == [("gift wrapping", 3)]
    assert topics[0].quotes[0] in told
    assert topics_of([answer("?", "alone")], []) == ()


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The demo brand with a survey of its own questions: its mails are heard as formal and cold, and gift cards are missed."""
    folder = Path(shutil.copytree(asset("corpora/demo-brand"), tmp_path / "brand"))
    assert run(["survey", "questions", str(folder)]) == 0
    questions = [line for line in capsys.readouterr().out.splitlines() if line.startswith("[email]")]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["Timestamp", *questions])
    for number in range(8):
        writer.writerow([f"2026-03-0{number + 1}", *(_given(question, number) for question in questions)])
    (folder / "survey.csv").write_text(table.getvalue(), "utf-8")
    settings = folder / "consistency.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[[source]]\nchannel = "survey"\npath = "survey.csv"\n', "utf-8")
    return folder


def _given(question: str, number: int) -> str:
    if "= formal" in question:
        return "7" if number else "6"
    if "= warm" in question:
        return "1"
    return "Do you sell subscriptions for repairs?" if "want to know" in question else "stiff" if "In one or two words" in question else "4"


def test_what_customers_hear_is_set_beside_what_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["survey", "mirror", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    heard = {row["dial"]: row for row in found["heard"] if row["channel"] == "email"}
    assert heard["formality"]["heard"] > 0.9
    assert heard["formality"]["written"] < 0
    assert "customers hear formal" in heard["formality"]["says"]
    assert heard["plainness"]["heard"] == 0
    assert heard["plainness"]["says"] == ""
    assert "subscriptions" in {word for topic in found["topics"] for word in topic["words"].split()}
    assert run(["survey", "mirror", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "customers hear formal" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_without_answers_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["survey", "mirror", str(asset("corpora/demo-brand"))]) == 0
    assert "consistency survey questions" in " ".join(capsys.readouterr().out.split())
