"""The comparison with peers: material, what is missing, ratios, and the script that stands for plain libraries."""

import json
import re
import sys
from pathlib import Path

import pytest

from benchmarks import naive, peers
from benchmarks.contenders import CONTENDERS, OURS, measured
from benchmarks.generate import write_project


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("peers")
    write_project(folder, 40, "folder")
    return folder


def figures(**other):
    return {"clock": 2.0, "busy": 2.0, "all busy": 3.0, "all clock": 3.5, "peak": 100.0, "made": 1.0} | other


def test_everybody_is_told_of_and_every_peer_says_what_it_needs():
    assert CONTENDERS.keys() == peers.TOLD.keys()
    assert CONTENDERS.keys() - OURS == peers.NEEDS.keys()


def test_all_are_given_the_copy_of_every_touchpoint(project):
    material = peers.material_of(project)
    assert len(material["texts"]) == 40
    assert all(one["text"] == "\n\n".join(one["sentences"]) for one in material["texts"])
    assert len(material["approved"]) > 20
    assert peers.told(material).startswith("40 touchpoints, ")


def test_our_voice_is_measured_on_every_text(project, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    made = measured(CONTENDERS["voice"], json.loads(json.dumps(peers.material_of(project))), project)
    assert made["made"] == 40
    assert 0 < made["busy"] <= made["all busy"]


def test_a_peer_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(peers.NEEDS, "proselint", ("json", "no_such_module"))
    assert peers.missing(Path(sys.executable), "proselint") == "no_such_module"


def test_ratios_are_of_the_processor_time():
    text = peers.table({"voice": figures(), "proselint": figures(busy=5.0)}, "voice")
    assert text.splitlines()[-1].endswith("| 2.50 |")
    text = peers.table({"scan": figures(), "naive": figures(**{"all busy": 6.0})}, "scan")
    assert text.splitlines()[-1].endswith("| 2.00 |")


def test_the_goal_is_held_against_embedding_alone():
    found = {"scan": figures(), "sentence-transformers": figures(busy=3.1)}
    assert peers.goal(found).endswith("is reached.")
    found["sentence-transformers"]["busy"] = 2.9
    assert peers.goal(found).endswith("is not reached.")


def test_the_plain_script_reads_what_the_scan_reads_and_finds_the_planted_conflict(project):
    found = list(naive.touchpoints(project / "campaign"))
    assert len(found) == 40
    assert any(one.links for one in found)
    for one in found:
        one.sentences = one.text.replace("\n", " ").split(". ")
        one.offers = dict(naive._offers(one))
    conflicts = {what for _, _, what in naive._conflicts(found)}
    assert len(conflicts) == 1


def test_a_scan_again_reads_what_was_changed_and_says_what_a_first_one_says(tmp_path, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    write_project(tmp_path, 100, "folder")
    first = CONTENDERS["again"]({}, tmp_path)()
    assert peers.change(tmp_path, 100, 1) == 1
    again = CONTENDERS["again"]({}, tmp_path)()
    assert b"Since week 1" not in first
    assert without_time(again) == without_time(CONTENDERS["scan"]({}, tmp_path)())
    assert without_time(again) != without_time(first)


def without_time(report: bytes) -> bytes:
    return re.sub(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:[\d.]+)?", b"", report)


def test_what_a_scan_again_costs_is_told_as_a_share():
    said = peers.sparing({"scan": figures(**{"all busy": 20.0}), "again": figures(**{"all busy": 3.0})})
    assert "3.0 s of the processor" in said
    assert "15% of the 20.0 s" in said
