"""The voice benchmark's arithmetic, against the definitions written out on tiny made data."""

import json
import math
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from benchmarks.voice.__main__ import main
from benchmarks.voice.brands import cross_trials, topics_of, trials
from benchmarks.voice.figures import Bar, Figure, Grid, Section
from benchmarks.voice.human import opening, rungs_of
from benchmarks.voice.judges import Judged, reading_of
from benchmarks.voice.length import Tested as OfLength
from benchmarks.voice.length import cut, line
from benchmarks.voice.material import Piece
from benchmarks.voice.measures import auc, mean, overlaps, share
from benchmarks.voice.rewrites import Pair, averaged, figures_of, folds
from benchmarks.voice.table import markdown, tally
from benchmarks.voice.tone import figure_of
from benchmarks.voice.vectors import KeptLayers, Store
from consistency.encoders.hashing import Hashing
from consistency.represent import represent


def by_definition(good, bad):
    return sum((g > b) + 0.5 * (g == b) for g, b in product(good, bad)) / (len(good) * len(bad))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ([0.9, 0.8], [0.1, 0.2]),
        ([0.1], [0.9]),
        ([0.5, 0.5, 0.7], [0.5, 0.2]),
        ([1.0] * 3, [1.0] * 4),
        ([3, 1, 4, 1, 5], [9, 2, 6, 5, 3, 5]),
    ],
)
def test_the_area_is_the_chance_that_a_good_one_is_above_a_bad_one(good, bad):
    assert auc(good, bad) == pytest.approx(by_definition(good, bad))


def test_nothing_to_compare_is_no_number():
    assert math.isnan(auc([], [1.0]))
    assert math.isnan(share([]))
    assert mean([math.nan, None, 2.0]) == 2.0


@pytest.mark.parametrize(
    ("quote", "planted", "expected"),
    [
        ("We’re thrilled!", "we're thrilled to bits", True),
        ("Order by noon and relax", "Order by noon", True),
        ("one two three four", "four five six seven", False),
        ("", "anything", False),
    ],
)
def test_quotations_overlap_on_half_of_the_shorter_ones_words(quote, planted, expected):
    assert overlaps(quote, planted) is expected


def pair(brand, severity, original, rewrite, *, flagged=(False, True), quotes=("Buy it now",)):
    row = {"id": "x", "brand": brand, "severity": severity, "kind": "hype", "quotes": ["Buy it now, friends!"]}
    return Pair(row, Judged(original, original, flagged[0]), Judged(rewrite, rewrite, flagged[1], quotes))


def test_pairs_are_measured_by_brand_and_brands_weigh_alike():
    easy = [pair("a", "clear", 0.9, 0.1), pair("a", "subtle", 0.8, 0.2, quotes=("Something else entirely here",))]
    hard = [pair("b", "clear", 0.5, 0.6, flagged=(True, False))]
    first = figures_of(easy)
    assert (first["AUC"], first["AUC clear"], first["AUC subtle"]) == (1.0, 1.0, 1.0)
    assert first["evidence on a planted quote"] == 0.5
    both = averaged(easy * 5 + hard)
    assert both["AUC"] == 0.5
    assert both["AUC subtle"] == 1.0
    assert both["false alarms"] == both["recall"] == both["below its own original"] == 0.5


def rewrites_of(brand, number):
    return [
        {"id": f"{brand}{n}", "brand": brand, "channel": "ads", "original": f"Original {brand} {n}.", "rewrite": "!"} for n in range(number)
    ]


def test_without_other_texts_the_originals_serve_in_quarters_and_none_is_its_own_baseline():
    found = list(folds(rewrites_of("Ferrow", 8), None))
    assert [len(fold.pairs) for fold in found] == [2, 2, 2, 2]
    for fold in found:
        assert len(fold.baseline) == 6
        assert not {row["original"] for row in fold.pairs} & {piece.text for piece in fold.baseline}


def test_a_text_that_holds_the_original_is_no_baseline():
    pool = [
        {"brand": "Ferrow", "channel": "ads", "text": "Before. ORIGINAL Ferrow, 0"},
        {"brand": "Ferrow", "channel": "ads", "text": "Ours"},
        {"brand": "Other", "channel": "ads", "text": "Theirs"},
    ]
    (fold,) = folds(rewrites_of("Ferrow", 1), pool)
    assert [piece.text for piece in fold.baseline] == ["Ours"]


def organisation(brand):
    channels = ("blog", "docs")
    return [
        {"brand": brand, "channel": channels[n % 2], "path": f"{n}", "repo": brand, "masked": f"{brand} wrote about kettles {n % 7} times"}
        for n in range(80)
    ]


def test_trials_keep_pages_and_brands_apart():
    rows = organisation("Ferrow") + organisation("Holm")
    found = list(trials(rows, topics_of(rows), 1))
    assert [trial.brand for trial in found] == ["Ferrow", "Holm"]
    for trial in found:
        assert len(trial.baseline) == 30
        assert not set(trial.baseline) & set(trial.own)
        assert {rows[row]["brand"] for some in trial.strangers.values() for row in some} == {"Ferrow", "Holm"} - {trial.brand}
        pairs = zip(trial.own, trial.strangers["same channel"], strict=True)
        assert all(rows[own]["channel"] == rows[other]["channel"] for own, other in pairs)
        assert set(trial.far) < set(trial.own)


def test_across_channels_the_baseline_has_none_of_the_tested_channel():
    rows = organisation("Ferrow") + organisation("Holm")
    for trial in cross_trials(rows, 2):
        tested = {rows[row]["channel"] for row in (*trial.own, *trial.strangers["cross-channel"])}
        assert len(tested) == 1
        assert tested.isdisjoint(rows[row]["channel"] for row in trial.baseline)


def test_lengths_are_cut_in_whole_sentences_and_joined_inside_a_channel():
    import random

    sentence = "We pack every kettle by hand today. "
    stock = [Piece(f"{n}", channel, sentence * 4) for n in range(4) for channel in ("ads", "email")]
    short = list(cut(stock, 15, {}, random.Random(1)))
    assert len(short) == 8
    assert all(12 <= len(piece.text.split()) <= 18 and piece.text.endswith("today.") for piece in short)
    long = list(cut(stock, 75, {}, random.Random(1)))
    assert [piece.channel for piece in long] == ["ads", "email"]
    assert all(60 <= len(piece.text.split()) <= 90 for piece in long)


def test_a_cut_of_a_restyled_text_holds_what_was_planted():
    import random

    text = "We pack every kettle by hand today. Grab yours before it is too late now. It boils in three quiet minutes flat."
    planted = {"p/r": ["Grab yours before it is too late now."]}
    (piece,) = cut([Piece("p/r", "ads", text)], 8, planted, random.Random(3))
    assert piece.text == "Grab yours before it is too late now."


def test_rates_by_length_count_the_level_and_the_verdict_apart():
    some = [
        OfLength(15, drifted, Judged(0, chance, flag))
        for drifted, chance, flag in [(False, 0.04, False), (False, 0.5, False), (True, 0.001, True)]
    ]
    assert line("all", 15, some) == ("all", 15, 2, 0.5, 0.0, 1, 1.0, 1.0)


def test_quantiles_are_made_of_their_own_sentences():
    rungs = rungs_of([(float(n), f"s{n}") for n in range(50)], 5, "made")
    assert [len(own) for own in rungs] == [2] * 5
    assert {word for piece in rungs[4] for word in piece.text.split()} == {f"s{n}" for n in range(40, 50)}
    assert opening("one two\n" * 200).count("\n") == 84


def test_bars_and_tables_say_what_was_met():
    figures = [Figure("a", 0.97, Bar(0.965)), Figure("b", 0.08, Bar(0.03, 0.07)), Figure("c", math.nan, Bar(0.5)), Figure("d", 3.0)]
    section = Section("Made", figures, [Grid("g", ("x", "y"), (("row", 0.25),))])
    assert [figure.verdict for figure in figures] == ["met", "missed", "missed", ""]
    text = markdown([section])
    assert "| b | 0.080 | 0.03–0.07 | missed |  |" in text
    assert "| row | 0.250 |" in text
    assert tally([section]) == "1 of 3 bars met"
    assert json.loads(json.dumps(section.as_json(), allow_nan=False))["figures"][2]["value"] is None


def test_missing_data_is_said_and_never_a_traceback(tmp_path: Path, capsys):
    assert main(["--data", str(tmp_path / "none")]) == 2
    assert "is no folder" in capsys.readouterr().err
    assert main(["--data", str(tmp_path), "--only", "rewrites,cases", "--cache", str(tmp_path)]) == 2
    assert "drift_rewrites/dev.jsonl is missing" in " ".join(capsys.readouterr().out.split()).replace(" ", " ")


@pytest.mark.parametrize(
    "row", [("a", 0.9), ("a", 0.9, 0.8), ("a", 0.9, 0.8, "n"), {"what": "a", "value": 0.9, "bar": 0.8}, Figure("a", 0.9)]
)
def test_rows_of_the_dials_become_figures(row):
    figure = figure_of(row)
    assert (figure.what, figure.value) == ("a", 0.9)
    assert figure.verdict in {"", "met"}


def test_kept_layers_are_read_from_any_thread_and_made_once(tmp_path: Path) -> None:
    layers = KeptLayers(Store(tmp_path / "vectors.sqlite"))
    made = represent(reading_of(Piece("one", "social", "We post it today. Don't wait!")), layers)
    assert made.probes.shape[0] == 2
    again = KeptLayers(Store(tmp_path / "vectors.sqlite"))
    again._encoder = Hashing()
    assert np.array_equal(represent(reading_of(Piece("one", "social", "We post it today. Don't wait!")), again).probes, made.probes)
