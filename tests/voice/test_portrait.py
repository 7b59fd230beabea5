"""The portrait of a voice: traits, examples, channels and power are what the copy shows, and the pages show them."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from consistency.baseline import Baseline, Edition, edition_of, learn, load_stored, save
from consistency.baseline.apart import chances, channel_pairs, distance, without
from consistency.baseline.typical import _showable
from consistency.cli import run
from consistency.encoders.onnx import MiniLM
from consistency.flows.portrait import portrait_of
from consistency.records.portrait import Portrait
from consistency.reports.portrait_html import portrait_html
from consistency.reports.portrait_text import portrait_lines
from consistency.represent import represent_all
from consistency.represent.features import FEATURES
from consistency.represent.usual import channel_habits
from tests.voice.approved import APPROVED, BRAND, HYPED, approved_readings, reading_of


@pytest.fixture(scope="module")
def edition(baseline: Baseline) -> Edition:
    return edition_of(baseline, [BRAND], ["approved.jsonl"], "minilm")


@pytest.fixture(scope="module")
def portrait(edition: Edition) -> Portrait:
    return portrait_of(edition)


def test_traits_are_the_brands_own(portrait: Portrait) -> None:
    by_name = {trait.name: trait for trait in portrait.traits}
    assert by_name["sentence length"].says == "shorter sentences"
    assert by_name["sentence length"].brand.middle < by_name["sentence length"].usual
    assert by_name["contractions"].distance > 0
    assert by_name["exclamation marks"].brand.high == 0
    assert set(by_name["sentence length"].channels) == {"email", "social", "website"}
    ordered = [abs(trait.distance) for trait in portrait.traits]
    assert ordered == sorted(ordered, reverse=True)


def test_examples_stand_in_the_copy_once(portrait: Portrait) -> None:
    for examples in (portrait.typical, portrait.distinctive):
        assert len(examples) == 6
        assert len({one.locator for one in examples}) == 6
        assert {one.channel for one in examples} == {"email", "social", "website"}
        assert all(any(one.quote in text for text in APPROVED) for one in examples)


def test_a_sentence_in_another_voice_is_not_typical(encoder: MiniLM) -> None:
    readings = [*approved_readings(), reading_of(HYPED, "hyped")]
    portrait = portrait_of(edition_of(learn(BRAND, represent_all(readings, encoder, [BRAND])), [BRAND], [], "minilm"))
    assert "hyped" not in {one.locator for one in portrait.typical}


def test_channels_say_what_to_add(portrait: Portrait) -> None:
    assert {one.name: one.texts for one in portrait.channels} == {"email": 7, "social": 7, "website": 6}
    assert all(one.strength in {"thin", "too thin"} for one in portrait.channels)
    assert all(re.fullmatch(r"Add about [\d,]+ words of \w+ in \d+ texts\.", one.advice) for one in portrait.channels)


def test_channels_of_one_voice_lie_near_and_one_in_another_voice_far(portrait: Portrait, encoder: MiniLM) -> None:
    assert all(pair.apart < 0.3 for pair in portrait.pairs)
    assert len(portrait.pairs) == 3
    assert {pair.verdict for pair in portrait.pairs} <= {"alike", "cannot tell"}
    loud = [text.replace(".", "!!!").upper() for text in APPROVED[:8]]
    shouted = [reading_of(f"{HYPED} {text}", f"s{number}", "ads") for number, text in enumerate(loud)]
    moved = learn(BRAND, represent_all([*approved_readings(), *shouted], encoder, [BRAND]))
    furthest = channel_pairs(moved, channel_habits())[0]
    assert "ads" in {furthest.one, furthest.other}
    assert furthest.apart > max(0.5, furthest.chance)
    assert furthest.verdict == "two voices"
    assert "exclamation" in " ".join(furthest.differs) or "hype" in " ".join(furthest.differs)


def test_two_voices_are_told_among_many_channels_too(baseline: Baseline, encoder: MiniLM) -> None:
    many = [replace(text, channel=f"channel {number}") for number in range(10) for text in baseline.texts[:8]]
    shouted = represent_all([reading_of(f"{HYPED} {text}", "s", "ads") for text in APPROVED[:8]], encoder, [BRAND])
    pairs = channel_pairs(replace(baseline, texts=(*many, *shouted)), {})
    assert len(pairs) == 55
    assert {pair.verdict for pair in pairs if "ads" in {pair.one, pair.other}} == {"two voices"}
    assert {pair.verdict for pair in pairs if "ads" not in {pair.one, pair.other}} <= {"alike", "cannot tell"}


def test_what_any_brand_does_in_a_channel_is_taken_off() -> None:
    import numpy as np

    habits = channel_habits()
    names = [feature.name for feature in FEATURES]
    assert habits["ads"][names.index("sentence length")] < habits["website"][names.index("sentence length")]
    assert without(np.ones(4), np.ones(4)).tolist() == [0, 0, 0, 0]
    assert without(np.ones(4), 2 * np.ones(4)).tolist() == [0, 0, 0, 0]
    assert without(np.ones(4), 0.5 * np.ones(4)).tolist() == [0.5, 0.5, 0.5, 0.5]
    assert without(np.zeros(4), np.ones(4)).tolist() == [0, 0, 0, 0], "a brand that does not follow the habit is not moved off by it"
    assert distance(np.ones(4), 0.0) == 1
    assert distance(np.ones(4), 2.0) == 0


def test_chance_reaches_further_the_fewer_texts_there_are() -> None:
    import numpy as np

    rows = np.random.default_rng(1).normal(size=(80, 20))
    few, many = (float(np.quantile(chances(rows[:n], n // 2, np.ones(20)), 0.95)) for n in (10, 80))
    assert few > 2 * many > 0


def test_power_rises_with_size_and_length(portrait: Portrait) -> None:
    power = portrait.power
    assert power.texts == 20
    assert power.false_alarms <= 0.15
    for shares in power.found.values():
        assert list(shares) == sorted(shares)
    assert max(shares[-1] for shares in power.found.values()) > 0.5
    assert set(power.kinds) >= {"hype", "formal", "slang"}


def test_the_same_edition_gives_the_same_pages(edition: Edition, portrait: Portrait) -> None:
    assert portrait_of(edition) == portrait
    assert portrait_html(portrait, "1") == portrait_html(portrait, "1")


def test_the_page_is_whole_and_asks_for_nothing(portrait: Portrait) -> None:
    hostile = replace(portrait, brand="<script>alert(1)</script>", origins=("<img src=x>",))
    page = portrait_html(hostile, "1").decode()
    assert "<script" not in page
    assert "<img" not in page
    assert not re.findall(r"(?:src|href)=\"(?!#)", page)
    assert page.count("<svg") >= 5
    assert page.rstrip().endswith("</html>")
    for example in portrait.typical:
        assert html.escape(example.quote, quote=False).replace("'", "&#39;").replace('"', "&#34;") in page


def test_a_baseline_without_sentences_has_a_portrait_without_examples(edition: Edition, tmp_path: Path) -> None:
    save(edition, tmp_path / "numbers", with_sentences=False)
    portrait = portrait_of(load_stored(tmp_path / "numbers").learned())
    assert portrait.typical == portrait.distinctive == ()
    assert b"Most like you" not in portrait_html(portrait, "1")
    assert "Most like you" not in "\n".join(portrait_lines(portrait))


@pytest.mark.parametrize("width", [80, 100])
def test_no_line_runs_over(portrait: Portrait, width: int) -> None:
    assert max(map(len, portrait_lines(portrait, width))) <= width


def test_the_command_writes_every_format(edition: Edition, portrait: Portrait, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(edition, tmp_path / "b")
    assert run(["voice", str(tmp_path / "b")]) == 0
    shown = capsys.readouterr().out
    assert "What it would find" in shown
    assert max(map(len, shown.splitlines())) <= 140
    assert run(["voice", str(tmp_path / "b"), "-o", str(tmp_path / "v.html")]) == 0
    assert (tmp_path / "v.html").read_bytes().startswith(b"<!doctype html>")
    assert run(["voice", str(tmp_path / "b"), "-o", str(tmp_path / "v.json")]) == 0
    assert json.loads((tmp_path / "v.json").read_text())["version"] == portrait.version
    assert run(["voice", str(tmp_path / "b"), "-o", str(tmp_path / "v.xyz")]) == 1


@pytest.mark.parametrize(
    ("quote", "is_shown"),
    [
        ("Bring your own lot along today | Ferrow Pottery", False),
        ("Bring your own lot along today · Ferrow", False),
        ("Bring your own lot along today, and stay.", True),
    ],
)
def test_what_a_page_is_called_shows_no_voice(quote: str, is_shown: bool) -> None:
    text = represent_all([reading_of(quote, "page", "website")], MiniLM(), [])[0]
    whole = replace(text, text=quote, spans=((0, len(quote)),))
    assert bool(list(_showable(whole))) is is_shown
