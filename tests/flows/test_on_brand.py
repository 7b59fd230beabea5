import shutil
from datetime import UTC, datetime

import pytest

from consistency.assets import asset
from consistency.baseline import save
from consistency.baseline.publish import publish_file, read_index
from consistency.flows.baseline import baseline_of, bundled
from consistency.flows.on_brand import (
    ProposalError,
    added,
    approve,
    drop,
    outlook,
    places,
    proposal,
    proposals,
    propose,
    standing,
    take_out,
)
from consistency.flows.read import CACHE
from consistency.records.baseline_change import Harm
from consistency.settings import load_settings

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXT = "Wind from the west at nine. We flew the Larkspur off the pier and nobody got wet. Bring a sandwich."


@pytest.fixture(scope="module")
def learned():
    return baseline_of(load_settings(asset("corpora/demo-brand")))


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(asset("corpora/demo-brand"), tmp_path / "demo", ignore=shutil.ignore_patterns(CACHE))


def with_baseline(folder, learned, name, *, is_published=False):
    """The brand's settings with a kept baseline."""
    save(learned.edition, folder / "own.baseline")
    if is_published:
        publish_file(learned.edition, folder / "own.baseline", folder / "baselines", "kites")
    settings = folder / "consistency.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[voice]\nbaseline = "{name}"\n', "utf-8")
    return load_settings(folder)


def test_a_proposal_waits_and_is_judged_by_only_once_it_is_approved(folder, learned):
    project, encoder = load_settings(folder), bundled()
    one = propose(project, TEXT, "email", "edi", NOW, why="ours")
    assert proposals(project) == (one,)
    assert added(project) == ()
    seen = outlook(project, one, learned, encoder)
    assert (seen.change.new_texts, seen.change.verdict) == (seen.change.old_texts + 1, Harm.HARMLESS)
    place = approve(project, one, learned, encoder)
    assert place == seen.place
    assert (folder / place).read_text("utf-8") == one.text
    assert added(project) == (place,)
    assert proposals(project) == ()
    assert len(baseline_of(project, encoder=encoder).edition.marks) == seen.change.new_texts


@pytest.mark.parametrize("damage", ["{", "[]", '{"at": "yesterday"}', "{}"])
def test_a_proposal_that_somebody_broke_is_told(folder, damage):
    project = load_settings(folder)
    propose(project, TEXT, "email", "edi", NOW)
    (file,) = (folder / ".consistency" / "proposals").glob("*.json")
    file.write_text(damage, "utf-8")
    with pytest.raises(ProposalError, match=r"PRO08 .*holds no proposal"):
        proposals(project)


def test_copy_that_is_taken_out_again_is_judged_by_no_longer(folder, learned):
    project, encoder = load_settings(folder), bundled()
    place = approve(project, propose(project, TEXT, "email", "edi", NOW), learned, encoder)
    assert take_out(project, place).strip() == TEXT
    assert baseline_of(project, encoder=encoder).edition.digest == learned.edition.digest


@pytest.mark.parametrize("place", ["baseline/email/seam-notice.eml", "../secret.txt", "baseline/email/../../consistency.toml"])
def test_nothing_else_can_be_taken_out(folder, place):
    with pytest.raises(ProposalError, match="not approved from here"):
        take_out(load_settings(folder), place)


def test_the_same_copy_is_one_proposal_and_another_channel_is_another(folder):
    project = load_settings(folder)
    first = propose(project, TEXT, "email", "edi", NOW)
    assert propose(project, f"  {TEXT}\n\n", "email", "vic", NOW).id == first.id
    assert propose(project, TEXT, "social", "edi", NOW).id != first.id
    drop(project, first.id)
    with pytest.raises(ProposalError, match="no copy waits"):
        proposal(project, first.id)


def test_a_kept_baseline_is_learned_anew_in_its_file(folder, learned):
    project, encoder = with_baseline(folder, learned, "own.baseline"), bundled()
    one = propose(project, TEXT, "email", "edi", NOW)
    assert approve(project, one, baseline_of(project, encoder=encoder), encoder) == "own.baseline"
    assert len(baseline_of(project, encoder=encoder).edition.marks) == len(learned.edition.marks) + 1


def test_a_published_baseline_gets_its_next_version(folder, learned):
    project, encoder = with_baseline(folder, learned, "kites@latest", is_published=True), bundled()
    one = propose(project, TEXT, "email", "edi", NOW)
    assert approve(project, one, baseline_of(project, encoder=encoder), encoder) == "kites@2"
    assert [entry.version for entry in read_index(folder / "baselines")] == [1, 2]


def test_settings_that_keep_to_one_version_are_left_as_they_are(folder, learned):
    project = with_baseline(folder, learned, "kites@1", is_published=True)
    with pytest.raises(ProposalError, match="kites@1") as refused:
        propose(project, TEXT, "email", "edi", NOW)
    assert refused.value.error_code == "PRO05"


def test_a_channel_without_a_place_and_empty_copy_are_refused(folder):
    project = load_settings(folder)
    with pytest.raises(ProposalError, match="telegrams"):
        propose(project, TEXT, "telegrams", "edi", NOW)
    with pytest.raises(ProposalError, match="no copy"):
        propose(project, " \n", "email", "edi", NOW)
    assert "email" in places(project)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Get ready for our AMAZING, best-in-class kites!!! We are thrilled to leverage the ULTIMATE wind for you today!", "drift"),
        ("Kites here.", "cannot-tell"),
        (TEXT, "on-voice"),
    ],
)
def test_an_outlook_tells_what_the_voice_so_far_says_of_the_copy(folder, learned, text, verdict):
    project = load_settings(folder)
    so_far = outlook(project, propose(project, text, "email", "edi", NOW), learned, bundled()).so_far
    assert standing(so_far)["verdict"] == verdict
    assert (so_far.p_value < project.settings.voice.false_alarms) == (verdict == "drift")
