"""Copy in other languages is told: nothing is said of its voice, and the scan is no longer complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.segment.languages import foreign_language

GERMAN = """Unsere Laken sind weich und kommen am Donnerstag. Bitte waschen Sie sie einmal, bevor Sie sie benutzen. Wir schicken sie Ihnen
gern. Wenn es Ihnen nicht gefällt, schicken Sie es zurück, und wir geben Ihnen Ihr Geld wieder."""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("Nos draps sont doux et arrivent le jeudi. Lavez-les une fois avant de les utiliser, s’il vous plaît.", "French"),
        ("Nuestras sábanas son suaves y llegan los jueves. Por favor, lávelas una vez antes de usarlas.", "Spanish"),
        ("Onze lakens zijn zacht en komen op donderdag. Was ze een keer voordat je ze gebruikt.", "Dutch"),
        ("Våra lakan är mjuka och kommer på torsdag. Tvätta dem en gång innan du använder dem.", "Swedish"),
        ("私たちのシーツは柔らかく、木曜日に届きます。一度洗ってからお使いください。", "a language that is not written in Latin letters"),
    ],
)
def test_a_language_is_told_by_its_function_words_or_its_letters(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Our sheets are soft and come on Thursdays. Wash them once before you use them.",
        "King-size linen sheet, washed, stone, £89. Pillowcase pair, £24. Duvet set, double, oat, £120.",
        "Free parking. Free towels. Free sauna. Free lockers. Open late. Open early. Book now. Pay later.",
        "Laken, weich.",
        "123 456 789",
        "",
    ],
)
def test_english_copy_and_what_is_too_short_are_of_no_other_language(text: str) -> None:
    assert foreign_language(text) == ""


def test_a_scan_tells_what_is_not_in_english_and_does_not_judge_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "campaign").mkdir()
    (tmp_path / "campaign" / "laken.txt").write_text(GERMAN, "utf-8")
    (tmp_path / "campaign" / "sheets.txt").write_text("Our sheets are soft. They come on Thursdays and they are yours to keep.", "utf-8")
    (tmp_path / "approved").mkdir()
    for number in range(8):
        words = (
            f"We wove sheet {number} on an old loom in the mill. It came out soft, and it will be with you by Thursday if you ask us today."
        )
        (tmp_path / "approved" / f"{number}.txt").write_text(words, "utf-8")
    (tmp_path / "consistency.toml").write_text(
        '[brand]\nname = "Larkrise"\n[campaign]\nlaunch = 2027-03-01\n'
        '[[source]]\nchannel = "website"\npath = "campaign"\n[[baseline]]\nchannel = "website"\npath = "approved"\n',
        "utf-8",
    )
    assert run(["scan", str(tmp_path), "--format", "json"]) == 4
    report = json.loads(capsys.readouterr().out)
    voices = {one["locator"]: one["voice"]["verdict"] for one in report["touchpoints"]}
    assert voices["campaign/laken.txt"] == "cannot-tell"
    assert not [one for one in report["findings"] if one["kind"] == "voice-drift" and "campaign/laken.txt" in one["locators"]]
    (gap,) = [line for source in report["sources"] for line in source["unreadable"]]
    assert (gap["locator"], gap["code"]) == ("campaign/laken.txt", "REA93")
    assert "it is in German" in gap["what"]
