"""Grammar is counted from the shipped pipeline: pushed one way, the counts move that way, and topic moves none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from consistency.assets import asset
from consistency.errors import ModelError
from consistency.represent.features import FEATURES
from consistency.represent.syntax import SYNTAX_FEATURES, count_syntax, pooled_syntax, rates_of_syntax
from consistency.represent.syntax_parse import FOLDER, load_syntax

COLUMN = {feature.name: column for column, feature in enumerate(SYNTAX_FEATURES)}


def counted(sentence: str, name: str) -> float:
    return float(count_syntax([sentence])[0, COLUMN[name]])


def rate(sentences: list[str], name: str) -> float:
    return float(pooled_syntax(count_syntax(sentences))[COLUMN[name]])


@pytest.mark.parametrize(
    "sentence", ["Choose a size and add it to your bag.", "Please call us today.", "Don't wait.", "Open the box.", "Bring a friend!"]
)
def test_an_imperative_counts_as_one(sentence: str) -> None:
    assert counted(sentence, "imperative clauses") >= 1


@pytest.mark.parametrize(
    "sentence", ["We open the box.", "You can choose a size.", "The shop will close at five.", "They want to call us."]
)
def test_a_statement_is_no_imperative(sentence: str) -> None:
    assert counted(sentence, "imperative clauses") == 0


@pytest.mark.parametrize(
    "sentence", ["Your order was sent by our team.", "The box is packed by hand.", "All parts are tested before they leave."]
)
def test_a_passive_counts_as_one(sentence: str) -> None:
    assert counted(sentence, "passive clauses") >= 1


@pytest.mark.parametrize("sentence", ["Our team sent your order.", "We pack the box by hand.", "We test all parts before they leave."])
def test_an_active_clause_is_no_passive(sentence: str) -> None:
    assert counted(sentence, "passive clauses") == 0


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Do you like it?", "inverted questions"),
        ("What would you like to see?", "wh-questions"),
        ("If you need help, call us.", "adverbial clauses first"),
        ("Call us if you need help.", "adverbial clauses after"),
        ("The people who made it live here.", "relative clauses"),
        ("We would love to see you.", "modal verbs"),
        ("We have seen it.", "perfects"),
        ("We are looking for a new home.", "progressives"),
        ("There is a new way to pay.", "expletives"),
        ("It's faster than before.", "comparatives"),
        ("It is the best way.", "superlatives"),
        ("You can sign up here.", "particles of verbs"),
        ("We don't share it.", "negated clauses"),
        ("You decide.", "subjects in the second person"),
        ("Red, white and green.", "lists of three"),
        ("And we love it.", "openings with a conjunction"),
        ("A simple new way to pay.", "stacked adjectives"),
        ("A brand new look.", "verbless sentences"),
    ],
)
def test_a_construction_is_counted_where_it_is(sentence: str, name: str) -> None:
    assert counted(sentence, name) >= 1
    assert counted("We made it.", name) == 0


def test_padding_raises_what_nominal_style_is_made_of() -> None:
    plain = ["We check every bag.", "We tell you when we change something."]
    padded = [
        "The verification of each item is performed by the department.",
        "Notification of the modification of the arrangement is provided.",
    ]
    for name in ("nominalised nouns", "passive clauses", "phrases on nouns", "noun heads"):
        assert rate(padded, name) > rate(plain, name), name
    assert rate(padded, "pronoun subjects") < rate(plain, "pronoun subjects")


def test_topic_words_swapped_change_little() -> None:
    frame = "We roast the {} on Monday, and you can taste the {} when it is fresh."
    texts = [frame.format(first, second) for first, second in (("beans", "coffee"), ("nuts", "butter"), ("peppers", "sauce"))]
    rows = count_syntax(texts)
    for row in rows[1:]:
        assert np.abs(row - rows[0]).sum() <= 0.06 * rows[0].sum()


def test_brand_and_noun_count_alike() -> None:
    masked, plain = count_syntax(["BRAND sent the order on Monday.", "Anna sent the order on Monday."])
    assert np.abs(masked - plain).sum() <= 4


def test_counts_add_up_and_do_not_depend_on_the_batch() -> None:
    sentences = ["We pack the box by hand.", "", "Do you like it?", "...", "Call us if you need help, and ask for NAME."]
    together = count_syntax(sentences)
    assert together.shape == (len(sentences), len(SYNTAX_FEATURES))
    assert together.dtype == np.float32
    np.testing.assert_array_equal(together, np.concatenate([count_syntax([sentence]) for sentence in sentences]))
    np.testing.assert_array_equal(count_syntax(sentences[::-1])[::-1], together)
    assert not together[1].any()


def test_no_sentences_are_no_rows() -> None:
    assert count_syntax([]).shape == (0, len(SYNTAX_FEATURES))
    assert not pooled_syntax(count_syntax([])).any()


def test_rates_divide_by_their_unit() -> None:
    counts = count_syntax(["The big red bag and the blue bag are here."])
    by_noun = COLUMN["adjectives on nouns"]
    assert rates_of_syntax(counts)[0, by_noun] == pytest.approx(counts[0, by_noun] / counts[0, COLUMN["noun heads"]])
    np.testing.assert_allclose(rates_of_syntax(counts)[0], pooled_syntax(counts))


def test_an_endless_sentence_is_counted() -> None:
    counts = count_syntax(["and more " * 400])
    assert np.isfinite(counts).all()
    assert counts[0, COLUMN["parsed words"]] > 700


def test_features_are_documented_and_named_once() -> None:
    names = [feature.name for feature in SYNTAX_FEATURES]
    assert len(set(names)) == len(names)
    assert not set(names) & {feature.name for feature in FEATURES}
    assert all(feature.definition and feature.per in {"word", "sentence", "noun", "verb", "clause"} for feature in SYNTAX_FEATURES)


def test_a_missing_or_damaged_pipeline_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_syntax(tmp_path / "nowhere")
    assert caught.value.error_code == "MOD21"
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 3\n")
    with pytest.raises(ModelError) as caught:
        load_syntax(tmp_path)
    assert caught.value.error_code == "MOD21"


def test_the_card_names_the_folder_s_sha256() -> None:
    folder, whole = asset(FOLDER), hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    assert whole.hexdigest() in folder.with_suffix(".md").read_text("utf-8")


def test_nothing_of_the_treebank_is_shipped() -> None:
    strings = (asset(FOLDER) / "vocab" / "strings.json").read_text("utf-8")
    assert "nsubj:pass" in strings
    assert '"Google"' not in strings
