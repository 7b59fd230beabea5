"""A baseline in the hands of its users: learned, kept, scored against, looked into."""

from __future__ import annotations

import itertools
import json
import shutil

import numpy as np
import pandas as pd
import pytest

import consistency
from consistency.assets import asset
from consistency.cli import run
from consistency.errors import BaselineError
from consistency.library.errors import LibraryError
from tests.voice.approved import APPROVED, BRAND, FORMAL, ON_VOICE

HYPE = (
    "Get ready for AMAZING deals!!! We're thrilled to announce the most epic sale in the history of ever. Buy now or cry later, bestie! "
    "This is going to change absolutely everything about how you shop."
)


def test_a_text_is_scored_with_what_shows_it_and_what_would_help(baseline) -> None:
    told = baseline.score(HYPE, "email")
    assert told.verdict is consistency.VoiceVerdict.DRIFT
    assert told.score < told.yardstick.low
    assert all(HYPE[one.start : one.end] == one.quote for one in told.evidence)
    assert any(one.replacement for one in told.suggestions)


def test_a_guide_that_cannot_be_read_is_told_where_a_text_is_scored(tmp_path) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(asset("corpora/demo-brand"), folder)
    (folder / "brand/voice-guide.md").unlink()
    learned = consistency.learn(folder)
    with pytest.warns(UserWarning, match="GUI01"):
        learned.score(HYPE, "email")


def test_nothing_to_judge_is_said_to_be_so(baseline) -> None:
    assert baseline.score("").verdict is consistency.VoiceVerdict.CANNOT_TELL


def test_many_are_scored_as_one_is(baseline, campaign) -> None:
    told = baseline.score_all([HYPE, *campaign], "email")
    assert [one.locator for one in told] == ["text 1", *(one.locator for one in campaign)]
    assert told[0].p_value == pytest.approx(baseline.score(HYPE, "email").p_value)
    assert baseline.score_all([]) == ()


@pytest.mark.parametrize("rows", [["Come aboard.", None], ["Come aboard.", float("nan")]])
def test_a_row_without_text_is_told_by_its_number(baseline, rows) -> None:
    with pytest.raises(LibraryError, match="LIB10 text 2: this is no text"):
        baseline.score_all(rows)
    with pytest.raises(LibraryError, match="LIB10 text 2: this is no text"):
        consistency.learn(rows, name="Ferrow")
    with pytest.raises(LibraryError, match="LIB10 text: this is no text"):
        baseline.score(rows[1])


def test_a_frame_is_asked_for_its_column(baseline) -> None:
    copy = pd.DataFrame({"text": ["Come aboard.", HYPE], "channel": ["email", "email"]})
    with pytest.raises(LibraryError, match=r'LIB10: this is a data frame.*frame\["text"\]'):
        baseline.score_all(copy)
    assert len(baseline.score_all(copy["text"])) == 2


def test_one_text_is_not_taken_for_many(baseline) -> None:
    with pytest.raises(LibraryError, match="LIB10: this is one text"):
        baseline.score_all(HYPE)


def test_a_file_that_there_is_not_is_told_so(tmp_path) -> None:
    with pytest.raises(consistency.ConsistencyError, match=r"BAS02.*there is no such file"):
        consistency.Baseline.read(tmp_path / "none.baseline")


def test_what_is_learned_from_settings_judges_by_them_as_the_command_does(tmp_path, capsys) -> None:
    (tmp_path / "guide.md").write_text("# Words\n\n| We say | We don't say |\n|---|---|\n| boat | vessel |\n")
    (tmp_path / "approved.jsonl").write_text("\n".join(json.dumps({"text": one}) for one in APPROVED))
    source = '[[baseline]]\nchannel = "email"\npath = "approved.jsonl"\ncolumns = { text = "text" }\n[voice]\nfalse_alarms = 0.4\n'
    (tmp_path / "consistency.toml").write_text(f'[brand]\nname = "{BRAND}"\nguide = "guide.md"\n{source}')
    text = "The vessel is AMAZING!!! It is an unforgettable experience, and the vessel awaits YOU!!! We sail in winter too."
    learned = consistency.learn(tmp_path)
    told = learned.score(text, "email")
    assert run(["score", "--text", text, "--channel", "email", "--settings", str(tmp_path), "--format", "json"]) == 0
    asked = json.loads(capsys.readouterr().out)
    assert [one.replacement for one in told.suggestions] == [one["replacement"] for one in asked["suggestions"]]
    assert any("boat" in (one.replacement or "").lower() for one in told.suggestions)
    longer = [f"{one} {another}" for one, another in itertools.pairwise([*APPROVED, FORMAL, ON_VOICE])]
    usual = learned.score_all(longer, "email")
    asked_for, other = (learned.score_all(longer, "email", false_alarms=share) for share in (0.4, 0.05))
    assert [one.verdict for one in usual] == [one.verdict for one in asked_for] != [one.verdict for one in other]


@pytest.mark.parametrize("wrong", [0, 0.5, 5])
def test_a_share_that_is_none_is_refused(baseline, wrong) -> None:
    with pytest.raises(LibraryError, match="LIB04: false_alarms"):
        baseline.score_all(["a"], false_alarms=wrong)


def test_a_baseline_is_kept_whole_in_one_file(baseline, tmp_path) -> None:
    baseline.write(tmp_path / "brand.baseline")
    again = consistency.Baseline.read(str(tmp_path / "brand.baseline"))
    assert (again.name, again.version, again.summary) == (baseline.name, baseline.version, baseline.summary)
    assert again.score_all([HYPE])[0].p_value == pytest.approx(baseline.score_all([HYPE])[0].p_value)
    with pytest.raises(BaselineError, match="BAS02"):
        consistency.Baseline.read(tmp_path / "nowhere")


def test_texts_teach_what_their_folder_teaches(baseline, tmp_path) -> None:
    from consistency.assets import asset

    approved = consistency.read_touchpoints(asset("corpora/demo-brand"), "baseline")
    own = consistency.learn(approved, "Ternaway Kites")
    assert own.summary.touchpoints == baseline.summary.touchpoints
    assert consistency.compare(own, baseline).distance == pytest.approx(0, abs=0.1)
    with pytest.raises(LibraryError, match="LIB07: the texts say nothing of who speaks"):
        consistency.learn(["a text"])
    with pytest.raises(BaselineError, match="BAS01"):
        consistency.learn(["one text that is long enough to count"], "Brand")


@pytest.mark.parametrize(("space", "columns"), [("traits", None), ("voice", None), ("topic", 384)])
def test_texts_have_a_place_in_every_space(baseline, campaign, space, columns) -> None:
    own, told = baseline.vectors(space=space), baseline.vectors(campaign, space)
    assert own.shape == (len(baseline.to_frame("texts")), told.shape[1])
    assert told.shape[0] == len(campaign)
    assert columns in (None, told.shape[1])
    assert own.dtype == np.float64
    assert np.isfinite(own).all()


def test_what_texts_are_about_tells_other_things_than_how_they_sound(baseline) -> None:
    kite, kite_hype, tax = (
        "Fly the kite low over the wet sand.",
        "FLY this AMAZING kite NOW!!!",
        "File the tax return by the end of the month.",
    )
    topic = baseline.vectors([kite, kite_hype, tax], "topic")
    assert topic[0] @ topic[1] > topic[0] @ topic[2]
    assert np.linalg.norm(topic, axis=1) == pytest.approx(1)
    assert (baseline.vectors([""], "topic") == 0).all()
    assert [baseline.vectors([], space).shape for space in ("traits", "topic")] == [(0, len(baseline.trait_names)), (0, topic.shape[1])]


def test_a_baseline_of_numbers_alone_knows_no_topics(baseline, tmp_path) -> None:
    baseline.write(tmp_path / "numbers.baseline", with_sentences=False)
    numbers = consistency.Baseline.read(tmp_path / "numbers.baseline")
    assert numbers.vectors().shape == baseline.vectors().shape
    with pytest.raises(LibraryError, match="LIB06"):
        numbers.vectors(space="topic")
    with pytest.raises(LibraryError, match="LIB01: there is no table 'tone'"):
        baseline.vectors(space="tone")


def test_traits_of_texts_stand_beside_the_brands_range(baseline) -> None:
    told = baseline.traits_of([HYPE]).set_index("trait")
    assert set(told.index) <= set(baseline.trait_names)
    hype = told.loc["exclamation marks"] if "exclamation marks" in told.index else told.iloc[told["deviation"].abs().argmax()]
    assert hype["value"] > hype["high"]
    assert hype["deviation"] > 2


def test_the_own_copy_is_held_against_the_rest_of_it(baseline) -> None:
    told = baseline.to_frame("texts")
    assert told["p_value"].between(0, 1).all()
    assert (told["p_value"] < 0.05).mean() < 0.2
    ranges = baseline.to_frame("traits")
    assert (ranges["low"] <= ranges["high"]).all()
    assert set(ranges[ranges["channel"] != "all"]["channel"]) <= set(baseline.summary.channels)


def test_a_sample_is_smaller_and_the_same_each_time(baseline) -> None:
    some = baseline.sample(20, seed=3)
    assert some.summary.touchpoints == 20
    assert some.version == baseline.sample(20, seed=3).version != baseline.sample(20, seed=4).version
    assert baseline.sample(baseline.summary.touchpoints).version == baseline.version
    with pytest.raises(LibraryError, match="LIB04: 999 texts are more than"):
        baseline.sample(999)
    with pytest.raises(BaselineError, match="BAS01"):
        baseline.sample(2)


def test_power_says_what_would_be_found(baseline) -> None:
    power = baseline.power()
    assert 0 <= power.false_alarms <= 0.2
    assert all(list(found) == sorted(found) for found in power.found.values())


def test_a_purpose_that_is_none_is_refused() -> None:
    from consistency.assets import asset

    with pytest.raises(LibraryError, match="LIB01: there is no purpose 'approved'"):
        consistency.read_touchpoints(asset("corpora/demo-brand"), "approved")
