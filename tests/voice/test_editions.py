"""Baselines know what they were made of, and keep the approved sentences unless told not to."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from consistency.assets import asset
from consistency.baseline import Baseline, Edition, edition_of, examples_of, learn, load_stored, save
from consistency.baseline.publish import find, publish_file, read_index
from consistency.cli import run
from consistency.cli.learn import learn as learn_command
from consistency.encoders.onnx import MiniLM
from consistency.errors import BaselineError
from consistency.flows.baseline import baseline_at, learn_project, open_baseline
from consistency.records.touchpoint import Role
from consistency.represent import represent_all
from consistency.represent.dials import packaged_dials
from consistency.settings import load_settings
from tests.voice.approved import BRAND, approved_readings


@pytest.fixture
def edition(baseline: Baseline) -> Edition:
    return edition_of(baseline, [BRAND], ["approved.jsonl"], "minilm")


def test_the_order_and_place_of_texts_do_not_change_the_version(edition: Edition, encoder: MiniLM) -> None:
    readings = [replace(one, touchpoint=replace(one.touchpoint, locator=f"moved/{one.touchpoint.locator}")) for one in approved_readings()]
    turned = edition_of(learn(BRAND, represent_all(readings[::-1], encoder, [BRAND])), [BRAND], ["elsewhere"], "minilm")
    assert turned.version == edition.version
    fewer = edition_of(learn(BRAND, represent_all(readings[1:], encoder, [BRAND])), [BRAND], [], "minilm")
    assert fewer.version != edition.version


def test_the_name_that_is_given_is_masked_beside_the_settings_own(tmp_path: Path) -> None:
    (tmp_path / "approved.jsonl").write_text("\n".join(json.dumps({"text": one.touchpoint.text}) for one in approved_readings()))
    source = '[[baseline]]\nchannel = "email"\npath = "approved.jsonl"\ncolumns = { text = "text" }\n'
    (tmp_path / "consistency.toml").write_text(f'[brand]\nname = "Ferrow"\naliases = ["FL"]\n{source}')
    edition = learn_project(load_settings(tmp_path), name=BRAND).edition
    assert (edition.baseline.name, edition.names) == (BRAND, (BRAND, "Ferrow", "FL"))


def test_sentences_are_kept_unless_told_not_to(edition: Edition, tmp_path: Path) -> None:
    save(edition, tmp_path / "full")
    save(edition, tmp_path / "numbers", with_sentences=False)
    assert b"lighthouse" not in (tmp_path / "numbers").read_bytes()
    full, numbers = load_stored(tmp_path / "full"), load_stored(tmp_path / "numbers")
    assert full.has_sentences
    assert not numbers.has_sentences
    assert full.learned().version == numbers.learned().version == edition.version
    assert full.origins == ("approved.jsonl",)
    save(numbers.learned(), tmp_path / "again")
    assert load_stored(tmp_path / "again").learned().baseline.words == edition.baseline.words


def test_roles_and_pages_of_terms_are_kept(edition: Edition, encoder: MiniLM, tmp_path: Path) -> None:
    first, *others = edition.baseline.texts
    roles = (Role.TITLE, *first.roles[1:])
    described = replace(edition, baseline=replace(edition.baseline, texts=(replace(first, roles=roles, is_of_terms=True), *others)))
    save(replace(described, dials=packaged_dials().version), tmp_path / "full")
    save(described, tmp_path / "numbers", with_sentences=False)
    learned = open_baseline(tmp_path / "full")
    assert tuple(segment.role for segment in learned.approved[0].segments) == roles
    title = learned.approved[0].slice(learned.approved[0].segments[0])
    assert title not in {example.evidence.quote for example in examples_of(learned.approved)}
    for kept in (learned.edition, open_baseline(tmp_path / "numbers").edition):
        assert [text.is_of_terms for text in kept.baseline.texts] == [True, *[False] * len(others)]
    save(replace(described, dials="en_voice dials 0"), tmp_path / "older")
    assert open_baseline(tmp_path / "older", encoder).edition.baseline.texts[0].is_of_terms


def test_tone_is_kept_and_of_other_dials_let_go(edition: Edition, encoder: MiniLM, tmp_path: Path) -> None:
    dialled = replace(edition, dials=packaged_dials().version)
    save(dialled, tmp_path / "kept")
    kept = open_baseline(tmp_path / "kept").edition
    assert kept.dials == packaged_dials().version
    before, after = (np.concatenate([text.dials for text in one.baseline.texts]) for one in (edition, kept))
    assert np.array_equal(before, after)
    save(replace(dialled, dials="en_voice dials 0"), tmp_path / "numbers", with_sentences=False)
    assert all(text.dials is None for text in open_baseline(tmp_path / "numbers").edition.baseline.texts)
    save(replace(dialled, dials="en_voice dials 0"), tmp_path / "older")
    again = open_baseline(tmp_path / "older", encoder).edition
    assert again.dials == packaged_dials().version
    assert all(text.dials is not None for text in again.baseline.texts)


def test_a_file_of_the_format_before_is_read(edition: Edition, encoder: MiniLM, tmp_path: Path) -> None:
    save(edition, tmp_path / "new")
    with np.load(tmp_path / "new") as stored:
        arrays = {name: stored[name] for name in stored.files}
    about = json.loads(bytes(arrays["about"]).decode()) | {"schema": "consistency-baseline/2"}
    del about["dials"]
    with (tmp_path / "old").open("wb") as stream:
        np.savez_compressed(stream, **{**arrays, "about": np.frombuffer(json.dumps(about).encode(), np.uint8)})
    learned = open_baseline(tmp_path / "old", encoder).edition
    assert learned.version == edition.version
    assert learned.dials == packaged_dials().version


@pytest.mark.parametrize("with_sentences", [True, False])
def test_a_file_from_before_the_lexis_is_read_again_or_learned_again(
    edition: Edition, encoder: MiniLM, tmp_path: Path, with_sentences: bool
) -> None:
    save(replace(edition, baseline=replace(edition.baseline, version="en_voice 5.1")), tmp_path / "new", with_sentences=with_sentences)
    with np.load(tmp_path / "new") as stored:
        arrays = {name: stored[name] for name in stored.files if name != "lexis"}
    about = json.loads(bytes(arrays["about"]).decode()) | {"schema": "consistency-baseline/3"}
    with (tmp_path / "old").open("wb") as stream:
        np.savez_compressed(stream, **{**arrays, "about": np.frombuffer(json.dumps(about).encode(), np.uint8)})
    if with_sentences:
        learned = open_baseline(tmp_path / "old", encoder).edition
        assert [text.lexis.tolist() for text in learned.baseline.texts] == [text.lexis.tolist() for text in edition.baseline.texts]
    else:
        with pytest.raises(BaselineError) as caught:
            open_baseline(tmp_path / "old", encoder)
        assert caught.value.error_code == "BAS03"


def test_a_baseline_of_an_older_model_is_read_again_from_its_sentences(edition: Edition, encoder: MiniLM, tmp_path: Path) -> None:
    older = replace(edition, baseline=replace(edition.baseline, version="en_voice 0.1"))
    save(older, tmp_path / "old")
    save(older, tmp_path / "numbers", with_sentences=False)
    learned = open_baseline(tmp_path / "old", encoder).edition
    assert learned.baseline.version == edition.baseline.version
    assert learned.version == edition.version
    with pytest.raises(BaselineError) as caught:
        open_baseline(tmp_path / "numbers", encoder)
    assert caught.value.error_code == "BAS03"


def test_publishing_counts_up_and_settings_name_it(edition: Edition, encoder: MiniLM, tmp_path: Path) -> None:
    file, shelf = tmp_path / "f.baseline", tmp_path / "baselines"
    save(edition, file)
    first, is_new = publish_file(edition, file, shelf)
    assert (first.reference, is_new) == ("ferrow-line@1", True)
    assert publish_file(edition, file, shelf) == (first, False)
    other = edition_of(learn(BRAND, represent_all(approved_readings()[3:], encoder, [BRAND])), [BRAND], [], "minilm")
    save(other, file)
    second, _ = publish_file(other, file, shelf)
    assert [one.reference for one in read_index(shelf)] == ["ferrow-line@1", "ferrow-line@2"]
    assert find("ferrow-line@latest", shelf) == find("ferrow-line@2", shelf) == find(f"ferrow-line@{second.digest[:12]}", shelf)
    (tmp_path / "consistency.toml").write_text(f'[brand]\nname = "{BRAND}"\n[voice]\nbaseline = "ferrow-line@1"\n')
    assert baseline_at(tmp_path, encoder=encoder).edition.version == edition.version


def test_a_file_of_an_older_model_is_published_as_it_was_read_again(edition: Edition, encoder: MiniLM, tmp_path: Path) -> None:
    save(replace(edition, baseline=replace(edition.baseline, version="en_voice 0.1")), tmp_path / "old")
    made, _ = publish_file(open_baseline(tmp_path / "old", encoder).edition, tmp_path / "old", tmp_path / "baselines")
    assert load_stored(find(made.reference, tmp_path / "baselines")).version == made.model == edition.baseline.version


def test_what_is_not_published_or_was_changed_is_refused(edition: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, shelf = tmp_path / "f.baseline", tmp_path / "baselines"
    save(edition, file)
    made, _ = publish_file(edition, file, shelf)
    (tmp_path / "consistency.toml").write_text(f'[brand]\nname = "{BRAND}"\n[voice]\nbaseline = "ferrow-line@7"\n')
    assert run(["voice", str(tmp_path)]) == 3
    told = capsys.readouterr().err
    assert f"{tmp_path / 'consistency.toml'}:4" in told
    assert "ferrow-line@1" in told
    (shelf / made.file).write_bytes(b"other")
    with pytest.raises(BaselineError) as caught:
        find("ferrow-line@1", shelf)
    assert caught.value.error_code == "BAS06"
    (shelf / "index.json").write_text('{"schema": "consistency-baselines/1", "baselines": [{"file": "../../x"}]}')
    with pytest.raises(BaselineError) as damaged:
        read_index(shelf)
    assert damaged.value.error_code == "BAS05"


def test_learning_from_settings_reads_the_approved_copy_alone(encoder: MiniLM, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(asset("corpora/demo-brand"), tmp_path / "demo"))
    shutil.rmtree(folder / "campaign")
    learned = learn_project(load_settings(folder), encoder=encoder)
    assert learned.edition.baseline.name == "Ternaway Kites"
    assert len(learned.edition.baseline.texts) == 40
    assert learned.edition.names == ("Ternaway Kites", "Ternaway")
    save(learned.edition, tmp_path / "a")
    save(learn_project(load_settings(folder), encoder=encoder).edition, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_was_not_read_is_told_and_changes_the_exit_code(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(asset("corpora/demo-brand"), tmp_path / "demo"))
    shutil.rmtree(folder / "baseline/docs")
    done = CliRunner().invoke(learn_command, [str(folder), "-o", str(tmp_path / "x")], standalone_mode=False)
    assert done.return_value == 4
    assert "REA01 baseline/docs" in done.stderr
    assert "version " in done.stderr


def test_texts_without_a_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n")
    assert run(["learn", "--texts", str(tmp_path / "x.jsonl"), "-o", str(tmp_path / "y")]) == 1
    assert "--name" in capsys.readouterr().err


def test_settings_without_approved_copy_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "consistency.toml").write_text('[brand]\nname = "x"\n')
    assert run(["learn", str(tmp_path), "-o", str(tmp_path / "y")]) == 3
    assert "CFG09" in capsys.readouterr().err


def test_numbers_that_do_not_belong_to_the_texts_are_refused(edition: Edition, tmp_path: Path) -> None:
    save(edition, tmp_path / "x")
    with np.load(tmp_path / "x") as stored:
        arrays = {name: stored[name] for name in stored.files}
    about = json.loads(bytes(arrays["about"]).decode())
    about["texts"][0]["sentences"] += 1
    with (tmp_path / "y").open("wb") as stream:
        np.savez_compressed(stream, **{**arrays, "about": np.frombuffer(json.dumps(about).encode(), np.uint8)})
    with pytest.raises(BaselineError) as caught:
        load_stored(tmp_path / "y")
    assert caught.value.error_code == "BAS02"
