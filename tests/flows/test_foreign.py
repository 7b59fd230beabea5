"""Copy in other languages is told: nothing is said of its voice, and the scan is no longer complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.cli import run
from consistency.flows.baseline import baseline_of
from consistency.segment.languages import foreign_language
from consistency.settings import load_settings

GERMAN = """Unsere Laken sind weich und kommen am Donnerstag. Bitte waschen Sie sie einmal, bevor Sie sie benutzen. Wir schicken sie Ihnen
gern. Wenn es Ihnen nicht gefällt, schicken Sie es zurück, und wir geben Ihnen Ihr Geld wieder."""
APPROVED = (
    "We wove this sheet on an old loom in the mill. It came out soft.",
    "Wash the towels once before you use them. They drink more water then, and they like it.",
    "Your parcel leaves on Thursday. Somebody called Ann packed it, and she put in a spare button.",
    "The blankets are back. We found the wool in a shed in Wales, and the sheep are well.",
    "Linen creases. We don't mind, and after a week you won't either.",
    "If it isn't for you, send it back in a month. We pay for the stamp.",
    "The looms stop at noon on Friday. So do we, and the kettle goes on.",
    "There are two colours this year, oat and slate. We tried green. It looked like soup.",
    "A quilt takes us nine days. You can have it for forty years, so that seems fair.",
    "You asked about moths. Cedar helps, and so does using the thing.",
    "The mill shop opens at ten. Park by the river, and mind the geese.",
    "We've cut the price of the napkins, because we made too many. That's all there is to it.",
)


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
        (tmp_path / "approved" / f"{number}.txt").write_text(APPROVED[number], "utf-8")
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


def project(folder: Path) -> Path:
    """Twelve approved texts of a mill and one in German, and three English texts about to go out."""
    (folder / "approved").mkdir()
    (folder / "campaign").mkdir()
    for number in range(12):
        (folder / "approved" / f"{number}.txt").write_text(APPROVED[number], "utf-8")
    (folder / "approved" / "laken.txt").write_text(GERMAN, "utf-8")
    for number in range(3):
        words = (
            f"Sheet {number} is the ULTIMATE luxury!!! Utilize our premium sleep solutions now and transform your nights forever, bestie!"
        )
        (folder / "campaign" / f"{number}.txt").write_text(words, "utf-8")
    (folder / "consistency.toml").write_text(
        '[brand]\nname = "Larkrise"\n[campaign]\nlaunch = 2027-03-01\n'
        '[[source]]\nchannel = "website"\npath = "campaign"\n[[baseline]]\nchannel = "website"\npath = "approved"\n',
        "utf-8",
    )
    return folder


def test_approved_copy_in_another_language_teaches_no_voice_and_is_told(tmp_path: Path) -> None:
    learned = baseline_of(load_settings(project(tmp_path)))
    assert len(learned.edition.baseline.texts) == 12
    assert [line.code for one in learned.collections for line in one.unreadable] == ["REA93"]


def test_what_is_not_in_english_changes_no_verdict_of_what_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def verdicts() -> dict[str, tuple[str, float]]:
        run(["scan", str(tmp_path), "--format", "json"])
        report = json.loads(capsys.readouterr().out)
        voices = {one["locator"]: one["voice"] for one in report["touchpoints"] if "laken" not in one["locator"]}
        return {locator: (voice["verdict"], voice["score"]) for locator, voice in voices.items()}

    campaign = project(tmp_path) / "campaign"
    for number in range(3):
        (campaign / f"{number}.txt").unlink()
    for number in range(20, 32):
        words = f"We wove sheet {number} on an old loom in the mill. It came out soft, and it is with you by Thursday if you ask today."
        (campaign / f"{number}.txt").write_text(words, "utf-8")
    mild = "We wove sheet nine in the mill, and you will find that it is a most comfortable one."
    (campaign / "mild.txt").write_text(f"{mild} It came out soft, and we would be delighted to bring it to you by Thursday.", "utf-8")
    before = verdicts()
    for number in range(20):
        (campaign / f"laken{number}.txt").write_text(f"{number} {GERMAN}", "utf-8")
    assert verdicts() == before


def test_a_scan_says_of_a_very_long_text_that_its_end_was_not_heard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "\n".join(f"We wove sheet {number} on an old loom." for number in range(501))
    (project(tmp_path) / "campaign" / "long.txt").write_text(words, "utf-8")
    run(["scan", str(tmp_path), "--format", "json"])
    notes = json.loads(capsys.readouterr().out)["notes"]
    assert "campaign/long.txt: its first 500 sentences were scored, the others were not." in notes
